"""A floor under the measured quality: where the annotated corpus lies beside the project, a drop is seen here."""

import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "bench" / "polnear"
FLOOR = {"speech cue": {"overlap": 84.5, "tokens": 92.8}, "all": {"overlap": 69.0}}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated corpus is not part of this project")
def test_attributions_do_not_fall_below_what_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CORPUS))
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import attributions
    import score

    articles = attributions.read(str(CORPUS / "polnear.dev.jsonl.gz"))
    rows = [attributions.predicted(article) for article in articles]
    result = score.score(articles, {(row["id"], row["annotator"]): row for row in rows})
    measured = {row: {name: result[row][name][2] for name in floor} for row, floor in FLOOR.items()}
    assert all(measured[row][name] >= least for row, floor in FLOOR.items() for name, least in floor.items()), measured
    sys.modules.pop("score", None)
    sys.modules.pop("attributions", None)
