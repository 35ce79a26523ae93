"""Unsaved changes written down every few seconds, to be found after a crash.

A snapshot holds what can be changed of a document, its presentation, and names the file that it
belongs to: writing it takes milliseconds, however large the document is, and restoring it does not
undo what somebody else changed in the file meanwhile.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import msgspec
from msgspec import Meta

from ccm_timeline.files.keeping.locks import Held, Lock, Locks
from ccm_timeline.files.keeping.owner import (
    Owner,
    Standing,
    require_sayable,
    standing_of,
    this_program,
)
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular
from ccm_timeline.model.document import TEXT_LIMIT, Presentation
from ccm_timeline.system.whole_file import write_whole

FOLDER = "recovery"
LARGEST = 64 * 2**20
"""Bytes of a snapshot."""

ENDING, BAD = ".recovery", ".bad"
ASKING = "asking"
"""The name in the folder whose lock has whoever asks what is to become of the snapshots."""

FORMAT, VERSION = "ccm-timeline-recovery", 1

log = logging.getLogger(__name__)


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The unsaved changes of one document at a moment."""

    format: Annotated[str, Meta(pattern=f"^{FORMAT}$")] = FORMAT
    version: Annotated[int, Meta(ge=VERSION, le=VERSION)] = VERSION
    owner: Owner
    when: Annotated[datetime, Meta(tz=True)]
    path: Annotated[bytes, Meta(min_length=1, max_length=4096)] | None
    """The document's file in the system's encoding, because names need not be Unicode; None for
    the timeline that the program brings along."""
    copied: Annotated[bytes, Meta(min_length=1, max_length=4096)] | None = None
    """Of an unsaved copy of a backup, the file whose version it is; `path` is then the backup."""
    document: Annotated[str, Meta(min_length=1, max_length=200)]
    """The document's id."""
    title: Annotated[str, Meta(max_length=TEXT_LIMIT)]
    presentation: Presentation | None

    @property
    def file(self) -> Path | None:
        return None if self.path is None else Path(os.fsdecode(self.path))

    @property
    def copy_of(self) -> Path | None:
        return None if self.copied is None else Path(os.fsdecode(self.copied))


class Found(msgspec.Struct, frozen=True):
    """A snapshot that a program left behind, and its file."""

    file: Path
    snapshot: Snapshot


class Offer(msgspec.Struct, frozen=True):
    """What is asked about, and the claim by which no other program asks meanwhile."""

    found: tuple[Found, ...]
    claim: Lock


class Recovery:
    """The folder of snapshots; one program writes one of them at a time."""

    def __init__(
        self,
        state: Path | None,
        ourselves: Owner | None = None,
        standing: Callable[[Owner, Owner], Standing] = standing_of,
    ) -> None:
        """`state` is the state folder, or None where there is none."""
        self._folder = None if state is None else state / FOLDER
        self.ourselves = ourselves or this_program()
        self._standing = standing
        self._own = f"{self.ourselves.pid}-{uuid4().hex[:12]}{ENDING}"

    def write(self, snapshot: Snapshot) -> None:
        """Put a snapshot into the place of the one before. Raises `OSError`."""
        if self._folder is not None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._folder / self._own, encode_snapshot(snapshot))

    def remove(self) -> None:
        """Take back what was written: it is saved, or not wanted. Raises `OSError`."""
        if self._folder is not None:
            (self._folder / self._own).unlink(missing_ok=True)

    def offer(self) -> Offer | Owner | None:
        """Claim what was left; None where there is nothing, or else who asks about it already.

        The claim is released by whoever has its answer; one of a program that ended is none.
        """
        if self._folder is None or not any(self._files()):
            return None
        locks = Locks(None, self.ourselves, self._standing)
        claim = locks.take(self._folder / ASKING, insist=True)
        if isinstance(claim, Held):
            return claim.owner
        # Not before: another program may have had its answer until now.
        if found := self.found():
            return Offer(found, claim)
        claim.release()
        return None

    def found(self) -> tuple[Found, ...]:
        """What programs that have ended left behind, the newest first.

        A bad file is set aside and logged; one of a program that runs is that program's matter.
        """
        good = (Found(file, snap) for file in self._files() if (snap := self._read(file)))
        return tuple(
            sorted(good, key=lambda found: (found.snapshot.when, found.file), reverse=True)
        )

    def _files(self) -> Iterator[Path]:
        if self._folder is None or not self._folder.is_dir():
            return
        try:
            files = sorted(self._folder.iterdir())
        except OSError as error:
            log.warning("The folder of recovery files cannot be read: %s", type(error).__name__)
            return
        for file in files:
            if file.suffix == ENDING and file.name != self._own:
                yield file

    def _read(self, file: Path) -> Snapshot | None:
        try:
            snapshot = decode_snapshot(read_regular(file, LARGEST))
        except (UnreadableFileError, msgspec.DecodeError, ValueError) as error:
            log.warning("A recovery file was set aside: %s", type(error).__name__)
            _set_aside(file)
            return None
        return snapshot if self._is_left(snapshot.owner) else None

    def _is_left(self, owner: Owner) -> bool:
        match self._standing(owner, self.ourselves):
            case Standing.ENDED:
                return True
            case Standing.ELSEWHERE:
                return owner.is_old(datetime.now(UTC))
            case Standing.OURSELVES | Standing.RUNS:
                return False


def encode_snapshot(snapshot: Snapshot) -> bytes:
    return msgspec.json.encode(snapshot)


def decode_snapshot(data: bytes) -> Snapshot:
    """Decode strictly. Raises `msgspec.DecodeError` or `ValueError`."""
    snapshot = msgspec.json.decode(data, type=Snapshot)
    require_sayable(snapshot.when)
    for name in (snapshot.path, snapshot.copied):
        if name is not None and b"\x00" in name:
            raise ValueError("no file has this name")
    if any(file and not file.is_absolute() for file in (snapshot.file, snapshot.copy_of)):
        raise ValueError("the name of the file leads nowhere")
    return snapshot


def _set_aside(file: Path) -> None:
    try:
        file.replace(file.with_name(file.name + BAD))
    except OSError as error:
        log.warning("A recovery file could not be set aside: %s", type(error).__name__)
