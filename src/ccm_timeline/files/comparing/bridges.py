"""The ways over small differences, each looked for once: copies of one text meet the same again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.bridge import LESS, MATCH, WINDOW, best_ways
from ccm_timeline.files.comparing.spellings import Spellings
from ccm_timeline.files.comparing.words import Flags, Numbers

_MOST_KEPT = 2**17
"""Ways that are remembered: some 30 MB."""


class Bridge(NamedTuple):
    """Ways by their cells, the last cell first; a cell is `row * WINDOW + column`."""

    cells: NDArray[np.int8]
    """Shape (ways, WINDOW); -1 after the first cell of a way, and where there is no way."""
    same: Flags
    """Whether the words of a cell are the same, and not only spellings of one."""
    tails: NDArray[np.int8]
    """How many cells at the end of a way are on one diagonal, of words that are the same."""


class Bridges:
    """Finds the best ways between the next words of two texts."""

    def __init__(self, light: Flags, spellings: Spellings) -> None:
        """`light` says which words of the vocabulary have no weight."""
        self._light = np.append(light, [False, False])  # for what is no word
        self._spellings = spellings
        self._places: dict[bytes, int] = {}
        self._kept = Bridge(
            np.empty((_MOST_KEPT, WINDOW), np.int8),
            np.empty((_MOST_KEPT, WINDOW), np.bool_),
            np.empty(_MOST_KEPT, np.int8),
        )

    def ways(self, one: Numbers, two: Numbers) -> Bridge:
        """The ways between words of shape (n, WINDOW); those with a negative number are none."""
        both = np.concatenate((one, two), axis=1)
        keys = both.view(f"V{both.itemsize * both.shape[1]}").ravel().tolist()
        if len(self._places) + len(keys) > _MOST_KEPT:
            self._places.clear()
        if len(keys) > _MOST_KEPT:
            return self._new(one, two)
        before = len(self._places)
        known = self._places
        places = np.array([known.setdefault(key, len(known)) for key in keys], np.int64)
        new, firsts = np.unique(places, return_index=True)
        firsts = firsts[new >= before]
        if len(firsts):
            found = self._new(one[firsts], two[firsts])
            for column, room in zip(found, self._kept, strict=True):
                room[before : before + len(firsts)] = column
        kept = self._kept
        return Bridge(kept.cells[places], kept.same[places], kept.tails[places])

    def _new(self, one: Numbers, two: Numbers) -> Bridge:
        same = one[:, :, None] == two[:, None, :]
        ways = best_ways(self._worth(one, two, same))
        flat = same.reshape(len(same), -1)
        alike = (ways.cells >= 0) & np.take_along_axis(flat, np.maximum(ways.cells, 0), axis=1)
        goes_on = alike.copy()
        goes_on[:, 1:] &= ways.follows[:, 1:]
        tails = np.logical_and.accumulate(goes_on, axis=1).sum(1)
        return Bridge(ways.cells.astype(np.int8), alike, tails.astype(np.int8))

    def _worth(self, one: Numbers, two: Numbers, same: Flags) -> Numbers:
        """What each word of the one and each of the other are worth; shape (n, WINDOW, WINDOW)."""
        worth = np.where(self._light[one], LESS, MATCH).astype(np.int32)[:, :, None] * same
        ours, theirs = self._spellings.letters(one), self._spellings.letters(two)
        like = (ours[:, :, None] == theirs[:, None, :]) & (ours >= 0)[:, :, None] & ~same
        at, row, column = np.nonzero(like)
        if len(at):
            worth[at, row, column] = LESS * self._spellings.are(one[at, row], two[at, column])
        return worth
