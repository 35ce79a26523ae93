"""The timeline that the program brings along, opened where no file is named."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def shipped_timeline() -> Path:
    # Never installed as an archive, so that this is a file like any other, and is found without
    # `importlib.resources`, for which a window would have to wait.
    folder = Path(import_module("ccm_timeline.resources").__file__ or "").parent
    return folder / "timelines" / "lithuania-ccm.ccmt"
