"""Hostile text in every place that is not onrecord's own, against every command and format."""

import csv
import functools
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rich.cells import cell_len

import dna_files
import yaml
from attacks import MIXED, dossier
from onrecord import Dossier
from onrecord.cli import _terminal, main
from onrecord.evaluation import intervals
from onrecord.render.writers import WRITERS
from onrecord.store import template

pytestmark = [pytest.mark.usefixtures("files_kept"), pytest.mark.slow]
NUMBER = len(MIXED)
IDS = " ".join(f"c{at}x0" for at in range(NUMBER))
ARTICLES = " ".join(f"a{at}" for at in range(NUMBER))
LINES = {
    "add": "add --dry-run HOSTILE/articles",
    "claims": "claims",
    "articles": "articles",
    "actors": "actors --all",
    "issues": "issues",
    "uncovered": "codebook uncovered",
    "unused": "codebook unused",
    "status": "status",
    "show": f"show {IDS}",
    "explain": f"explain {IDS}",
    "rejected": f"explain --rejected {ARTICLES}",
    "attributions": f"attributions {ARTICLES}",
    "parse": "parse --dry-run --list",
    "check": "check",
    "codebook test": "codebook test",
    "codebook suggest": "codebook suggest",
    "diff": "diff p0 p1",
    "between": "diff p0 p1 --between 2019-05-02 2019-05-30",
    "history": "history issue-1",
    "timeline": "timeline",
    "digest": "digest --since 2010",
    "agree": "agree --parser --list",
    "evaluate": "evaluate",
    "report": "report -o -",
    "export": "export",
    "network": "network --nodes voice",
    "schema": "schema --names",
}
"""The command of each report in the table of writers."""
LISTS = ["claims", "articles", "actors", "issues"]
REPORTS = ["history", "diff", "between", "timeline"]
NO_CHOICE = {"report", "schema", "codebook suggest"}
"""Reports of one format, which is not asked for."""


def line(report, form):
    return LINES[report] if report in NO_CHOICE else f"{LINES[report]} --format {form}"


def having(form):
    return [report for report, has in WRITERS if has == form]


# What a terminal obeys or what turns text around; everywhere but in JSON's own escapes.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = {"COLUMNS": "80"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return dossier(tmp_path_factory.mktemp("hostile") / "dossier")


@pytest.fixture(scope="module")
def run(hostile):
    @functools.cache
    def call(line, **env):
        clean = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, "ONRECORD_DATA": None}
        with pytest.MonkeyPatch.context() as patch:
            # With the gate of the terminal open: each writer is to be harmless by itself, for it writes files, too.
            patch.setattr(_terminal, "harmless", lambda text: text)
            patch.setattr(intervals, "_DRAWS", 40)  # how sure a figure is does no harm
            result = CliRunner().invoke(
                main, ["--data", str(hostile), *line.replace("HOSTILE", str(hostile)).split()], env={**clean, **env}
            )
        assert result.exit_code == 0, (result.output[-500:], result.exception)
        return result.stdout

    return call


def test_every_report_in_the_table_has_a_command():
    assert {report for report, _ in WRITERS} == set(LINES)


@pytest.mark.parametrize(("report", "form"), [key for key, writer in WRITERS.items() if not writer.binary])
def test_every_writer(run, report, form):
    text = run(line(report, form), **(PLAIN if form == "table" else {}))
    assert text
    assert not OBEYED.search(text)
    assert form in CHECKS, f"Write into CHECKS what foreign text must not do in {form}."
    CHECKS[form](text)


def test_the_dossier_is_sound_and_holds_every_attack(hostile):
    book = Dossier(hostile)
    assert {problem.rule for problem in book.check() if problem.note} == {
        "unfound",  # invisible signs, very long names
        "not-read",  # articles of code are no English
        "answers",  # the models' findings that cannot be proved
    }
    assert all(problem.note for problem in book.check())
    assert len(book.claims) == 3 * NUMBER
    kept = {claim.position for claim in book.claims}
    assert kept == {f"{text} {at}" for at, text in enumerate(MIXED)}


@pytest.mark.parametrize("report", having("table"))
@pytest.mark.parametrize("env", [PLAIN, {"COLUMNS": "140", "FORCE_COLOR": "1"}], ids=["plain", "colour"])
def test_terminal(run, report, env):
    text = COLOUR.sub("", run(line(report, "table"), **env))
    assert not OBEYED.search(text)
    if report not in UNWRAPPED:
        assert max(map(cell_len, text.splitlines())) <= int(env["COLUMNS"])


UNWRAPPED = {"check", "parse", "codebook test", "status"}
"""What has a line a thing, however long, for editors and for grep."""


def test_markup_of_rich_is_shown_and_not_obeyed(run):
    assert "[bold red]x[/bold red]" in run("claims --text click=app.bell")


def test_json_is_exact(run, hostile):
    bodies = {article.id: article.body for article in Dossier(hostile).articles}
    rows = json.loads(run("claims --format json"))
    assert len(rows) == 3 * NUMBER
    for row in rows:
        ((start, end),) = row["spans"]
        assert row["quotes"] == [bodies[row["article"]][start:end]]
        assert row["position"] == f"{MIXED[int(row['article'][1:])]} {row['article'][1:]}"


def safe_cells(text, **form):
    rows = list(csv.reader(io.StringIO(text), strict=True, **form))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows[1:] for cell in row]
    parts = [part for cell in cells if not re.fullmatch(r"-?\d+", cell) for part in re.split(r'[;,\t\r\n]"*', cell)]
    risky = [part for part in parts if part.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert risky == []
    assert not OBEYED.search(text)
    return rows


@pytest.mark.parametrize("command", LISTS)
def test_csv(run, command):
    rows = safe_cells(run(line(command, "csv")))
    assert (
        len(rows) == 1 + {"claims": 3 * NUMBER, "articles": NUMBER, "actors": 2 * NUMBER, "issues": NUMBER + 1}[command]
    )


@pytest.mark.parametrize("command", REPORTS)
def test_csv_of_reports(run, command):
    assert len(safe_cells(run(line(command, "csv")))) > 2


MARKDOWN = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
NEVER = {"html_block", "html_inline", "image", "link_open", "fence", "code_block", "hr", "em_open_s", "s_open"}


@cache
def parsed(text):
    tokens = MARKDOWN.parse(text)
    flat = [*tokens, *(child for token in tokens for child in token.children or () if child.content != "<br>")]
    assert {token.type for token in flat} & NEVER == set()
    assert not OBEYED.search(text)
    return tokens


@pytest.mark.parametrize("command", LISTS)
def test_markdown_tables(run, command):
    tokens = parsed(run(line(command, "markdown")))
    columns = sum(token.type == "th_open" for token in tokens)
    rows = sum(token.type == "tr_open" for token in tokens) - 1
    assert {token.type for token in tokens if token.level == 0} == {"table_open", "table_close"}
    assert sum(token.type == "td_open" for token in tokens) == columns * rows


@pytest.mark.parametrize("command", REPORTS)
def test_markdown_documents(run, command):
    text = run(line(command, "markdown"))
    tokens = parsed(text)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    ours = len([line for line in text.splitlines() if re.match("#+ ", line)])
    assert len(headings) == ours
    if command == "timeline":
        quotes = sum(token.type == "blockquote_open" for token in tokens)
        notes = sum(token.type == "footnote_open" for token in tokens)
        assert quotes == notes == 3 * NUMBER


def test_no_bare_address_becomes_a_link(run):
    text = run("timeline --article a0 --format markdown") + run("timeline --format markdown")
    assert not re.search(r"https?://|www\.|mailto:", text)


@pytest.mark.parametrize("command", [*LISTS, *REPORTS])
def test_nothing_is_left_for_github_to_find_after_it_has_undone_escapes(run, command):
    tokens = parsed(run(line(command, "markdown")))
    texts = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    assert texts
    assert [text for text in texts if re.search(r"@\w|:[a-z+][\w+-]*:|:100:", text)] == []


class Links(HTMLParser):
    """The tags of a page, and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.handlers = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "xlink:href")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def safe_page(text):
    page = Links(text)
    assert page.tags.count("script") == 1
    assert not page.handlers
    assert all(re.match(r"#|https?://|data:,$", link) for link in page.links)  # none leads out of the dossier


def safe_linked_data(text):
    assert not re.search("[<>&]", text)  # a page may hold it in a <script>
    nodes = json.loads(text)["@graph"]
    places = [node["@id"].removeprefix("urn:onrecord:") for node in nodes]
    assert not [place for place in places if re.search(r"[\s/]", place)]
    assert all(re.match("https?://", node["url"]) for node in nodes if "url" in node)


def safe_slides(text):
    for slide in json.loads(text)["events"]:
        for words in (slide["text"]["headline"], slide["text"]["text"], slide["group"]):
            assert all(re.match("https?://", link) for link in Links(words).links)
            assert set(Links(words).tags) <= {"p", "blockquote", "a"}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        assert not attrs


def test_export_timelinejs(run):
    text = run("export --format timelinejs")
    assert not OBEYED.search(text)
    slides = json.loads(text)["events"]
    assert len(slides) == 3 * NUMBER  # an event and two dated claims each
    shown = "".join(slide["text"]["headline"] + slide["text"]["text"] + slide["group"] for slide in slides)
    assert Tags(shown).found == {"p", "blockquote"}


def test_export_jsonld(run):
    text = run("export --format jsonld")
    assert not OBEYED.search(text)
    assert not re.search("[<>&]", text)
    nodes = json.loads(text)["@graph"]
    assert sum(node["@type"] == "Claim" for node in nodes) == 3 * NUMBER
    assert not any(re.search(r"\s", node["@id"]) for node in nodes)
    assert not any("javascript" in node.get("url", "") for node in nodes)


def test_export_graphml(run):
    text = run("export --format graphml")
    assert not OBEYED.search(text)
    assert ET.fromstring(text).tag.endswith("graphml")  # noqa: S314 - our own text
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (2 * NUMBER + 1, 3 * NUMBER)


def test_a_workbook(run, tmp_path):
    run(f"claims --format xlsx -o {tmp_path / 'claims.xlsx'}")
    sheet = openpyxl.load_workbook(tmp_path / "claims.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(OBEYED.search(str(cell.value)) or cell.hyperlink for cell in cells)


def test_export_dna(run):
    rows = safe_cells(run("export --format dna-csv"), delimiter=";")
    assert len(rows) == 1 + 2 * NUMBER
    assert all(re.fullmatch(r"\d+", row[0]) and row[-7] in "01" for row in rows[1:])


def test_a_project_of_dna_there_and_back(run, hostile, tmp_path):
    run(f"export --format dna -o {tmp_path / 'p.dna'}")
    documents, statements = dna_files.told((tmp_path / "p.dna").read_bytes())
    assert not OBEYED.search("\n".join(str(cell) for row in documents for at, cell in enumerate(row) if at != 1))
    assert len(statements) == 2 * NUMBER
    template.make(tmp_path / "new")
    shown = CliRunner().invoke(main, ["--data", str(tmp_path / "new"), "import", str(tmp_path / "p.dna")])
    assert (shown.exit_code, OBEYED.search(shown.output)) == (0, None)
    bodies = {article.body for article in Dossier(hostile).articles}
    assert {article.body for article in Dossier(tmp_path / "new").articles} <= bodies
    assert not [problem for problem in Dossier(tmp_path / "new").check() if not problem.note]


def test_files(run, tmp_path):
    run(f"timeline -o {tmp_path / 't.md'}")
    for form in [form for (report, form), writer in WRITERS.items() if report == "export" and not writer.binary]:
        run(f"export --format {form} -o {tmp_path / form}")
    for file in tmp_path.iterdir():
        assert not OBEYED.search(file.read_bytes().decode("utf-8"))


CHECKS = {
    "table": str.splitlines,
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "csv": safe_cells,
    "markdown": parsed,
    "yaml": yaml.safe_load,
    "html": safe_page,
    "jsonld": safe_linked_data,
    "timelinejs": safe_slides,
    "graphml": ET.fromstring,
    "atom": ET.fromstring,
    "dna-csv": lambda text: safe_cells(text, delimiter=";"),
}
"""What foreign text must not have done in a format, beside sending codes to a terminal."""
