"""Measure the general lexicon of positions on bench/stances.yaml: issues without phrases.

usage: python bench/stances.py [tune|held] [--misses]
Exact: the stance of the five, or none. Sign: for, against, neither, or none.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from onrecord import parser
from onrecord.models import STANCES, Article, Codebook
from onrecord.render import rules

SHORT = dict(zip(("s", "lf", "n", "la", "o"), STANCES, strict=True)) | {"none": "none"}
SIGN = dict(zip((*STANCES, "none"), ("for", "for", "neither", "against", "against", "none"), strict=True))


def read(issue: dict[str, Any], sentence: str) -> tuple[str, str]:
    """Return the stance that the parser reads in one sentence on one issue, and the rule that gave it."""
    codebook = Codebook.model_validate({"issues": {"it": {k: issue[k] for k in ("proposition", "topic")}}})
    found = parser.read(Article(id="a", published="2021-03-05", body=sentence), codebook).statements
    judged = [judgement for statement in found for judgement in statement.judgements]
    return (judged[0].stance, f"{rules.stance(judged[0])}: {judged[0].evidence}") if judged else ("none", "")


def main(half: str, *, misses: bool) -> None:
    """Print the accuracy of one half of the table, and which signs are taken for which."""
    cases = yaml.safe_load((Path(__file__).parent / "stances.yaml").read_text(encoding="utf-8"))[half]
    exact = right = total = 0
    confused: Counter[tuple[str, str]] = Counter()
    for issue in cases:
        for sentence, short in issue["cases"]:
            expected, (got, why) = SHORT[short], read(issue, sentence)
            total += 1
            exact += expected == got
            right += SIGN[expected] == SIGN[got]
            confused[SIGN[expected], SIGN[got]] += 1
            if misses and expected != got:
                print(f"  {expected:13} {got:13} {sentence}  [{why}]")
    print(f"{half}: {total} statements, exact {exact / total:.2f}, sign {right / total:.2f}")
    print("  " + ", ".join(f"{a} as {b} {n}" for (a, b), n in confused.most_common() if a != b))


if __name__ == "__main__":
    for name in ("tune", "held"):
        if name in sys.argv or not {"tune", "held"} & set(sys.argv):
            main(name, misses="--misses" in sys.argv)
