"""The text of a report that a user can send: where it broke and on what, without their own data."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from ccm_timeline.app.about import NAME, program_version
from ccm_timeline.app.run_record import OURS
from ccm_timeline.app.system_version import system_version
from ccm_timeline.model.visible import visible

LONGEST_MESSAGE = 200
LONGEST_QUOTED = 30

_QUOTED = re.compile(rf"'[^']{{{LONGEST_QUOTED},}}'|\"[^\"]{{{LONGEST_QUOTED},}}\"")
_FRAME = re.compile(r'  File "([^"]*)", line (\d+) in (\S+)')
_HEADING = re.compile(
    r"Fatal Python error: [\w ]{1,60}|Windows fatal exception: [\w ]{1,60}"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+ (?:\[\S+\] )?\(most recent call first\):"
    r"|  <no Python frame>"
)
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^'\":\n]*[\\/]")


def report_of(kind: str, error: BaseException) -> str:
    """What broke, and the versions that it broke with."""
    return "\n".join([kind, *_versions(), "", *_lines(error)])


def crash_report_of(version: str | None, trace: str) -> str:
    """Where a run broke, from what it wrote then: nothing but places in the program is taken.

    `version` is that of the program which broke, or None where it broke while it was starting.
    """
    which = "while it was starting" if version is None else f"of version {visible(version[:40])}"
    head = f"A crash {which}; this is {NAME} {program_version()}"
    lines = [taken for line in trace.splitlines() if (taken := _taken(line))]
    return "\n".join([head, *_versions()[1:], "", *lines])


def _taken(line: str) -> str:
    """A line of faulthandler's, its folders left out, or one of our own; empty for others."""
    if line.startswith(OURS):
        return line.removeprefix(OURS)
    if frame := _FRAME.fullmatch(line):
        return f"  {_short(frame[1])}:{frame[2]} in {frame[3]}"
    return line if _HEADING.fullmatch(line) else ""


def _versions() -> list[str]:
    shown_on = QGuiApplication.platformName() if QGuiApplication.instance() else "none"
    return [
        f"{NAME} {program_version()}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({shown_on}), "
        f"PySide6 {pyside_version}",
        system_version(),
    ]


def _lines(error: BaseException) -> list[str]:
    """The traceback of an error and of those that led to it, the first cause first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = [] if before is None else [*_lines(before), "", "and then:", ""]
    return [*earlier, *_frames(error.__traceback__), _words(error)]


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}"
        for frame in traceback.extract_tb(trace)
    ]


def _short(filename: str) -> str:
    """The name of a file below the folder that holds the package: no user's name stands there."""
    parts = PurePath(filename).parts
    for top in ("ccm_timeline", "site-packages", f"python3.{sys.version_info.minor}"):
        if top in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(top) :])
    return parts[-1] if parts else filename


def _words(error: BaseException) -> str:
    """The error's own words, without long quotations and folders: they may be somebody's."""
    words = _PATH.sub("…/", _QUOTED.sub("“…”", str(error)))
    return f"{type(error).__name__}: {words[:LONGEST_MESSAGE]}"
