"""review with keys from a pipe, and at a real terminal."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from click.testing import CliRunner

from onrecord import Dossier
from onrecord.cli import main

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
pytestmark = pytest.mark.usefixtures("files_kept")


@pytest.fixture(scope="module")
def _parsed(pristine, tmp_path_factory, files_kept):
    """The dossier with drafts alone, as `parse` leaves it; one paragraph longer than a small screen."""
    dossier = shutil.copytree(pristine, tmp_path_factory.mktemp("parsed") / "dossier")
    (dossier / "claims.yaml").unlink()
    filler = " ".join(f"Sentence number {n} tells of the weather at great length." for n in range(60))
    long = (
        f'---\npublished: 2019-06-01\n---\n\n{filler} "A working group isn\'t necessary," said Eric Pahon. {filler}\n'
    )
    (dossier / "articles" / "long.md").write_text(long, encoding="utf-8")
    more = "---\npublished: 2019-06-01\n---\n\nDonald Trump said the working group isn't necessary.\n"
    (dossier / "articles" / "more.md").write_text(more, encoding="utf-8")
    done = CliRunner().invoke(main, ["--data", str(dossier), "parse"])
    assert done.exit_code == 0, done.output
    return dossier


@pytest.fixture
def fresh(tmp_path, _parsed):
    return shutil.copytree(_parsed, tmp_path, dirs_exist_ok=True)


def claims(dossier):
    return {claim.id: claim for claim in Dossier(dossier).claims}


def statuses(dossier):
    return sorted(claim.status for claim in claims(dossier).values())


def test_keys_from_a_pipe(run, fresh):
    number = len(claims(fresh))
    assert number >= 3
    out = run("review", data=fresh, input="a\nrq").stdout
    assert statuses(fresh) == ["accepted", *["draft"] * (number - 2), "rejected"]
    assert f"1 of {number} " in out
    assert f"1 accepted, 1 rejected; {number - 2} draft" in out
    assert "a accept   e edit" not in out  # nobody reads the keys in a pipe
    assert "\x1b" not in out
    assert f"1 of {number - 2} " in run("review", data=fresh, input="").stdout


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("es2\nq", {"stance": "leans-for"}),
        ("esopp\nis against it\nq", {"stance": "opposes", "position": "is against it"}),
        ("ei2q", {"issue": "patriot-offer"}),
        ("eipat\nq", {"issue": "patriot-offer"}),
        ("eatrump\nq", {"actor": "Donald Trump"}),
        ("eacavusoglu\nq", {"actor": "Mevlüt Çavuşoğlu"}),
        ("eaZoe Zwick\nyq", {"actor": "Zoe Zwick", "party": "none"}),
        ("eaZoe Zwick\nntrump\nq", {"actor": "Donald Trump"}),
        ("epput otherwise\nq", {"position": "put otherwise"}),
        ("ed2019-04\nq", {"date": "2019-04", "date_basis": "assigned"}),
        ("ed-\nq", {"date": None}),
        ("ey2q", {"party": "turkey"}),
        ("evnobody known\nnq", {"via": (), "status": "draft"}),
        ("evpentagon, nobody known\nyq", {"via": ("Pentagon", "nobody known")}),
        ("evpentagon\nq", {"via": ("Pentagon",)}),
        ("nlook again\naq", {"note": "look again", "status": "accepted"}),
        ("nlook again\nuq", {"note": "", "status": "draft"}),
        ("eqa technical ... stage\nq", {"quote": ("A technical working group at this stage",)}),
        ("es\nq", {"status": "draft"}),
        ("exq", {"status": "draft"}),
    ],
)
def test_edits(run, fresh, keys, expected):
    first = next(c for c in claims(fresh).values() if "technical working group" in c.quote[0])
    run("review", "--text", "technical working group", data=fresh, input=keys)
    after = claims(fresh)[first.id]
    assert {name: getattr(after, name) for name in expected} == expected
    assert after.status == expected.get("status", "edited")


def test_a_missed_claim_is_added_with_what_the_parser_read_of_it(run, fresh):
    out = run(
        "review", "--missed", "--article", "ahval-phone-call", data=fresh,
        input="s" * sum(c.article == "ahval-phone-call" for c in claims(fresh).values()) + "s" * 2 + "m\n\n13has nothing to announce\n\nq",
    ).stdout  # fmt: skip
    (added,) = (c for c in claims(fresh).values() if c.status == "accepted")
    assert (added.actor, added.issue, added.stance) == ("Pentagon", "working-group", "noncommittal"), out
    assert added.quote == ("there was nothing to announce",)
    assert (added.cue, added.mention) == ("said", "The Pentagon")
    assert "No problems." in run("check", data=fresh).stdout


@pytest.mark.parametrize(
    ("args", "keys", "said", "coded"),
    [
        (
            ["more"],
            "ay",
            '"more" is marked as fully coded. To take that back: onrecord articles more --not-coded',
            True,
        ),
        (["--missed", "--article", "more"], "ay", '"more" is marked as fully coded.', True),
        (["more"], "an", "Not marked.", False),
        (["more"], "a", "Not marked.", False),  # the pipe ends
        (["more"], "sy", "", False),
        (["more"], "qy", "", False),
        (["--article", "more"], "ay", "", False),
        (["more", "--status", "rejected"], "y", "", False),
    ],
)
def test_an_article_reviewed_to_its_end_may_be_fully_coded(run, fresh, args, keys, said, coded):
    out = run("review", *args, data=fresh, input=keys).stdout
    assert said in out
    assert ('Is everything in "more" coded?' in out) is bool(said)
    assert Dossier(fresh).coded == (("more",) if coded else ())


def test_it_asks_again_until_the_article_is_marked(run, fresh):
    asked = [run("review", "more", data=fresh, input=keys).stdout for keys in ("an", "y", "y")]
    assert ["Is everything in" in out for out in asked] == [True, True, False]


def test_hostile_text_reaches_no_terminal(run, fresh):
    file = fresh / "articles" / "evil.md"
    text = "The Pentagon said the \x1b[31mworking group\x1b]0;x\x07 isn't necessary [bold]now[/bold].\n"
    file.write_text(f'---\ntitle: "\\e[2J"\noutlet: "[red]x"\npublished: 2019-06-01\n---\n\n{text}', encoding="utf-8")
    run("parse", "evil", data=fresh)
    out = run("review", "--missed", "--article", "evil", data=fresh, input="v?xsq", env={"COLUMNS": "80"}).stdout
    assert "[bold]now[/bold]" in out
    assert not set("\x1b\x07") & set(out)


@pytest.mark.parametrize(
    ("args", "keys", "code", "sentence"),
    [
        (["--actor", "trumpp"], "", 2, 'Did you mean "Trump"?'),
        ([], "z", 1, 'No such key here: "z"; keys are a e r n m s b v q ?.'),
        (["--article", "copy-of-a-call", "--issue", "patriot-offer"], "", 0, "Nothing to review with these filters; "),
        (["--status", "rejected"], "", 0, "Nothing to review: no draft is left."),
        ([], "", 0, "Nothing decided; "),
    ],
)
def test_one_clear_sentence(run, fresh, args, keys, code, sentence):
    result = run("review", *args, data=fresh, input=keys, code=code)
    assert sentence in result.stderr + result.stdout


# -- at a terminal


class Terminal:
    """A process at a terminal of its own, with all that it prints; forked, for to start Python anew takes longer."""

    def __init__(self, data, *args, width=80, height=24, **env):
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            os.environ.update(TERM="xterm-256color", LINES=str(height), COLUMNS=str(width), **env)
            signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
            sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, range(3), "rww")
            try:
                main(["--data", str(data), "review", *args], prog_name="onrecord")
            except SystemExit as left:
                sys.stdout.flush()
                os._exit(left.code)
            finally:
                os._exit(70)
        self.text = ""

    def until(self, words: str, seconds: float = 10) -> str:
        """Read until `words` stand there after all that was read before; return what came."""
        start, end = len(self.text), time.monotonic() + seconds
        while words not in plain(self.text[start:]):
            ready, _, _ = select.select([self.handle], [], [], max(0, end - time.monotonic()))
            assert ready, f"waited in vain for {words!r}: {self.text[start:]!r}"
            try:
                self.text += os.read(self.handle, 65536).decode("utf-8", "replace")
            except OSError:  # the end of a terminal
                break
        assert words in plain(self.text[start:]), self.text[start:]
        return self.text[start:]

    def press(self, keys: str, seconds: float = 10) -> None:
        """Type, once the program reads single keys: what is typed earlier is thrown away, as from a person."""
        end = time.monotonic() + seconds
        while termios.tcgetattr(self.handle)[3] & termios.ICANON:
            assert time.monotonic() < end, "no key was asked for"
            time.sleep(0.005)
        os.write(self.handle, keys.encode())

    def interrupt(self, words: str) -> None:
        """Press Ctrl-C until `words` come: between the prompt and the wait for keys Python sees it at the next one."""
        for _ in range(3):
            self.press("\x03")
            with suppress(AssertionError):
                self.until(words, seconds=4)
                return
        self.until(words)

    def end(self) -> int:
        """Wait for the end and return the exit status."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.handle)
        return status


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
def test_a_review_at_a_terminal(fresh, width, height):
    number = len(claims(fresh))
    there = Terminal(fresh, width=width, height=height)
    first = there.until("? help\r\n")
    assert "\x1b[" in first
    there.press("a")
    screens = [first]
    while len(screens) < number:
        screens.append(there.until("? help\r\n"))
        there.press("\x1b[A")  # an arrow is no key of ours
        there.until("That key does nothing here")
        there.press("a")
    there.until("0 drafts left.")
    assert there.end() == 0
    assert statuses(fresh) == ["accepted"] * number
    for screen in screens:
        lines = plain(screen.partition("> a accept")[2] or screen).strip("\r\n").split("\r\n")
        assert len(lines) < height
        assert max(map(len, lines)) <= width
    (long,) = (plain(screen) for screen in screens if "Sentence number" in screen)
    assert "isn't necessary" in " ".join(long.split())
    assert long.count("Sentence number") < 120 - 20  # cut around the words
    assert long.count("…") >= 2


def test_a_line_is_edited_and_undone_at_a_terminal(fresh):
    before = (fresh / "claims.yaml").read_bytes()
    there = Terminal(fresh, "--text", "technical working group", NO_COLOR="1")
    screen = there.until("? help\r\n")
    assert "\x1b[" not in screen
    assert "{Pentagon spokesman Eric Pahon}" in " ".join(screen.split())
    there.press("e")
    there.until("n note")
    there.press("s")
    there.until("stance: ")
    there.press("o")
    there.until("o")
    there.press("pp\n")
    there.until("position")
    there.press("is agaim\x7fnst it\n")
    there.until("? help\r\n")
    (edited,) = (c for c in claims(fresh).values() if c.status == "edited")
    assert (edited.stance, edited.position) == ("opposes", "is against it")
    there.press("u")
    there.until("? help\r\n")
    assert (fresh / "claims.yaml").read_bytes() == before
    there.press("n")
    there.until("for none): ")
    there.interrupt("? help\r\n")  # at a question, it is dropped
    there.press("\x04")
    there.until("Nothing decided")
    assert there.end() == 0


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0), ("q", 0)])
def test_leaving(fresh, key, code):
    there = Terminal(fresh)
    there.until("? help\r\n")
    there.press("a")
    there.until("? help\r\n")
    there.press(key)
    assert "1 accepted; " in there.until("goes on from there.")
    assert there.end() == code
    assert statuses(fresh).count("accepted") == 1


def test_a_kill_between_two_claims_loses_nothing_decided(fresh):
    there = Terminal(fresh)
    there.until("? help\r\n")
    there.press("r")
    there.until("? help\r\n")
    os.kill(there.pid, signal.SIGKILL)
    assert there.end() == -signal.SIGKILL
    assert statuses(fresh).count("rejected") == 1


def test_a_pipe_gets_plain_text(fresh):
    command = [sys.executable, "-m", "onrecord", "--data", str(fresh), "review"]
    done = subprocess.run(command, input="aq", capture_output=True, text=True, encoding="utf-8", check=True)
    assert "\x1b" not in done.stdout
    assert "1 accepted; " in done.stdout


@pytest.fixture
def either(fresh, run):
    """A draft of which the article does not tell which of two said it."""
    text = "---\npublished: 2019-06-02\n---\n\nDonald Trump and Eric Pahon met. He said the working group isn't necessary.\n"
    (fresh / "articles" / "either.md").write_text(text, encoding="utf-8")
    run("parse", data=fresh)
    return fresh


def test_one_of_several_speakers_is_asked_for(run, either):
    out = run("review", "--article", "either", data=either, input="2").stdout
    assert "Donald Trump or Eric Pahon" in out
    assert "1 Donald Trump   2 Eric Pahon" in out
    (claim,) = [claim for claim in Dossier(either).claims if claim.article == "either"]
    assert (claim.actor, claim.status, claim.party) == ("Eric Pahon", "edited", None)
    run("check", data=either)


def test_check_knows_one_of_several_speakers(run, either):
    assert "Donald Trump or Eric Pahon" not in run("check", data=either).stdout
