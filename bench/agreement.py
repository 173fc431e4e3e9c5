"""How far to trust the parser: its agreement with ledgers that a person corrected, as tables for docs/benchmarks.md.

usage: python bench/agreement.py [CORPUS] [--write]
CORPUS is a folder with articles/*.txt, index.yaml and gold.yaml in the columns of the annotation guide; it is put into
a dossier with the first dossier's codebook. With --write the tables and the figures of the README are brought up to
date; without a CORPUS its row stays as it is.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from onrecord import Dossier
from onrecord.models import SCORES, Claim
from onrecord.store import anchors, ledger, write

ROOT = Path(__file__).parents[1]
DOSSIERS = {
    "the shipped ledger (`data`)": "data",
    "an invented dispute (`examples/harbor-toll`)": "examples/harbor-toll",
}
CORPUS_ROW = "ten self-written articles (`../shared/dev-corpus`)"
STANCE = {score: stance for stance, score in SCORES.items()}


def agreement(dossier: Path) -> dict[str, Any]:
    """Return what ``agree --parser`` measures on a dossier."""
    command = [sys.executable, "-m", "onrecord", "--data", str(dossier), "agree", "--parser", "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout)


def row(name: str, found: dict[str, Any]) -> str:
    """Return a line of the table: F1 three times, then agreement and alpha of each field."""
    f1 = [f"{measure['f1']:.2f}" for measure in found["measures"]]
    fields = [f"{field['agreement']:.2f} / {field['alpha']:.2f}" for field in found["fields"]]
    return f"| {' | '.join((name, *f1, *fields))} |"


def said_on(gold: dict[str, Any]) -> str | None:
    """Return a gold date as EDTF; a week or month is given by one of its days."""
    if not gold.get("said_on"):
        return None
    day = date.fromisoformat(str(gold["said_on"])[:10])
    monday = day - timedelta(day.weekday())
    exact = {"week": f"[{monday}..{monday + timedelta(6)}]", "month": f"{day:%Y-%m}"}
    return exact.get(gold.get("precision", ""), day.isoformat())


def dossier_of(corpus: Path, folder: Path) -> Path:
    """Put an annotated corpus into a dossier: gold claims accepted, optional ones as drafts, which nobody counts."""
    (folder / "articles").mkdir()
    shutil.copy(ROOT / "data" / "codebook.yaml", folder)
    known = {entry["slug"]: entry for entry in yaml.safe_load((corpus / "index.yaml").read_text("utf-8"))}
    for path in sorted((corpus / "articles").glob("*.txt")):
        title, _, body = path.read_text("utf-8").partition("\n")
        meta = known.get(path.stem, {})
        head = {"title": title.strip(), **{key: str(meta[key]) for key in ("published", "outlet") if meta.get(key)}}
        front = yaml.safe_dump(head, allow_unicode=True, width=1000)
        (folder / "articles" / f"{path.stem}.md").write_text(f"---\n{front}---\n\n{body.lstrip()}", encoding="utf-8")
    bodies = {article.id: article.body for article in Dossier(folder).articles}
    gold = yaml.safe_load((corpus / "gold.yaml").read_text("utf-8"))
    claims = [claim(f"gold{at:04}", entry, bodies[entry["article"]]) for at, entry in enumerate(gold)]
    write.save(ledger.load(folder / "claims.yaml"), put=claims)
    return folder


def claim(name: str, gold: dict[str, Any], body: str) -> Claim:
    """Return a gold claim as one of the ledger."""
    quote = tuple(gold.get("quote_parts") or [gold["quote"]])
    places = anchors.places(quote, body)
    day = said_on(gold)
    return Claim(
        id=name, actor=gold["actor"], issue=gold["issue"], stance=STANCE[int(gold["stance"])], quote=quote,
        position=gold["position"], date=day, date_basis="stated" if day else None, article=gold["article"],
        spans=places[min(int(gold.get("occurrence", 1)), len(places)) - 1] if places else (),
        mention=gold.get("speaker_mention") or "", cue=gold.get("cue") or "",
        status="draft" if gold.get("optional") else "accepted",
    )  # fmt: skip


def replace(path: Path, old: str, new: str) -> None:
    """Put `new` where the pattern `old` stands once in a file."""
    text, number = re.subn(old, lambda _: new, path.read_text("utf-8"), flags=re.DOTALL)
    if number != 1:
        sys.exit(f"{path}: {number} places for the figures, wanted 1: {old}")
    path.write_text(text, encoding="utf-8")


def main(corpus: str | None, *, written: bool) -> None:
    """Measure and print the table; put it into the documents if asked to."""
    rows = {name: row(name, agreement(ROOT / path)) for name, path in DOSSIERS.items()}
    if corpus:
        with tempfile.TemporaryDirectory() as folder:
            rows[CORPUS_ROW] = row(CORPUS_ROW, agreement(dossier_of(Path(corpus), Path(folder))))
    print("\n".join(rows.values()))
    if written:
        for name, line in rows.items():
            replace(ROOT / "docs" / "benchmarks.md", rf"(?<=\n)\| {re.escape(name)} \|[^\n]*", line)
        shipped = agreement(ROOT / "data")["measures"]
        sentence = f"an F1 of {shipped[1]['f1']:.2f}, with speaker and side right {shipped[2]['f1']:.2f}"
        replace(ROOT / "README.md", r"(?<=`onrecord agree --parser` measures )[^;]+", sentence)


if __name__ == "__main__":
    names = [arg for arg in sys.argv[1:] if not arg.startswith("--")]
    main(names[0] if names else None, written="--write" in sys.argv)
