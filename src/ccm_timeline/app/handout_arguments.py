"""What the command `handout` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from ccm_timeline.app.usage import UsageError
from ccm_timeline.model.choices import PaperSize

ENDING = ".pdf"


class Handout(msgspec.Struct, frozen=True):
    """Write a timeline, or one event of it, on numbered pages."""

    file: Path | None
    out: Path
    event: str | None
    """The id of the one event that is wanted; None: all of them."""
    paper: PaperSize


def add_handout_options(group: argparse._ArgumentGroup) -> None:
    """Add what `handout` alone has; `-o` and `--event` the help page has from another command."""
    group.add_argument(
        "--paper",
        choices=[size.value for size in PaperSize],
        default=PaperSize.A4.value,
        help="the size of the pages, a4 where not given",
    )


def add_handout_output(group: argparse._ArgumentGroup) -> None:
    """Add `-o` and `--event`, of which `handout` takes one each."""
    add_one_output(group)
    group.add_argument("--event", metavar="ID", help="the id of the one event to write")


def add_one_output(group: argparse._ArgumentGroup) -> None:
    """Add `-o` of a command that writes one file."""
    group.add_argument("-o", "--output", metavar="OUT", dest="out")


def read_handout(found: argparse.Namespace) -> Handout:
    """What was asked for. Raises `UsageError`."""
    if not found.out:
        raise UsageError("handout wants the name of the file to write: -o OUT.pdf")
    out = Path(found.out)
    if out.suffix.lower() != ENDING:
        raise UsageError(f"a handout is a PDF: give a name that ends in {ENDING}, not “{out}”")
    return Handout(found.file, out, found.event, PaperSize(found.paper))
