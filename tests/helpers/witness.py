"""Hears what this process asks of the system: sockets, other programs, and files that it changes.

Python's audit hooks tell all that is asked by Python's own functions; of what C++ does, the
numbers that the kernel gave out (`/proc/self/fd`) and the libraries that it mapped are looked at.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ASKS_NOTHING = frozenset({"socket.gethostname", "socket.sethostname"})
"""Said by the `socket` module without a socket."""

PROGRAMS = frozenset(
    {
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.startfile/2",
        "pty.spawn",
        "webbrowser.open",
    }
)
CHANGES = {
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.link": (1,),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.utime": (0,),
}
"""Events that change files, and which of their arguments say which."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ITSELF = [sys.executable, "-P", "-m", "ccm_timeline"]
"""How a window opens another one: by a start of this very program."""

NOWHERE = frozenset({os.devnull})


@dataclass
class Witness:
    """Listens from `begin` to `end`; the hook itself stays, as Python has it."""

    sockets: set[str] = field(default_factory=set)
    programs: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)
    """How the program was asked to start itself once more."""
    changed: set[Path] = field(default_factory=set)
    """Every file and folder that was made, written, moved, or taken away."""
    _listens: bool = False

    def begin(self) -> None:
        self._listens = True
        sys.addaudithook(self._hear)

    def end(self) -> None:
        self._listens = False

    def look(self) -> None:
        """Note the sockets that are open now, whoever opened them."""
        self.sockets |= open_sockets()

    def outside(self, *folders: Path) -> list[Path]:
        """What was changed outside these folders and not on the way to them."""
        allowed = [folder.resolve() for folder in folders]
        return sorted(
            path
            for path in self.changed
            if not any(_belongs(path.resolve(), folder) for folder in allowed)
        )

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._listens:
            return
        if event == "open":
            self._hear_open(*arguments)
        elif event in CHANGES:
            for at in CHANGES[event]:
                self._note(arguments[at])
        elif (call := _start_of_itself(event, arguments)) is not None:
            self.again.add(call)
        elif event in PROGRAMS:
            self.programs.add(f"{event} {arguments!r}")
        elif event.startswith("socket.") and event not in ASKS_NOTHING:
            self.sockets.add(f"{event} {arguments!r}")

    def _hear_open(self, path: object, mode: object, flags: object) -> None:
        if isinstance(flags, int) and flags & WRITES:
            self._note(path)

    def _note(self, path: object) -> None:
        # A number is a file that was opened by its path before.
        if isinstance(path, str | bytes | os.PathLike):
            name = os.fsdecode(path)
            if name and name not in NOWHERE:
                self.changed.add(Path(name).absolute())


def _start_of_itself(event: str, arguments: tuple[Any, ...]) -> str | None:
    """What a further start of the program is told; None where this is none."""
    if event != "subprocess.Popen" or arguments[0] != sys.executable:
        return None
    said, told = arguments[1][: len(ITSELF)], arguments[1][len(ITSELF) :]
    return " ".join(told) if said == ITSELF else None


def _belongs(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) or folder.is_relative_to(path)


def open_sockets() -> set[str]:
    """The kernel's names of the sockets that the process has now; none where it does not tell."""
    found = set()
    for entry in Path("/proc/self/fd").glob("*"):
        try:
            target = os.readlink(entry)
        except OSError:
            continue  # Closed while it was looked at, as the number of this very folder is.
        if target.startswith("socket:"):
            found.add(target)
    return found


def libraries() -> set[str]:
    """The names of the libraries that the process holds, where the system tells them."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text("utf-8").splitlines() if maps.exists() else []
    return {Path(line.split()[-1]).name for line in lines if ".so" in line}
