"""Kills a program while it saves, again and again, and opens what is left.

    python -m tests.soak.killed_saves 1000

A helper process forks a child for each round, which costs milliseconds; the child saves two
documents in turn over the same file until it is killed (SIGKILL) at a random moment.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Order, save
from ccm_timeline.files.reader import read, read_document
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.document import Document
from ccm_timeline.system.replacing import ASIDE
from ccm_timeline.system.whole_file import TEMPORARY
from tests.builders import document_on

LONGEST = 0.04
"""Seconds that a child goes on saving before it is killed: two saves or more."""

OLD, NEW = (
    document_on(*["2025-03-06"] * size, title=title)
    for size, title in ((60, "The old one"), (80, "The new one"))
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found after all rounds."""

    old: int
    """Rounds after which the first document was there, whole."""
    new: int
    """Rounds after which the second one was there, whole."""
    broken: tuple[str, ...]
    """What was wrong in the other rounds."""
    cut: int
    """Rounds in which a save was cut short: it left a temporary file, or one that was put aside."""


def run_killed_saves(rounds: int, folder: Path, seed: int | None = None) -> Outcome:
    """Kill as many saves in a folder of its own; the helper ends with this."""
    path = folder / "story.ccmt"
    write_document(path, OLD)
    dice = random.Random(seed)
    found: list[str] = []
    cut = 0
    helper = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.killed_saves", "--help-to-kill", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert helper.stdin
    assert helper.stdout
    with helper:
        for _ in range(rounds):
            helper.stdin.write("\n")
            helper.stdin.flush()
            child = int(helper.stdout.readline())
            time.sleep(dice.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            assert helper.stdout.readline() == f"{-signal.SIGKILL}\n"
            found.append(_state_of(path, folder))
            cut += _clear(folder)
        helper.stdin.close()
    broken = tuple(state for state in found if state not in ("old", "new"))
    return Outcome(found.count("old"), found.count("new"), broken, cut)


def _state_of(path: Path, folder: Path) -> str:
    """Which document the file holds; else what is wrong with it, or with a backup."""
    try:
        for version in Backups(folder / "state").versions(path):
            if read_document(version) not in (OLD, NEW):
                return f"another backup: {version.name}"
        for aside in folder.glob(f".*{ASIDE}"):
            if read_document(aside) not in (OLD, NEW):
                return f"put aside, and not whole: {aside.name}"
        return _name_of(read_document(path))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _name_of(document: Document) -> str:
    return {OLD.title: "old", NEW.title: "new"}[document.title] if document in (OLD, NEW) else "?"


def _clear(folder: Path) -> bool:
    """Remove what a cut save left; say whether there was something."""
    left = [file for ending in (TEMPORARY, ASIDE) for file in folder.rglob(f".*{ending}")]
    for file in left:
        file.unlink()
    return bool(left)


def _save_for_ever(path: Path, backups: Backups) -> None:
    from ccm_timeline.files.keeping.stamp import read_stamped
    from ccm_timeline.files.reader import SIZE_LIMIT

    there = read_stamped(path, SIZE_LIMIT)
    assert there is not None
    stamp = there[1]
    first = _name_of(read(path).document) == "old"
    for number in count(first):
        order = Order(NEW if number % 2 else OLD, Unknown(), path, stamp)
        stamp = save(order, backups).stamp
        if number == first:
            print(os.getpid(), flush=True)


def _help(folder: Path) -> None:
    """Fork a child for each line of the standard input, which says its number when it has saved
    once; say how it ended."""
    backups = Backups(folder / "state")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _save_for_ever(folder / "story.ccmt", backups)
            finally:
                os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def main() -> int:
    if sys.argv[1:2] == ["--help-to-kill"]:
        _help(Path(sys.argv[2]))
        return 0
    rounds = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory() as folder:
        outcome = run_killed_saves(rounds, Path(folder))
    print(outcome)
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main())
