"""Reads in strace's account which files processes changed, in whatever language they were written.

The account is that of `command`: a line for each call by which a file can be made, written, moved,
dressed or taken away, with the names of what numbers and relative paths stand for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OPENS = ("open", "openat", "openat2", "creat")
MAKES_FOLDERS = ("mkdir", "mkdirat")
MOVES = ("chdir", "fchdir")
CHANGES = (
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "rmdir", "mknod", "mknodat", "truncate", "ftruncate", "fallocate"),
    *("chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
)
ASKS_UNSEEN = ("io_uring_setup",)
"""By this a process could have files changed by calls that strace does not see."""

_KNOWN = frozenset({*OPENS, *MAKES_FOLDERS, *MOVES, *CHANGES, *ASKS_UNSEEN})

NAMES_LAST = ("link", "linkat", "symlink", "symlinkat")
"""Calls that change what is named last, and nothing of what is named before."""

_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|\?)(.*)")
_UNFINISHED = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)")
_NAME = re.compile(
    r'(?:(?:AT_FDCWD|\d+)<(?P<at>[^>]*)>(?:\(deleted\))?, )?"(?P<name>(?:[^"\\]|\\.)*)"'
)
_NUMBER = re.compile(r"\d+<([^>]*)>")
_WRITES = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")


@dataclass(frozen=True, slots=True)
class Change:
    """One call that changes a file, or tried to."""

    call: str
    path: Path


def command(account: Path, *, network: bool) -> list[str]:
    """The start of a command whose account is written there; empty where that cannot be had.

    That is where there is no strace, or it may not look. With `network` the calls that open
    connections and start programs are told as well.
    """
    strace = shutil.which("strace")
    if strace is None:
        return []
    ways = ([strace, "-f", "-qq", "-y", *quickly] for quickly in (["--seccomp-bpf"], []))
    begin = next((way for way in ways if _works([*way, "-o", os.devnull, "true"])), None)
    if begin is None:
        return []
    calls = [f"?{call}" for call in (*OPENS, *MAKES_FOLDERS, *MOVES, *CHANGES, *ASKS_UNSEEN)]
    if network:
        calls += ["%network", "execve", "execveat"]
    return [*begin, "-e", f"trace={','.join(calls)}", "-o", str(account)]


def _works(call: list[str]) -> bool:
    return subprocess.run(call, stderr=subprocess.DEVNULL, check=False).returncode == 0


def outside(lines: Iterable[str], start: Path, folders: Iterable[Path]) -> set[Change]:
    """What was changed outside these folders, by processes that began in the folder `start`.

    A folder is also made where one of these is to be made in it.
    """
    allowed = [folder.resolve() for folder in folders]
    return {
        change
        for change in changes(lines, start)
        if not any(_may(change, folder) for folder in allowed)
    }


def _may(change: Change, folder: Path) -> bool:
    is_on_the_way = change.call in MAKES_FOLDERS and folder.is_relative_to(change.path)
    return is_on_the_way or change.path.is_relative_to(folder)


def changes(lines: Iterable[str], start: Path) -> Iterator[Change]:
    """Every call that changes files. Raises `ValueError` where a process leaves its folder, or
    could have files changed unseen."""
    for line in _whole(lines):
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        call, said, answer, why = found.group(2, 3, 4, 5)
        if call not in _KNOWN:
            continue
        if call in (*MOVES, *ASKS_UNSEEN) and answer == "0":
            raise ValueError(f"{call} is not looked through: {line}")
        is_there_already = call in MAKES_FOLDERS and "EEXIST" in why
        is_read = call in OPENS and call != "creat" and not _WRITES.search(_unquoted(said))
        if call not in MOVES and not is_there_already and not is_read:
            yield from (Change(call, path) for path in _paths(call, said, start))


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with those put together that another process interrupted."""
    begun: dict[str, str] = {}
    for line in lines:
        if unfinished := _UNFINISHED.fullmatch(line):
            begun[unfinished[1]] = line.removesuffix(" <unfinished ...>")
        elif resumed := _RESUMED.fullmatch(line):
            yield begun.pop(resumed[1], resumed[1]) + resumed[2]
        else:
            yield line
    # Whose process was killed meanwhile.
    yield from (f"{line}) = ?" for line in begun.values())


def _paths(call: str, said: str, start: Path) -> Iterator[Path]:
    """What is changed, with links followed up to the last name, which may be one itself."""
    names = [(found["at"], found["name"]) for found in _NAME.finditer(said)]
    if not names:
        names = [(None, name) for name in _NUMBER.findall(said)[:1]]
    for at, name in names[-1:] if call in NAMES_LAST else names[:2]:
        path = start / (_plain(at) if at else "") / _plain(name)
        yield path.parent.resolve() / path.name


def _unquoted(said: str) -> str:
    return _NAME.sub("", said)


def _plain(name: str) -> str:
    """A name without strace's escapes, which are those of C."""
    return os.fsdecode(name.encode("latin-1").decode("unicode_escape").encode("latin-1"))
