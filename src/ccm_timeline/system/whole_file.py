"""Files that are replaced whole, or not at all."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

RENAMES = 5
"""Times that a rename is tried: a virus scanner or an indexer lets go of a file soon."""

PAUSE = 0.05
"""Seconds before the second try; each further one waits twice as long."""

ABANDONED = 600.0
"""Seconds after which a temporary file is one that a killed program left."""

TEMPORARY = ".tmp"
_NAME_LENGTH = 40

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")
Place = Callable[[Path, Path], None]
"""Brings a written file, the first, into the place of the second. Raises `OSError`."""


def write_whole(
    path: Path,
    data: bytes,
    last_look: Callable[[], None] | None = None,
    place: Place | None = None,
) -> None:
    """Put data into a file so that at every moment the old or the new one is there, whole.

    A link is followed, and stays a link; the permissions of an older file are kept, as are its
    group and its attributes (access lists among them) where the system lets one set them; a new
    file has what the system gives to new files. `last_look` is called when nothing but the rename
    is left to do; what it raises leaves the old file. Raises `OSError`.
    """
    # The true place: replacing a link would cut it from the file that its owner keeps.
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _dress(temporary, target)
        if last_look is not None:
            last_look()
        (place or _rename)(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _make_lasting(target.parent)


def remove_abandoned(path: Path) -> None:
    """Remove the temporary files that killed programs left beside a file. Raises `OSError`."""
    now = time.time()
    for found in temporaries_of(Path(os.path.realpath(path)), TEMPORARY):
        if now - found.stat(follow_symlinks=False).st_mtime > ABANDONED:
            os.unlink(found.path)


def temporaries_of(target: Path, ending: str) -> Iterator[os.DirEntry[str]]:
    """The regular files beside a file that are named after it as here. Raises `OSError`."""
    prefix = _prefix(target)
    length = len(prefix) + len("12345678") + len(ending)
    with os.scandir(target.parent) as entries:
        for found in entries:
            name = found.name
            if len(name) != length or not (name.startswith(prefix) and name.endswith(ending)):
                continue
            if stat.S_ISREG(found.stat(follow_symlinks=False).st_mode):
                yield found


def patiently(rename: Callable[[], _Answer]) -> _Answer:
    """Try a rename again that is blocked for a moment. Raises `OSError`."""
    for attempt in range(1, RENAMES):
        try:
            return rename()
        except PermissionError:
            time.sleep(PAUSE * 2 ** (attempt - 1))
    return rename()


def _prefix(target: Path) -> str:
    return f".{target.name[:_NAME_LENGTH]}."


def _rename(temporary: Path, target: Path) -> None:
    patiently(lambda: os.replace(temporary, target))


def _make_lasting(folder: Path) -> None:
    """Have the folder written down, without which a power cut may bring the old name back."""
    if os.name == "nt":
        return  # Folders cannot be opened there, and need not be.
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        # The file is in its place; some network drives know no such call.
        log.info("A folder could not be written down at once: %s", type(error).__name__)


def _dress(temporary: Path, target: Path) -> None:
    """Give a new file what the old one has beside its bytes."""
    mode = _mode_for(target)
    if hasattr(os, "chown") and target.exists():
        _try(lambda: os.chown(temporary, -1, target.stat().st_gid))
    # After the group: a change of it takes some permissions away.
    temporary.chmod(mode)
    if hasattr(os, "listxattr") and target.exists():
        _try(lambda: _copy_attributes(temporary, target))


def _copy_attributes(temporary: Path, target: Path) -> None:
    """Raises `OSError` where the disk knows no attributes at all."""
    for name in os.listxattr(target):
        value = os.getxattr(target, name)
        _try(partial(os.setxattr, temporary, name, value))


def _try(action: Callable[[], None]) -> None:
    """Do what may be forbidden, and is no reason not to write."""
    try:
        action()
    except OSError as error:
        log.info("Something of a file could not be kept: %s", type(error).__name__)


def _mode_for(target: Path) -> int:
    """The permissions of the file that is there, or of a new one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
