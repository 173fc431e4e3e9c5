"""The stances of a text on an issue without phrases: what the tests of the stances ask."""

from onrecord.models import Article, Codebook
from onrecord.parser import prepare
from onrecord.parser.run import statements

DAM = ("The dam should be built.", ("dam",))
BAN = ("The ban should be lifted.", ("ban",))
PHONES = ("Phones should be banned.", ("phones", "ban"))
FINES = ("Fines should be imposed on polluters.", ("fines",))
RISK = ("The reactor is a danger to the town.", ("reactor",))


def stances(text, proposition, topic):
    codebook = Codebook.model_validate({"issues": {"it": {"proposition": proposition, "topic": topic}}})
    found = statements(Article(id="a", published="2021-03-05", body=text), prepare(codebook))
    return list(dict.fromkeys(judgement.stance for statement in found for judgement in statement.judged))
