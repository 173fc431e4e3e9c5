"""A small dossier on disk, and a way to call the command on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path  # noqa: TC003 - fixtures are annotated
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.models import Claim
from onrecord.store import ledger, write

Run = Callable[..., Result]

CODEBOOK = """\
version: 1
parties:
  us: {name: United States, speaks_as: [United States, Washington], demonyms: [American, U.S.]}
  turkey: {name: Turkey, speaks_as: [Turkey, Ankara], demonyms: [Turkish]}
actors:
- {name: Pentagon, party: us}
- {name: Eric Pahon, party: us, body: Pentagon, roles: [{title: Pentagon spokesman}]}
- {name: Donald Trump, party: us}
- {name: Silent Sam, party: us}
- {name: Mevlüt Çavuşoğlu, party: turkey, roles: [{title: Foreign Minister}]}
issues:
  working-group:
    proposition: A joint U.S.-Turkish working group on the S-400 should be formed.
    topic: [working group]
    phrases:
      opposes: ["isn't necessary"]
  patriot-offer:
    proposition: Turkey should buy Patriot missiles instead.
    topic: [Patriot]
events:
- {date: 2019-05-29, text: Trump and Erdoğan speak by phone}
"""

RT = """\
---
title: Pentagon rejects | any talks
outlet: RT
published: 2019-04-05
published_basis: assigned
---

*"A technical working group at this stage isn't necessary,"* said Pentagon spokesman Eric Pahon on Thursday.

Foreign Minister Mevlut Cavusoglu on Wednesday [proposed](#) a joint technical panel, with \\$1 from each.
"""
AHVAL = """\
---
title: A phone call
outlet: Ahval
published: 2019-05-31
---

Donald Trump has accepted the offer to form a group, Bloomberg reported on Friday.

Ankara says the group is \x1b[31mneeded <b>now</b>.

The Pentagon said there was nothing to announce.
"""
WIRE = """\
---
outlet: Wire
---

Donald Trump has accepted the offer to form a group, it was said.
"""
ARTICLES = {"rt-pentagon-rejects": RT, "ahval-phone-call": AHVAL, "copy-of-a-call": WIRE}

CLAIMS: list[dict[str, Any]] = [
    {
        "id": "k3x9q2ma", "actor": "Eric Pahon", "stance": "opposes", "position": "rejects the working group",
        "date": "2019-04-04", "date_basis": "relative", "article": "rt-pentagon-rejects", "kind": "direct",
        "quote": ["A technical working group at this stage isn't necessary,"],
        "mention": "Pentagon spokesman Eric Pahon", "cue": "said",
    },
    {
        "id": "cavusogl", "actor": "Mevlüt Çavuşoğlu", "stance": "supports", "position": "proposes a panel",
        "date": "2019-04-03", "date_basis": "relative", "article": "rt-pentagon-rejects", "status": "edited",
        "quote": ["a joint technical panel, with \\$1 from each"], "mention": "Mevlut Cavusoglu", "cue": "proposed",
    },
    {
        "id": "trumpyes", "actor": "Donald Trump", "stance": "supports", "position": "accepts the group",
        "date": "2019-05-31", "date_basis": "reported", "article": "ahval-phone-call", "via": ["Bloomberg"],
        "quote": ["has accepted the offer to form a group"], "mention": "Donald Trump", "cue": "reported",
    },
    {
        "id": "samewire", "actor": "Donald Trump", "stance": "supports", "position": "accepts the group",
        "date": "2019-05-31", "date_basis": "reported", "article": "copy-of-a-call", "same_as": "trumpyes",
        "quote": ["has accepted the offer to form a group"],
    },
    {
        "id": "ankarays", "actor": "Turkey", "stance": "supports", "position": "=calls it needed",
        "article": "ahval-phone-call", "quote": ["the group is \x1b[31mneeded <b>now</b>"], "cue": "says",
    },
    {
        "id": "nothing2", "actor": "Pentagon", "stance": "noncommittal", "position": "has nothing to announce",
        "date": "2019-05-31", "date_basis": "relative", "article": "ahval-phone-call", "status": "draft",
        "quote": ["there was nothing to announce"], "mention": "The Pentagon", "cue": "said",
    },
    {
        "id": "wrongone", "actor": "Bloomberg", "stance": "opposes", "position": "is no party", "status": "rejected",
        "article": "ahval-phone-call", "quote": ["the offer to form a group"],
    },
]  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ONRECORD_DATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dossier"))


def build(path: Path) -> Path:
    """Write the dossier at `path`."""
    (path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (path / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    (path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    write.save(ledger.load(path / "claims.yaml"), put=[_claim(fields) for fields in CLAIMS])
    return path


def _claim(fields: dict[str, Any]) -> Claim:
    body = ARTICLES[fields["article"]].split("---\n\n")[1]
    spans = tuple((body.index(part), body.index(part) + len(part)) for part in fields["quote"])
    return Claim.model_validate({"issue": "working-group", "spans": spans, **fields})


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of one's own, to change."""
    return build(tmp_path)


@pytest.fixture
def run(pristine: Path) -> Run:
    """Call the command on a dossier (the shared one unless another is named) and expect an exit code."""

    def call(*args: str, data: Path = pristine, code: int | None = 0, **options: Any) -> Result:
        result = CliRunner().invoke(main, ["--data", str(data), *args], prog_name="onrecord", **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert code is None or result.exit_code == code, result.output
        return result

    return call
