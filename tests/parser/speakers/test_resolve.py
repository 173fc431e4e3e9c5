"""From mentions to actors: each text's speakers in order."""

import pytest
from speaking import SAID, speakers

from onrecord.models import Article, Codebook
from onrecord.parser import parse
from onrecord.parser.compiled import Scheme
from onrecord.parser.run import find_attributions
from onrecord.parser.speakers.resolve import Discourse


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
        # joint speakers, with marks of their parties; those who signed a letter; a leader's party
        ("Åsa Lindström (N-Lund) and Maria Duarte (S-Vik)" + SAID, ["Åsa Lindström + Maria Duarte"]),
        ("Åsa Lindström (N-Lund), Karl Berg (N-Lund) and Maria Duarte (S-Vik)" + SAID, ["Åsa Lindström + Karl Berg + Maria Duarte"]),
        ("It was made by Åsa Lindström (N-Lund), and Maria Duarte (S-Vik)" + SAID, ["Maria Duarte"]),
        ("Karl Berg and Maria Duarte" + SAID + " “It is wet,” the letter says.", ["Karl Berg + Maria Duarte"] * 2),
        ("Karl Berg" + SAID + "\n\nIvo Stein said in Vik it was bad. His party" + SAID, ["Karl Berg", "Ivo Stein", "Ivo Stein"]),
        ("Åsa Lindström and Maria Duarte" + SAID, ["Åsa Lindström + Maria Duarte"]),
        ("Åsa Lindström and Maria Duarte" + SAID + " The two" + SAID, ["Åsa Lindström + Maria Duarte"] * 2),
        ("Åsa Lindström and Maria Duarte" + SAID + " The lawmakers" + SAID, ["Åsa Lindström + Maria Duarte"] * 2),
        # unnamed speakers are typed by party and number
        ("Two unnamed Norlandic officials" + SAID, ["unnamed Norlandic officials"]),
        ("A source familiar with the matter" + SAID, ["unnamed source"]),
        ("A senior Sudlandic official" + SAID + " The source" + SAID, ["unnamed Sudlandic official"] * 2),
        # unknown to the codebook, known by the text
        ("Analyst Petra Novak of the River Institute" + SAID, ["Petra Novak"]),
        # two actors share a surname: the one whom the text has named, else nobody
        ("Karl Berg" + SAID + " Berg" + SAID, ["Karl Berg", "Karl Berg"]),
        ("Berg" + SAID, ["Berg"]),
        # another forename is another person
        ("Norlandic Energy Minister Petra Berg" + SAID, ["Petra Berg"]),
        ("Sven Duarte" + SAID, ["Sven Duarte"]),
        ("The Duarte Institute" + SAID, ["Duarte Institute"]),
        ("M. Duarte" + SAID, ["Maria Duarte"]),
        # who only describes the speaker does not speak
        ("A person close to Maria Duarte" + SAID, ["unnamed source"]),
        ("Petra Novak, a spokeswoman for Maria Duarte," + SAID, ["Petra Novak"]),
        ("Secretary of State Maria Duarte" + SAID, ["Maria Duarte"]),
        # offices
        ("Norland's top diplomat" + SAID, ["Åsa Lindström"]),
        ("Maria Duarte" + SAID + " Her Norlandic counterpart" + SAID, ["Maria Duarte", "Åsa Lindström"]),
        ("Åsa Lindström met Maria Duarte. The foreign ministers" + SAID, ["Åsa Lindström + Maria Duarte"]),
        # a text's own introductions
        ("Engineer Petra Novak came. Novak" + SAID, ["Petra Novak"]),
        ("Ms. Duarte spoke. Mr. Lindström listened. She" + SAID, ["Maria Duarte"]),
        ("Maria Duarte" + SAID + " Karl Berg shook his head. He" + SAID, ["Maria Duarte", "Karl Berg"]),
        # countries by their people and governments
        ("The Norlandic government" + SAID, ["Norland"]),
        ("A Harbour Office spokesman" + SAID + " Spokesman Karl Berg" + SAID, ["Karl Berg", "Karl Berg"]),
        ("Spokesman Karl Berg" + SAID + " A Harbour Office spokesman" + SAID, ["Karl Berg", "Harbour Office"]),
        # one mention, two statements
        ("“The dam is good,” a diplomat said, adding that it was cheap.", ["unnamed diplomat", "unnamed diplomat"]),
        # a second one without a name is not the first
        ("A source in Norburg" + SAID + " Another source" + SAID, ["unnamed Norlandic official", "unnamed source"]),
        ("A diplomat" + SAID + " A second diplomat" + SAID + " The diplomat" + SAID, ["unnamed diplomat", "unnamed diplomat (2)", "unnamed diplomat (2)"]),
        ("A diplomat" + SAID + " Another diplomat" + SAID + " Another diplomat" + SAID, ["unnamed diplomat", "unnamed diplomat (2)", "unnamed diplomat (3)"]),
        ("Two Norlandic engineers" + SAID + " One of them" + SAID, ["unnamed Norlandic engineers", "unnamed Norlandic engineer"]),
        ("Norlandic and Sudlandic officials" + SAID, ["unnamed Norlandic officials + unnamed Sudlandic officials"]),
        ("A Pakistani expert" + SAID, ["unnamed Pakistani expert"]),
    ],
)  # fmt: skip
def test_speakers(text: str, expected: list[str], scheme: Scheme) -> None:
    assert speakers(text, scheme) == expected


def test_an_ambiguous_surname_says_so(scheme: Scheme) -> None:
    import datetime as dt

    text = "Berg" + SAID
    (speaker,) = Discourse(scheme.names, text, dt.date(2019, 5, 15)).resolve(find_attributions(text)[0])
    assert speaker.rule == "surname of Karl Berg or Joao Berg: nothing tells which"
    assert (speaker.party, speaker.other) == (None, "Karl Berg or Joao Berg")


def test_a_pronoun_keeps_its_runner_up(scheme: Scheme) -> None:
    import datetime as dt

    text = "Karl Berg" + SAID + " Maria Duarte" + SAID + " She" + SAID
    discourse = Discourse(scheme.names, text, dt.date(2019, 5, 15))
    *_, (she,) = (discourse.resolve(a) for a in find_attributions(text))
    assert (she.actor, she.rule, she.other) == ("Maria Duarte", "she: the last woman who spoke", "Karl Berg")


@pytest.mark.parametrize(
    ("body", "actor", "via"),
    [
        ("“The dam will be built,” Lindström was quoted as saying by the Daily Mirror.", "Åsa Lindström", ("Daily Mirror",)),
        ("The dam will be built, Lindström said in remarks carried by the Daily Mirror.", "Åsa Lindström", ("Daily Mirror",)),
        ("The dam will be built, the Daily Mirror reported, citing a Norlandic official.", "unnamed Norlandic official", ("Daily Mirror",)),
        ("“The dam will be built,” Lindström told the Daily Mirror.", "Åsa Lindström", ()),
        ("“Norland rejects the dam,” the Daily Mirror said.", "Norland", ("Daily Mirror",)),
    ],
)  # fmt: skip
def test_relays(body: str, actor: str, via: tuple[str, ...], scheme: Scheme, article: Article) -> None:
    found = parse(article.model_copy(update={"body": body}), scheme)
    assert [(claim.actor, claim.via) for claim in found] == [(actor, via)]


@pytest.mark.parametrize(
    "body",
    [
        "QUESTION: What now?\n\nMARIA DUARTE: Karl Berg was here. He rejected the dam.",
        "QUESTION: He met Karl Berg, and?\n\nMARIA DUARTE: He rejected the dam.",
        "Joao Berg rejected the dam.\n\nMARIA DUARTE: And Karl Berg? He is like a stone. He rejected the dam.",
    ],
)
def test_in_an_answer_he_is_neither_who_answers_nor_who_asked(body: str, scheme: Scheme, article: Article) -> None:
    found = parse(article.model_copy(update={"body": body}), scheme)
    assert found[-1].actor == "Karl Berg"


def test_an_outlet_takes_no_position_of_its_own(scheme: Scheme, article: Article) -> None:
    body = "The dam is a disaster, the Daily Mirror said. The dam is a disaster, according to the Evening Courier."
    assert parse(article.model_copy(update={"body": body}), scheme) == ()


@pytest.mark.parametrize(
    ("body", "actor", "party"),
    [
        ("Sen. Joe Roe (L-Norshire) rejected the dam.", "Joe Roe", "left"),
        ("Sen. Joe Roe, L-Norshire, rejected the dam.", "Joe Roe", "left"),
        ("Sen. Joe Roe (K-Norshire) rejected the dam.", "Joe Roe", "none"),
        ("The president rejected the dam.", "Walter Dunn", None),
        ("The union president rejected the dam.", "Dora Wray", None),
        ("President Dunn rejected the dam.", "Walter Dunn", None),
        ("The vice president rejected the dam.", "Vice President", None),
    ],
)
def test_marks_of_parties_and_offices(body: str, actor: str, party: str | None, article: Article) -> None:
    codebook = Codebook.model_validate(
        {
            "parties": {"left": {"name": "Left", "demonyms": ["Lefty"]}, "unions": {"demonyms": ["union"]}},
            "actors": [
                {"name": "Vice President", "kind": "person", "roles": [{"title": "vice president"}]},
                {"name": "Walter Dunn", "roles": [{"title": "president"}]},
                {"name": "Dora Wray", "party": "unions", "roles": [{"title": "union president"}]},
            ],
            "issues": {"dam": {"proposition": "The dam should be built.", "topic": ["dam"]}},
        }
    )
    (claim,) = parse(article.model_copy(update={"body": body}), codebook)
    assert (claim.actor, claim.party) == (actor, party)


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        (
            "Senator Joe Roe of Norshire spoke for an hour, and then, when it was late, Senator Ann Poe of Sudshire did. The Norshire Lefty rejected the dam.",
            "Joe Roe",
        ),
        ("Joe Roe of Norshire and Ann Poe of Sudshire met. The Sudshire Lefty rejected the dam.", "Ann Poe"),
        ("The Lefty leader rejected the dam.", "Ann Poe"),
        ("Sam Coe of Norshire came. The Norshire Lefty rejected the dam.", "Norshire Lefty"),
    ],
)
def test_somebody_is_called_by_his_side(body: str, actor: str, article: Article) -> None:
    codebook = Codebook.model_validate(
        {
            "parties": {"left": {"name": "Left", "demonyms": ["Lefty"]}},
            "actors": [
                {"name": "Joe Roe", "party": "left", "roles": [{"title": "senator"}]},
                {"name": "Ann Poe", "party": "left", "roles": [{"title": "senate minority leader"}]},
                {"name": "Sam Coe", "roles": [{"title": "senator"}]},
            ],
            "issues": {"dam": {"proposition": "The dam should be built.", "topic": ["dam"]}},
        }
    )
    (claim,) = parse(article.model_copy(update={"body": body}), codebook)
    assert claim.actor == actor


def test_who_quotes_is_a_relay(scheme: Scheme, article: Article) -> None:
    body = "The dam will be built, the Daily Mirror quoted Lindström as saying."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via) == ("Åsa Lindström", ("Daily Mirror",))


def test_a_position_reported_by_another_belongs_to_its_holder(scheme: Scheme, article: Article) -> None:
    body = "Daily Mirror reported on Monday that Norland has rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via, claim.date, claim.date_basis) == (
        "Norland",
        ("Daily Mirror",),
        "2019-05-13",
        "reported",
    )


def test_an_unknown_name_takes_its_party_from_the_words_around_it(scheme: Scheme, article: Article) -> None:
    body = "Norlandic engineer Petra Novak rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.party) == ("Petra Novak", "north")
