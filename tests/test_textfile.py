"""Reading files as bytes and text."""

from __future__ import annotations

import os

import pytest

from onrecord import textfile
from onrecord.errors import FileProblemError


def test_a_file_that_is_not_there_names_the_remedy(tmp_path):
    with pytest.raises(textfile.NoFileError, match=r"x\.yaml: no such file\. Make one\."):
        textfile.read_bytes(tmp_path / "x.yaml", missing="Make one.")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(FileProblemError, match="is not a regular file"):
        textfile.read_bytes(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileProblemError, match="is not a regular file"):
        textfile.read_bytes(tmp_path / "pipe")


def test_a_name_that_cannot_be_is_no_traceback(tmp_path):
    with pytest.raises(FileProblemError):
        textfile.read_bytes(tmp_path / "a\0b")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"one\ntwo \xe9", "x:2: is not UTF-8: byte 0xe9 at offset 8."),
        (b"\xef\xbb\xbf\xff", "x:1: is not UTF-8: byte 0xff at offset 3."),
        ("text".encode("utf-16"), "x:1: is not UTF-8: byte 0xff at offset 0 (it begins like UTF-16)."),
    ],
)
def test_the_first_wrong_byte_is_named(data, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileProblemError) as caught:
        textfile.decode(data, "x")
    assert str(caught.value) == said + " Save the file as UTF-8."


def test_what_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "x").open("wb") as file:
        file.truncate(10**10)
    with pytest.raises(FileProblemError, match="more than 1,000,000,000 bytes"):
        textfile.read_bytes(tmp_path / "x")
