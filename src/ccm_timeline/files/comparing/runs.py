"""The longest stretches of the same words in two texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.words import Ints, Words, grams

SEED = 5
"""Words in a row that two texts must have alike for a passage to be looked for there."""

MOST_REPEATS = 8
"""Times that a text may say the same five words before they are no longer looked for."""


class Run(NamedTuple):
    """The same words from `first` in the one text, from `second` in the other."""

    first: int
    second: int
    length: int
    """In words."""


@dataclass(frozen=True)
class Seeds:
    """The five-word groups of one text, sorted by their hash."""

    hashes: NDArray[np.uint64]
    """Each once; shape (groups,)."""
    at: Ints
    """Where the places of each group begin in `places`; shape (groups,)."""
    counts: Ints
    """How many places each group has; shape (groups,)."""
    places: Ints
    """Shape (words - 4,)."""


def seeds_of(words: Words) -> Seeds:
    hashes = grams(words.ids, SEED)
    order = np.argsort(hashes, kind="stable")
    each, at, counts = np.unique(hashes[order], return_index=True, return_counts=True)
    wanted = counts <= MOST_REPEATS
    return Seeds(each[wanted], at[wanted], counts[wanted], order)


def common_runs(one: Words, first: Seeds, two: Words, second: Seeds) -> list[Run]:
    """The stretches of at least five words that both texts have, the longest first.

    A stretch is as long as it can be: its neighbours on both sides differ.
    """
    a, b = _meeting(first, second)
    if not len(a):
        return []
    order = np.lexsort((a, b - a))
    a, b = a[order], b[order]
    breaks = np.flatnonzero((np.diff(a) != 1) | (np.diff(b) != 1)) + 1
    heads = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((heads, [len(a)]))) + SEED - 1
    runs = [
        Run(int(a[head]), int(b[head]), int(length))
        for head, length in zip(heads, lengths, strict=True)
    ]
    # Two different groups may have one hash, about once in ten billion texts.
    runs = [run for run in runs if _is_same(one, two, run)]
    return sorted(runs, key=lambda run: (-run.length, run.first, run.second))


def _meeting(first: Seeds, second: Seeds) -> tuple[Ints, Ints]:
    """The places in both texts at which the same five words begin, as two columns."""
    if not len(first.hashes) or not len(second.hashes):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    found = np.searchsorted(second.hashes, first.hashes)
    found[found == len(second.hashes)] = 0
    mine = np.flatnonzero(second.hashes[found] == first.hashes)
    theirs = found[mine]
    at, counts = first.at[mine], first.counts[mine]
    low, others = second.at[theirs], second.counts[theirs]
    pairs = counts * others
    total = int(pairs.sum())
    owner = np.repeat(np.arange(len(pairs)), pairs)
    within = np.arange(total) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    a = first.places[at[owner] + within // others[owner]]
    b = second.places[low[owner] + within % others[owner]]
    return a, b


def _is_same(one: Words, two: Words, run: Run) -> bool:
    mine = one.ids[run.first : run.first + run.length]
    return bool((mine == two.ids[run.second : run.second + run.length]).all())
