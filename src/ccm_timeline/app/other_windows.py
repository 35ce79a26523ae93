"""Opens timelines in windows of their own, each of which is another start of the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake

MOST_AT_ONCE = 20
"""Windows that one call opens; each takes the memory of a program of its own."""

TOO_MANY = f"at most {MOST_AT_ONCE} timelines can be opened at once, and these are %d"

_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What the desktop handed to this start, and is used up when its window stands."""

_RESET = "PYINSTALLER_RESET_ENVIRONMENT"
"""Tells the start of a bundle that it is not a part of the program which calls it."""

_SIGNALS = () if sys.platform == "win32" else (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What is handed on; on Windows a console tells all its programs by itself."""

_LOOK_S = 1.0
"""Between two looks at the signals. Python hears of one between two of its own instructions, of
which there are none while the system waits for a program and the signal came to another thread."""

_Program = subprocess.Popen[bytes]


class OtherWindows:
    """Programs that were started from here, one a file."""

    def __init__(self) -> None:
        self._programs: list[_Program] = []
        self._is_ended = False

    def open(
        self, file: Path, options: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ) -> None:
        """Start the program on one file. Raises `OSError`."""
        if not self._is_ended:
            self._programs.append(_start(file, options, environment or os.environ))

    def open_apart(self, files: Iterable[Path]) -> None:
        """Open files from a window, which may be closed before theirs are. Raises `OSError`."""
        # Whoever is not asked any more how it ended stays in the system's list of programs.
        self.running()
        environment = {name: value for name, value in os.environ.items() if name not in _TOKENS}
        for file in files:
            self.open(file, environment=environment)

    def running(self) -> int:
        """How many of them have not ended."""
        self._programs = [program for program in self._programs if program.poll() is None]
        return len(self._programs)

    def end(self, number: int, frame: FrameType | None = None) -> None:
        """Hand a signal on, and open nothing from now on."""
        self._is_ended = True
        for program in self._programs:
            program.send_signal(number)

    def wait(self) -> int:
        """Wait until the last one is closed; the answer is the first status that is not 0."""
        statuses = [_status_of(program) for program in self._programs]
        # As a shell tells of a program that a signal ended.
        return next((code if code > 0 else 128 - code for code in statuses if code), DONE)


def _status_of(program: _Program) -> int:
    """How a program ended, when it has."""
    while True:
        try:
            return program.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            continue


def run_each(
    files: Sequence[Path], sources: Path | None, err: TextIO, *, safe: bool = False
) -> int:
    """Open each file in a window of its own, and wait; the answer is the exit status."""
    options = ["--safe-mode"] if safe else []
    if sources is not None:
        options += ["--sources", str(sources.absolute())]
    windows, failed = OtherWindows(), False
    with _handing_on(windows):
        for file in files:
            try:
                windows.open(file, options)
            except OSError as error:
                reason = error.strerror or error
                tell_mistake(f"“{file.name}” could not be opened: {reason}", err)
                failed = True
        status = windows.wait()
    return COULD_NOT if failed and status == DONE else status


def distinct(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files with whole paths, in their order, without those that are named twice."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(os.path.realpath(file), file.absolute())
    return tuple(found.values())


@contextmanager
def _handing_on(windows: OtherWindows) -> Iterator[None]:
    """Hand Ctrl+C and the system's wish to end on to the windows."""
    before = {number: signal.signal(number, windows.end) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(file: Path, options: Sequence[str], environment: Mapping[str, str]) -> _Program:
    is_bundle = getattr(sys, "frozen", False)
    # -P: what lies in the folder that somebody calls from is no part of the program.
    program = [sys.executable] if is_bundle else [sys.executable, "-P", "-m", "ccm_timeline"]
    return subprocess.Popen(
        [*program, *options, "--", str(file.absolute())],
        stdin=subprocess.DEVNULL,
        env={**environment, _RESET: "1"} if is_bundle else dict(environment),
        # A signal comes from here alone, and not a second time from the terminal.
        start_new_session=True,
    )
