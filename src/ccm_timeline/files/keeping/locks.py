"""Says who has a document open, by small files in the state folder and beside the document.

Plain files, and not QLockFile: this layer has no Qt; a lock beside a document on a shared drive is
to name its owner to another computer, and a second lock in the state folder serves where nothing
can be written beside the document. Locks are advice: a save looks at the file itself all the same.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from ccm_timeline.files.keeping.owner import Owner, Standing, standing_of, this_program
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular

LARGEST = 4096
"""Bytes of a lock's file."""

BEING_WRITTEN = 10.0
"""Seconds that a lock which cannot be understood may still be one that is being written."""

REFRESH, FORGOTTEN = 300, 1200
"""Seconds between two signs of life that a lock is given, and without one of which another
computer may have gone away: a stick that was pulled out there, or a power cut."""

FOLDER = "locks"

log = logging.getLogger(__name__)


class Held(msgspec.Struct, frozen=True):
    """A document that somebody else has open."""

    owner: Owner
    may_be_forgotten: bool
    """Another computer has it, and gave no sign of life lately: a person has to decide."""


class Lock:
    """One's own claim on a document, until it is released."""

    def __init__(self, path: Path, files: tuple[Path, ...], content: bytes) -> None:
        self.path = path
        self._files = files
        self._content = content

    def refresh(self) -> None:
        """Give a sign of life, in any thread. Raises `OSError`."""
        for file in self._files:
            os.utime(file)

    def release(self) -> None:
        """Remove the files, unless somebody took them over."""
        for file in self._files:
            try:
                if read_regular(file, LARGEST) == self._content:
                    file.unlink()
            except (OSError, UnreadableFileError) as error:
                log.info("A lock was gone before it was released: %s", error)


class Locks:
    """The locks of one user's program; `who_has` only reads."""

    def __init__(
        self,
        state: Path | None,
        ourselves: Owner | None = None,
        standing: Callable[[Owner, Owner], Standing] = standing_of,
    ) -> None:
        """`state` is the state folder, or None where there is none."""
        self._folder = None if state is None else state / FOLDER
        self._ourselves = ourselves or this_program()
        self._standing = standing

    def who_has(self, path: Path) -> Owner | None:
        """The program that has a document open, ourselves too; None where none has."""
        owners = [owner for file in self._files(path) if (owner := self._owner_in(file))]
        others = [owner for owner in owners if not self.is_ours(owner)]
        return next(iter((*others, *owners)), None)

    def is_beside(self, path: Path) -> bool:
        """Whether another program of this user and this computer has a document open."""
        owner = self.who_has(path)
        if owner is None or owner.login != self._ourselves.login:
            return False
        return self._standing(owner, self._ourselves) is Standing.RUNS

    def summons_file(self, path: Path) -> Path | None:
        """The file by which the program that has a document is asked to show it."""
        return None if self._folder is None else self._files(path)[0].with_suffix(".show")

    def is_ours(self, owner: Owner) -> bool:
        return self._standing(owner, self._ourselves) is Standing.OURSELVES

    def take(self, path: Path, *, insist: bool = False) -> Lock | Held:
        """Claim a document, or say who has it; `insist` takes over what may be forgotten.

        Where no lock can be written, the claim is good all the same: nothing better can be had.
        """
        now = datetime.now(UTC)
        content = msgspec.json.encode(msgspec.structs.replace(self._ourselves, since=now)) + b"\n"
        made: list[Path] = []
        for file in self._files(path):
            owner = self._claim(file, content, insist=insist)
            if owner is not None:
                Lock(path, tuple(made), content).release()
                return Held(owner, self._may_be_forgotten(file, owner))
            made.append(file)
        return Lock(path, tuple(file for file in made if file.exists()), content)

    def _files(self, path: Path) -> tuple[Path, ...]:
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name}.lock")
        if self._folder is None:
            return (beside,)
        name = hashlib.sha256(os.fsencode(target)).hexdigest()[:32]
        return self._folder / f"{name}.lock", beside

    def _claim(self, file: Path, content: bytes, *, insist: bool) -> Owner | None:
        """Make a lock's file; the answer is who has it already."""
        try:
            if self._folder is not None and file.parent == self._folder:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            while not _made(file, content):
                owner = self._owner_in(file)
                may_take = insist and owner is not None and self._may_be_forgotten(file, owner)
                if owner is not None and not (may_take or self.is_ours(owner)):
                    return owner
                self._take_away(file, owner)
        except OSError as error:
            log.info("No lock can be written in this place: %s", type(error).__name__)
        return None

    def _may_be_forgotten(self, file: Path, owner: Owner) -> bool:
        is_far = self._standing(owner, self._ourselves) is Standing.ELSEWHERE
        return is_far and _age(file) > FORGOTTEN

    def _take_away(self, file: Path, owner: Owner | None) -> None:
        """Remove a lock that nobody holds, by a rename: of two who try, one alone succeeds."""
        aside = file.with_name(f"{file.name}.{uuid4().hex[:8]}")
        try:
            file.rename(aside)
        except FileNotFoundError:
            return
        # Between looking and renaming, somebody may have put a good one in its place.
        now_there = self._owner_in(aside)
        if now_there is not None and now_there != owner and not _put_back(aside, file):
            log.info("Two programs took a lock at the same moment")
        aside.unlink(missing_ok=True)

    def _owner_in(self, file: Path) -> Owner | None:
        """The owner that a lock's file names, unless that program has ended."""
        try:
            owner = msgspec.json.decode(read_regular(file, LARGEST), type=Owner)
        except UnreadableFileError as error:
            if isinstance(error.__cause__, PermissionError):
                return _somebody(file)
            return None
        except (msgspec.DecodeError, UnicodeDecodeError):
            return _somebody(file) if _age(file) < BEING_WRITTEN else None
        return None if self._standing(owner, self._ourselves) is Standing.ENDED else owner


def _put_back(aside: Path, file: Path) -> bool:
    """Put a lock back that was renamed by mistake; False where another one is there by now."""
    try:
        os.link(aside, file)
    except OSError:
        return False
    return True


def _made(file: Path, content: bytes) -> bool:
    """Make a file that is not there yet. Raises `OSError`."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as written:
        written.write(content)
    return True


def _age(file: Path) -> float:
    try:
        return time.time() - file.stat().st_mtime
    except OSError:
        return 0.0


def _somebody(file: Path) -> Owner:
    """An owner of whom nothing is known but that there is one."""
    when = datetime.fromtimestamp(time.time() - _age(file), UTC)
    return Owner("", 0, "", "", when)
