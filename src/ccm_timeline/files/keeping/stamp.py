"""What a file was like at a moment, to tell whether somebody changed it since."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import msgspec

from ccm_timeline.files.regular_file import UnreadableFileError, read_regular


class Stamp(msgspec.Struct, frozen=True):
    """Size in bytes, time of the last change in nanoseconds, and SHA-256 of the content."""

    size: int
    mtime: int
    sha256: str

    def has_content_of(self, other: Stamp) -> bool:
        """Whether both are of the same bytes, whenever these were written."""
        return (self.size, self.sha256) == (other.size, other.sha256)

    def looks_like(self, path: Path) -> bool | None:
        """Whether size and time still are those of the file, which is cheap; None: it is gone."""
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return (status.st_size, status.st_mtime_ns) == (self.size, self.mtime)


class Stamping:
    """Stamps a file whose bytes somebody else reads, in a thread of its own while they are
    decoded: hashing lets other threads work."""

    def __init__(self, path: Path) -> None:
        # Before the reading: a change in between then shows as a stamp that is too old.
        self._mtime = mtime_of(path)
        self._thread: threading.Thread | None = None
        self._stamp: Stamp | None = None

    def take(self, data: bytes) -> None:
        """Begin with the bytes as they were read."""
        self._thread = threading.Thread(target=self._hash, args=(data,), name="stamping")
        self._thread.start()

    def result(self) -> Stamp | None:
        """Wait for the stamp; None where no bytes were read."""
        if self._thread is not None:
            self._thread.join()
        return self._stamp

    def _hash(self, data: bytes) -> None:
        self._stamp = stamp_of(data, self._mtime)


def mtime_of(path: Path) -> int:
    """The time of a file's last change in nanoseconds; 0 where there is no such file."""
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):
        return 0  # Whoever reads the file next says what is the matter with it.


def stamp_of(data: bytes, mtime: int) -> Stamp:
    return Stamp(len(data), mtime, hashlib.sha256(data).hexdigest())


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
