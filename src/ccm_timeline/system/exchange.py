"""Asks the file system for renames that overwrite nothing unseen, where it knows them."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_NOREPLACE, _EXCHANGE = 1, 2
"""Flags of renameat2(2), for which glibc has a function since 2.28."""

_SWAP, _EXCLUSIVE = 2, 4
"""Flags of renamex_np(2) of macOS, where nobody has tried this yet."""

_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""How kernels, file systems and sandboxes say that they know no such rename."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files of one file system have each other's names, in one step.

    False where that cannot be had, and nothing was done. Raises `OSError`.
    """
    return _rename(one, other, _EXCHANGE, _SWAP)


def move_to_free(source: Path, target: Path) -> bool:
    """Rename a file to a name that nothing has, in one step.

    False where that cannot be had, and nothing was done. Raises `FileExistsError` where something
    has the name, and `OSError`.
    """
    if sys.platform == "win32":
        os.rename(source, target)  # Which never replaces there.
        return True
    return _rename(source, target, _NOREPLACE, _EXCLUSIVE)


def _rename(source: Path, target: Path, flag: int, mac_flag: int) -> bool:
    # As Python's own renames tell whoever listens to what the process does.
    sys.audit("os.rename", source, target, -1, -1)
    number = _ask(os.fsencode(source), os.fsencode(target), flag, mac_flag)
    if number in _UNKNOWN:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(source), None, str(target))
    return True


def _ask(source: bytes, target: bytes, flag: int, mac_flag: int) -> int:
    """Call the C library; the answer is its error, or 0."""
    # Not at the head: a start that saves nothing need not wait for it.
    import ctypes

    if os.name != "posix":
        return errno.ENOSYS
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, ctypes.c_uint(flag))
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(source, target, ctypes.c_uint(mac_flag))
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
