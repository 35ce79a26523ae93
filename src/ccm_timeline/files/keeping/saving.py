"""Saves a document so that nothing can be lost: neither what was meant nor what was there.

The file is replaced by `system.whole_file` and `system.replacing`, and not by QSaveFile, because
this layer has no Qt; these also write the folder down, replace no file but the one that was looked
at, and try a blocked rename again.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
from enum import Enum
from functools import partial
from pathlib import Path

import msgspec

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.faults import not_saved, sentence_of
from ccm_timeline.files.keeping.leftovers import clear_up, rescue
from ccm_timeline.files.keeping.stamp import Stamp, mtime_of, read_stamped, stamp_of
from ccm_timeline.files.problems import DocumentRefused, shown
from ccm_timeline.files.reader import SIZE_LIMIT, decode
from ccm_timeline.files.regular_file import UnreadableFileError
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.document import Document
from ccm_timeline.system.replacing import NotPutBackError, replace_seen, take_free
from ccm_timeline.system.whole_file import write_whole

log = logging.getLogger(__name__)

_GONE = "the file is no longer there"
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Obstacle(Enum):
    """What a refused save needs."""

    ANOTHER_PLACE = "another place"
    CHANGED = "a decision, because somebody else changed the file"


class SaveRefused(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """A document was not saved, and its file is as it was; `sentence` says what to do."""

    def __init__(self, sentence: str, obstacle: Obstacle = Obstacle.ANOTHER_PLACE) -> None:
        self.sentence = sentence
        self.obstacle = obstacle
        super().__init__(sentence)


class Order(msgspec.Struct, frozen=True):
    """What is to be saved where."""

    document: Document
    unknown: Unknown
    """The fields that its file had and this version does not know."""
    path: Path
    expected: Stamp | None
    """The file as it was when it was read or saved last; None where it was agreed that whatever
    stands there goes, into the backups."""


class Saved(msgspec.Struct, frozen=True):
    """What came of a save."""

    path: Path
    document: Document
    stamp: Stamp
    note: str = ""
    """A sentence where the version before could not be kept, or stands under another name."""


def save(order: Order, backups: Backups) -> Saved:
    """Save a document whole, with the version before kept in the backups.

    Raises `SaveRefused`; the file is then as it was.
    """
    data = _encoded(order)
    note = _replace(order.path, data, order.expected, backups)
    return Saved(order.path, order.document, stamp_of(data, mtime_of(order.path)), note)


def save_bytes(data: bytes, path: Path, backups: Backups) -> str:
    """Save a file as it is, where it was agreed that whatever stands there goes into the backups.

    The answer is a note, as `Saved` has it. Raises `SaveRefused`; what was there is then as it was.
    """
    return _replace(path, data, None, backups)


def _replace(path: Path, data: bytes, expected: Stamp | None, backups: Backups) -> str:
    """Put data in the place of what is expected there, which is kept; the answer is a note."""
    try:
        _require_writable(path)
        notes = [clear_up(path, backups)]
        before = _before(path, expected)
        if before is None:
            place = partial(take_free, look=partial(_require_free, path))
        else:
            notes += [_keep(path, before[0], expected, backups), _of_links(path)]
            look, prove = (partial(check, path, before[1]) for check in (_look, _prove))
            place = partial(replace_seen, look=look, prove=prove)
        del before  # Its bytes may be many.
        write_whole(path, data, place=place)
    except FileExistsError as error:
        raise _appeared(path) from error
    except NotPutBackError as error:
        notes.append(_overtaken(path, error.aside, backups))
    except OSError as error:
        raise SaveRefused(sentence_of(error, path.name)) from error
    return " ".join(filter(None, notes))


def _require_free(path: Path) -> None:
    """Refuse a name that something has by now."""
    if os.path.lexists(path) and path.exists():
        raise _appeared(path)


def _look(path: Path, before: Stamp) -> None:
    """Refuse a file that is not there any more as it was read, as far as is seen at a glance."""
    is_same = before.looks_like(path)
    if is_same is None and not path.parent.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if is_same is None:
        raise SaveRefused(not_saved(path.name, _GONE))
    if not is_same:
        raise _changed(path)


def _prove(path: Path, before: Stamp, came_out: Path) -> None:
    """Refuse to replace anything but what was read, by every byte of what came out of the place."""
    try:
        found = read_stamped(came_out, SIZE_LIMIT)
    except UnreadableFileError as error:
        raise _changed(path) from error
    # One that is gone was taken away by somebody else: there is nothing to be kept.
    if came_out.is_symlink() or (found is not None and not found[1].has_content_of(before)):
        raise _changed(path)


def _overtaken(path: Path, aside: Path, backups: Backups) -> str:
    """Keep what somebody else put there at the moment of the save; a note of what came of it."""
    try:
        rescue(aside, path, backups)
    except OSError as error:
        log.warning("What was replaced could not be kept: %s", type(error).__name__)
    is_there = os.path.lexists(aside)
    where = f"stands beside it as “{shown(aside.name)}”" if is_there else "is among the backups"
    return (
        f"“{shown(path.name)}” was saved, although another program changed it at that moment: its "
        f"version {where}."
    )


def _of_links(path: Path) -> str:
    """What is to be said of a file that has several names: replacing it parts them."""
    if path.stat().st_nlink < 2:
        return ""
    return (
        f"“{shown(path.name)}” had another name as well (a hard link): under that one the version "
        "before still stands."
    )


def _encoded(order: Order) -> bytes:
    """The bytes of the file, proven by reading them back."""
    try:
        data = encode_document(order.document, order.unknown)
        found = decode(data)
    except (DocumentRefused, UnicodeEncodeError) as error:
        log.error("A document could not be read back: %s", type(error).__name__)
        raise SaveRefused(_broken(order.path)) from error
    is_same = found.document == order.document
    if order.unknown:
        is_same = is_same and encode_document(found.document, found.unknown) == data
    if not is_same:
        log.error("A document came back otherwise than it was written")
        raise SaveRefused(_broken(order.path))
    return data


def _broken(path: Path) -> str:
    return not_saved(
        path.name,
        "it would not have come back as it is",
        "undo the last change, and report this error",
    )


def _require_writable(path: Path) -> None:
    """Refuse what must not be replaced, although a rename would do it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(status.st_mode):
        raise SaveRefused(not_saved(path.name, "a folder has this name"))
    if not stat.S_ISREG(status.st_mode):
        raise SaveRefused(not_saved(path.name, "it is not a regular file"))
    if not status.st_mode & _WRITABLE or not os.access(path, os.W_OK):
        raise SaveRefused(not_saved(path.name, "the file can only be read"))


def _before(path: Path, expected: Stamp | None) -> tuple[bytes, Stamp] | None:
    """What stands in the file; refuse what is not as expected."""
    try:
        found = read_stamped(path, SIZE_LIMIT)
    except UnreadableFileError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        raise SaveRefused(not_saved(path.name, f"what is there {error}")) from error
    if expected is None:
        return found
    if found is None:
        raise SaveRefused(not_saved(path.name, _GONE))
    if not found[1].has_content_of(expected):
        raise _changed(path)
    return found


def _changed(path: Path) -> SaveRefused:
    return _others(path, "changed it since it was opened")


def _appeared(path: Path) -> SaveRefused:
    return _others(path, "has put a file of this name there")


def _others(path: Path, did: str) -> SaveRefused:
    sentence = (
        f"“{shown(path.name)}” was not saved, because another program {did}: save yours under "
        "another name, or overwrite it and keep the other version among the backups."
    )
    return SaveRefused(sentence, Obstacle.CHANGED)


def _keep(path: Path, data: bytes, expected: Stamp | None, backups: Backups) -> str:
    """Put the version before into the backups.

    One's own version before may be lost for want of a backup; what somebody else wrote may not.
    """
    name = path.name
    try:
        if backups.keep(path, data) is not None:
            return ""
        reason = "there is no folder for backups"
    except OSError as error:
        log.warning("No backup could be kept: %s", type(error).__name__)
        reason = f"“{error.strerror or error}”"
    if expected is None:
        raise SaveRefused(
            not_saved(name, f"the version that is there could not be kept ({reason})")
        )
    return f"“{shown(name)}” was saved, but the version before could not be kept: {reason}."
