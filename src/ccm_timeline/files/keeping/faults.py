"""Why a file could not be written, as one sentence that says what to do."""

from __future__ import annotations

import errno

from ccm_timeline.files.problems import shown

_ELSEWHERE = "save it somewhere else"
_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", f"make room, or {_ELSEWHERE}"),
    errno.EACCES: ("you may not write there", _ELSEWHERE),
    errno.EPERM: ("you may not write there", _ELSEWHERE),
    errno.EROFS: ("what is on this disk can only be read", _ELSEWHERE),
    errno.ENOENT: ("its folder is no longer there", _ELSEWHERE),
    errno.ENOTDIR: ("its folder is no longer there", _ELSEWHERE),
    errno.EISDIR: ("a folder has this name", "save it under another name"),
    errno.ENAMETOOLONG: ("its name is too long", "save it under a shorter name"),
    errno.EBUSY: ("another program holds the file", f"close that program, or {_ELSEWHERE}"),
    errno.EIO: ("the disk does not answer", _ELSEWHERE),
    errno.EFBIG: ("the disk takes no file of this size", _ELSEWHERE),
}
if hasattr(errno, "EDQUOT"):
    _REASONS[errno.EDQUOT] = ("your share of the disk is full", f"make room, or {_ELSEWHERE}")
if hasattr(errno, "ESTALE"):
    _REASONS[errno.ESTALE] = ("the network drive does not answer", _ELSEWHERE)


def not_saved(name: str, reason: str, remedy: str = _ELSEWHERE) -> str:
    """“story.ccmt” was not saved, because the disk is full: make room, or save it …"""
    return f"“{shown(name)}” was not saved, because {reason}: {remedy}."


def sentence_of(error: OSError, name: str) -> str:
    """Say why a file of this name was not saved, and what to do."""
    unknown = f"the system says “{error.strerror or error}”", _ELSEWHERE
    return not_saved(name, *_REASONS.get(error.errno or 0, unknown))
