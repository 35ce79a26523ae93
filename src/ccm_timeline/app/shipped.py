"""The timeline that the program brings along, opened where no file is named."""

from __future__ import annotations

from pathlib import Path


def shipped_timeline() -> Path:
    # Here and not at the head: a window appears sooner without it.
    from importlib.resources import files

    # Never installed as an archive, so that this is a file like any other.
    return Path(str(files("ccm_timeline.resources").joinpath("timelines", "lithuania-ccm.ccmt")))
