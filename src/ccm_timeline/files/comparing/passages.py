"""The passages of many pairs of texts, grown from what these have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.alignment import Aligner, Fronts, Links
from ccm_timeline.files.comparing.corpus import Corpus
from ccm_timeline.files.comparing.runs import Runs
from ccm_timeline.files.comparing.telling import COUNTS, TELLS
from ccm_timeline.files.comparing.words import Flags, Ints

Floats = NDArray[np.float64]

LEAST_WORDS = 8
"""Words that a passage has in both texts, beside names, figures and dates."""

LEAST_TELLING = 5
"""Words among them that writers choose (`telling`)."""

LEAST_LIKENESS = 0.6

SURE_WORDS = 16
"""From so many words on a passage was copied, however many texts have it."""


class Passage(msgspec.Struct, frozen=True):
    """A passage on its way to be shared."""

    span: tuple[int, int, int, int]
    """First place and the one after the last in the corpus, in the first text and the second."""
    words: int
    """How many both texts have the same."""
    likeness: float
    """Twice what both have, of the words of both (Dice's coefficient), from 0 to 1."""
    counted: int
    """How many of the words count."""
    own: tuple[int, ...]
    """The places in the first text of those that do; none where the passage is sure."""

    @property
    def is_sure(self) -> bool:
        return self.counted >= SURE_WORDS


class _Grown(NamedTuple):
    """What runs have grown to; each column but the last of shape (runs,)."""

    spans: Ints
    """Shape (runs, 4)."""
    words: Ints
    likeness: Floats
    counted: Ints
    at: Ints
    """Where the places of the words that count begin in `own`."""
    own: Ints

    def passage(self, index: int) -> Passage:
        counted, at = int(self.counted[index]), int(self.at[index])
        own = () if counted >= SURE_WORDS else tuple(self.own[at : at + counted].tolist())
        a, b, c, d = self.spans[index].tolist()
        likeness = float(self.likeness[index])
        return Passage((a, b, c, d), int(self.words[index]), likeness, counted, own)


class Growth:
    """Grows the runs of many pairs of texts to passages, none of which overlaps another."""

    def __init__(self, corpus: Corpus, aligner: Aligner, runs: Runs) -> None:
        self._corpus, self._aligner, self._runs = corpus, aligner, runs
        one, two = corpus.text_at(runs.first), corpus.text_at(runs.second)
        changes = np.flatnonzero((np.diff(one) != 0) | (np.diff(two) != 0)) + 1
        starts = np.concatenate(([0], changes))[: len(one)]
        self._starts = starts
        """Where the runs of each pair of texts begin; shape (pairs,)."""
        self._counts = np.diff(np.append(starts, len(one)))
        self._pair = np.repeat(np.arange(len(starts)), self._counts)
        self._texts = list(zip(one[starts].tolist(), two[starts].tolist(), strict=True))
        self._low = corpus.begins[one], corpus.begins[two]
        self._high = corpus.ends[one], corpus.ends[two]
        self._alive = np.ones(len(one), np.bool_)

    def passages(self, pause: Callable[[], None]) -> dict[tuple[int, int], list[Passage]]:
        """The passages of each pair of texts that has any, by the texts' numbers.

        The longest run of a pair grows first; what is in a passage is in no other. As fewer are
        left, more of them grow at once, and one that has grown into a new passage does so again.
        """
        found: dict[tuple[int, int], list[Passage]] = {}
        most = 1
        while self._alive.any():
            chosen = self._longest(most)
            for pair, passage in self._taken(*self._good(chosen, pause)):
                found.setdefault(self._texts[pair], []).append(passage)
            most *= 2
        return found

    def _longest(self, most: int) -> Ints:
        """The longest runs of each pair that are left."""
        alive = np.flatnonzero(self._alive)
        pairs = self._pair[alive]
        starts = np.flatnonzero(np.append(True, np.diff(pairs) != 0))
        counts = np.diff(np.append(starts, len(alive)))
        return alive[np.arange(len(alive)) - np.repeat(starts, counts) < most]

    def _good(self, chosen: Ints, pause: Callable[[], None]) -> tuple[Ints, _Grown]:
        """The runs that grow to a passage with enough words that count; the others end."""
        links = self._links(chosen, pause)
        spans, words, likeness = self._measured(chosen, links)
        likely = (words >= LEAST_WORDS) & (likeness >= LEAST_LIKENESS)
        own, owners, telling = self._weighed(links, likely)
        counted = np.bincount(owners, minlength=len(chosen))
        told = np.bincount(owners[telling], minlength=len(chosen))
        good = likely & (counted >= LEAST_WORDS) & (told >= LEAST_TELLING)
        self._alive[chosen[~good]] = False
        ends = np.cumsum(counted)
        begins = (ends - counted)[good]
        return chosen[good], _Grown(
            spans[good], words[good], likeness[good], counted[good], begins, own
        )

    def _taken(self, runs: Ints, grown: _Grown) -> Iterator[tuple[int, Passage]]:
        """Yield, by its pair, what has grown into no other passage, the longest run of a pair
        first; nothing grows into it any more."""
        left = np.arange(len(runs))
        while len(left := left[self._is_free(runs[left], grown.spans[left])]):
            pairs, firsts = np.unique(self._pair[runs[left]], return_index=True)
            taken = left[firsts]
            self._keep_off(pairs, grown.spans[taken])
            for pair, at in zip(pairs.tolist(), taken.tolist(), strict=True):
                yield pair, grown.passage(at)

    def _links(self, chosen: Ints, pause: Callable[[], None]) -> Links:
        """The runs themselves, and what is alike before and after them; the owner is the place
        among the chosen."""
        first, second, length = (column[chosen] for column in self._runs_columns())
        low = tuple(np.tile(column[chosen], 2) for column in self._low)
        high = tuple(np.tile(column[chosen], 2) for column in self._high)
        fronts = Fronts(
            np.concatenate((first - 1, first + length)),
            np.concatenate((second - 1, second + length)),
            np.repeat([-1, 1], len(chosen)),
            (low[0], low[1]),
            (high[0], high[1]),
        )
        found = self._aligner.grow(fronts, pause)
        return Links(
            np.concatenate((np.arange(len(chosen)), found.owner % max(len(chosen), 1))),
            np.concatenate((first, found.first)),
            np.concatenate((second, found.second)),
            np.concatenate((length, found.length)),
            np.concatenate((np.ones(len(chosen), np.bool_), found.same)),
        )

    def _runs_columns(self) -> tuple[Ints, Ints, Ints]:
        return self._runs.first, self._runs.second, self._runs.length

    def _measured(self, chosen: Ints, links: Links) -> tuple[Ints, Ints, Floats]:
        """The spans of what has grown, the words that are the same, and the likeness."""
        spans = np.empty((len(chosen), 4), np.int64)
        for at, column in ((0, links.first), (2, links.second)):
            spans[:, at] = np.iinfo(np.int64).max
            spans[:, at + 1] = 0
            np.minimum.at(spans[:, at], links.owner, column)
            np.maximum.at(spans[:, at + 1], links.owner, column + links.length)
        words = np.bincount(links.owner, links.length * links.same, len(chosen))
        spelt = np.bincount(links.owner, ~links.same, len(chosen))
        extent = spans[:, 1] - spans[:, 0] + spans[:, 3] - spans[:, 2]
        return spans, words.astype(np.int64), 2 * (words + 0.5 * spelt) / extent

    def _weighed(self, links: Links, likely: Flags) -> tuple[Ints, Ints, Flags]:
        """The places in the first text of the words that count, whose they are, and which tell;
        sorted by owner."""
        some = np.flatnonzero(links.same & likely[links.owner])
        some = some[np.argsort(links.owner[some], kind="stable")]
        length = links.length[some]
        within = np.arange(int(length.sum())) - np.repeat(np.cumsum(length) - length, length)
        first = np.repeat(links.first[some], length) + within
        second = np.repeat(links.second[some], length) + within
        both = self._corpus.weights[first] & self._corpus.weights[second]
        counts = np.flatnonzero(both & COUNTS)
        owners = np.repeat(links.owner[some], length)[counts]
        return first[counts], owners, (both[counts] & TELLS) > 0

    def _is_free(self, runs: Ints, spans: Ints) -> Flags:
        """Whether runs and what they have grown to overlap no passage."""
        free = self._alive[runs]
        for side in (0, 1):
            free &= self._low[side][runs] <= spans[:, 2 * side]
            free &= spans[:, 2 * side + 1] <= self._high[side][runs]
        return free

    def _keep_off(self, pairs: Ints, spans: Ints) -> None:
        """Let nothing else of these pairs grow into their new passages."""
        counts = self._counts[pairs]
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        runs = np.repeat(self._starts[pairs], counts) + within
        whose = np.repeat(np.arange(len(pairs)), counts)
        is_left = self._alive[runs]
        runs, whose = runs[is_left], whose[is_left]
        length = self._runs.length[runs]
        for side, column in enumerate((self._runs.first, self._runs.second)):
            begin, end = spans[whose, 2 * side], spans[whose, 2 * side + 1]
            first = column[runs]
            before, after = first + length <= begin, first >= end
            self._alive[runs[~(before | after)]] = False
            low, high = self._low[side], self._high[side]
            low[runs[after]] = np.maximum(low[runs[after]], end[after])
            high[runs[before]] = np.minimum(high[runs[before]], begin[before])
