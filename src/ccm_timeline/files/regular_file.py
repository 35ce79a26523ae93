"""Files that are safe to open: regular ones, of a bounded size, by a bare name."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows: no translation of line ends
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that took the file's place must not make us wait
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_PART = 2**18
"""Bytes that are read at once: they stay near the processor until they are put to the others."""


def _no_pause() -> None:
    pass


class UnreadableFileError(Exception):
    """A file that was not read, with the reason as the end of a sentence ("is a folder")."""


def read_regular(path: Path, limit: int, pause: Callable[[], None] = _no_pause) -> bytes:
    """Read a regular file of at most `limit` bytes, with a pause after each part.

    Raises `UnreadableFileError` for anything else; pipes and devices are not opened at all.
    """
    try:
        _require_regular(path.stat(), limit)
        descriptor = os.open(path, _OPEN_FLAGS)
        with open(descriptor, "rb") as file:
            _require_regular(os.fstat(descriptor), limit)
            data = _read_bounded(file, limit, pause)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(_reason(error)) from error
    if len(data) > limit:
        raise UnreadableFileError(_too_large(limit))
    return data


def holds(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes and no others; one that cannot be read has not."""
    try:
        return read_regular(path, len(data)) == data
    except UnreadableFileError:
        return False  # It is larger, or gone.


def _read_bounded(file: BinaryIO, limit: int, pause: Callable[[], None]) -> bytes:
    """Read up to one byte more than the limit; `BytesIO` hands over what it holds uncopied."""
    held = BytesIO()
    while (room := limit + 1 - held.tell()) > 0 and (part := file.read(min(_PART, room))):
        held.write(part)
        pause()
    return held.getvalue()


def bare_name_fault(name: str) -> str | None:
    """Say why a file name may not be looked up in a folder; None means that it may.

    Strict on every system alike, because documents travel: a name that is plain on one may lead
    out of the folder on another.
    """
    if has_control(name):
        return "holds a control character"
    if any(c in name for c in "/\\:") or name in ("", ".", ".."):
        return "must be a bare file name, without a folder"
    return None


def has_control(text: str) -> bool:
    """Say whether a text holds a control character or a line or paragraph separator."""
    return _CONTROL.search(text) is not None


def _require_regular(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFileError("is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError("is not a regular file")
    if status.st_size > limit:
        raise UnreadableFileError(_too_large(limit))


def _too_large(limit: int) -> str:
    return f"is larger than {limit // 2**20} MiB"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    if isinstance(error, OSError):
        return f"could not be read: {error.strerror or error}"
    return "has a name that no file can have"
