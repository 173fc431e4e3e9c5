"""Files of drafts by others: which article each line is about, and what it says of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders import Finding, imported
from onrecord.errors import FileProblemError
from onrecord.models import STANCES, Article
from onrecord.spans import Span

BODY = "The council met on Monday.\n\n“We will not pay for it,” said Ann Cole.\nBo Lee said it again and again."
ARTICLES = [Article(id="ferry", body=BODY), Article(id="toll", body="Quite another text of some length, on the toll.")]
GOOD = {"quote": "We will not pay for it", "issue": "toll", "stance": "opposes", "actor": "Ann Cole"}


def _read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return list(imported.read(Path("theirs.jsonl"), data, ARTICLES))


def _line(**more):
    return json.dumps(GOOD | more)


@pytest.mark.parametrize(
    "line",
    [
        _line(article="ferry"),
        _line(article=" ferry "),
        _line(text=BODY),
        _line(text=f"A title\n\n{BODY}\n"),
        _line(text=BODY.partition("\n")[2].replace("\n", "\r\n")),
        _line(article="elsewhere", text=BODY),
        _line(article="ferry", quote=[GOOD["quote"]]),
        _line(article="ferry", quote=None, quotes=[GOOD["quote"]]).replace('"quote": null, ', ""),
    ],
)
def test_a_draft_finds_its_article(line):
    (row,) = _read(line)
    assert (row.line, row.article, row.why) == (1, "ferry", "")
    assert row.finding.quote == (GOOD["quote"],)
    assert (row.finding.issue, row.finding.stance, row.finding.actor) == ("toll", "opposes", "Ann Cole")
    assert not row.finding.malformed


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"quote": ', "is not JSON"),
        ('{"a": 1}\n[1]', "is not a JSON object"),
        (_line(), "it names no article, and has no text by which one could be found"),
        (_line(article="fery"), 'the dossier has no article "fery". Did you mean "ferry"?'),
        (_line(text="Some text that stands in no article of the dossier."), "no article of the dossier has its text"),
        (_line(text="short"), "it names no article, and has no text by which one could be found"),
        (json.dumps({"document_id": "ferry", "extractions": [7]}), "is no extraction"),
    ],
)
def test_what_cannot_be_placed(line, why):
    assert _read(line)[-1].why == why


@pytest.mark.parametrize(
    "line", [{"stance": "opposes"}, {"quote": 7, "issue": "x", "stance": "opposes"}, {"quote": "x"}]
)
def test_an_entry_without_the_form_of_a_claim(line):
    (row,) = _read(json.dumps(line | {"article": "ferry"}))
    assert row.finding.malformed


def test_langextract():
    interval = {"start_pos": BODY.index("We will"), "end_pos": BODY.index("We will") + 22}
    extraction = {
        "extraction_class": "claim",
        "extraction_text": GOOD["quote"],
        "char_interval": interval,
        "alignment_status": "match_exact",
        "attributes": {"issue": "toll", "stance": "opposes", "actor": "Ann Cole"},
    }
    unaligned = extraction | {"char_interval": None, "attributes": None}
    told = {"document_id": "doc_1f2e", "text": BODY, "extractions": [extraction, unaligned]}
    first, second = _read(json.dumps(told))
    assert (first.article, first.finding.quote, first.finding.paragraph) == ("ferry", (GOOD["quote"],), 3)
    assert (first.finding.issue, first.finding.actor) == ("toll", "Ann Cole")
    assert second.finding.malformed
    (shifted,) = _read(json.dumps(told | {"text": f"Title\n\n{BODY}", "extractions": [extraction]}))
    assert shifted.article == "ferry"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table(delimiter, mark):
    rows = [["Quote", "article", "issue", "stance", "actor", "paragraph"]]
    rows += [
        ['"We will not pay\nfor it"', "ferry", "toll", "opposes", "Ann Cole", ""],
        ["again", "ferry", "toll", "supports", "Bo Lee", "4"],
    ]
    found = _read(mark + "\n".join(delimiter.join(row) for row in rows))
    assert [(row.line, row.finding.quote[0], row.finding.paragraph) for row in found] == [
        (2, "We will not pay\nfor it", None),
        (4, "again", 4),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither JSON lines nor a table"),
        (b"a,b\n1,2\n", "neither JSON lines nor a table"),
        (b"quote,issue,stance\n1,2,3\n", "neither JSON lines nor a table"),
        (b"\xff\xfe\x00", "is not UTF-8"),
    ],
)
def test_no_file_of_drafts(data, said):
    with pytest.raises(FileProblemError, match=said):
        _read(data)


def test_a_coder_has_the_findings_of_its_article():
    from onrecord.models import Codebook
    from onrecord.parser import document, prepare

    (row,) = _read(_line(article="ferry"))
    coder = imported.Imported("import:desk", {"ferry": [row.finding]})
    book = prepare(Codebook())
    assert [coder.code(document(article, book), book) for article in ARTICLES] == [[row.finding], ()]


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
WORD = TEXT.map(str.strip).filter(bool)
FINDINGS = st.builds(
    Finding,
    quote=st.lists(WORD, min_size=1, max_size=3).map(tuple),
    issue=WORD,
    stance=st.sampled_from(STANCES),
    actor=WORD,
    mention=WORD,
    cue=st.just("") | WORD,
    via=st.lists(WORD, max_size=2).map(tuple),
    date=st.sampled_from(["", "2019-04-04"]),
    position=WORD,
    paragraph=st.none() | st.integers(1, 99),
    spans=st.lists(st.builds(Span, st.integers(0, 9), st.integers(0, 99)), max_size=2).map(tuple),
)


@given(st.dictionaries(st.sampled_from(["ferry", "toll"]), st.lists(FINDINGS, min_size=1, max_size=3), max_size=2))
def test_what_is_kept_reads_back_the_same(findings):
    coder = imported.Imported("import:desk", findings)
    data = "".join(f"{line}\n" for line in imported.lines(coder)).encode()
    assert imported.of("desk", Path("desk.jsonl"), data, ARTICLES) == (coder, ())
    assert list(imported.others(data, coder)) == []
    assert len(list(imported.others(data, imported.Imported("x", {})))) == sum(map(len, findings.values()))


def test_a_text_that_is_one_article_and_part_of_another_is_the_first():
    longer = Article(id="longer", body=f"{BODY}\n\nMore of it.")
    (row,) = imported.read(Path("x.jsonl"), _line(text=BODY).encode(), [longer, *ARTICLES])
    assert row.article == "ferry"
    (row,) = imported.read(Path("x.jsonl"), _line(text=BODY).encode(), [ARTICLES[0], Article(id="again", body=BODY)])
    assert row.why == "several articles have its text"
