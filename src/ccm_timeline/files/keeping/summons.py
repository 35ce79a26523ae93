"""Asks the program that has a document open to show it, by a small file in the state folder.

A file, as no program here opens a socket. Whoever holds a document's lock looks for the file that
belongs to it, comes to the front, and removes it, which is the answer.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from ccm_timeline.files.keeping.locks import Locks
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular
from ccm_timeline.system.whole_file import write_whole

PATIENCE = 1.0
"""Seconds in which an answer has to come; a program that is stuck gives none."""

LARGEST = 4096
"""Bytes of the file."""

_PAUSE = 0.02

log = logging.getLogger(__name__)


class Summons(msgspec.Struct, frozen=True):
    """What is asked."""

    token: Annotated[str, Meta(max_length=1000)] = ""
    """What the desktop handed to the program that asks, and by which it allows the other one to
    come to the front (xdg-activation, or the startup notification of X11)."""


def summon(locks: Locks, document: Path, token: str, patience: float = PATIENCE) -> bool:
    """Ask whoever else has a document here to show it; whether that was answered in time.

    Nobody is asked where a lock is of another user or another computer.
    """
    file = locks.summons_file(document)
    if file is None or not locks.is_beside(document):
        return False
    try:
        write_whole(file, msgspec.json.encode(Summons(token[:1000])))
        until = time.monotonic() + patience
        while file.exists():
            if time.monotonic() > until:
                return _took_back(file)
            time.sleep(_PAUSE)
    except OSError as error:
        log.info("Another program could not be asked: %s", type(error).__name__)
        return False
    return True


def answer(file: Path) -> Summons | None:
    """Take a summons away and answer it so; None where there is none. Raises `OSError`."""
    if not file.exists():
        return None
    try:
        found = msgspec.json.decode(read_regular(file, LARGEST), type=Summons)
    except (UnreadableFileError, msgspec.DecodeError, UnicodeDecodeError) as error:
        # Somebody asks; only the token cannot be read.
        log.info("A summons could not be read: %s", type(error).__name__)
        found = Summons()
    file.unlink(missing_ok=True)
    return found


def _took_back(file: Path) -> bool:
    """Take back what nobody answered; whether it was answered at the last moment."""
    try:
        file.unlink()
    except FileNotFoundError:
        return True
    return False
