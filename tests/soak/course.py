"""The long forms of the tests that need many tries: which there are, and their figures in words."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

# Before Qt: it sets up surroundings in which nothing of the person's own is touched.
import tests.conftest  # noqa: F401
from tests.layout.ticks import CYCLE, run_ticks
from tests.soak.hostile import run_hostile
from tests.soak.killed_saves import run_killed_saves
from tests.soak.mutations import KINDS, run_mutations
from tests.soak.openings import run_openings, run_starts
from tests.soak.racing_saves import run_racing_saves
from tests.soak.random_use import run_random_use
from tests.soak.surroundings import run_surroundings


@dataclass(frozen=True, slots=True)
class Long:
    """A test in its long form."""

    count: int
    """How many tries, where the command line says nothing else; 0 where all there are."""
    run: Callable[[int, Path, int], tuple[bool, str, list[str]]]
    """Takes the count, a folder of its own and a seed; whether all went well, the figures, and
    what did not go well."""


Told = tuple[bool, str, list[str]]

IN_MEMORY = Path("/dev/shm")
"""Where nothing waits for a disk: half the time of a small file goes into waiting for it."""


def _mutations(kind: str, count: int, folder: Path, seed: int) -> Told:
    memory = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else folder
    with tempfile.TemporaryDirectory(prefix="ccm-soak-", dir=memory) as scratch:
        outcome = run_mutations(kind, count, Path(scratch), seed)
    return not outcome.bad, str(outcome), [f"{why}: {data!r}" for data, why in outcome.bad]


def _random(count: int, folder: Path, seed: int) -> Told:
    used, exports = run_random_use(count, folder, seed)
    figures = f"{used}, {exports.decoded} exported files decoded, {len(exports.bad)} not"
    return used.is_good and not exports.bad, figures, [*used.heard, *exports.bad]


def _openings(count: int, folder: Path, seed: int) -> Told:
    opened = run_openings(count, folder)
    return opened.is_good, str(opened), list(opened.heard)


def _starts(count: int, folder: Path, seed: int) -> Told:
    _, bad = run_starts(count, folder)
    return not bad, f"{count:,} starts and stops, {len(bad)} bad", list(map(str, bad))


def _surroundings(count: int, folder: Path, seed: int) -> Told:
    tried, bad = run_surroundings(folder)
    return not bad, f"{tried} surroundings, {len(bad)} bad", [f"{n}: {s}" for n, s in bad.items()]


def _hostile(count: int, folder: Path, seed: int) -> Told:
    tried, bad = run_hostile(folder, count)
    return not bad, f"{tried} hostile files, {len(bad)} bad", bad


def _kills(count: int, folder: Path, seed: int) -> Told:
    outcome = run_killed_saves(count, folder, seed)
    words = f"{outcome.old} old, {outcome.new} new, {len(outcome.broken)} broken, {outcome.cut} cut"
    return not outcome.broken, words, list(outcome.broken)


def _races(count: int, folder: Path, seed: int) -> Told:
    race = run_racing_saves(count, folder, seed)
    lost = [f"{race.lost} versions of another program were overwritten unseen"] if race.lost else []
    return not lost, f"{race.saved} saved, {race.refused} refused, {race.lost} lost", lost


def _ticks(count: int, folder: Path, seed: int) -> Told:
    tried, wrong = run_ticks(count, seed)
    return not wrong, f"{tried:,} axes, {len(wrong)} wrong", wrong[:20]


LONG = {
    "kills": Long(1000, _kills),
    "races": Long(4000, _races),
    **{kind: Long(100_000, partial(_mutations, kind)) for kind in KINDS},
    "documents": Long(1_000_000, partial(_mutations, "documents")),
    "hostile": Long(64, _hostile),
    "random": Long(20_000, _random),
    "openings": Long(1000, _openings),
    "starts": Long(200, _starts),
    "surroundings": Long(0, _surroundings),
    "ticks": Long(CYCLE, _ticks),
}


def main(arguments: list[str]) -> int:
    """Run what is named, or everything; the answer is the exit status."""
    parser = argparse.ArgumentParser(
        prog="packaging/dev soak", description="Runs tests that need many tries; prints figures."
    )
    names = ", ".join(f"{name}={long.count}" for name, long in LONG.items())
    parser.add_argument("what", nargs="*", metavar="NAME[=COUNT]", help=names)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    wanted = [_wanted(parser, word) for word in options.what] or [
        (name, long.count) for name, long in LONG.items()
    ]
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    # How far a test is that takes an hour.
    logging.getLogger("tests.soak").setLevel(logging.INFO)
    went_well = [_run(name, count, options.seed) for name, count in wanted]
    return 0 if all(went_well) else 1


def _wanted(parser: argparse.ArgumentParser, word: str) -> tuple[str, int]:
    name, _, count = word.partition("=")
    if name not in LONG or (count and not count.isdecimal()):
        parser.error(f"{word!r} is none of {', '.join(LONG)}")
    return name, int(count or LONG[name].count)


def _run(name: str, count: int, seed: int) -> bool:
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ccm-soak-") as folder:
        is_well, figures, bad = LONG[name].run(count, Path(folder), seed)
    seconds = time.monotonic() - begin
    print(f"{name}: {'well' if is_well else 'NOT WELL'}, {seconds:.0f} s: {figures}", flush=True)
    for each in bad:
        print(f"  {each[:2000]}", file=sys.stderr)
    return is_well
