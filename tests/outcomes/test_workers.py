"""Articles worked out by several processes: the same as by one, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

import limited
from onrecord.models import Article
from onrecord.outcomes import workers
from onrecord.outcomes.desk import Told

pytestmark = pytest.mark.slow


class Desk:
    """A desk whose articles say what becomes of the process."""

    def told(self, article):
        if article.body == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.body == "fails":
            return Told("", "as it says")
        return Told(f"{article.id}: {article.body}")


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    """Processes for few articles, from a server that has onrecord imported; the script below starts them anew."""
    monkeypatch.setattr(workers, "_WORTH", 2)
    monkeypatch.setattr(workers, "get_context", lambda _: limited.SERVER)


def articles(**special):
    return [Article(id=f"a{n}", body=special.get(f"a{n}", "is read")) for n in range(40)]


def found(given, number=2):
    return [*workers.told(Desk(), given, number)]


def test_articles_come_in_their_order_from_however_many_processes():
    given = articles(a3="fails", a39="fails")
    assert found(given, 2) == found(given, 1)
    assert found(given, 2)[3] == Told("", "as it says")


def test_an_article_that_ends_its_process_costs_no_other():
    told = found(articles(a5="dies", a30="dies"))
    assert [n for n, each in enumerate(told) if each.failure] == [5, 30]
    assert "was ended" in told[5].failure
    assert told[6].text == "a6: is read"


def test_processes_are_worth_their_start_for_many_articles_only(monkeypatch):
    monkeypatch.setattr(workers, "_Workers", None)
    assert len(found(articles()[:3])) == 3


DOSSIER = """\
parties:
  north: {name: Norland}
actors:
- {name: Anna Berg, party: north}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
"""
SCRIPT = """
import os, signal, sys, time
from onrecord import Dossier, outcomes
from onrecord.outcomes import workers

if __name__ == "__main__":
    workers._WORTH = 2
    dossier = Dossier(sys.argv[1])
    dossier.jobs = 2
    try:
        for number, each in enumerate(outcomes.of(dossier, dossier.articles)):
            if number == 9:
                signal.signal(signal.SIGINT, signal.default_int_handler)
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(5)
    except KeyboardInterrupt:
        sys.exit(130)
"""


def test_an_interruption_keeps_what_was_worked_out(tmp_path):
    (tmp_path / "articles").mkdir()
    for number in range(60):
        text = f"Anna Berg backed the bridge {number} times. She said it would last."
        (tmp_path / "articles" / f"a{number}.md").write_text(text, "utf-8")
    (tmp_path / "codebook.yaml").write_text(DOSSIER, "utf-8")
    script = tmp_path / "run.py"
    script.write_text(SCRIPT, "utf-8")
    run = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (130, "")
    with sqlite3.connect(tmp_path / ".cache" / "kept.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM kept WHERE kind LIKE 'outcome %'").fetchone()[0] >= 10
