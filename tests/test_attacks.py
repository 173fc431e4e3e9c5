"""Hostile text in every place that is not onrecord's own, against every command and format."""

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rich.cells import cell_len

from attacks import ATTACKS, dossier
from onrecord import Dossier
from onrecord.cli import main

pytestmark = pytest.mark.usefixtures("files_kept")
NUMBER = len(ATTACKS)
LISTS = ["claims", "articles", "actors --all", "issues"]
REPORTS = ["history issue-1", "diff p0 p1", "diff p0 p1 --between 2019-05-02 2019-05-30", "timeline"]
IDS = " ".join(f"c{at}x0" for at in range(NUMBER))
TABLES = [*LISTS, *REPORTS[:3], "timeline --format table", f"show {IDS}", "status", "check"]
TABLES += [
    f"attributions {' '.join(f'a{at}' for at in range(NUMBER))}",
    f"accept {IDS} --dry-run",
]
# What a terminal obeys or what turns text around; everywhere but in JSON's own escapes.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return dossier(tmp_path_factory.mktemp("hostile") / "dossier")


@pytest.fixture(scope="module")
def run(hostile):
    @cache  # what is printed is read by several tests
    def call(line, **env):
        clean = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, "ONRECORD_DATA": None}
        result = CliRunner().invoke(main, ["--data", str(hostile), *line.split()], env={**clean, **env})
        assert result.exit_code == 0, (result.output[-500:], result.exception)
        return result.stdout

    return call


def test_the_dossier_is_sound_and_holds_every_attack(hostile):
    book = Dossier(hostile)
    assert {problem.rule for problem in book.check() if problem.note} == {"unfound"}  # invisible signs, very long names
    assert all(problem.note for problem in book.check())
    assert len(book.claims) == 3 * NUMBER
    kept = {claim.position for claim in book.claims}
    assert kept == {f"{text} {at}" for at, text in enumerate(ATTACKS.values())}


@pytest.mark.parametrize("command", TABLES)
@pytest.mark.parametrize(("width", "colour"), [(80, {}), (140, {"FORCE_COLOR": "1"})])
def test_terminal(run, command, width, colour):
    text = run(command, COLUMNS=str(width), **colour)
    shown = COLOUR.sub("", text) if colour else text
    assert not OBEYED.search(shown)
    if command.split()[0] not in ("check", "accept"):
        assert max(map(cell_len, shown.splitlines())) <= width


def test_markup_of_rich_is_shown_and_not_obeyed(run):
    assert "[bold red]x[/bold red]" in run("claims --text click=app.bell")


@pytest.mark.parametrize("command", [*LISTS, *REPORTS, f"show {IDS}", "status", "check"])
def test_json(run, command):
    text = run(f"{command} --format json")
    assert not OBEYED.search(text)
    assert json.loads(text) is not None


def test_json_is_exact(run, hostile):
    bodies = {article.id: article.body for article in Dossier(hostile).articles}
    rows = json.loads(run("claims --format json"))
    assert len(rows) == 3 * NUMBER
    for row in rows:
        ((start, end),) = row["spans"]
        assert row["quotes"] == [bodies[row["article"]][start:end]]
        assert row["position"] == f"{list(ATTACKS.values())[int(row['article'][1:])]} {row['article'][1:]}"


@pytest.mark.parametrize("command", [*LISTS, *REPORTS, f"attributions {' '.join(f'a{at}' for at in range(NUMBER))}"])
def test_jsonl(run, command):
    text = run(f"{command} --format jsonl")
    assert not OBEYED.search(text)
    assert all(json.loads(line) for line in text.splitlines())


def safe_cells(text, **form):
    rows = list(csv.reader(io.StringIO(text), strict=True, **form))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows[1:] for cell in row]
    risky = [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠")) and not re.fullmatch(r"-?\d+", cell)]
    assert risky == []
    assert not OBEYED.search(text)
    return rows


@pytest.mark.parametrize("command", LISTS)
def test_csv(run, command):
    rows = safe_cells(run(f"{command} --format csv"))
    assert (
        len(rows)
        == 1 + {"claims": 3 * NUMBER, "articles": NUMBER, "actors --all": 2 * NUMBER, "issues": NUMBER + 1}[command]
    )


@pytest.mark.parametrize("command", REPORTS)
def test_csv_of_reports(run, command):
    assert len(safe_cells(run(f"{command} --format csv"))) > 2


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
    tokens = parsed(run(f"{command} --format markdown"))
    columns = sum(token.type == "th_open" for token in tokens)
    rows = sum(token.type == "tr_open" for token in tokens) - 1
    assert {token.type for token in tokens if token.level == 0} == {"table_open", "table_close"}
    assert sum(token.type == "td_open" for token in tokens) == columns * rows


@pytest.mark.parametrize("command", REPORTS)
def test_markdown_documents(run, command):
    text = run(f"{command} --format markdown")
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
    tokens = parsed(run(f"{command} --format markdown"))
    texts = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    assert texts
    assert [text for text in texts if re.search(r"@\w|:[a-z+][\w+-]*:|:100:", text)] == []


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


def test_export_dna(run):
    rows = safe_cells(run("export --format dna-csv"), delimiter=";")
    assert len(rows) == 1 + 2 * NUMBER
    assert all(re.fullmatch(r"\d+", row[0]) and row[-4] in "01" for row in rows[1:])


def test_files(run, tmp_path):
    run(f"timeline -o {tmp_path / 't.md'}")
    for form in ("jsonld", "timelinejs", "graphml", "dna-csv"):
        run(f"export --format {form} -o {tmp_path / form}")
    for file in tmp_path.iterdir():
        assert not OBEYED.search(file.read_bytes().decode("utf-8"))
