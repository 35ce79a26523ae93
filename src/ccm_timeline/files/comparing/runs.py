"""The longest stretches of the same words that a text has in common with others."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.corpus import Corpus
from ccm_timeline.files.comparing.words import Flags, Ints, grams

SEED = 5
"""Words in a row that two texts must have alike for a passage to be looked for there."""

MOST_REPEATS = 8
"""Times that a text may say the same five words before they are no longer looked for."""

_AT_ONCE = 2**19
"""Pairs of places that are looked at in one go."""

_NONE = -1


class Runs(msgspec.Struct, frozen=True):
    """The same words from `first` in one text and from `second` in another, as long as they go on.

    Sorted by the pair of texts, the longest of a pair first; each column of shape (runs,).
    """

    first: Ints
    second: Ints
    length: Ints
    """In words."""


class Seeds:
    """Where each group of five words stands in a corpus, and in which later texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._numbers = np.full(len(corpus.ids), _NONE, np.int64)
        """Of the five words that begin at a place; none in gaps and for what is said too often."""
        places, hashes = _hashed(corpus)
        order = np.argsort(hashes, kind="stable")
        places, hashes = places[order], hashes[order]
        wanted = _is_sound(corpus, places, hashes) & _is_seldom(corpus, places, hashes)
        self._places = places[wanted]
        self._numbers[self._places] = _numbered(hashes[wanted])
        self._later, self._last = self._others()

    def _others(self) -> tuple[Ints, Ints]:
        """Between which of `_places` the same words stand in later texts, by the place here."""
        later, last = (np.zeros(len(self._numbers), np.int64) for _ in range(2))
        numbers = self._numbers[self._places]
        here = self._corpus.text_at(self._places)
        for column, changes in (
            (later, (np.diff(numbers) != 0) | (np.diff(here) != 0)),
            (last, np.diff(numbers) != 0),
        ):
            column[self._places] = _next_change(changes, len(numbers))
        return later, last

    def runs_of(self, text: int) -> Runs:
        """What a text has in common with each of the texts after it."""
        begin, end = self._corpus.begins[text], self._corpus.ends[text]
        mine = np.arange(begin, end)
        mine = mine[self._numbers[mine] != _NONE]
        counts = self._last[mine] - self._later[mine]
        mine, counts = mine[counts > 0], counts[counts > 0]
        heads, tails = [], []
        for first, second in self._meetings(mine, counts):
            heads.append((first, second, ~self._goes_on(first - 1, second - 1)))
            tails.append((first, second, ~self._goes_on(first + 1, second + 1)))
        first, second, text_of = self._sorted(heads)
        last, _, _ = self._sorted(tails)
        length = last - first + SEED
        order = np.lexsort((second, first, -length, text_of))
        return Runs(first[order], second[order], length[order])

    def _meetings(self, mine: Ints, counts: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Places of a text with each place of later ones at which the same five words begin."""
        done = np.concatenate(([0], np.cumsum(counts)))
        at = 0
        while at < len(mine):
            until = max(at + 1, int(np.searchsorted(done, done[at] + _AT_ONCE, "right")) - 1)
            some = counts[at:until]
            within = np.arange(int(some.sum())) - np.repeat(np.cumsum(some) - some, some)
            others = np.repeat(self._later[mine[at:until]], some) + within
            yield np.repeat(mine[at:until], some), self._places[others]
            at = until

    def _goes_on(self, first: Ints, second: Ints) -> Flags:
        """Whether the same five words begin at both of two places."""
        number = self._numbers[first]
        same: Flags = (number == self._numbers[second]) & (number != _NONE)
        return same

    def _sorted(self, parts: list[tuple[Ints, Ints, Flags]]) -> tuple[Ints, Ints, Ints]:
        """The places that are flagged, by text, then along each diagonal."""
        if not parts:
            none = np.empty(0, np.int64)
            return none, none, none
        first = np.concatenate([one[flags] for one, _, flags in parts])
        second = np.concatenate([two[flags] for _, two, flags in parts])
        text = self._corpus.text_at(second)
        order = np.lexsort((first, second - first, text))
        return first[order], second[order], text[order]


def _hashed(corpus: Corpus) -> tuple[Ints, NDArray[np.uint64]]:
    """The places at which five words of one text begin, and a hash of these."""
    hashes = grams(corpus.ids, SEED)
    ends = corpus.ends[corpus.text_at(np.arange(len(hashes)))]
    places = np.flatnonzero(np.arange(len(hashes)) + SEED <= ends)
    places = places[corpus.ids[places] >= 0]
    return places, hashes[places]


def _is_sound(corpus: Corpus, places: Ints, hashes: NDArray[np.uint64]) -> Flags:
    """Whether the words are those of the first place with the same hash: two groups of words may
    have one, about once in ten billion texts."""
    sound = np.ones(len(places), np.bool_)
    if len(places):
        starts = np.flatnonzero(np.append(True, np.diff(hashes) != 0))
        first = places[np.repeat(starts, np.diff(np.append(starts, len(places))))]
        for at in range(SEED):
            sound &= corpus.ids[places + at] == corpus.ids[first + at]
    return sound


def _is_seldom(corpus: Corpus, places: Ints, hashes: NDArray[np.uint64]) -> Flags:
    """Whether one text says the same words no more often than is looked for."""
    text = corpus.text_at(places)
    changes = (np.diff(hashes) != 0) | (np.diff(text) != 0)
    starts = np.flatnonzero(np.append(True, changes)) if len(places) else np.empty(0, np.int64)
    counts = np.diff(np.append(starts, len(places)))
    return np.repeat(counts <= MOST_REPEATS, counts)


def _numbered(hashes: NDArray[np.uint64]) -> Ints:
    """One number for each hash of a sorted column."""
    return np.cumsum(np.append(False, np.diff(hashes) != 0))[: len(hashes)]


def _next_change(changes: Flags, count: int) -> Ints:
    """For each of so many things where the next begins that is another."""
    starts = np.append(np.flatnonzero(changes) + 1, count)
    return starts[np.searchsorted(starts, np.arange(count), side="right")]
