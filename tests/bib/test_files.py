"""Files are read whole, to a limit, and only where they are files."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from bib.errors import UnusableFileError
from bib.files import read_file, sized

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices have no path there")


def test_a_file_and_a_link_to_one_are_read_up_to_the_limit(tmp_path: Path) -> None:
    file, link = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"12345")
    link.symlink_to(file)
    assert read_file(file, 5) == read_file(link, 100) == b"12345"
    with pytest.raises(UnusableFileError, match="larger than 4 bytes"):
        read_file(link, 4)


def test_what_goes_on_for_ever_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        listening.bind("socket")
        for name, words in (("pipe", "no file but a pipe"), ("zero", "no file but a device"), (".", "no file but a folder"),
                            ("loop", "cannot be read"), ("gone", "cannot be read"), ("socket", "cannot be read"), ("a\0b", "no name")):
            with pytest.raises(UnusableFileError) as raised:
                read_file(tmp_path / name, 10)
            assert words in raised.value.reason
            assert raised.value.step.endswith(".")


def test_a_file_that_says_it_is_empty_is_read_to_its_end() -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("there is no such file here")
    assert status.stat().st_size == 0
    assert read_file(status, 1 << 20).startswith(b"Name:")


def test_sizes_are_said_for_people() -> None:
    assert [sized(n) for n in (5, 400_000, 20 * 2**20)] == ["5 bytes", "400,000 bytes", "20 MB"]
