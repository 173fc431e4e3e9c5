"""Claims told in one line each, so that a test reads as a small ledger."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import settings

from onrecord.models import SCORES, Actor, Article, Claim, Codebook, Event, Issue, Party
from onrecord.reports.entries import Entry, join

# Many tests start onrecord in a process of its own: without kept bytecode, each compiles the whole package again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What is imported and collected stays until the end: the collector of garbage need not look at it again and again.
gc.disable()

# Few cases while one works, the same ones each time: rare finds are for ONRECORD_EXHAUSTIVE=1, which tries two thousand
# new ones of each property, and not for whoever pushes next.
settings.register_profile("quick", max_examples=10, deadline=None, derandomize=True)
settings.register_profile("exhaustive", max_examples=2000, deadline=None)
settings.load_profile("exhaustive" if os.environ.get("ONRECORD_EXHAUSTIVE") else "quick")

ROOT = Path(__file__).parents[1]
STANCE = {score: stance for stance, score in SCORES.items()}
BODIES = {"Pahon": "Pentagon", "Summers": "Pentagon"}
CODEBOOK = Codebook(
    parties={"us": Party(name="United States"), "turkey": Party(name="Turkey")},
    actors=(
        Actor(name="Pentagon", party="us"),
        *(Actor(name=name, party="us", body=body) for name, body in BODIES.items()),
        *(Actor(name=name, party="us") for name in ("Trump", "Marquis")),
        *(Actor(name=name, party="turkey") for name in ("Cavusoglu", "Kalin", "Demir")),
        Actor(name="Expert", party="none"),
    ),
    issues={"group": Issue(proposition="A group should be formed."), "risk": Issue(proposition="It is a risk.")},
    events=(Event(date="2019-05-29", text="They speak by phone"),),
)
Tell = Callable[[str], tuple[Entry, ...]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave attacks, growth, kills and benchmarks out where nobody names a file or a mark: CI and `make test` run them."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.markexpr:
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


def pytest_sessionfinish() -> None:
    gc.freeze()  # pytest collects garbage several times before it ends


@pytest.fixture
def bare_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each process that is started from here the import of pytest, which is this one's main module."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture(scope="module")
def files_kept() -> Iterator[None]:
    """Read a file of a dossier once, however many commands of this module's tests do."""
    import kept

    with pytest.MonkeyPatch.context() as patch:
        kept.patch(patch)
        yield


@pytest.fixture(scope="session")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped dossiers after first commands, which have found nothing kept of their articles, and keep it."""
    from onrecord.cli import main
    from onrecord.store.cache import FILE, FOLDER

    folder = tmp_path_factory.mktemp("warmed")
    for name in ("data", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".cache"))
    for path in (folder / "data", folder / "examples" / "harbor-toll"):
        done = CliRunner().invoke(main, ["--data", str(path), "status"])
        assert done.exit_code == 0, done.output
        assert (path / FOLDER / FILE).exists()
    done = CliRunner().invoke(main, ["--data", str(folder / "data"), "evaluate"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def clone(warmed: Path, tmp_path: Path) -> Path:
    """A folder with the shipped dossiers, as after `git clone` and a first command."""
    return shutil.copytree(warmed, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def user_path(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the library `llm`: one's own, so that nothing of this machine's user is read or written."""
    path = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("LLM_USER_PATH", str(path))
    for name in [name for name in os.environ if name.endswith("_API_KEY")]:
        monkeypatch.delenv(name)
    return path


@pytest.fixture
def model(user_path: Path) -> Iterator[Any]:
    """Call it with a name and answers: the library has such a model then."""
    import scripted

    with scripted.installed() as plugin:
        yield plugin


@pytest.fixture
def codebook() -> Codebook:
    return CODEBOOK


@pytest.fixture
def tell() -> Tell:
    return _tell


def _tell(ledger: str) -> tuple[Entry, ...]:
    """One claim a line: ID ACTOR DATE SCORE [field=value ...]; ``-`` for no date, ``said=`` is the article's date."""
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for line in filter(str.strip, ledger.splitlines()):
        name, actor, date, score, *rest = line.split()
        fields: dict[str, Any] = dict(pair.split("=", 1) for pair in rest)
        article = fields.pop("article", "a")
        at = int(fields.pop("at", len(claims) * 10))
        published, outlet = fields.pop("published", None), fields.pop("outlet", article)
        articles.setdefault(article, Article(id=article, outlet=outlet, published=published, body="x" * 999))
        known = {"issue": "group", "position": f"says {name}", "quote": f"q {name}", "article": article}
        where = {"spans": ((at, at + 5),), "date": None if date == "-" else date, "stance": STANCE[int(score)]}
        claims.append(Claim.model_validate({"id": name, "actor": actor, **known, **where, **fields}))
    return join(claims, tuple(articles.values()), CODEBOOK)
