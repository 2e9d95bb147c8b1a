"""Files that people name, read whole: regular files only, and no more of them than was said."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from bib.errors import UnusableFileError

_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
          (stat.S_ISSOCK, "a socket"))


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a regular file, or of the one that a link leads to, e.g. ``b"@book{...}"``.

    What is no file (a folder, a pipe, a device, which may go on for ever), is larger than ``most`` bytes or cannot be opened is an
    UnusableFileError. How large a file says it is does not count: it is read to the limit and no further.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe must not make one wait
    except ValueError:  # a zero character in the name
        raise UnusableFileError(f"{str(path)!r} is no name of a file", "Check the name.") from None
    except OSError as error:
        raise UnusableFileError(f"the file cannot be read ({error.strerror or error})", "Check its name and its permissions.") from None
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            kind = next((words for is_kind, words in _KINDS if is_kind(mode)), "something else")
            raise UnusableFileError(f"this is no file but {kind}", "Name a file.")
        with os.fdopen(os.dup(descriptor), "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnusableFileError(f"the file cannot be read ({error.strerror or error})", "Check its name and its permissions.") from None
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise UnusableFileError(f"the file is larger than {sized(most)}", "Split it, or leave out what is not needed.")
    return data


def sized(size: int) -> str:
    """A number of bytes for people, e.g. ``"20 MB"``."""
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size:,} bytes"
