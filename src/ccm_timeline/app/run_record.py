"""A file for each run of the window, from which the next one learns how it ended.

It is there while the program runs, and is removed when that ends well. Python's faulthandler writes
into it where each thread stood when the process broke; a process that is killed writes nothing.
"""

from __future__ import annotations

import faulthandler
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from ccm_timeline.app.about import program_version
from ccm_timeline.files.keeping.owner import Owner, Standing, standing_of, this_program
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular

PATTERN = "run-*.record"
LARGEST = 1 << 20
"""Bytes of a record: a stack that calls itself is written to a hundred frames a thread."""

STARTED = b"started "
"""Begins the second line of a run that has started; the program's version follows."""
OURS = "| "
"""Before each line that the program itself wrote, and which holds nothing of a document."""

CRASH_NAME = "crash.log"

log = logging.getLogger(__name__)


class _Head(msgspec.Struct, frozen=True):
    """The first line of a record."""

    owner: Owner


class Ended(msgspec.Struct, frozen=True):
    """A run that did not end well."""

    file: Path
    version: str | None
    """The program's; None where it broke before its window was of use."""
    trace: str
    """What it wrote when it broke; empty where it was killed."""


class RunRecord:
    """The record of this run."""

    def __init__(
        self,
        folder: Path | None,
        standing: Callable[[Owner, Owner], Standing] = standing_of,
    ) -> None:
        """`folder` is the state folder, or None where there is none."""
        self._folder = folder
        self._standing = standing
        self._ourselves = this_program()
        self._path = Path()
        self._file: IO[bytes] | None = None
        self._has_started = False

    def begin(self) -> None:
        """Make the record; without one, the next start knows of nothing."""
        if self._folder is None:
            return
        name = PATTERN.replace("*", f"{self._ourselves.pid}-{os.urandom(4).hex()}")
        self._path = self._folder / name
        head = msgspec.json.encode(_Head(self._ourselves)) + b"\n"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb", buffering=0)
            self._file.write(head)
        except OSError as error:
            log.warning("There is no record of this run: %s", type(error).__name__)
            return
        faulthandler.enable(self._file)

    def mark_started(self) -> None:
        """The window is of use: what breaks from now on is not for want of good settings."""
        if not self._has_started:
            # Not sooner: to ask for the version takes a fifth of what a window takes to appear.
            self._write(STARTED + program_version().encode() + b"\n")
        self._has_started = True

    def note(self, report: str) -> None:
        """Write down an error that ends the program; the report holds nothing of a document."""
        self._write("".join(f"{OURS}{line}\n" for line in report.splitlines()).encode())

    def end(self, *, well: bool) -> None:
        """Close the record, and remove it where the run ended well."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        if well:
            self._path.unlink(missing_ok=True)

    def earlier(self) -> tuple[Ended, ...]:
        """The runs that ended without removing their records, the oldest first."""
        if self._folder is None or not self._folder.is_dir():
            return ()
        files = sorted(self._folder.glob(PATTERN), key=lambda file: (_mtime(file), file))
        return tuple(run for file in files if (run := self._read(file)) is not None)

    def archive(self, run: Ended, report: str) -> bool:
        """Remove a record that is told of; its report stays in the crash log.

        The answer is whether it is to be told here: of several windows that start together, the
        one that removed the record tells of it.
        """
        assert self._folder is not None
        try:
            run.file.unlink()
            if report:
                path = self._folder / CRASH_NAME
                is_large = path.exists() and path.stat().st_size > LARGEST
                with path.open("w" if is_large else "a", encoding="utf-8") as file:
                    file.write(f"{report}\n\n")
        except FileNotFoundError:
            return False
        except OSError as error:
            log.warning("A crash could not be written down: %s", type(error).__name__)
        return True

    def _read(self, file: Path) -> Ended | None:
        try:
            head, _, rest = read_regular(file, LARGEST).partition(b"\n")
            found = msgspec.json.decode(head, type=_Head)
        except (UnreadableFileError, msgspec.DecodeError, UnicodeDecodeError) as error:
            # It broke while it wrote its first line, or somebody else wrote it.
            log.info("A record of a run could not be read: %s", type(error).__name__)
            _remove(file)
            return None
        if self._standing(found.owner, self._ourselves) is not Standing.ENDED:
            return None
        words = rest.decode("utf-8", "replace")
        if not rest.startswith(STARTED):
            return Ended(file, None, words)
        line, _, trace = words.partition("\n")
        return Ended(file, line.removeprefix(STARTED.decode()), trace)

    def _write(self, data: bytes) -> None:
        try:
            if self._file is not None:
                self._file.write(data)
        except OSError as error:
            log.warning("The record of this run cannot be written: %s", type(error).__name__)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:  # A folder has the name of a record, for instance.
        log.info("A record of a run could not be removed: %s", type(error).__name__)


def _mtime(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
