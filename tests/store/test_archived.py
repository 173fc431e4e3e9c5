"""What `onrecord archive --claims` has written passes for a dossier that is read alone."""

import json
import shutil
from pathlib import Path

import pytest

import shards
from onrecord import Dossier, pipeline
from onrecord.errors import FileProblemError
from onrecord.filed import whole
from onrecord.store import archived

for library in ("pyarrow", "fastwarc", "resiliparse"):
    pytest.importorskip(library, reason=f"{library} is part of the extra archive")

pytestmark = pytest.mark.usefixtures("files_kept")
DATA = Path(__file__).parents[2] / "data"


def write(out, *sources, **options):
    from onrecord.archive import run
    from onrecord.archive.options import Options

    (source := out.parent / "source").mkdir(exist_ok=True)
    for number, rows in enumerate(sources):
        shards.jsonl(source / f"{number}.jsonl", rows)
    book = Dossier(DATA)
    wanted = Options("claims", book.codebook.model_dump_json(by_alias=True), **options)
    return run.run(run.plan(source, out, wanted), out, wanted, book.codebook_path.read_bytes(), shards.Here())


def rows(name="{}"):
    told = {"id", "title", "outlet", "byline", "url", "genre"}
    return [
        {**article.model_dump(include=told), "id": name.format(article.id), "text": article.body}
        for article in Dossier(DATA).articles
    ]


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parsed") / "data"
    shutil.copytree(DATA, folder)
    for name in ("claims.yaml", "decisions.jsonl"):
        (folder / name).unlink(missing_ok=True)
    dossier = Dossier(folder)
    pipeline.parse(dossier)
    return dossier


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive") / "out"
    write(folder, rows()[:2], rows()[2:])
    return folder


def test_the_claims_and_articles_are_those_of_a_parse(out, parsed):
    dossier = Dossier(out)
    plain = {"draft"}
    found = {claim.id: claim.model_dump(exclude=plain) for claim in dossier.claims}
    assert found == {claim.id: claim.model_dump(exclude=plain) for claim in parsed.claims}
    assert {article.id: article for article in dossier.articles} == {
        article.id: whole(article) for article in parsed.articles
    }
    assert dossier.check() == ()


def test_copies_keep_apart_and_are_linked(tmp_path):
    write(tmp_path / "out", rows()[:1], [{**row, "outlet": "Wire"} for row in rows()[:1]])
    dossier = Dossier(tmp_path / "out")
    ids = [claim.id for claim in dossier.claims]
    assert len(ids) == len({*ids}) > 20
    first, second = (article.id for article in dossier.articles)
    assert second == f"{first}-2"
    assert {article.outlet for article in dossier.articles} == {rows()[0]["outlet"], "Wire"}
    assert sum(bool(claim.same_as) for claim in dossier.claims) > len(ids) // 3
    assert dossier.check() == ()


@pytest.mark.parametrize(
    "change", [lambda dossier: dossier.save(drop=["x"]), lambda dossier: dossier.locked().__enter__()]
)
def test_nothing_is_written(out, change):
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(FileProblemError, match="is an archive, which is read alone; nothing was written"):
        change(Dossier(out))
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_ledger_of_a_persons_own_wins(out, tmp_path):
    shutil.copytree(out, tmp_path / "own")
    shutil.copy(DATA / "claims.yaml", tmp_path / "own")
    assert not archived.is_there(tmp_path / "own")
    assert Dossier(tmp_path / "own").ledger.text


def test_what_is_missing_or_does_not_belong_is_told(tmp_path):
    out = tmp_path / "out"
    write(out, rows()[:2], rows()[2:])
    whole = len(Dossier(out).claims)
    told = json.loads((out / "manifest.json").read_text())
    told["shards"]["0.jsonl"] = {"state": "waiting"}
    (out / "manifest.json").write_text(json.dumps(told))
    (problem,) = Dossier(out).problems
    assert problem.text.startswith("1 of 2 shards could not be read or are not finished")
    (out / "claims" / "1.jsonl.parquet").write_bytes(b"PAR1")
    _, problem = Dossier(out).problems
    assert problem.text.startswith("is left out: ")
    assert problem.path.endswith("1.jsonl.parquet")
    assert 0 < len(Dossier(out).claims) < whole


def test_outputs_of_other_options_are_left_out(tmp_path):
    out = tmp_path / "out"
    write(out, rows()[:2], rows()[2:])
    told = json.loads((out / "manifest.json").read_text())
    (out / "manifest.json").write_text(json.dumps({**told, "options_digest": "other"}))
    dossier = Dossier(out)
    assert dossier.claims == ()
    assert ["another codebook, other options" in problem.text for problem in dossier.problems] == [True, True]


@pytest.mark.parametrize("text", ["", "[]", "{", "7"])
def test_a_spoilt_manifest(out, tmp_path, text):
    shutil.copytree(out, tmp_path / "spoilt")
    (tmp_path / "spoilt" / "manifest.json").write_text(text)
    with pytest.raises(FileProblemError, match="is not what onrecord archive writes"):
        _ = Dossier(tmp_path / "spoilt").claims
