"""The versions and folders in use, which About shows and `doctor` prints: to copy for a report."""

from __future__ import annotations

import platform
from pathlib import Path

from ccm_timeline.app.about import NAME, program_commit, program_version
from ccm_timeline.app.system_version import system_version
from ccm_timeline.settings.folders import settings_folder, state_folder

LICENCES = """Free software under the MIT licence. Made with Qt, PySide6 and shiboken6 (LGPL 3), \
Python (PSF 2), numpy and msgspec (BSD 3), icalendar (BSD 2), pyqtgraph, edtf, platformdirs and \
charset-normalizer (MIT)."""


def facts() -> list[str]:
    """One line a fact; nothing of any document is among them."""
    commit = program_commit()
    return [
        f"{NAME} {program_version()}{f' ({commit[:12]})' if commit else ''}",
        f"Qt {_qt_versions()}, Python {platform.python_version()}",
        system_version(),
        *(f"{what}: {shown(folder)}" for what, folder in folders().items()),
    ]


def folders() -> dict[str, Path | None]:
    """The folders that the program may write to; None where the environment names no home."""
    return {"Settings": settings_folder(), "State, with log and backups": state_folder()}


def shown(folder: Path | None) -> str:
    """A folder without the user's name, as far as it lies in their home."""
    if folder is None:
        return "none: the environment names no home"
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (RuntimeError, ValueError):
        return str(folder)


def _qt_versions() -> str:
    try:
        from PySide6 import __version__
        from PySide6.QtCore import qVersion
    except ImportError as error:
        return f"cannot be loaded: {error}"
    return f"{qVersion()}, PySide6 {__version__}"
