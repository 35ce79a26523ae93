"""Puts a written file into the place of the one that was seen there, and of no other."""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from ccm_timeline.system.exchange import exchange, move_to_free
from ccm_timeline.system.whole_file import ABANDONED, patiently, temporaries_of

ASIDE = ".aside"
"""Ends the name of a file beside a document that may hold the only copy of somebody's work."""

log = logging.getLogger(__name__)

_Mark = tuple[int, int, int]


class NotPutBackError(OSError):
    """A file that should have stayed was replaced, and could not be put back; it is `aside`."""

    def __init__(self, aside: Path, error: OSError) -> None:
        super().__init__(error.errno, error.strerror)
        self.aside = aside


def replace_seen(
    temporary: Path, target: Path, look: Callable[[], None], prove: Callable[[Path], None]
) -> None:
    """Put a file into the place of another one, which is then removed.

    `look` is called before, and `prove` with the file that came out of the place, wherever it
    stands then; what either raises leaves everything as it was. Where the file system cannot
    exchange two files, the last to be called is `look`, and what comes into the place between it
    and the rename goes unseen. Raises `OSError`, among them `NotPutBackError`.

    At every moment the old or the new file is in the place. What is beside it under a name that
    ends in `ASIDE` is a whole file: the new one before the exchange, and the other one after it.
    """
    look()
    aside = temporary.with_suffix(ASIDE)
    temporary.rename(aside)
    ours = _mark(aside)
    if _has_exchanged(aside, target, look):
        try:
            prove(aside)
        except BaseException:
            _put_back(aside, target, ours)
            raise
        _remove(aside)


def _has_exchanged(aside: Path, target: Path, look: Callable[[], None]) -> bool:
    """Exchange, or where that cannot be had rename; whether what was in the place is aside now."""
    try:
        if patiently(lambda: exchange(aside, target)):
            return True
        look()
        patiently(lambda: os.replace(aside, target))
    except Exception as error:
        aside.unlink(missing_ok=True)  # Nothing was exchanged: it is ours.
        if isinstance(error, FileNotFoundError):
            look()  # It may have been taken away, which it has better words for.
        raise
    return False


def take_free(temporary: Path, target: Path, look: Callable[[], None]) -> None:
    """Give a file a name that nothing has.

    What `look` raises leaves everything as it was; it is called last where the file system has no
    better way. Raises `FileExistsError` where something has the name by now, and `OSError`.
    """
    look()
    if patiently(lambda: move_to_free(temporary, target)):
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        look()  # A file system without second names, as that of many sticks.
        patiently(lambda: os.replace(temporary, target))
    else:
        temporary.unlink()


def left_aside(target: Path) -> list[Path]:
    """What programs that were killed while they replaced a file left beside it.

    Raises `OSError`.
    """
    now = time.time()
    # By the change of the name: the file itself may be as old as it likes.
    return [
        Path(found.path)
        for found in temporaries_of(target, ASIDE)
        if now - found.stat(follow_symlinks=False).st_ctime > ABANDONED
    ]


def _put_back(aside: Path, target: Path, ours: _Mark) -> None:
    """Exchange once more. Raises `NotPutBackError`."""
    try:
        _exchange_back(aside, target)
        if _mark(aside) != ours:
            # Meanwhile somebody replaced ours as well. What came last is to stay in the place,
            # and what came before it is kept aside.
            _exchange_back(aside, target)
            return
    except OSError as error:
        raise NotPutBackError(aside, error) from error
    _remove(aside)


def _exchange_back(aside: Path, target: Path) -> None:
    if not patiently(lambda: exchange(aside, target)):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _mark(path: Path) -> _Mark:
    """What tells a file that was written just now from others. Raises `OSError`."""
    status = path.lstat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _remove(aside: Path) -> None:
    """Remove what was replaced; that it stays does no harm, and a later save looks at it."""
    try:
        aside.unlink(missing_ok=True)
    except OSError as error:
        log.info("What was replaced could not be removed: %s", type(error).__name__)
