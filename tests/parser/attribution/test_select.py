"""Who is said to have said what: one row a construction, with the constructions that report nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser import find_attributions

CASES: list[tuple[str, list[tuple[str, str, list[str]]]]] = [
    # direct, on every side of its cue
    ('"The bridge is closed," Mayor Ann Cole said.', [("Mayor Ann Cole", "said", ['"The bridge is closed,"'])]),
    (
        '"The bridge is closed," said Ann Cole, the mayor.',
        [("Ann Cole, the mayor", "said", ['"The bridge is closed,"'])],
    ),
    ('Cole said: "The bridge is closed."', [("Cole", "said", ['"The bridge is closed."'])]),
    ('Cole told reporters on Friday, "The bridge is closed."', [("Cole", "told", ['"The bridge is closed."'])]),
    # months that are forenames, with particles behind them
    ("“It is closed,” Jan van den Berg said.", [("Jan van den Berg", "said", ["“It is closed,”"])]),
    ("“It is closed,” said April de la Cruz.", [("April de la Cruz", "said", ["“It is closed,”"])]),
    ("“It is closed,” he said in Jan 2019.", [("he", "said", ["“It is closed,”"])]),
    # interrupted by its cue: one content in two pieces
    (
        '"The bridge," Cole said, "is closed for good."',
        [("Cole", "said", ['"The bridge,"', '"is closed for good."'])],
    ),
    # going on after its cue
    (
        '"The bridge is closed," Cole said. "It stays closed."',
        [("Cole", "said", ['"The bridge is closed,"', '"It stays closed."'])],
    ),
    # "?" and "!" inside a sentence
    ("Cole said the deck (at last!) was dry.", [("Cole", "said", ["the deck (at last!) was dry"])]),
    ("Cole said the deck -- who knew? -- was dry.", [("Cole", "said", ["the deck -- who knew? -- was dry"])]),
    ("Was it dry? Yes, it was, Cole said.", [("Cole", "said", ["Yes, it was"])]),
    # emoji, bullets and dashes before what is said
    ("🌊 “It is dry,” Cole said.", [("Cole", "said", ["“It is dry,”"])]),
    ("• “It is dry,” Cole said.", [("Cole", "said", ["“It is dry,”"])]),
    ("– It is dry, said Cole.", [("Cole", "said", ["It is dry"])]),
    ("“It is dry” – said Cole.", [("Cole", "said", ["“It is dry”"])]),
    # a time before an inserted report is no statement yet
    ("Two years later, Cole said, it was dry.", [("Cole", "said", ["Two years later", "it was dry"])]),
    ("It was dry two years later, Cole said.", [("Cole", "said", ["It was dry two years later"])]),
    # open quotations of several paragraphs belong to who speaks at their end
    (
        "“It is dry.\n\n“It was wet.\n\n“It will be dry,” said Cole.",
        [("Cole", "said", ["“It is dry.", "“It was wet.", "“It will be dry,”"])],
    ),
    (
        "Cole said: “It is dry.\n\n“It was wet.”\n\n“No,” said Berg.",
        [("Cole", "said", ["“It is dry.", "“It was wet.”"]), ("Berg", "said", ["“No,”"])],
    ),
    # signed
    ("“It is dry.” - Commissioner Ann Cole", [("Commissioner Ann Cole", "-", ["“It is dry.”"])]),
    ("“It is dry.”\n\n— Ann Cole, mayor of Holme", [("Ann Cole, mayor of Holme", "—", ["“It is dry.”"])]),
    ("It is dry.\n\n— Cole (@cole) March 7, 2023", [("Cole (@cole)", "—", ["It is dry."])]),
    # per
    ("“It is dry,” per Ann Cole.", [("Ann Cole", "per", ["“It is dry,”"])]),
    (
        "The toll, two crowns per car, was fair, Cole said.",
        [("Cole", "said", ["The toll, two crowns per car, was fair"])],
    ),
    # indirect
    ("Cole said that the bridge was closed.", [("Cole", "said", ["that the bridge was closed"])]),
    ("The bridge was closed, Cole said on Friday.", [("Cole", "said", ["The bridge was closed"])]),
    ("The bridge, Cole said, was closed.", [("Cole", "said", ["The bridge", "was closed"])]),
    ("According to the mayor, the bridge is closed.", [("the mayor", "According to", ["the bridge is closed"])]),
    ("The bridge is closed, according to the mayor.", [("the mayor", "according to", ["The bridge is closed"])]),
    # mixed
    ('Cole called the bridge "a disgrace".', [("Cole", "called", ['the bridge "a disgrace"'])]),
    # decisions and offers
    ("The council has rejected the offer.", [("The council", "has rejected", ["the offer"])]),
    ("The council refused to pay for the bridge.", [("The council", "refused", ["to pay for the bridge"])]),
    ("Cole proposed building a second bridge.", [("Cole", "proposed", ["building a second bridge"])]),
    ("Cole urged the council to pay.", [("Cole", "urged", ["the council to pay"])]),
    ("He declined to say whether the bridge was safe.", [("He", "declined to say", ["whether the bridge was safe"])]),
    # what stands between subject and cue
    ("Cole, a former engineer, said it was safe.", [("Cole, a former engineer", "said", ["it was safe"])]),
    ("Cole on Friday said it was safe.", [("Cole", "said", ["it was safe"])]),
    # joint subjects
    ("Cole and his aides said it was safe.", [("Cole and his aides", "said", ["it was safe"])]),
    ("It is shut, Cole and two of his aides said.", [("Cole and two of his aides", "said", ["It is shut"])]),
    # a speaker told apart by a clause, whose verb is not the sentence's
    (
        "An aide who asked not to be named said it was safe.",
        [("who", "asked", ["not to be named"]), ("An aide who asked not to be named", "said", ["it was safe"])],
    ),
    ("Officials such as Ann Cole said it was safe.", [("Officials such as Ann Cole", "said", ["it was safe"])]),
    # plurals that could be verbs, and those without an "s"
    ("The figures show that it was safe.", [("The figures", "show", ["that it was safe"])]),
    ("It was safe, council data show.", [("council data", "show", ["It was safe"])]),
    # nobody is told: the subject of the clause
    ("Cole warned the delay would cost lives.", [("Cole", "warned", ["the delay would cost lives"])]),
    ("Cole told the council it would fall.", [("Cole", "told", ["it would fall"])]),
    ("Cole told the council there was no plan.", [("Cole", "told", ["there was no plan"])]),
    # a verb that could be a plural, behind what is said
    ('"It is over," he claims.', [("he", "claims", ['"It is over,"'])]),
    # going on behind the speaker
    ("It rose, Cole said, and that must end.", [("Cole", "said", ["It rose", "and that must end"])]),
    ("It could hurt, Cole warned, by costing lives.", [("Cole", "warned", ["It could hurt", "by costing lives"])]),
    # an apposition with a noun of its own behind it
    (
        '"It is over," said Cole, a nurse at the harbour and author of a book on war.',
        [("Cole, a nurse at the harbour and author of a book on war", "said", ['"It is over,"'])],
    ),
    # what looks like it and is none
    ("A police report found that it was over.", [("A police report", "found", ["that it was over"])]),
    ("It is over, Cole said, and he left the room.", [("Cole", "said", ["It is over"])]),
    ("It is over, Cole said, without looking up.", [("Cole", "said", ["It is over"])]),
    ("It was not over, as Cole claimed.", []),
    ("On Sunday, Cole meets Lind and aides say it is over.", [("aides", "say", ["it is over"])]),
    ("Cole told the crowd there that it was over.", [("Cole", "told", ["that it was over"])]),
    ("His decision was to be announced on Monday.", []),
    ("The view of the mayor is that of a clerk.", []),
    ('"It is over," said Cole, tears running down her face.', [("Cole", "said", ['"It is over,"'])]),
    ("Cole is said to want a ferry.", [("", "is said", ["Cole", "to want a ferry"])]),
    # how many, which is said
    ("Cole said only eight were safe.", [("Cole", "said", ["only eight were safe"])]),
    ("Cole said repeatedly that it was safe.", [("Cole", "said repeatedly", ["that it was safe"])]),
    (
        "The bridge is shut, Norlandic and Eastern diplomats said on Monday.",
        [("Norlandic and Eastern diplomats", "said", ["The bridge is shut"])],
    ),
    ("Cole closed the bridge and the mayor said it was safe.", [("the mayor", "said", ["it was safe"])]),
    # beside the cue: answers, hearers with a day, cases
    ("The office concluded in that case that it was safe.", [("The office", "concluded", ["that it was safe"])]),
    # what leads up to the clause is part of it
    ("But ultimately, he said, the bridge is safe.", [("he", "said", ["But ultimately", "the bridge is safe"])]),
    (
        "The bridge is safe, the council said at its weekly briefing Thursday.",
        [("the council", "said", ["The bridge is safe"])],
    ),
    # subjects that end in a word that is a verb elsewhere, or in "herself"
    (
        "The former secretary of state said that it was safe.",
        [("The former secretary of state", "said", ["that it was safe"])],
    ),
    (
        "Cole herself, as well as her aides, has said that it was safe.",
        [("Cole herself", "has said", ["that it was safe"])],
    ),
    (
        "The mayor and other allies that own boats fear it will close.",
        [("The mayor and other allies that own boats", "fear", ["it will close"])],
    ),
    # what happened before or after is no part of an object
    (
        "Cole reiterated the offer on Friday, before the office closed the bridge.",
        [("Cole", "reiterated", ["the offer on Friday"])],
    ),
    # manners of speaking
    ('"It is safe," he shrugged.', [("he", "shrugged", ['"It is safe,"'])]),
    # objects that begin in other ways
    ("Cole requested yet another inquiry.", [("Cole", "requested", ["yet another inquiry"])]),
    ("Engineers have questioned that decision.", [("Engineers", "have questioned", ["that decision"])]),
    ("Cole called the hearing a partisan affair.", [("Cole", "called", ["the hearing a partisan affair"])]),
    ("Cole decided not to recommend it.", [("Cole", "decided", ["not to recommend it"])]),
    # two reports in one sentence
    (
        "The bridge stays, Cole said in May, and the tower, he added, is safe.",
        [("Cole", "said", ["The bridge stays"]), ("he", "added", ["the tower", "is safe"])],
    ),
    (
        "Cole, a mayor who has warned colleagues against it, declined to say more.",
        [
            ("who", "has warned", ["colleagues against it"]),
            ("Cole, a mayor who has warned colleagues against it", "declined to say", ["more"]),
        ],
    ),
    # a line that its speaker's name begins
    (
        'Ann Cole (L-Norshire), whose party leans on her: "I am a yes."',
        [("Ann Cole (L-Norshire)", ":", ['"I am a yes."'])],
    ),
    ('Speaker Ann Cole, 8:15 a.m., in reply: "No."', [("Speaker Ann Cole", ":", ['"No."'])]),
    ('Ann Cole was blunt: "No."', [("Ann Cole", ":", ['"No."'])]),
    ('The bill is called so: "Fair pay."', []),
    # a second report of the same speaker
    (
        "Cole said the bridge was safe, adding that tests had been made.",
        [("Cole", "said", ["the bridge was safe"]), ("Cole", "adding", ["that tests had been made"])],
    ),
    # inserts, conditions and adjuncts between a cue and its content
    ("Cole said, among other things, that it was safe.", [("Cole", "said", ["that it was safe"])]),
    ("Cole said, if asked, he would pay.", [("Cole", "said", ["if asked, he would pay"])]),
    ("Cole called Friday for a second bridge.", [("Cole", "called Friday for", ["a second bridge"])]),
    # words that are verbs elsewhere, as the subject of what is said
    ("Cole said comments from the mayor were wrong.", [("Cole", "said", ["comments from the mayor were wrong"])]),
    (
        "The office said about half of the money was gone.",
        [("The office", "said", ["about half of the money was gone"])],
    ),
    # speakers that are counts, joined, or named with the sentence's only known verb far away
    ("Of 50 drivers, 43 said the same for bridges.", [("43", "said", ["the same for bridges"])]),
    (
        "The bridge was shut, she and another engineer said.",
        [("she and another engineer", "said", ["The bridge was shut"])],
    ),
    ("Drivers who crossed the bridge said it shook.", [("Drivers who crossed the bridge", "said", ["it shook"])]),
    ("The mayor threw a party, saying that it was safe.", [("The mayor", "saying", ["that it was safe"])]),
    ("The firm keeps its books but says it is poor.", [("The firm", "says", ["it is poor"])]),
    ("Voters, however, say it would fall.", [("Voters", "say", ["it would fall"])]),
    # as Name said
    # infinitives and passives that report
    ("Cole struggled to explain why it fell.", [("Cole", "struggled to explain", ["why it fell"])]),
    ("She used the speech to announce a second bridge.", [("She", "to announce", ["a second bridge"])]),
    ("It was reported that the bridge fell.", [("", "was reported", ["that the bridge fell"])]),
    # a label and a line of a transcript
    ('Cole: "It is over."', [("Cole", ":", ['"It is over."'])]),
    ("MS COLE: It is over. Next question.", [("MS COLE", "MS COLE:", ["It is over. Next question."])]),
    # a noun that reports
    (
        "The city's offer to pay for the bridge surprised everybody.",
        [("The city", "offer", ["to pay for the bridge"])],
    ),
    # passives, impressions, surveys: contents that nobody, or somebody else, holds
    ("The bridge is expected to close.", [("", "is expected", ["The bridge", "to close"])]),
    ("The plan was rejected by the council.", [("the council", "was rejected by", ["The plan"])]),
    # who quotes is not who holds
    ("The Herald quoted Cole as saying the bridge was safe.", [("Cole", "quoted", ["the bridge was safe"])]),
    ("Cole was quoted by Zenith as saying it was safe.", [("Cole", "was quoted", ["it was safe"])]),
    ("“It is safe,” Cole was quoted on Monday by Zenith as saying.", [("Cole", "was quoted", ["“It is safe,”"])]),
    ("The plan was cited by the council as a reason to stay.", [("the council", "was cited by", ["The plan"])]),
    # all who are listed, and nobody of the next clause
    ("Ann Cole, Bo Berg and two officials said no.", [("Ann Cole, Bo Berg and two officials", "said", ["no"])]),
    ("Ann Cole, a nurse, and Bo Berg said no.", [("Ann Cole, a nurse, and Bo Berg", "said", ["no"])]),
    ("In Lund, Ann Cole and two officials said no.", [("Ann Cole and two officials", "said", ["no"])]),
    ("Ann Cole left, and two officials said no.", [("two officials", "said", ["no"])]),
    ("He met Ann Cole and two officials said no.", [("two officials", "said", ["no"])]),
    ("According to Ann Cole, Lund and Vik are shut.", [("Ann Cole", "According to", ["Lund and Vik are shut"])]),
    ("The pier, according to Ann Cole, is shut.", [("Ann Cole", "according to", ["The pier", "is shut"])]),
    ("The Herald reported, citing officials, that it was safe.", [("officials", "reported", ["that it was safe"])]),
    # positions by adjectives, and nouns behind light verbs
    ("Cole is firmly opposed to the bridge.", [("Cole", "is firmly opposed to", ["the bridge"])]),
    ("Cole remains adamant that it is safe.", [("Cole", "remains adamant", ["that it is safe"])]),
    ("Cole expressed support for a second bridge.", [("Cole", "expressed support for", ["a second bridge"])]),
    # a form that may be a noun is the verb where nothing else is
    ("He supports tolls on the bridge.", [("He", "supports", ["tolls on the bridge"])]),
    ("Ann Cole backs lower tolls.", [("Ann Cole", "backs", ["lower tolls"])]),
    ("Ann Cole supports night flights.", [("Ann Cole", "supports", ["night flights"])]),
    ("Senate votes cost money.", []),
    ("Town plans drew crowds.", []),
    # who is asked, also behind a preposition
    ("Cole appealed to the mayor not to sell it.", [("Cole", "appealed to", ["the mayor not to sell it"])]),
    ("The plan appealed to voters.", []),
    # what neither does is no report
    ("Neither Cole nor Bell supports the bridge.", []),
    ("Neither Cole nor Bell said that it was safe.", []),
    # what was declined, and who was asked
    (
        "Asked about the bridge, Cole said it was safe.",
        [("Cole", "said", ["it was safe"])],
    ),
    # two reports in one sentence
    (
        "Cole said it was safe and added that it was old.",
        [("Cole", "said", ["it was safe"]), ("Cole", "added", ["that it was old"])],
    ),
    (
        "Cole said it was safe, and a spokesman told reporters it was not.",
        [("Cole", "said", ["it was safe"]), ("a spokesman", "told", ["it was not"])],
    ),
    # a scene is no content
    ('When they met, Cole said, "It is over."', [("Cole", "said", ['"It is over."'])]),
    # a subject behind an adverbial, a parenthesis, an age
    (
        "Mayor Ann Cole during a briefing in Rome on Friday said it was safe.",
        [("Mayor Ann Cole", "said", ["it was safe"])],
    ),
    ("Ann Cole, 60, a doctor, said it was safe.", [("Ann Cole, 60, a doctor", "said", ["it was safe"])]),
    ("Aides to Cole say it is safe.", [("Aides to Cole", "say", ["it is safe"])]),
    # the subject is that of the clause before, or what the participle describes, or behind a time
    ("While praising the bridge, Cole left.", [("Cole left", "praising", ["the bridge"])]),
    (
        "Cole spoke at length, also calling on the town to wait.",
        [("Cole", "calling on", ["the town to wait"])],
    ),
    ("The Herald, citing a report, closed.", [("The Herald", "citing", ["a report"])]),
    ("A poll released on Friday found that it was safe.", [("A poll released", "found", ["that it was safe"])]),
    ("Police had last month accused Cole of theft.", [("Police", "accused", ["Cole of theft"])]),
    ("Everyone agrees it is late.", [("Everyone", "agrees", ["it is late"])]),
    ("Her campaign hopes to build it.", [("Her campaign", "hopes", ["to build it"])]),
    ("43% call themselves poor.", [("43%", "call", ["themselves poor"])]),
    # passives without an agent
    ("The bridge is known for its view.", [("", "is known for", ["The bridge", "its view"])]),
    ("The plan was announced on Monday.", [("", "was announced", ["The plan"])]),
    ("The meeting was held in Rome.", []),
    ("As noted by The Herald, the bridge is shut.", [("The Herald", "As noted by", ["the bridge is shut"])]),
    # light verbs beside reporting nouns
    ("Ann Cole has no plans to sell the bridge.", [("Ann Cole", "has no plans", ["to sell the bridge"])]),
    ("Ann Cole made the case that it is unsafe.", [("Ann Cole", "made the case", ["that it is unsafe"])]),
    ("Cole threw her support behind the bill.", [("Cole", "threw her support behind", ["the bill"])]),
    ("The town opened its plan to visitors.", []),
    ("The offer had a threat to the bridge in it.", []),
    # adjectives that describe a noun
    ("Voters willing to pay a toll are few.", [("Voters", "willing", ["to pay a toll"])]),
    ("The mayor, wary of delay, left.", [("The mayor", "wary of", ["delay"])]),
    ("Cole is more confident in the bridge.", [("Cole", "is more confident in", ["the bridge"])]),
    ("Voters against the toll left.", []),
    # a clause that goes on behind a content is a report of its own
    (
        "Cole said it was safe, and Bell wants a new one.",
        [("Cole", "said", ["it was safe"]), ("Bell", "wants", ["a new one"])],
    ),
    (
        "Cole said it was late but she welcomes the plan.",
        [("Cole", "said", ["it was late"]), ("she", "welcomes", ["the plan"])],
    ),
    ("Cole said that Bell wants a new one.", [("Cole", "said", ["that Bell wants a new one"])]),
    # what a cue interrupts
    ("Ann Cole, analysts said, has other reasons.", [("analysts", "said", ["Ann Cole", "has other reasons"])]),
    (
        "Overall, she said, a number of groups are late.",
        [("she", "said", ["Overall", "a number of groups are late"])],
    ),
    ("Look, she told them, I cannot.", []),
    (
        "As a woman, Bell raised less suspicion, Mr. Cole said.",
        [("Mr. Cole", "said", ["As a woman, Bell raised less suspicion"])],
    ),
    ("Cole said Thursday's vote was lost.", [("Cole", "said", ["Thursday's vote was lost"])]),
    ('"It is over," said retired mayor Ann Cole.', [("retired mayor Ann Cole", "said", ['"It is over,"'])]),
    # nouns that look like participles
    ("During a media briefing Cole remained calm.", []),
    ("''We are told, 'It is late,''' Mr. Cole said.", [("Mr. Cole", "said", ["''We are told, 'It is late,'''"])]),
    # a dateline is no content
    ("ROME, June 9 (Agency) - The bridge is closed, Cole said.", [("Cole", "said", ["The bridge is closed"])]),
    # nothing is reported
    ("According to Cole.", []),
    ("according to said .", []),
    ("The bridge was built in 1900 and has two lanes.", []),
    ("The report was long.", []),
    ("Three early states vote on Tuesday.", []),
    ("His offers and claims filled a book.", []),
    ("United States officials met in Geneva.", []),
    ("Related posts", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attributions(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [
        (a.source.of(text) if a.source else "", a.cue.of(text) if a.cue else "", [c.of(text) for c in a.contents])
        for a in find_attributions(text)
    ]
    assert found == expected


def test_nested_statements_are_an_option() -> None:
    text = "Daily News reported on Friday that the mayor has accepted the offer."
    assert len(find_attributions(text)) == 1
    outer, inner = find_attributions(text, nested=True)
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.of(text), inner.source.of(text)) == ("Daily News", "the mayor")


def test_an_e_mail_set_off_by_its_announcement_is_direct() -> None:
    text = "Cole, in an e-mail, said this,\n\nWe keep the bridge closed. It is not safe."
    direct = [a for a in find_attributions(text) if a.kind == "direct"]
    assert [a.contents[0].of(text) for a in direct] == ["We keep the bridge closed. It is not safe."]


def test_a_set_off_pull_quote_goes_on_with_the_speaker() -> None:
    text = '"It is closed," said Cole.\n\n***We have been clear about this.***'
    pull = find_attributions(text)[-1]
    assert (pull.source, pull.kind, pull.contents[0].of(text)) == (None, "direct", "We have been clear about this.")


@given(st.text(alphabet=st.sampled_from("abc .,\"“”'\n:;—()*[]#"), max_size=60) | st.text(max_size=60))
def test_any_text_gives_spans_within_it(text: str) -> None:
    for found in find_attributions(text, nested=True):
        for span in (found.source, found.cue, *found.contents):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["said", '"Yes,"', "Cole", "the mayor", ",", ".", "that", "and", "according to", "\n"]),
        max_size=25,
    )
)
def test_any_order_of_reporting_words_gives_spans_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in find_attributions(text, nested=True):
        for span in (found.source, found.cue, *found.contents):
            assert span is None or 0 <= span.start < span.end <= len(text)
