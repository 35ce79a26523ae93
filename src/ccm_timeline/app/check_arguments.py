"""What the commands `check` and `compare` take, which is the same."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from ccm_timeline.app.argument_paths import path_of
from ccm_timeline.app.usage import UsageError


class Check(msgspec.Struct, frozen=True):
    """Compare a document with its sources."""

    file: Path | None
    sources: Path
    as_json: bool


class Compare(msgspec.Struct, frozen=True):
    """Find the passages that a document's source texts share."""

    file: Path | None
    sources: Path
    as_json: bool


def add_check_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--sources", metavar="DIR", type=path_of, help="the folder of the source texts")
    add("--json", action="store_true", help="one JSON object a line")


def read_check(found: argparse.Namespace) -> Check:
    """What was asked for. Raises `UsageError`."""
    return Check(found.file, _sources(found, "check"), found.json)


def read_compare(found: argparse.Namespace) -> Compare:
    """What was asked for. Raises `UsageError`."""
    return Compare(found.file, _sources(found, "compare"), found.json)


def _sources(found: argparse.Namespace, command: str) -> Path:
    folder: Path | None = found.sources
    if folder is None:
        raise UsageError(f"{command} wants the folder of the source texts: --sources DIR")
    return folder
