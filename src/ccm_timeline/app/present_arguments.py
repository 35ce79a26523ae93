"""What the command `present` takes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import msgspec

from ccm_timeline.app.usage import UsageError


class Present(msgspec.Struct, frozen=True):
    """Show a timeline step by step on a whole screen."""

    file: Path | None
    screen: int | None
    """Counted from 1; None lets the program choose."""
    start: str | None
    """The id of the event to begin with."""
    every: int | None = None
    """Seconds a step where the show is to run by itself."""
    loop: bool = False
    """Over and over; only where it runs by itself."""


def add_present_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--screen", metavar="N", type=_number, help="the audience's screen, counted from 1")
    add("--start", metavar="EVENT", help="the id of the event to begin with")
    add("--every", metavar="SECONDS", type=_seconds, help="let it run by itself, step by step")
    add("--loop", action="store_true", help="with --every: over and over")


def read_present(found: argparse.Namespace) -> Present:
    """What was asked for. Raises `UsageError`."""
    if found.loop and found.every is None:
        raise UsageError("--loop wants the seconds a step: --every SECONDS")
    return Present(found.file, found.screen, found.start, found.every, found.loop)


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]?", text):
        raise argparse.ArgumentTypeError(f"screens are counted from 1, and {text} is none")
    return int(text)


def _seconds(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,3}", text):
        raise argparse.ArgumentTypeError(f"a step has 1 to 9999 seconds, not {text}")
    return int(text)
