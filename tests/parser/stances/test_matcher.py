"""Positions by the general lexicon alone: issues with a proposition and topic words, no phrases."""

import pytest
from stance_of import BAN, DAM, FINES, PHONES, RISK, stances

from onrecord.drafting import parse
from onrecord.models import Article, Codebook
from onrecord.parser import read
from onrecord.parser.stances import propositions
from onrecord.text import fold


@pytest.mark.parametrize(
    ("text", "issue", "expected"),
    [
        # nothing turned
        ("The minister backed the dam.", DAM, ["supports"]),
        ("The minister rejected the dam.", DAM, ["opposes"]),
        ("The minister said the dam would be a disaster.", DAM, ["opposes"]),
        # what stands behind "but" decides over worth, not over a side taken
        ("The minister said the dam was not popular, but he supported it.", DAM, ["supports"]),
        ("The minister said the dam was a gift but too expensive.", DAM, ["opposes"]),
        ("The minister said the dam was not perfect but must be built.", DAM, ["supports"]),
        ("The minister said he backed the dam, but not now.", DAM, ["supports"]),
        ("The minister said the dam was a disaster, but Ada Holm supported it.", DAM, ["opposes", "supports"]),
        ("The minister said the dam was a disaster, but he expected it to pass.", DAM, ["opposes"]),
        # who holds a deed against somebody is on the other side of it
        ("The minister accused the town of rejecting the dam.", DAM, ["leans-for"]),
        ("The minister accused the town of not blocking the dam.", DAM, ["leans-against"]),
        ("The minister criticised the town for blocking the dam.", DAM, ["leans-for"]),
        ("The minister criticised the dam for being too expensive.", DAM, ["opposes"]),
        ("The minister accused the town of lying about the dam.", DAM, []),
        # what is denied by half, and what is not denied
        ("The minister said the dam was not merely a mistake.", DAM, ["opposes"]),
        ("The minister said the dam was anything but a mistake.", DAM, ["supports"]),
        # idioms that hold a word of the other side
        ("The minister said there was no going back on the dam.", DAM, ["supports"]),
        ("The minister said going back on the dam was out of the question.", DAM, ["supports"]),
        ("The senator urged towns to ban phones.", PHONES, ["leans-for"]),
        # two words that turn each other
        ("The minister called the removal of the dam unfair.", DAM, ["supports"]),
        ("The minister refused to cancel the dam.", DAM, ["supports"]),
        ("The senator criticised the decision to halt the dam.", DAM, ["supports"]),
        ("The minister warned against fines.", FINES, ["opposes"]),
        ("The minister said fines were unfair.", FINES, ["opposes"]),
        ("The minister said he would sue to block the dam.", DAM, ["opposes"]),
        ("The minister said the town may not go for the dam.", DAM, ["leans-against"]),
        # negation
        ("The minister said he had not ruled out the dam.", DAM, ["leans-for"]),
        ("The minister said he could not support the dam.", DAM, ["opposes"]),
        ("The minister said: “I do not think that for this small town the dam is good.”", DAM, ["opposes"]),
        ("The minister did not believe the dam was needed.", DAM, ["opposes"]),
        ("The minister did not think the dam was bad.", DAM, ["supports"]),
        ("The minister decided against recommending the dam.", DAM, ["opposes"]),
        # a word that only goes on, an epithet, words that are something else
        ("The minister continued: “The dam weighs four tonnes.”", DAM, []),
        ("The minister warned against a hasty dam.", DAM, ["opposes"]),
        ("The minister said a few towns had asked for the dam within the time limits.", DAM, ["leans-for"]),
        # what people say for and against a thing in other ways
        ("The minister said she was a big believer in the dam.", DAM, ["supports"]),
        ('"The money is for the dam workers," the mayor said.', DAM, []),
        ("The mayor said the town could not afford the dam.", DAM, ["opposes"]),
        ("The mayor said the dam was nothing but a gift to builders.", DAM, ["opposes"]),
        ("The mayor said the jury was still out on the dam.", DAM, ["noncommittal"]),
        ("The mayor proposed barring phones.", PHONES, ["supports"]),
        # what only looks like it
        ("The mayor answered a question about the dam.", DAM, []),
        ("The mayor praised the critical role of the engineers at the dam.", DAM, ["supports"]),
        ("The mayor said a financial report on the dam was out.", DAM, []),
        ("The mayor warned that the dam would rise above the church.", DAM, []),
        # friends and foes of a thing, and what only bears its name
        ("The mayor said critics of the dam were wrong.", DAM, ["supports"]),
        ("The mayor said supporters of the dam were wrong.", DAM, ["opposes"]),
        ("The mayor said critics of the dam had met.", DAM, []),
        ("The mayor said he rejected money from the dam industry.", DAM, []),
        # a quality of another thing, and an epithet where more is said
        ("The mayor said the dam is where good money goes.", DAM, []),
        ("The mayor said the harmful dam must not happen.", DAM, ["opposes"]),
        # points that end no sentence
        ("The mayor said keeping phones out of U.S. schools was wrong.", PHONES, ["opposes"]),
        # a refusal to speak
        ("The minister refused to discuss the dam.", DAM, ["noncommittal"]),
        # what a thing does to others
        ("The farmer said the dam would not create jobs.", DAM, ["opposes"]),
        ("The farmer said it was doubtful that the dam would lower bills.", DAM, ["leans-against"]),
        ("The farmer said phones ruin lessons.", PHONES, ["supports"]),
        # a proposition that ends something
        ("The minister defended the ban.", BAN, ["opposes"]),
        ("The minister refused to lift the ban.", BAN, ["opposes"]),
        ("The lawyer said the ban was unjust.", BAN, ["supports"]),
        # a proposition that only values
        ("The engineer said the reactor was dangerous.", RISK, ["supports"]),
        ("The engineer said the reactor posed no danger.", RISK, ["opposes"]),
        ("The engineer said he backed the reactor.", RISK, []),
        # conditions and bargains
        ("The mayor said the town could live with the dam if the river was kept clean.", DAM, ["leans-for"]),
        ('"If the dam goes ahead, we will sue," the mayor said.', DAM, ["leans-against"]),
        ('"No fines, no dam," the mayor said.', DAM, ["leans-against"]),
        ('"No fines, no dam," the mayor said.', FINES, ["supports"]),
        ("The critics asked the mayor whether the dam was a disaster.", DAM, []),
        # no position
        ("The engineer said the dam weighs four tonnes.", DAM, []),
        ("The engineer said the dam had left its mark.", DAM, []),
        ("The reporter asked whether the dam would be built.", DAM, []),
        ("The minister declined to comment on the dam.", DAM, ["noncommittal"]),
    ],
)
def test_a_statement_is_read_by_what_its_words_do_to_the_thing(text, issue, expected):
    assert stances(text, *issue) == expected


@pytest.mark.parametrize(
    ("proposition", "expected"),
    [
        ("The ban should be lifted.", {"ban": -1}),
        ("Phones should be banned in schools.", {"phones": -1, "ban": 1}),
        ("Cars should be banned from the town.", {"ban cars": 1, "car ban": 1, "banning cars": 1}),
        ("The troops should leave the island.", {"troops": -1, "withdrawal": 1}),
        ("The town should cut the police budget.", {"police budget": -1, "cuts": 1, "police funding": -1}),
        ("The dam should be built.", {"dam": 1, "removal": -1}),
        ("The reactor is a danger to the town.", {"reactor": -1}),
        ("The dam will bring new jobs.", {"dam": 1}),
        ("Rents should be limited by law.", {"rents": -1, "rent cap": 1, "ceiling on rents": 1, "rent reform": 1}),
        ("The rent act should be repealed.", {"rent act": -1, "rent law": -1, "repeal": 1}),
        ("The advertising of spirits should be banned.", {"spirit ads": -1, "commercials": -1, "ad ban": 1}),
        ("The dam should be built.", {"dam": 1, "delay to the dam": -1, "halt of the dam": -1}),
    ],
)
def test_a_proposition_tells_what_it_wants_of_each_topic(proposition, expected):
    assert propositions.proposition_signs(fold(proposition), tuple(expected)) == expected


def test_words_at_another_issue_say_nothing_of_this_one():
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {
                "panel": {"proposition": "A panel should be formed.", "topic": ["panel"]},
                "dam": {"proposition": "The dam should be built.", "topic": ["dam"]},
            },
        }
    )
    for said, stance in (
        ("proposed to form a panel on the dam", "supports"),
        ("rejected a panel that would see that nobody is harmed once the dam stands", "opposes"),
    ):
        article = Article(id="a", published="2021-03-05", body=f"Ada Holm {said}.")
        assert [(claim.issue, claim.stance) for claim in parse(article, codebook)] == [("panel", stance)]


def test_the_worth_of_one_issue_counts_for_another_where_that_stands_in_a_sentence_of_its_own():
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {
                "danger": {"proposition": "The dam is a danger to the railway.", "topic": ["danger to"]},
                "railway": {"proposition": "The railway should be kept.", "topic": ["railway"]},
            },
        }
    )
    for said, expected in (
        ("The dam is no danger to the railway.", [("danger", "opposes")]),
        (
            "The dam is no danger to the railway. We do not want the railway to be harmed.",
            [("danger", "opposes"), ("railway", "supports")],
        ),
    ):
        article = Article(id="a", published="2021-03-05", body=f'Ada Holm said: "{said}"')
        assert [(claim.issue, claim.stance) for claim in parse(article, codebook)] == expected


@pytest.mark.parametrize(
    ("said", "stance", "position"),
    [
        ("the dam told the truth", "supports", "says it is true"),
        ("the dam never told the truth", "opposes", "opposes the dam"),
        ("there is no evidence that the dam, in the end, told the truth", "opposes", "opposes the dam"),
        ("there is no doubt that the dam told the truth", "supports", "says it is true"),
        ("the dam told nobody the truth", "opposes", "opposes the dam"),
        ("the dam did not lie", "supports", "says it is true"),
        ("the dam not only told the truth, it rose", "supports", "says it is true"),
        ("the dam hasn't just told the truth", "supports", "says it is true"),
        ("the dam just hasn't told the truth", "opposes", "opposes the dam"),
        ("the dam was anything but what told the truth", "opposes", "opposes the dam"),
        ("nothing but the dam told the truth", "supports", "says it is true"),
    ],
)
def test_a_phrase_is_turned_by_what_denies_it_and_then_words_the_position_no_more(said, stance, position):
    phrases = [{"phrase": p, "position": "says it is true"} for p in ("told * the truth", "did not lie")]
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {
                "dam": {"proposition": "The dam stands.", "topic": ["dam"], "phrases": {"supports": phrases}},
            },
        }
    )
    (claim,) = parse(Article(id="a", published="2021-03-05", body=f"Ada Holm said {said}."), codebook)
    assert (claim.stance, claim.position) == (stance, position)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The house took up the Fair Pay Act. Ada Holm backed the bill.", [("pay", "supports")]),
        ("Ada Holm backed the bill.", []),  # nothing has been named
        ("The house took up the Fair Pay Act. Ada Holm backed a bill on ducks.", []),
        ("The house took up the Fair Pay Act. Ada Holm has not said whether she backs the bill.", [("pay", "noncommittal")]),
    ],
)  # fmt: skip
def test_the_bill_points_back_to_what_has_just_been_named(body, expected):
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {
                "tunnel": {"proposition": "The tunnel should be dug.", "topic": ["tunnel", "tunnel bill"]},
                "pay": {"proposition": "The Fair Pay Act should be passed.", "topic": ["Fair Pay Act", "pay bill"]},
            },
        }
    )
    claims = parse(Article(id="a", published="2021-03-05", body=body), codebook)
    assert [(claim.issue, claim.stance) for claim in claims] == expected


def test_the_label_tells_which_terms_name_what_is_wanted():
    wanted = propositions.proposition_signs(
        fold("Reviews should be limited to a year."), ("reviews", "one-year limit", "review clock"), "review clock"
    )
    assert wanted == {"reviews": -1, "one-year limit": 1, "review clock": 1}


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("Ada Holm urged the town to drop its plan to build the dam.", "opposes"),
        ("Ada Holm urged the town not to drop its plan to build the dam.", "supports"),
        ("Ada Holm rejected the idea to build the dam.", "opposes"),
        ("Ada Holm refused to build the dam.", "opposes"),
        ("Ada Holm said it was not pretty but we should build the dam.", "supports"),
        ("Ada Holm denied a plan to build the dam.", "opposes"),
        ("Ada Holm accused the town of refusing to build the dam.", "supports"),
        ("Ada Holm criticised the town for failing to build the dam.", "supports"),
        ("Ada Holm urged the town to cancel the toll to build the dam.", "supports"),
        ("Ada Holm urged the town to drop the toll and build the dam.", "supports"),
    ],
)
def test_a_phrase_is_turned_by_words_that_want_an_end_of_it(body, stance):
    issue = {"proposition": "The dam stands.", "topic": ["dam"], "phrases": {"supports": ["build the dam"]}}
    codebook = Codebook.model_validate({"actors": [{"name": "Ada Holm"}], "issues": {"dam": issue}})
    (claim,) = parse(Article(id="a", published="2021-03-05", body=body), codebook)
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("If Ada Holm accepts the dam, the town will pay.", 0),
        ("The court is looking into whether Ada Holm accepted the dam.", 0),
        ("Ada Holm accepted the dam if not the toll.", 1),
        ("The town will pay, for Ada Holm accepted the dam.", 1),
    ],
)
def test_what_is_only_supposed_is_nobodys_claim(body, claims):
    issue = {"proposition": "The dam stands.", "topic": ["dam"]}
    codebook = Codebook.model_validate({"actors": [{"name": "Ada Holm"}], "issues": {"dam": issue}})
    assert len(parse(Article(id="a", published="2021-03-05", body=body), codebook)) == claims


def test_what_somebody_is_blamed_as_is_the_speakers_own_word():
    issue = {"proposition": "The dam stands.", "topic": ["dam"], "phrases": {"opposes": ["costly gamble"]}}
    codebook = Codebook.model_validate({"actors": [{"name": "Ada Holm"}], "issues": {"dam": issue}})
    body = "Ada Holm criticised the policy of keeping the dam as a “costly gamble”."
    (claim,) = parse(Article(id="a", published="2021-03-05", body=body), codebook)
    assert claim.stance == "opposes"


def test_what_is_out_of_the_question_turns_a_phrase():
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {
                "dam": {
                    "proposition": "The dam should be built.",
                    "topic": ["dam"],
                    "phrases": {"leans-against": ["delay* the dam"]},
                }
            },
        }
    )
    for text, stance in (
        ("delaying the dam is out of the question", "leans-for"),
        ("we delay the dam", "leans-against"),
    ):
        article = Article(id="a", published="2021-03-05", body=f'"{text}," Ada Holm said.')
        assert [claim.stance for claim in parse(article, codebook)] == [stance]


def test_positions_are_good_english():
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Ada Holm"}],
            "issues": {"d": {"proposition": "The dam should be built.", "topic": ["dam"], "label": "river dam"}},
        }
    )
    said = {
        "Ada Holm rejected the dam.": "rejects the river dam",
        "Ada Holm proposed the dam.": "proposes the river dam",
        "Ada Holm asked the town to delay the dam.": "asks for a delay of the river dam",
        "Ada Holm declined to comment on the dam.": "does not comment on the river dam",
    }
    for body, position in said.items():
        (claim,) = parse(Article(id="a", published="2021-03-05", body=body), codebook)
        assert claim.position == position


ALWAYS = [
    (True, "Cole said the toll was not a lifeline.", ["supports"]),
    (False, "Cole said the toll was not a lifeline.", ["opposes"]),
    (True, "Cole said the toll was a lifeline.", ["supports"]),
]


@pytest.mark.parametrize(("always", "text", "stances"), ALWAYS)
def test_a_phrase_that_always_counts_is_never_turned(always, text, stances):
    phrase = {"phrase": "lifeline", "always": always}
    issue = {"proposition": "The toll should stay.", "topic": ["toll"], "phrases": {"supports": [phrase]}}
    found = read(Article(id="a", body=text), Codebook.model_validate({"issues": {"toll": issue}})).statements
    assert [judgement.stance for statement in found for judgement in statement.judgements] == stances
