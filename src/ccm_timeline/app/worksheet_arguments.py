"""What the command `worksheets` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from ccm_timeline.app.handout_arguments import ENDING
from ccm_timeline.app.usage import UsageError
from ccm_timeline.model.choices import Exercise, PaperSize, Solutions


class Worksheets(msgspec.Struct, frozen=True):
    """Write the classroom activities of a timeline as work sheets."""

    file: Path | None
    out: Path
    exercises: tuple[Exercise, ...]
    solutions: Solutions
    paper: PaperSize


def add_worksheet_options(group: argparse._ArgumentGroup) -> None:
    """Add what `worksheets` alone has; `-o` and `--paper` are as those of `handout`."""
    names = ",".join(exercise.value for exercise in Exercise)
    group.add_argument(
        "--activities",
        metavar="NAME,…",
        type=_exercises,
        default=tuple(Exercise),
        help=f"which ones, of {names}; all where not given",
    )
    group.add_argument(
        "--solutions",
        choices=[choice.value for choice in Solutions],
        default=Solutions.APPENDED.value,
        help="on the last pages (appended), in a file of their own beside OUT (separate), or none",
    )


def read_worksheets(found: argparse.Namespace) -> Worksheets:
    """What was asked for. Raises `UsageError`."""
    if not found.out:
        raise UsageError("worksheets wants the name of the file to write: -o OUT.pdf")
    out = Path(found.out)
    if out.suffix.lower() != ENDING:
        raise UsageError(f"work sheets are a PDF: give a name that ends in {ENDING}, not “{out}”")
    solutions, paper = Solutions(found.solutions), PaperSize(found.paper)
    return Worksheets(found.file, out, found.activities, solutions, paper)


def _exercises(text: str) -> tuple[Exercise, ...]:
    known = {exercise.value: exercise for exercise in Exercise}
    names = text.split(",")
    for name in names:
        if name not in known:
            told = ", ".join(known)
            raise argparse.ArgumentTypeError(f"“{name}” is no activity; there are {told}")
    return tuple(dict.fromkeys(known[name] for name in names))
