"""Small differences bridged: which words of one text stand for which of another, near a run."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from ccm_timeline.files.comparing.bridge import WINDOW
from ccm_timeline.files.comparing.bridges import Bridges
from ccm_timeline.files.comparing.corpus import GAP
from ccm_timeline.files.comparing.spellings import Spellings
from ccm_timeline.files.comparing.words import Flags, Ints, Numbers

_STRIDE = 16
"""Words that are compared at once while they are the same."""

_OUTSIDE = GAP - 1
"""Is no word of a second text, and so like none of a first."""


class Links(msgspec.Struct, frozen=True):
    """Words of one text that stand for words of another; each column of shape (links,)."""

    owner: Ints
    """The front that found them."""
    first: Ints
    """The first of them in the one text, `second` in the other."""
    second: Ints
    length: Ints
    same: Flags
    """False where they are spelt differently."""


class Fronts(msgspec.Struct, frozen=True):
    """Places from which passages grow; each column of shape (fronts,)."""

    first: Ints
    """A place in the row of the first text, `second` in that of the second."""
    second: Ints
    step: Ints
    """1 forwards, -1 backwards."""
    low: tuple[Ints, Ints]
    """Between which places of both texts it may grow, the end exclusive."""
    high: tuple[Ints, Ints]

    def room(self) -> tuple[Ints, Ints]:
        """How many words each may grow over in both texts."""
        first, second = (
            np.where(self.step > 0, high - place, place - low + 1)
            for place, low, high in zip((self.first, self.second), self.low, self.high, strict=True)
        )
        return first, second

    def some(self, which: Ints) -> Fronts:
        low, high = ((one[which], two[which]) for one, two in (self.low, self.high))
        return Fronts(self.first[which], self.second[which], self.step[which], low, high)


class Aligner:
    """Lays the texts of a corpus side by side, at many places at once."""

    def __init__(self, ids: Ints, light: Flags, spellings: Spellings) -> None:
        """`light` says which words of the vocabulary have no weight."""
        self._ids = ids.astype(np.int32)  # half the memory to go through
        self._spellings = spellings
        self._bridges = Bridges(light, spellings)

    def grow(self, fronts: Fronts, pause: Callable[[], None]) -> Links:
        """The words that are alike from each front on, the front's own place included.

        It ends where the next words have too little in common. `pause` is called now and then.
        """
        first, second = fronts.first.copy(), fronts.second.copy()
        found: list[Links] = []
        live = np.arange(len(first))
        while len(live):
            pause()
            at = Fronts(first, second, fronts.step, fronts.low, fronts.high).some(live)
            walked = self._walk(at)
            found.append(_walked(live, at, walked))
            at.first[:] += walked * at.step
            at.second[:] += walked * at.step
            moved, links = self._cross(at)
            found.append(Links(live[links.owner], *_columns(links)[1:]))
            first[live], second[live] = at.first, at.second
            live = live[moved]
        return _joined(found)

    def _walk(self, at: Fronts) -> Ints:
        """How many words are the same from each place on."""
        room = np.minimum(*at.room())
        walked = np.zeros(len(room), np.int64)
        live = np.flatnonzero(room > 0)
        while len(live):
            steps = (walked[live, None] + np.arange(_STRIDE)) * at.step[live, None]
            one = self._ids.take(at.first[live, None] + steps, mode="clip")
            same = one == self._ids.take(at.second[live, None] + steps, mode="clip")
            ahead = np.where(same.all(1), _STRIDE, same.argmin(1))
            walked[live] = np.minimum(walked[live] + ahead, room[live])
            live = live[(ahead == _STRIDE) & (walked[live] < room[live])]
        return walked

    def _ahead(self, at: Fronts) -> tuple[Numbers, Numbers]:
        """The next words of both texts; shape (fronts, WINDOW). What is outside is like nothing."""
        ahead = np.arange(WINDOW)
        steps = ahead * at.step[:, None]
        one, two = (
            np.where(
                ahead < room[:, None], self._ids.take(start[:, None] + steps, mode="clip"), none
            )
            for start, room, none in zip(
                (at.first, at.second), at.room(), (GAP, _OUTSIDE), strict=True
            )
        )
        return one, two

    def _cross(self, at: Fronts) -> tuple[Flags, Links]:
        """Go over the difference at each place, where a way is worth it; says where it was."""
        one, two = self._ahead(at)
        # One word for another between words that are the same: by far the most differences.
        leaps = (one[:, 1:4] == two[:, 1:4]).all(1)
        leapt = np.flatnonzero(leaps)
        links = [self._leap(at, leapt, one[leapt, 0], two[leapt, 0])]
        rest = np.flatnonzero(~leaps)
        moved = leaps.copy()
        if len(rest):
            moved[rest], crossed = self._bridge(at, rest, one[rest], two[rest])
            links.append(crossed)
        at.first[leapt] += at.step[leapt]
        at.second[leapt] += at.step[leapt]
        return moved, _joined(links)

    def _leap(self, at: Fronts, which: Ints, one: Numbers, two: Numbers) -> Links:
        """The words that are leapt over, where they are spellings of one."""
        letters = self._spellings.letters(one)
        like = (letters >= 0) & (letters == self._spellings.letters(two))
        like[like] = self._spellings.are(one[like], two[like])
        which = which[like]
        return _single(which, at.first[which], at.second[which], np.zeros(len(which), np.bool_))

    def _bridge(self, at: Fronts, which: Ints, one: Numbers, two: Numbers) -> tuple[Flags, Links]:
        """Move the fronts to where the words are the same again, and tell what is on the way."""
        ways = self._bridges.ways(one, two)
        found = ways.cells >= 0
        rest = np.flatnonzero(found[:, 0])
        # The words at the way's end that follow each other are walked anew, and told then.
        tail = ways.tails
        last = ways.cells[rest, np.maximum(tail[rest] - 1, 0)].astype(np.int64)
        after = (tail[rest] == 0).astype(np.int64)
        way, place = np.nonzero(found & (np.arange(WINDOW) >= tail[:, None]))
        cells = ways.cells[way, place].astype(np.int64)
        owner = which[way]
        links = _single(
            owner,
            at.first[owner] + cells // WINDOW * at.step[owner],
            at.second[owner] + cells % WINDOW * at.step[owner],
            ways.same[way, place],
        )
        moving = which[rest]
        at.first[moving] += (last // WINDOW + after) * at.step[moving]
        at.second[moving] += (last % WINDOW + after) * at.step[moving]
        return found[:, 0], links


def _walked(live: Ints, at: Fronts, walked: Ints) -> Links:
    """The words that were walked over, by the first of them in the order of the texts."""
    some = np.flatnonzero(walked)
    back = np.where(at.step[some] < 0, walked[some] - 1, 0)
    first, second = at.first[some] - back, at.second[some] - back
    return Links(live[some], first, second, walked[some], np.ones(len(some), np.bool_))


def _single(owner: Ints, first: Ints, second: Ints, same: Flags) -> Links:
    return Links(owner, first, second, np.ones(len(owner), np.int64), same)


def _columns(links: Links) -> tuple[Ints, Ints, Ints, Ints, Flags]:
    return links.owner, links.first, links.second, links.length, links.same


def _joined(parts: list[Links]) -> Links:
    return Links(*(np.concatenate(columns) for columns in zip(*map(_columns, parts), strict=True)))
