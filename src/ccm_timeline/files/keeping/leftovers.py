"""Keeps what saves that were cut short left beside a document, before it is removed."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.problems import shown
from ccm_timeline.files.reader import SIZE_LIMIT
from ccm_timeline.files.regular_file import UnreadableFileError, holds, read_regular
from ccm_timeline.system.replacing import left_aside
from ccm_timeline.system.whole_file import remove_abandoned

log = logging.getLogger(__name__)


def clear_up(path: Path, backups: Backups) -> str:
    """Remove what killed programs left beside a document; that this fails is no reason not to save.

    A file that was put aside may be the only copy of what somebody else wrote at that moment, and
    goes into the backups unless it is among them. The answer is a note of that, or empty.
    """
    note = ""
    try:
        remove_abandoned(path)
        for aside in left_aside(Path(os.path.realpath(path))):
            if rescue(aside, path, backups):
                note = (
                    f"An earlier save of “{shown(path.name)}” was cut short: what it left is among "
                    "the backups."
                )
    except OSError as error:
        log.info("Abandoned files could not be removed: %s", type(error).__name__)
    return note


def rescue(aside: Path, path: Path, backups: Backups) -> bool:
    """Put a file that was put aside into the backups of its document, and remove it.

    The answer is whether it was not among them. It stays where it cannot be kept, or be read.
    Raises `OSError`.
    """
    try:
        data = read_regular(aside, SIZE_LIMIT)
    except UnreadableFileError as error:
        log.warning("What a cut save left cannot be read: %s", error)
        return False
    is_new = not any(holds(version, data) for version in (path, *backups.versions(path)))
    if is_new and backups.keep(path, data) is None:
        return False
    aside.unlink()
    return is_new
