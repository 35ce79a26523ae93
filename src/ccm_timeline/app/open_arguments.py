"""The arguments by which timelines are opened in windows, read into frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ccm_timeline.app.usage import UsageError

if TYPE_CHECKING:
    import argparse


class Open(msgspec.Struct, frozen=True):
    """Show a window."""

    file: Path | None
    sources: Path | None
    safe: bool = False
    """Without the settings and without what earlier runs left behind."""


class OpenSeveral(msgspec.Struct, frozen=True):
    """Show a window for each of several files."""

    files: tuple[Path, ...]
    """Two or more, with whole paths; none is named twice."""
    sources: Path | None
    safe: bool = False


def add_open_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="store_true", help="show the version")
    parser.add_argument(
        "--safe-mode",
        action="store_true",
        help="start with the settings of the first day, write none, and restore nothing",
    )


def split_at_dashes(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before the first two dashes, and the names of files behind them.

    argparse treats the dashes differently from one version of Python to the next.
    """
    said = list(arguments)
    at = said.index("--") if "--" in said else len(said)
    return said[:at], said[at + 1 :]


def read_open(found: argparse.Namespace, names: Sequence[str]) -> Open | OpenSeveral:
    """What is to be opened; raises UsageError where that is too much, or has no name."""
    if "" in names:
        raise UsageError("the name of a file is empty")
    files = [Path(name) for name in names]
    if len(files) < 2:
        return Open(next(iter(files), None), found.sources, found.safe_mode)
    # Here and not at the head: one file needs nothing of it.
    from ccm_timeline.app.other_windows import MOST_AT_ONCE, TOO_MANY, distinct

    several = distinct(files)
    if len(several) == 1:
        return Open(several[0], found.sources, found.safe_mode)
    if len(several) > MOST_AT_ONCE:
        raise UsageError(TOO_MANY % len(several))
    return OpenSeveral(several, found.sources, found.safe_mode)
