"""From mentions to actors: each text's speakers in order."""

import pytest
from speaking import SAID, resolved, speakers

from onrecord.drafting import parse
from onrecord.models import Article, Codebook
from onrecord.parser.compiled import CompiledCodebook
from onrecord.parser.speakers.speaker import SpeakerKind, SpeakerRule


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
        # a title in short, a party's member, a description: the subject since the last statement, not who spoke
        ("Bob Lind" + SAID + " Sen. Ann Cole was blunter. The senator" + SAID, ["Bob Lind", "Ann Cole"]),
        ("Bob Lind" + SAID + " Vice Adm. Ann Cole was blunter. The admiral" + SAID, ["Bob Lind", "Ann Cole"]),
        ("Bob Lind" + SAID + " Sen. Ann Cole was blunter. The Westland Republican" + SAID, ["Bob Lind", "Ann Cole"]),
        ("Bob Lind" + SAID + " Sen. Ann Cole was blunter. The lawmaker" + SAID, ["Bob Lind", "Ann Cole"]),
        ("Bob Lind" + SAID + " Speaking in Rome, Dr. Ann Cole sighed. She" + SAID, ["Bob Lind", "Ann Cole"]),
        ("Maria Duarte and Karl Berg met. Both" + SAID, ["Maria Duarte + Karl Berg"]),
        # not those who spoke before: somebody else and officials
        (
            "Norlandic and Sudlandic officials" + SAID + " The watchdog and Norlandic officials" + SAID,
            ["unnamed Norlandic officials + unnamed Sudlandic officials", "unnamed Norlandic officials"],
        ),
        # a country by its office
        # pronouns
        ("Maria Duarte" + SAID + " She" + SAID, ["Maria Duarte", "Maria Duarte"]),
        # bodies, countries and capitals speak
        ("The Harbour Office" + SAID, ["Harbour Office"]),
        ("The Port Authority" + SAID, ["Harbour Office"]),
        ("Norland" + SAID, ["Norland"]),
        ("Norburg" + SAID, ["Norland"]),
        ("Norland's Foreign Ministry" + SAID, ["Norlandic Foreign Ministry"]),
        ("A Harbour Office spokesman" + SAID, ["Harbour Office"]),
        # joint speakers, with marks of their parties; those who signed a letter
        ("Åsa Lindström (N-Lund) and Maria Duarte (S-Vik)" + SAID, ["Åsa Lindström + Maria Duarte"]),
        ("Åsa Lindström (N-Lund), Karl Berg (N-Lund) and Maria Duarte (S-Vik)" + SAID, ["Åsa Lindström + Karl Berg + Maria Duarte"]),
        ("It was made by Åsa Lindström (N-Lund), and Maria Duarte (S-Vik)" + SAID, ["Maria Duarte"]),
        ("Åsa Lindström and Maria Duarte" + SAID, ["Åsa Lindström + Maria Duarte"]),
        ("Åsa Lindström and Maria Duarte" + SAID + " The two" + SAID, ["Åsa Lindström + Maria Duarte"] * 2),
        ("Åsa Lindström and Maria Duarte" + SAID + " The lawmakers" + SAID, ["Åsa Lindström + Maria Duarte"] * 2),
        ("Åsa Lindström and two Sudlandic officials" + SAID, ["Åsa Lindström + unnamed Sudlandic officials"]),
        ("Maria Duarte, Åsa Lindström and a diplomat" + SAID, ["Maria Duarte + Åsa Lindström + unnamed diplomat"]),
        ("Maria Duarte, a lawyer and a mother of two," + SAID, ["Maria Duarte"]),
        # one of those named, and nothing tells which
        ("Åsa Lindström or Maria Duarte" + SAID, ["Åsa Lindström or Maria Duarte"]),
        ("Åsa Lindström, Karl Berg or Maria Duarte" + SAID, ["Åsa Lindström or Karl Berg or Maria Duarte"]),
        ("The Harbour Office or Maria Duarte" + SAID, ["Harbour Office or Maria Duarte"]),
        ("Maria Duarte, mayor of Vik or Lund," + SAID, ["Maria Duarte"]),
        # unnamed speakers are typed by party and number
        ("Two unnamed Norlandic officials" + SAID, ["unnamed Norlandic officials"]),
        ("A source familiar with the matter" + SAID, ["unnamed source"]),
        ("A senior Sudlandic official" + SAID + " The source" + SAID, ["unnamed Sudlandic official"] * 2),
        # unknown to the codebook, known by the text
        ("Analyst Petra Novak of the River Institute" + SAID, ["Petra Novak"]),
        # two actors share a surname: the one whom the text has named, else nobody
        ("Karl Berg" + SAID + " Berg" + SAID, ["Karl Berg", "Karl Berg"]),
        ("Berg" + SAID, ["Karl Berg or Joao Berg"]),
        ("Karl Berg" + SAID + " Joao Berg" + SAID + " Berg" + SAID, ["Karl Berg", "Joao Berg", "Karl Berg or Joao Berg"]),
        # ... or whom the surname alone has meant before the other came
        ("Karl Berg" + SAID + " Berg left. Joao Berg" + SAID + " Berg" + SAID, ["Karl Berg", "Joao Berg", "Karl Berg"]),
        ("Dr. Ann Cole came. Cole sang. Her son, Dr. Jan Cole, wept. Cole" + SAID, ["Ann Cole"]),
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
def test_speakers(text: str, expected: list[str], scheme: CompiledCodebook) -> None:
    assert speakers(text, scheme) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zenith" + SAID, ["Zenith"]),
        ("Zenith’s board" + SAID, ["Zenith"]),
        ("Zenith Rail staff" + SAID, ["Zenith Rail"]),
        ("They met Zenith. Zenith staff" + SAID, ["Zenith"]),
        ("On Monday Zenith staff" + SAID, ["Zenith"]),
        ("The town has a council. Council staff" + SAID, ["Council"]),
        ("Rail staff" + SAID, []),
        ("They asked the zenith. Zenith" + SAID, []),
        ("Write to zenith.com or @zenith. Zenith" + SAID, ["Zenith"]),
        ("Nearly half of the town" + SAID, []),
        ("“It is over.” Sixty-six percent of the town" + SAID, []),
        ("Everyone" + SAID, []),
        ("Environmental groups" + SAID, ["unnamed groups"]),
    ],
)
def test_the_capital_that_opens_a_sentence_makes_no_name(
    text: str, expected: list[str], scheme: CompiledCodebook
) -> None:
    assert [who for who in speakers(text, scheme) if who] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A majority of voters" + SAID, ["unnamed voters"]),
        ("Forty-two percent of registered voters" + SAID, ["unnamed voters"]),
        ("43% of Lund voters" + SAID, ["unnamed voters"]),
        ("Two in ten voters" + SAID, ["unnamed voters"]),
        ("Nearly eight out of 10 voters" + SAID, ["unnamed voters"]),
        ("Some 20 percent of people" + SAID, ["unnamed people"]),
        ("Two of the engineers" + SAID, ["unnamed engineers"]),
        ("One of her warm-up speakers" + SAID, ["unnamed speaker"]),
        ("Most of the Norlandic engineers" + SAID, ["unnamed Norlandic engineers"]),
        ("A majority of towns" + SAID, []),
        ("The mood of voters" + SAID, []),
    ],
)
def test_a_part_is_of_those_whom_it_counts(text: str, expected: list[str], scheme: CompiledCodebook) -> None:
    assert [who for who in speakers(text, scheme) if who] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Zenith campaign" + SAID, ["Zenith campaign"]),
        ("On Monday the Mexican government" + SAID, ["Mexican government"]),
        ("A report by the River Institute" + SAID, ["River Institute"]),
        ("The board of Zenith" + SAID, ["Zenith"]),
        ("A report Tuesday from Zenith" + SAID, ["Zenith"]),
        ("A report released Friday" + SAID, []),
        ("The Republican nominee" + SAID, []),
        ("Aides to Mr. Sanders" + SAID, ["unnamed aides"]),
        ("A Sanders helicopter" + SAID, ["Sanders"]),
        ("The mood in Zenith" + SAID, []),
    ],
)
def test_a_name_in_a_mention_is_the_speaker_where_it_is_the_head(
    text: str, expected: list[str], scheme: CompiledCodebook
) -> None:
    assert [who for who in speakers(text, scheme) if who] == expected


def test_an_ambiguous_surname_says_so(scheme: CompiledCodebook) -> None:
    ((speaker,),) = resolved("Berg" + SAID, scheme)
    assert (speaker.kind, speaker.rule) == (SpeakerKind.AMBIGUOUS, SpeakerRule.SURNAME_OF_SEVERAL)
    assert (speaker.actor, speaker.party, speaker.candidates) == (
        "Karl Berg or Joao Berg",
        None,
        ("Karl Berg", "Joao Berg"),
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Karl Berg" + SAID + " Two officials" + SAID, [SpeakerKind.NAMED, SpeakerKind.UNNAMED]),
        ("A source" + SAID + " The source" + SAID + " He" + SAID, [SpeakerKind.UNNAMED] * 3),
        ("Berg" + SAID + " He" + SAID, [SpeakerKind.AMBIGUOUS] * 2),
    ],
)
def test_a_speaker_keeps_its_kind(text: str, kinds: list[SpeakerKind], scheme: CompiledCodebook) -> None:
    assert [speaker.kind for (speaker,) in resolved(text, scheme)] == kinds


def test_only_those_whom_one_mention_names_are_joint(scheme: CompiledCodebook) -> None:
    found = resolved("Åsa Lindström and Maria Duarte" + SAID + " They" + SAID + " She" + SAID, scheme)
    assert [[(s.joint, s.together) for s in each] for each in found] == [
        [(True, True)] * 2,
        [(False, True)] * 2,
        [(False, False)],
    ]


def test_a_pronoun_keeps_its_runner_up(scheme: CompiledCodebook) -> None:
    *_, (she,) = resolved("Åsa Lindström" + SAID + " Karl Berg and Maria Duarte came. She" + SAID, scheme)
    assert (she.actor, she.rule, she.detail) == ("Maria Duarte", SpeakerRule.PRONOUN_SUBJECT, "she")
    assert she.other == "Åsa Lindström"


@pytest.mark.parametrize(
    ("text", "actor", "other"),
    [
        ("Anna Berg said no. Maria Duarte thanked Olga Holm. She" + SAID, "Maria Duarte", "Olga Holm"),
        ("Anna Berg said no. Maria Duarte came. She" + SAID, "Maria Duarte", "Anna Berg"),
        ("Anna Berg said no. Maria Duarte thanked Karl Berg. She" + SAID, "Maria Duarte", "Anna Berg"),
    ],
)
def test_the_other_reading_of_a_pronoun_is_who_fits_and_is_named_nearest(scheme, text, actor, other) -> None:
    *_, (she,) = resolved(text, scheme)
    assert (she.actor, she.other) == (actor, other)


@pytest.mark.parametrize(
    ("body", "actor", "via"),
    [
        ("“The dam will be built,” Lindström was quoted as saying by the Daily Mirror.", "Åsa Lindström", ()),
        ("Lindström was quoted by Zenith as saying that the dam will be built.", "Åsa Lindström", ()),
        ("A Norlandic official was quoted by Zenith as saying the dam will be built.", "unnamed Norlandic official", ("Zenith",)),
        ("The dam will be built, Lindström said in remarks carried by the Daily Mirror.", "Åsa Lindström", ()),
        ("The dam will be built, the Daily Mirror reported, citing a Norlandic official.", "unnamed Norlandic official", ("Daily Mirror",)),
        ("“The dam will be built,” Lindström told the Daily Mirror.", "Åsa Lindström", ()),
    ],
)  # fmt: skip
def test_relays(body: str, actor: str, via: tuple[str, ...], scheme: CompiledCodebook, article: Article) -> None:
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
def test_in_an_answer_he_is_neither_who_answers_nor_who_asked(
    body: str, scheme: CompiledCodebook, article: Article
) -> None:
    found = parse(article.model_copy(update={"body": body}), scheme)
    assert found[-1].actor == "Karl Berg"


@pytest.mark.parametrize("label", ["QUESTION", "Question", "Q", "A", "Answer"])
def test_a_label_that_only_says_who_asks_or_answers_names_nobody(label: str, scheme: CompiledCodebook) -> None:
    text = f"{label}: The dam is bad.\n\nMARIA DUARTE: He knows.\n\n{label}: He said the dam was bad."
    assert speakers(text, scheme)[:3] == ["", "Maria Duarte", ""]


def test_an_outlet_takes_no_position_of_its_own(scheme: CompiledCodebook, article: Article) -> None:
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


def test_a_title_with_a_side_means_its_one_holder(article: Article) -> None:
    codebook = Codebook.model_validate(
        {
            "parties": {"left": {"name": "Left", "demonyms": ["Lefty"]}},
            "actors": [
                {"name": "Joe Roe", "party": "left", "roles": [{"title": "senator"}]},
                {"name": "Ann Poe", "party": "left", "roles": [{"title": "senate minority leader"}]},
            ],
            "issues": {"dam": {"proposition": "The dam should be built.", "topic": ["dam"]}},
        }
    )
    (claim,) = parse(article.model_copy(update={"body": "The Lefty leader rejected the dam."}), codebook)
    assert claim.actor == "Ann Poe"


@pytest.mark.parametrize(
    ("body", "actor", "via"),
    [
        ("The dam will be built, the Daily Mirror quoted Lindström as saying.", "Åsa Lindström", ()),
        ("The dam will be built, Coastline quoted Lindström as saying.", "Åsa Lindström", ()),
        ("The dam will be built, Karl Berg quoted Lindström as saying.", "Åsa Lindström", ("Karl Berg",)),
        ("The dam will be built, the Harbour Office quoted Lindström as saying.", "Åsa Lindström", ("Harbour Office",)),
        ("The dam will be built, the Daily Mirror quoted a source as saying.", "unnamed source", ("Daily Mirror",)),
        ("The Daily Mirror reported that Lindström had accepted the dam.", "Åsa Lindström", ("Daily Mirror",)),
        ("“The dam will be built,” Lindström told the Daily Mirror.", "Åsa Lindström", ()),
    ],
)  # fmt: skip
def test_who_carries_the_words_of_a_named_speaker_relays_nothing(
    body: str, actor: str, via: tuple[str, ...], scheme: CompiledCodebook, article: Article
) -> None:
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via) == (actor, via)


def test_a_position_reported_by_another_belongs_to_its_holder(scheme: CompiledCodebook, article: Article) -> None:
    body = "Daily Mirror reported on Monday that Norland has rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.via, claim.date, claim.date_basis) == (
        "Norland",
        ("Daily Mirror",),
        "2019-05-13",
        "reported",
    )


def test_an_unknown_name_takes_its_party_from_the_words_around_it(scheme: CompiledCodebook, article: Article) -> None:
    body = "Norlandic engineer Petra Novak rejected the dam."
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert (claim.actor, claim.party) == ("Petra Novak", "north")
