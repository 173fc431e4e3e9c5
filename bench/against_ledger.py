"""Score the parser alone against a dossier's corrected ledger, with the shared scorer.

usage: python bench/against_ledger.py DOSSIER SCORERS [--misses]
SCORERS is the folder that holds score_claims.py. The dossier's articles are parsed into an empty ledger; its own claims
(without the rejected) are the gold.
"""

import importlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def claims(dossier: Path) -> list[dict[str, Any]]:
    """Return a dossier's claims as the command line gives them."""
    command = [sys.executable, "-m", "onrecord", "--data", str(dossier), "claims", "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout)


def main(dossier: str, scorers: str) -> None:
    """Parse from nothing and print the scorer's report."""
    sys.path.insert(0, scorers)
    try:
        scorer = importlib.import_module("score_claims")
    except ImportError as error:
        sys.exit(f"{scorers}: no scorer there ({error}); SCORERS is the folder that holds score_claims.py.")
    root = Path(dossier)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder)
        shutil.copytree(root / "articles", empty / "articles")
        shutil.copy(root / "codebook.yaml", empty)
        subprocess.run([sys.executable, "-m", "onrecord", "--data", folder, "parse"], check=True, capture_output=True)
        gold, found = ([scorer.row(claim) for claim in claims(place)] for place in (root, empty))
    texts = scorer.read_articles(root / "articles")
    scorer.report(gold, found, texts, misses="--misses" in sys.argv)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
