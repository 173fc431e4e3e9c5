"""The server: which door it opens, and to whom."""

import errno
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import FileProblemError, OnrecordError
from onrecord.web import serving


@pytest.fixture
def quiet(monkeypatch):
    """No server runs and no browser opens; what would be opened is listed."""
    opened = []
    monkeypatch.setattr(serving.uvicorn.Server, "run", lambda *_, **__: None)
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    return opened


def test_only_this_machine_is_listened_to(path):
    found = serving.prepared(path, 0)
    assert found.door.getsockname()[0] == "127.0.0.1"
    assert f":{found.door.getsockname()[1]}/?key=" in found.guard.address()
    with pytest.raises(OnrecordError, match="is taken"):
        serving.prepared(path, found.door.getsockname()[1])
    found.door.close()


def test_a_port_that_may_not_be_used_is_not_called_taken(path, monkeypatch):
    def refused(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(serving.socket.socket, "bind", refused)
    with pytest.raises(OnrecordError, match=r"Port 80 cannot be used \(permission denied\)"):
        serving.prepared(path, 80)


def test_what_is_no_dossier_is_told_before_anything_listens(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FileProblemError):
        serving.prepared(tmp_path / "none", port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))


def test_the_browser_is_opened_with_an_address_that_opens_once(path, quiet):
    for option, number in ((["--no-browser"], 0), ([], 1)):
        done = CliRunner().invoke(main, ["--data", str(path), "serve", *option], catch_exceptions=False)
        assert (done.exit_code, len(quiet)) == (0, number)
        assert "http://127.0.0.1:" in done.stdout
    assert quiet[0] not in done.stdout


def test_without_the_extra_it_says_what_to_install(path, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("onrecord.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delattr("onrecord.web", raising=False)
    done = CliRunner().invoke(main, ["--data", str(path), "serve"])
    assert (done.exit_code, "pip install 'onrecord[serve]'" in done.stderr) == (1, True)


def test_a_whole_server_answers_and_ends_by_ctrl_c(path):
    command = [sys.executable, "-m", "onrecord", "--data", str(path), "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().split()[-1]
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert "Overview" in opener.open(address, timeout=30).read().decode()
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.build_opener().open(address.partition("?")[0], timeout=30)
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
        assert server.stderr.read() == ""
