"""How good the coders are on one dossier: on its fully coded articles, each coded by what the others teach."""

from onrecord.evaluation.evaluation import FEWEST, MORE, Evaluation, Point, Row, Wordings, evaluate, is_possible
from onrecord.evaluation.intervals import Interval

__all__ = ["FEWEST", "MORE", "Evaluation", "Interval", "Point", "Row", "Wordings", "evaluate", "is_possible"]
