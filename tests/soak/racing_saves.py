"""Saves a document again and again while another program puts its own versions into its place.

The other program, a child of this one, writes numbered versions by a rename, as programs do that
save well. A save writes the number of the version that it read, so that its document stands for
that one; a version in whose place a document is found that stands for an earlier one was lost.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Order, SaveRefused, save
from ccm_timeline.files.keeping.stamp import read_stamped
from ccm_timeline.files.reader import SIZE_LIMIT, decode, read_document
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import encode_document
from tests.builders import document

LONGEST = 3.0
"""Between two versions of the other program, in the time that one save takes here: some saves are
done in between, and others are overtaken."""

PATIENCE = 0.1
"""Seconds after which what was exchanged by mistake is put back."""


@dataclass(frozen=True, slots=True)
class Race:
    """What came of it."""

    saved: int
    refused: int
    lost: int
    """Versions of the other program that a save overwrote without having read them."""


def run_racing_saves(versions: int, folder: Path, seed: int | None = None) -> Race:
    """Save until the other program has written as many versions."""
    path = folder / "story.ccmt"
    _write(path, 0)
    longest = LONGEST * _seconds_of_a_save(path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, b"%d" % _lost_of(versions, path, random.Random(seed), longest))
        finally:
            os._exit(0)
    saved = refused = 0
    while not os.waitpid(child, os.WNOHANG)[0]:
        is_saved = _save_what_is_there(path)
        saved, refused = saved + is_saved, refused + (not is_saved)
    with os.fdopen(reading, "rb") as told:
        os.close(writing)
        return Race(saved, refused, int(told.read()))


def _write(path: Path, number: int) -> None:
    new = path.with_name("new")
    new.write_bytes(encode_document(document(title=f"Theirs {number}")))
    new.replace(path)


def _number_in(path: Path) -> int:
    return int(read_document(path).title.split()[1])


def _lost_of(versions: int, path: Path, dice: random.Random, longest: float) -> int:
    """Be the other program; the answer is how many of its versions were lost."""
    lost = 0
    for number in range(1, versions + 1):
        _write(path, number)
        time.sleep(dice.uniform(0, longest))
        if _number_in(path) != number:
            time.sleep(PATIENCE)
            lost += _number_in(path) != number
    return lost


def _seconds_of_a_save(path: Path) -> float:
    """The median of a few, for the first ones also load what a save needs."""
    taken = []
    for _ in range(7):
        begun = time.perf_counter()
        _save_what_is_there(path)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _save_what_is_there(path: Path) -> bool:
    found = read_stamped(path, SIZE_LIMIT)
    assert found is not None
    title = decode(found[0]).document.title.replace("Theirs", "Ours")
    try:
        save(Order(document(title=title), Unknown(), path, found[1]), Backups(None))
    except SaveRefused:
        return False
    return True
