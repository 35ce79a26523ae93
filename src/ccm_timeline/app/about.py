"""What the program is called and which version of it runs."""

from __future__ import annotations

NAME = "CCM Timeline"
COMMAND = "ccm-timeline"
DESKTOP_FILE = "ccm-timeline"
"""The name of the .desktop file, by which a desktop finds the window's icon."""


def program_version() -> str:
    # Here and not at the head: a fifth of what a window takes to appear, for a seldom asked number.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ccm-timeline")
    except PackageNotFoundError:
        # Run from a folder of sources that was never installed.
        return "unknown"


def program_commit() -> str:
    """The commit that a package was built from; empty in a checkout, where git tells."""
    from importlib.resources import files

    try:
        found = files("ccm_timeline.resources").joinpath("commit.txt").read_text("ascii")
    except (OSError, ValueError):
        return ""
    return found.strip()
