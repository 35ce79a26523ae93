"""What a file was like at a moment, to tell whether somebody changed it since."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import msgspec

from ccm_timeline.files.regular_file import UnreadableFileError, read_regular

AT_ONCE = 2**20
"""Bytes up to which a digest takes no time that anybody would feel."""

LATER_SECONDS = 1.0
"""After which the digest of more bytes is made: what was read of them is to be seen first."""


class Digest:
    """The SHA-256 of bytes, made when it is asked for, or a moment later in a thread of its own;
    until then the bytes are kept. Hashing lets other threads work."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._found: str | None = None
        if len(data) <= AT_ONCE:
            self.hexadecimal()
        else:
            later = threading.Timer(LATER_SECONDS, self.hexadecimal)
            later.name, later.daemon = "stamping", True
            later.start()

    def hexadecimal(self) -> str:
        """May take long: not to be asked for by the thread of the window."""
        with self._lock:
            if self._found is None:
                self._found = hashlib.sha256(self._data).hexdigest()
                self._data = b""
            return self._found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digest) and self.hexadecimal() == other.hexadecimal()

    def __hash__(self) -> int:
        return hash(self.hexadecimal())


class Stamp(msgspec.Struct, frozen=True):
    """Size in bytes, time of the last change in nanoseconds, and digest of the content."""

    size: int
    mtime: int
    digest: Digest

    def has_content_of(self, other: Stamp) -> bool:
        """Whether both are of the same bytes, whenever these were written; may take long."""
        return self.size == other.size and self.digest == other.digest

    def looks_like(self, path: Path) -> bool | None:
        """Whether size and time still are those of the file, which is cheap; None: it is gone."""
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return (status.st_size, status.st_mtime_ns) == (self.size, self.mtime)


class Stamping:
    """Stamps a file whose bytes somebody else reads."""

    def __init__(self, path: Path) -> None:
        # Before the reading: a change in between then shows as a stamp that is too old.
        self._mtime = mtime_of(path)
        self._data: bytes | None = None

    def take(self, data: bytes) -> None:
        """Keep the bytes as they were read."""
        self._data = data

    def result(self) -> Stamp | None:
        """The stamp; None where no bytes were read."""
        return None if self._data is None else stamp_of(self._data, self._mtime)


def mtime_of(path: Path) -> int:
    """The time of a file's last change in nanoseconds; 0 where there is no such file."""
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):
        return 0  # Whoever reads the file next says what is the matter with it.


def stamp_of(data: bytes, mtime: int) -> Stamp:
    """The stamp of a file with these bytes, last changed at `mtime` (nanoseconds)."""
    return Stamp(len(data), mtime, Digest(data))


def read_stamped(path: Path, limit: int) -> tuple[bytes, Stamp] | None:
    """Read a file of at most `limit` bytes with its stamp; None where there is none.

    Raises `UnreadableFileError`.
    """
    mtime = mtime_of(path)  # Before the reading, as above.
    try:
        data = read_regular(path, limit)
    except UnreadableFileError as error:
        if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
            return None
        raise
    return data, stamp_of(data, mtime)
