"""The best ways over many small differences at once, where few of the words are alike."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccm_timeline.files.comparing.words import Flags, Ints, Numbers

WINDOW = 10
"""Words of each text within which the next words that are alike are looked for."""

MATCH, LESS, APART = 20, 8, -11
"""What a word that both texts have is worth, what a word of no weight (the, of) or of another
spelling is, and what a word costs that only one of them has."""

_DIAGONAL = WINDOW + 1
"""From a cell to the one that has the next row and the next column."""

_BITS = 7
_MASK = 2**_BITS - 1
"""Room for the number of a cell beside a sum; the first of equal ones wins, the start of all."""

_LOWEST = -(2**20)


class Ways(NamedTuple):
    """Each way by its cells, the last cell first; a cell is `row * WINDOW + column`."""

    cells: Ints
    """Shape (ways, WINDOW); -1 after the first cell of a way, and where there is no way."""
    follows: Flags
    """Whether a cell is on the diagonal of the one that was told before it."""


def best_ways(worth: Numbers) -> Ways:
    """The ways whose words are worth the most, if that is above nothing.

    `worth` has what the word of each row and that of each column are worth together, 0 where they
    are not alike; shape (ways, WINDOW, WINDOW). The alignment of Needleman and Wunsch, whose end
    is free.
    """
    sums, whence = _sums(worth)
    flat = sums.reshape(len(worth), -1)
    last = flat.argmax(1)
    each = np.arange(len(worth))
    cell = np.where(flat[each, last] > 0, last, -1)
    cells = np.full((len(worth), WINDOW), -1, np.int64)
    follows = np.zeros(cells.shape, np.bool_)
    for at in range(WINDOW):
        if not (cell >= 0).any():
            break
        cells[:, at] = cell
        before = np.where(cell >= 0, whence.reshape(len(worth), -1)[each, cell] - 1, -1)
        if at + 1 < WINDOW:
            follows[:, at + 1] = (before >= 0) & (before == cell - _DIAGONAL)
        cell = before
    return Ways(cells, follows)


def _sums(worth: Numbers) -> tuple[Numbers, Numbers]:
    """What the best way to each cell is worth, and from which cell it comes: 1 and its number, or 0
    for the start."""
    count = len(worth)
    sums, whence = np.empty_like(worth), np.empty_like(worth)
    columns = np.arange(WINDOW, dtype=np.int32)
    # The best of the rows above by column, without what was lost on the way; the start first.
    best = np.full((count, WINDOW + 1), _LOWEST, np.int32)
    best[:, 0] = _MASK
    for row in range(WINDOW):
        here = worth[:, row]
        before = np.maximum.accumulate(best[:, :WINDOW], axis=1)
        apart = APART * (row + columns)
        total = np.where(here > 0, here + (before >> _BITS) + apart, _LOWEST)
        sums[:, row] = total
        whence[:, row] = _MASK - (before & _MASK)
        freed = ((total - apart - 2 * APART) << _BITS) + (_MASK - 1 - (row * WINDOW + columns))
        best[:, 1:] = np.maximum(best[:, 1:], np.where(here > 0, freed, _LOWEST))
    return sums, whence
