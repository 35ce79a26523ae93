"""Which running program something belongs to, and whether that program still runs."""

from __future__ import annotations

import getpass
import os
import platform
import sys
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

OLD = timedelta(days=1)
"""Age from which on what another computer holds may have been forgotten there."""

_Short = Annotated[str, Meta(max_length=300)]


class Standing(Enum):
    """What is known of a program."""

    OURSELVES = "ourselves"
    RUNS = "runs"
    ENDED = "ended"
    ELSEWHERE = "elsewhere"
    """It ran on another computer, of which nothing can be known."""


class Owner(msgspec.Struct, frozen=True):
    """A program, by its computer and number; nothing of this is ever part of a document."""

    host: _Short
    pid: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    started: _Short
    """What tells two programs of one number apart; empty where the system does not say."""
    login: _Short
    since: Annotated[datetime, Meta(tz=True)]

    def __post_init__(self) -> None:
        require_sayable(self.since)

    @property
    def who(self) -> str:
        """The owner in a few words, which come from a file and are to be shown as plain text."""
        host = f"on the computer {self.host}" if self.host else "on a computer without a name"
        return f"{host} by {self.login}" if self.login else host

    def is_old(self, now: datetime) -> bool:
        return now - self.since > OLD


def require_sayable(when: datetime) -> None:
    """Refuse a moment that has no date in some time zone. Raises `ValueError`."""
    if not 1 < when.year < 9999:
        raise ValueError("a moment beyond all calendars")


def this_program() -> Owner:
    """The program that runs, as of now."""
    started = start_of(os.getpid())
    return Owner(platform.node(), os.getpid(), started, _login(), datetime.now(UTC))


def standing_of(owner: Owner, ourselves: Owner) -> Standing:
    """What is known of another program from where we run."""
    if (owner.host, owner.pid, owner.started) == (
        ourselves.host,
        ourselves.pid,
        ourselves.started,
    ):
        return Standing.OURSELVES
    if owner.host != ourselves.host:
        return Standing.ELSEWHERE
    return Standing.RUNS if _runs(owner) else Standing.ENDED


def start_of(pid: int) -> str:
    """When a process began, by a mark that no later process of the same number has.

    Linux alone says so (proc(5), field 22 of `stat`); after a restart of the computer the boot's
    id differs. Empty elsewhere, and where there is no such process.
    """
    try:
        words = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return f"{_boot()}:{words[19]}"
    except (OSError, IndexError):
        return ""


@cache
def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()


def _runs(owner: Owner) -> bool:
    if owner.started and sys.platform.startswith("linux"):
        return start_of(owner.pid) == owner.started
    return _has_process(owner.pid)


def _has_process(pid: int) -> bool:
    if sys.platform == "win32":
        return _has_windows_process(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # It is somebody else's.
    return True


def _has_windows_process(pid: int) -> bool:
    """Ask by OpenProcess: to send signal 0 there ends the process."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    query_limited_information, still_active = 0x1000, 259
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return bool(known) and code.value == still_active


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""  # A user without an entry among the users.
