"""Small differences bridged: which word of one text stands for which of another, near a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

WINDOW = 10
"""Words of each text within which the next words that are alike are looked for."""

MATCH, LESS, APART = 1.0, 0.4, -0.55
"""What a word that both texts have is worth, what a word of no weight (the, of) or of another
spelling is, and what a word costs that only one of them has."""

_LIKE = 0.79
"""Likeness of two spellings of one word, from 0 to 1: `intent` and `intention` are just alike."""

_SHORTEST = 5
"""Letters of a word that may be spelt in two ways."""


class Link(NamedTuple):
    """A word of the one text that stands for a word of the other."""

    first: int
    second: int
    same: bool
    """False where they are spelt differently."""


class Pairing:
    """Two rows of words, in which passages grow from what is alike."""

    def __init__(
        self, one: Sequence[int], two: Sequence[int], folded: Sequence[str], light: set[int]
    ) -> None:
        """`light` are the words of no weight."""
        self._one, self._two = one, two
        self._folded = folded
        self._light = light

    def grow(self, first: int, second: int, step: int) -> list[Link]:
        """The words that are alike from two places on, forwards (1) or backwards (-1).

        The places themselves are looked at. It ends where the next words have too little in common.
        """
        links: list[Link] = []
        while True:
            first, second = self._walk(first, second, step, links)
            found = self._leap(first, second, step) or self._bridge(first, second, step)
            if not found:
                return links
            links += found
            first, second = found[-1].first + step, found[-1].second + step

    def _walk(self, first: int, second: int, step: int, links: list[Link]) -> tuple[int, int]:
        """Go on while the words are the same."""
        one, two = self._one, self._two
        while 0 <= first < len(one) and 0 <= second < len(two) and one[first] == two[second]:
            links.append(Link(first, second, True))
            first, second = first + step, second + step
        return first, second

    def _leap(self, first: int, second: int, step: int) -> list[Link]:
        """One word for another between words that are the same: by far the most differences."""
        a, b = first + step, second + step
        last = a + 2 * step, b + 2 * step
        if not (0 <= last[0] < len(self._one) and 0 <= last[1] < len(self._two)):
            return []
        one, two = self._one, self._two
        if any(one[a + at] != two[b + at] for at in (0, step, 2 * step)):
            return []
        spelt = are_spellings(self._folded[one[first]], self._folded[two[second]])
        bridged = [Link(first, second, False)] if spelt else []
        return [*bridged, Link(a, b, True)]

    def _bridge(self, first: int, second: int, step: int) -> list[Link]:
        """The best way over a difference, or nothing where no way is worth it."""
        ours = _ahead(first, step, len(self._one))
        theirs = _ahead(second, step, len(self._two))
        way = _best_way(list(self._meetings(ours, theirs)))
        return [Link(ours[at.row], theirs[at.column], at.same) for at in way]

    def _meetings(self, ours: range, theirs: range) -> Iterator[_Meeting]:
        """Which of the next words are alike, row by row."""
        columns = [self._two[place] for place in theirs]
        spellable: dict[str, list[int]] = {}
        for column, number in enumerate(columns):
            spellable.setdefault(self._folded[number][0], []).append(column)
        for row, place in enumerate(ours):
            number = self._one[place]
            word = self._folded[number]
            for column in spellable.get(word[0], ()):
                other = columns[column]
                if other == number:
                    worth = LESS if number in self._light else MATCH
                    yield _Meeting(row, column, worth, True)
                elif are_spellings(word, self._folded[other]):
                    yield _Meeting(row, column, LESS, False)


class _Meeting(NamedTuple):
    """Two words that are alike, by their places among the next words."""

    row: int
    column: int
    worth: float
    same: bool


def _ahead(start: int, step: int, length: int) -> range:
    """The next few places from a start."""
    return (
        range(start, min(start + WINDOW, length))
        if step > 0
        else range(start, max(start - WINDOW, -1), -1)
    )


def _best_way(meetings: Sequence[_Meeting]) -> list[_Meeting]:
    """The way whose words are worth the most, if that is above nothing; the meetings row by row.

    The alignment of Needleman and Wunsch, whose end is free. Few words of a difference are alike,
    so that it goes from meeting to meeting rather than from cell to cell.
    """
    sums: list[float] = []
    before: list[int | None] = []
    best, last = 0.0, None
    for here, (row, column, worth, _) in enumerate(meetings):
        most, whence = (row + column) * APART, None
        for there in range(here):
            earlier = meetings[there]
            if earlier.row < row and earlier.column < column:
                apart = row - earlier.row + column - earlier.column - 2
                through = sums[there] + apart * APART
                if through > most:
                    most, whence = through, there
        sums.append(most + worth)
        before.append(whence)
        if sums[here] > best:
            best, last = sums[here], here
    way: list[_Meeting] = []
    while last is not None:
        way.append(meetings[last])
        last = before[last]
    return way[::-1]


@lru_cache(maxsize=100_000)
def are_spellings(one: str, two: str) -> bool:
    """Whether two words are spellings or forms of one: `defence` and `defense`, never figures."""
    if min(len(one), len(two)) < _SHORTEST or one[0] != two[0]:
        return False
    if not (one.isalpha() and two.isalpha()):
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE
