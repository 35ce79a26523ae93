"""Saves on a small disk of its own that fails, truly, at each step of a save in turn.

    unshare --user --map-root-user --mount python -m tests.files.keeping.real_faults FOLDER

The disk is a tmpfs in FOLDER that only this process sees. Before one of the calls by which a save
reads or changes files (Python's audit hooks tell of each) the disk is filled, can only be read from
then on, the folder goes away, or somebody else replaces the file; the next time it is the call
after that one. Printed is a JSON list of `Told`.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Order, SaveRefused, save
from ccm_timeline.files.keeping.stamp import read_stamped
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import SIZE_LIMIT, read_document
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import encode_document
from tests.builders import document

ROOM = 256 * 1024
"""Bytes of the disk."""

FILES = frozenset(
    {"open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "os.scandir", "os.listdir"}
)
"""The audit events of the calls that a save makes."""

LONGEST = 200
"""Calls of a save, at the most; after that it has lost its way."""

DOCUMENTS = {title: document(title=title) for title in ("Old", "New", "Other")}
_READ_ONLY, _REMOUNT = 1, 32


class Told(msgspec.Struct):
    """What came of a save, during which one fault happened."""

    fault: str
    step: int
    event: str
    """The call before which it happened; empty where the save had ended before."""
    answer: str
    """The sentence of a refusal, or “saved” with its note."""
    file: str
    """The title of the document that the file holds, or what is wrong with it."""
    kept: list[str]
    """The titles of the documents among the backups."""
    again: str
    """What a second save says once all is well again."""


class Disk:
    """A folder with a document, and its backups, on a disk of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder, self.away = place / "documents", place / "elsewhere"
        self.path = self.folder / "story.ccmt"
        self._filler = place / "filler"
        place.mkdir()
        _mount(place, 0)

    def prepare(self) -> None:
        """Have all well: an old document that can be saved."""
        self.heal()
        for left in (self.folder, self.place / "state"):
            shutil.rmtree(left, ignore_errors=True)
        self.folder.mkdir()
        self.path.write_bytes(encode_document(DOCUMENTS["Old"]))

    def heal(self) -> None:
        """Have the disk in order again; the file stays as it is."""
        _mount(self.place, _REMOUNT)
        self._filler.unlink(missing_ok=True)
        if self.away.exists():
            self.away.rename(self.folder)

    def fill(self) -> None:
        with self._filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise

    def lock(self) -> None:
        """Let it be read only; the system refuses that while a file is being written."""
        try:
            _mount(self.place, _REMOUNT | _READ_ONLY)
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise

    def vanish(self) -> None:
        self.folder.rename(self.away)

    def replace(self) -> None:
        """What another program that saves well does."""
        new = self.folder / "new"
        new.write_bytes(encode_document(DOCUMENTS["Other"]))
        new.replace(self.path)

    def found(self) -> str:
        """The title of the document that is there, wherever its folder is."""
        folder = self.away if self.away.exists() else self.folder
        return _title(folder / self.path.name)

    def order(self) -> Order:
        there = read_stamped(self.path, SIZE_LIMIT)
        assert there is not None
        return Order(DOCUMENTS["New"], Unknown(), self.path, there[1])

    def backups(self) -> Backups:
        return Backups(self.place / "state")


FAULTS: dict[str, Callable[[Disk], None]] = {
    "full": Disk.fill,
    "read-only": Disk.lock,
    "vanished": Disk.vanish,
    "replaced": Disk.replace,
}


class Steps:
    """Does something before one of the calls that this process makes."""

    def __init__(self) -> None:
        self._left, self._fault = 0, _nothing
        self.event = ""
        sys.addaudithook(self._hear)

    def before(self, step: int, fault: Callable[[], None]) -> None:
        """Do it before the call of this number, from 1, that is made from now on."""
        self._left, self._fault, self.event = step, fault, ""

    def end(self) -> None:
        self._left = 0

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._left and event in FILES:
            self._left -= 1
            if not self._left:
                self.event = event
                self._fault()


def _nothing() -> None:
    pass


def run(disk: Disk, fault: str, steps: Steps) -> Iterator[Told]:
    """Save again and again, with the fault one call later each time, until it came too late."""
    for step in range(1, LONGEST):
        disk.prepare()
        order, backups = disk.order(), disk.backups()
        steps.before(step, lambda: FAULTS[fault](disk))
        answer = _save(order, backups)
        steps.end()
        found = disk.found()
        disk.heal()
        kept = [_title(version) for version in backups.versions(disk.path)]
        yield Told(fault, step, steps.event, answer, found, kept, _save(order, backups))
        if not steps.event:
            return
    raise RuntimeError("a save comes to no end")


def _save(order: Order, backups: Backups) -> str:
    try:
        return f"saved {save(order, backups).note}".strip()
    except SaveRefused as refused:
        return refused.sentence


def _title(path: Path) -> str:
    try:
        found = read_document(path)
    except (OSError, DocumentRefused) as error:
        return f"{type(error).__name__}: {error}"
    return found.title if found in DOCUMENTS.values() else "another document"


def _mount(place: Path, flags: int) -> None:
    """Raises `OSError`."""
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"size={ROOM}".encode()
    if libc.mount(b"none", os.fsencode(place), b"tmpfs", flags, options):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def main(folder: Path) -> int:
    disk, steps = Disk(folder / "disk"), Steps()
    disk.prepare()
    # What is imported by the first save is no step of the others.
    _save(disk.order(), disk.backups())
    told = [each for fault in FAULTS for each in run(disk, fault, steps)]
    sys.stdout.buffer.write(msgspec.json.encode(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
