"""Projects of Discourse Network Analyzer into a dossier, and out again."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from dna_files import DAY, Made, told
from onrecord import Dossier, imports
from onrecord.cli import main
from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.exchange import Lost
from onrecord.store import template

HEARING = "The port met. Ann Cole said 😀 that the ferry should run at night. \n\nThe Islanders agreed: it's *worth* its money.\n"
COUNCIL = "Bay Shipping said no, and so did its friends.\n---\nCole disagreed."
FERRY, TOLL = "The ferry should run: now", "A toll is fair"


def project():
    """A project with what a round trip has to keep, and no more."""
    return (
        Made()
        .document(
            5, HEARING, 12_000 * DAY, Author="Bo Li", Source="Gazette", Section="Local", Type="news", Notes="a\nb"
        )
        .document(7, COUNCIL, 12_001 * DAY, Source="Herald", Notes="https://herald.example/a")
        .document(9, "Nobody said a thing.", 12_001 * DAY, Title="=Quiet: [day]")
        .document(11, "Nobody said a thing.", 12_001 * DAY, Title="Quiet again")
        .document(12, "Die Fähre soll fahren, sagt Jörg Maß.", -DAY, Title="Fähre")
        .statement(5, "the ferry should run at night. ", "Ann Cole", "Port", FERRY, 1)
        .statement(5, "it's *worth* its money", "", "Islanders", FERRY, 1)
        .statement(7, "Bay Shipping said no, and so did its friends", "", "Bay Shipping", FERRY, 0)
        .statement(7, "Bay Shipping said no, and so did its friends", "", "Friends of Bay Shipping", FERRY, 0)
        .statement(7, "Cole disagreed.", "Ann Cole", "Port", TOLL, 1)
        .statement(12, "Die Fähre soll fahren", "Jörg Maß", "", FERRY, 1)
    )


@pytest.fixture
def home(tmp_path):
    template.make(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def run(home):
    def run(*words):
        result = CliRunner().invoke(main, ["--data", str(home), *words], catch_exceptions=False)
        assert result.exit_code == 0, result.output

    return run


@pytest.fixture
def take(tmp_path, home):
    def take(made, name="bay", **more):
        file = made if not isinstance(made, Made) else made.save(tmp_path / "p.dna")
        return imports.load_project(Dossier(home), file, name, added="2026-11-30", **more)

    return take


def claims(home):
    return {(claim.actor, claim.issue): claim for claim in Dossier(home).claims}


def test_what_goes_in_comes_out(run, take, home, tmp_path):
    taken = take(project())
    assert (taken.documents, len(taken.new), taken.refused, taken.lost) == (5, 5, (), {})
    assert (taken.statements.new, taken.statements.refused) == (6, ())
    run("export", "--format", "dna", "--drafts", "-o", str(tmp_path / "q.dna"))
    assert told((tmp_path / "q.dna").read_bytes()) == told(project().bytes())
    assert not [problem for problem in Dossier(home).check() if not problem.note]


def test_what_comes_out_goes_in_again_and_is_there_already(run, take, home, tmp_path):
    take(project())
    before = (home / "claims.yaml").read_bytes(), sorted((home / "articles").iterdir())
    run("export", "--format", "dna", "--drafts", "-o", str(tmp_path / "q.dna"))
    taken = take(tmp_path / "q.dna")
    assert (taken.new, taken.lacks.lacks, taken.statements.saved) == ((), False, False)
    assert before == ((home / "claims.yaml").read_bytes(), sorted((home / "articles").iterdir()))
    run("parse")
    assert before[0] == (home / "claims.yaml").read_bytes()


def test_statements_are_drafts_as_they_were_coded(take, home):
    take(project())
    found = claims(home)
    claim = found["Ann Cole", "the-ferry-should-run-now"]
    assert (claim.status, claim.coders, claim.by, claim.stance) == ("draft", ("import:bay",), "", "supports")
    assert (claim.quote, claim.date, claim.mention) == (("the ferry should run at night. ",), "2002-11-09", "Ann Cole")
    friends = found["Friends of Bay Shipping", "the-ferry-should-run-now"]
    assert (friends.stance, friends.mention, friends.via) == ("opposes", "", ())
    assert found["Jörg Maß", "the-ferry-should-run-now"].date == "1969-12-31"


def test_documents_are_articles(take, home):
    take(project())
    found = {article.title: article for article in Dossier(home).articles}
    hearing = found["Document 5"]
    assert (hearing.body, hearing.published, hearing.byline, hearing.outlet) == (
        HEARING,
        "2002-11-09",
        "Bo Li",
        "Gazette",
    )
    assert (hearing.section, hearing.type, hearing.notes, hearing.added) == ("Local", "news", "a\nb", "2026-11-30")
    assert found["Document 7"].url == "https://herald.example/a"
    assert {found["=Quiet: [day]"].body, found["Quiet again"].body} == {"Nobody said a thing."}


def test_a_dry_run_tells_the_same_and_writes_nothing(take, home):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    dry = take(project(), dry_run=True)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    wet = take(project())
    assert (dry.new, dry.lacks, dry.wrote_codebook, dry.statements.new) == (
        wet.new,
        wet.lacks,
        True,
        wet.statements.new,
    )
    assert (dry.statements.saved, wet.statements.saved) == (False, True)


WRITTEN = "version: 1\nactors:\n- {name: Ann M. Cole, aliases: [Ann Cole]}\nissues:\n  ferry: {proposition: 'The ferry should run: now'}\n"


def test_nothing_that_a_person_wrote_is_changed(take, home):
    (home / "codebook.yaml").write_text(WRITTEN, encoding="utf-8")
    taken = take(project())
    assert (home / "codebook.yaml").read_text(encoding="utf-8") == WRITTEN
    assert (taken.wrote_codebook, taken.waiting, taken.statements.new) == (False, 1, 5)
    assert taken.lacks.new_issues == {"a-toll-is-fair": TOLL}
    assert "Ann Cole" not in {actor.name for actor in taken.lacks.new_actors}
    assert ("Ann M. Cole", "ferry") in claims(home)
    (home / "codebook.yaml").write_text(f"{WRITTEN}  toll: {{proposition: {TOLL}}}\n", encoding="utf-8")
    assert (take(project()).waiting, len(claims(home))) == (0, 6)


def test_what_a_person_decided_stays(take, home, run):
    take(project())
    claim = claims(home)["Islanders", "the-ferry-should-run-now"]
    run("edit", claim.id, "--stance", "leans-for", "--by", "eva")
    again = take(project())
    assert (again.statements.decided, again.statements.saved) == (1, False)
    assert claims(home)["Islanders", "the-ferry-should-run-now"].stance == "leans-for"


def test_sides_by_an_attribute(take, home):
    made = project().run(
        "INSERT INTO ATTRIBUTEVARIABLES VALUES (7, 2, 'Camp'), (8, 1, 'Camp');"
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) SELECT ID, 7, 'For the ferry'"
        " FROM ENTITIES WHERE Value IN ('Port', 'Islanders');"
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) SELECT ID, 8, 'none'"
        " FROM ENTITIES WHERE Value = 'Ann Cole';"
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) SELECT ID, 2, 'firm'"
        " FROM ENTITIES WHERE Value = 'Bay Shipping'"
    )
    with pytest.raises(UnknownNameError, match='Did you mean "Camp"'):
        take(made, party="camp ")
    taken = take(made, party="Camp")
    book = Dossier(home).codebook
    assert {key: party.name for key, party in book.parties.items()} == {
        "for-the-ferry": "For the ferry",
        "none-2": "none",
    }
    assert [book.party_of(name) for name in ("Port", "Islanders", "Ann Cole", "Bay Shipping")] == [
        "for-the-ferry", "for-the-ferry", "none-2", None,
    ]  # fmt: skip
    assert taken.lost == {(Lost.ATTRIBUTE, "Type"): 1}


def test_statements_that_are_none_are_told(take, home):
    made = (
        Made()
        .document(1, "\n\n 😀 One two three.", 3_600)
        .document(2, "<html><body>One</body></html>")
        .document(3, "One two three.", 10**17)
        .statement(1, "One", "P", "", FERRY, 1)
        .statement(1, "", "P", "", FERRY, 1, at=(0, 2))
        .statement(1, "", "P", "", FERRY, 1, at=(4, 7))
        .statement(1, "", "P", "", FERRY, 1, at=(6, 9_999))
        .statement(1, "two", "P", "", "", 1)
        .statement(1, "two", "P", "", FERRY)
        .statement(1, "two", "", "", FERRY, 1)
        .statement(2, "One", "P", "", FERRY, 1)
        .statement(3, "One", "P", "", FERRY, 1)
        .statement(1, "One", "P", "", FERRY, 0)
        .statement(1, " two", "P", "", FERRY, 0)
    )
    taken = take(made)
    assert [(each.line, each.why or each.rejected.reason) for each in taken.statements.refused] == [
        (2, "its place is outside of the document's text, or inside a character"),
        (3, "its place is outside of the document's text, or inside a character"),
        (4, "its place is outside of the document's text, or inside a character"),
        (5, "it has no concept"),
        (6, "it tells no agreement"),
        (7, "it names neither a person nor an organization"),
        (8, "its document is not there, or is no article"),
        (9, "its document is not there, or is no article"),
        (10, "twice"),
    ]
    assert [each.document.number for each in taken.refused] == [2, 3]
    assert taken.lost == {(Lost.TIME, ""): 1, (Lost.BLANK_LINES, ""): 1}
    assert [claim.quote for claim in Dossier(home).claims] == [("One",), (" two",)]


def test_coders_of_one_project_are_coders_here(take, home):
    made = (
        Made()
        .run("INSERT INTO CODERS (ID, Name, Password) VALUES (2, 'Eva', 'x')")
        .document(1, "Port said yes to it. Bay said no to it.")
        .statement(1, "yes to it", "", "Port", FERRY, 1)
        .statement(1, "said yes to it", "", "Port", FERRY, 1, coder=2)
        .statement(1, "no to it", "", "Bay", FERRY, 0, coder=2)
    )
    taken = take(made)
    assert (taken.statements.coders, taken.statements.new, taken.statements.shared) == (
        ("import:bay/Admin", "import:bay/Eva"), 1, 2,
    )  # fmt: skip
    assert {claim.actor: claim.coders for claim in Dossier(home).claims} == {
        "Port": ("import:bay/Admin", "import:bay/Eva"),
        "Bay": ("import:bay/Eva",),
    }


def test_a_person_of_two_organizations_speaks_for_the_more_frequent_one(take, home):
    made = Made().document(1, "Ann Cole said one. She said two. She said three.")
    for words, body in (("one", "Port"), ("two", "Council"), ("three", "Council")):
        made.statement(1, words, "Ann Cole", body, FERRY, 1)
    assert take(made).other_bodies == 1
    assert Dossier(home).codebook.actor_by_name["Ann Cole"].body == "Council"


def test_words_that_the_rules_found_too_are_one_draft_with_the_words_of_the_person(take, home):
    (home / "codebook.yaml").write_text(f"version: 1\nissues:\n  ferry: {{proposition: '{FERRY}', topic: [ferry]}}\n")
    made = Made().document(1, "Bo Li rejected the ferry. Ann Cole rejected the night ferry for good.")
    made.statement(1, "rejected the night ferry for good.", "", "Port of Lund", FERRY, 1)
    take(made)
    both = next(claim for claim in Dossier(home).claims if len(claim.coders) > 1 or claim.actor == "Port of Lund")
    assert (both.actor, both.stance, both.quote) == (
        "Port of Lund",
        "supports",
        ("rejected the night ferry for good.",),
    )


def test_the_commands_of_the_guide(tmp_path, monkeypatch):
    guide = (Path(__file__).parents[2] / "docs" / "dna.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ onrecord (.+)$", guide, re.MULTILINE)
    assert len(commands) == 6
    monkeypatch.chdir(tmp_path)
    made = Made().document(1, "The port said: cap them.", DAY)
    made.statement(1, "cap them", "", "Port", "Emissions should be capped", 1).save(tmp_path / "climate.dna")
    said = [CliRunner().invoke(main, shlex.split(line), catch_exceptions=False) for line in commands]
    assert {each.exit_code for each in said} == {0}
    assert "supports       Port" in said[4].stdout
    assert told((tmp_path / "back.dna").read_bytes()) == told(made.bytes())


ALIKE = {
    "accents and case": [("Jan Müller", "Stadt"), ("Jan Muller", "STADT")],
    "a person as the organization": [("Bob Smith", "BOB SMITH")],
    "each speaks for the other": [("Ann", "Bob"), ("Bob", "Ann")],
    "in a circle of three": [("Ann", "Bob"), ("Bob", "Cy"), ("Cy", "Ann")],
}


@pytest.mark.parametrize("name", ALIKE)
def test_the_codebook_is_sound_whatever_names_there_are(take, home, name):
    made = Made().document(1, "One spoke. Two spoke. Six spoke.")
    for words, names in zip(("One", "Two", "Six"), ALIKE[name], strict=False):
        made.statement(1, words, *names, TOLL, 1)
    take(made)
    assert not [problem for problem in Dossier(home).check() if not problem.note]


def test_nothing_is_written_of_a_project_with_a_coder_whose_drafts_could_not_be_kept(take, home):
    made = (
        Made()
        .document(1, "One spoke. Two spoke.")
        .run(f"INSERT INTO CODERS (ID, Name, Password) VALUES (2, '{'Ж' * 60}', 'x');")
    )
    made.statement(1, "One", "Ann", "", TOLL, 1).statement(1, "Two", "Bob", "", TOLL, 1, coder=2)
    before = sorted(home.rglob("*"))
    with pytest.raises(OnrecordError, match="is too long for a file"):
        take(made)
    assert sorted(home.rglob("*")) == before


def test_statements_move_with_an_article_that_a_person_edits(take, home, run):
    take(project())
    before = {claim.id: claim.quote for claim in Dossier(home).claims}
    for path in (home / "articles").iterdir():
        path.write_text(re.sub(r"(---\n\n)", r"\1Corrected 😀. ", path.read_text("utf-8"), count=1), encoding="utf-8")
    run("parse")
    assert {claim.id: claim.quote for claim in Dossier(home).claims} == before
    assert not [problem for problem in Dossier(home).check() if not problem.note]


def test_a_dry_run_passes_over_what_is_no_file(take, home):
    (home / "articles" / "gone.md").symlink_to(home / "nowhere")
    assert len(take(project(), dry_run=True).new) == 5
