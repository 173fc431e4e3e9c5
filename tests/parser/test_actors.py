"""From mentions to actors: each text's speakers in order."""

import pytest

from onrecord.models import Article
from onrecord.parser import claims, parse
from onrecord.parser.actors import Discourse
from onrecord.parser.run import find_attributions

SAID = " said the dam was good."


def speakers(text: str, scheme: claims.Scheme) -> list[str]:
    import datetime as dt

    discourse = Discourse(scheme.names, text, dt.date(2019, 5, 15))
    return [" + ".join(s.actor for s in discourse.resolve(a)) for a in find_attributions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åsa Lindström" + SAID, ["Åsa Lindström"]),
        ("Asa Lindstrom" + SAID, ["Åsa Lindström"]),
        ("Norlandic Foreign Minister Åsa Lindström" + SAID, ["Åsa Lindström"]),
        ("Lindstrom" + SAID, ["Åsa Lindström"]),
        # titles: by holder and party, by who was named before
        ("The Norlandic foreign minister" + SAID, ["Åsa Lindström"]),
        ("Norland's foreign minister" + SAID, ["Åsa Lindström"]),
        ("The head of the Harbour Office" + SAID, ["Karl Berg"]),
        ("Maria Duarte" + SAID + " The minister" + SAID, ["Maria Duarte", "Maria Duarte"]),
        # pronouns
        ("Maria Duarte" + SAID + " She" + SAID, ["Maria Duarte", "Maria Duarte"]),
        # bodies, countries and capitals speak
        ("The Harbour Office" + SAID, ["Harbour Office"]),
        ("The Port Authority" + SAID, ["Harbour Office"]),
        ("Norland" + SAID, ["Norland"]),
        ("Norburg" + SAID, ["Norland"]),
        ("Norland's Foreign Ministry" + SAID, ["Norlandic Foreign Ministry"]),
        ("A Harbour Office spokesman" + SAID, ["Harbour Office"]),
        # joint speakers
        ("Åsa Lindström and Maria Duarte" + SAID, ["Åsa Lindström + Maria Duarte"]),
        # unnamed speakers are typed by party and number
        ("Two unnamed Norlandic officials" + SAID, ["unnamed Norlandic officials"]),
        ("A source familiar with the matter" + SAID, ["unnamed source"]),
        ("A senior Sudlandic official" + SAID + " The source" + SAID, ["unnamed Sudlandic official"] * 2),
        # unknown to the codebook, known by the text
        ("Analyst Petra Novak of the River Institute" + SAID, ["Petra Novak"]),
        # two actors share a surname: the one whom the text has named, else nobody
        ("Karl Berg" + SAID + " Berg" + SAID, ["Karl Berg", "Karl Berg"]),
        ("Berg" + SAID, [""]),
    ],
)  # fmt: skip
def test_speakers(text: str, expected: list[str], scheme: claims.Scheme) -> None:
    assert speakers(text, scheme) == expected


def test_who_quotes_is_a_relay(scheme: claims.Scheme, article: Article) -> None:
    body = "The dam will be built, the Daily Mirror quoted Lindström as saying."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via) == ("Åsa Lindström", ("Daily Mirror",))


def test_a_position_reported_by_another_belongs_to_its_holder(scheme: claims.Scheme, article: Article) -> None:
    body = "Daily Mirror reported on Monday that Norland has rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via, claim.date, claim.date_basis) == (
        "Norland",
        ("Daily Mirror",),
        "2019-05-13",
        "reported",
    )


def test_an_unknown_name_takes_its_party_from_the_words_around_it(scheme: claims.Scheme, article: Article) -> None:
    body = "Norlandic engineer Petra Novak rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.party) == ("Petra Novak", "north")
