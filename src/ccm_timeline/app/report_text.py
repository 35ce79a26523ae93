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

LONGEST_MESSAGE = 200
LONGEST_QUOTED = 30

_QUOTED = re.compile(rf"'[^']{{{LONGEST_QUOTED},}}'|\"[^\"]{{{LONGEST_QUOTED},}}\"")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^'\":\n]*[\\/]")


def report_of(kind: str, error: BaseException) -> str:
    """What broke, and the versions that it broke with."""
    return "\n".join([kind, *_versions(), "", *_lines(error)])


def _versions() -> list[str]:
    shown_on = QGuiApplication.platformName() if QGuiApplication.instance() else "none"
    return [
        f"{NAME} {program_version()}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({shown_on}), "
        f"PySide6 {pyside_version}",
        platform.platform(),
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
