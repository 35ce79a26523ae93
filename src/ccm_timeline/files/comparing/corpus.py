"""The words of several texts in one row, so that all of them are compared at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.words import Ints

GAP = -1
"""Stands before, between and behind the texts: no word has this number."""


class Corpus(msgspec.Struct, frozen=True):
    """Places are those of the row; `begins` and `ends` have shape (texts,)."""

    ids: Ints
    """The number of each word, `GAP` between two texts; shape (row,)."""
    weights: NDArray[np.uint8]
    """What each word counts for (`telling`); shape (row,)."""
    begins: Ints
    ends: Ints

    def text_at(self, places: Ints) -> Ints:
        """To which text each place belongs."""
        return np.searchsorted(self.begins, places, side="right") - 1


def corpus_of(rows: Sequence[Ints], weights: Sequence[NDArray[np.uint8]]) -> Corpus:
    """A corpus of the texts' words and of what these count for."""
    lengths = np.array([len(row) for row in rows], np.int64)
    begins = np.cumsum(lengths + 1) - lengths
    ids = np.full(int(lengths.sum()) + len(rows) + 1, GAP, np.int64)
    weighed = np.zeros(len(ids), np.uint8)
    for begin, row, weight in zip(begins.tolist(), rows, weights, strict=True):
        ids[begin : begin + len(row)] = row
        weighed[begin : begin + len(row)] = weight
    return Corpus(ids, weighed, begins, begins + lengths)
