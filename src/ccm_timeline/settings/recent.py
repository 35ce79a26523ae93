"""The list of files that were open lately, newest first."""

from __future__ import annotations

from pathlib import Path

LIMIT = 10

Recent = tuple[str, ...]


def with_file(recent: Recent, path: Path) -> Recent:
    """The list with this file at its head, once, and no longer than the limit."""
    name = str(path.absolute())
    return (name, *(other for other in recent if other != name))[:LIMIT]


def without_file(recent: Recent, path: Path) -> Recent:
    """The list without this file."""
    name = str(path.absolute())
    return tuple(other for other in recent if other != name)
