"""The folders that the program has of its own, one for the settings and one for its state."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

NAME = "ccm-timeline"


def settings_folder() -> Path | None:
    """The folder of the settings, or None where the environment names no home."""
    return _folder("user_config_dir")


def state_folder() -> Path | None:
    """The folder of log, backups, locks and snapshots, or None where there is no home."""
    return _folder("user_state_dir")


def _folder(which: str) -> Path | None:
    try:
        path = Path(getattr(PlatformDirs(NAME, appauthor=False), which))
    except RuntimeError:
        return None  # What platformdirs raises where there is no home.
    # Older ones leave "~" as it is: no folder of that name must appear wherever we were started.
    return path if path.is_absolute() else None
