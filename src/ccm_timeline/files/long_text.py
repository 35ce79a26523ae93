"""A text of many millions of characters, kept in the pieces in which it was decoded.

To join 20 MB of text, or to look for words in one string of it, holds Python's interpreter for
longer than a window may stand still, and one emoji makes four bytes of every character. In pieces
neither happens: each has the width that its own characters want.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Protocol

PIECE = 2**18
"""Code points that are looked at without a pause: at most a few milliseconds of work."""


class AnyText(Protocol):
    """What is read of a text: a `str` has it as well. Places are code points."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: slice, /) -> str: ...


class LongText:
    """As much of a `str` as readers of a text need; equal only to itself, as texts go by identity.

    A slice is a `str`; it has no step.
    """

    __slots__ = ("_ends", "_pieces")

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = [piece for piece in pieces if piece]
        self._ends = list(accumulate(map(len, self._pieces)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, place: slice, /) -> str:
        start, end, _ = place.indices(len(self))
        found = []
        at = bisect_right(self._ends, start)
        while start < end:
            piece, last = self._pieces[at], self._ends[at]
            before = last - len(piece)
            found.append(piece[start - before : end - before])
            start, at = last, at + 1
        return "".join(found)


def text_of(pieces: list[str]) -> AnyText:
    """The text of some pieces: a plain `str` where it is short."""
    if sum(map(len, pieces)) <= PIECE:
        return "".join(pieces)
    return LongText(pieces)


def windows(text: AnyText, beyond: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces, each by its place, with some code points of what follows it."""
    for start in range(0, len(text), PIECE):
        yield start, text[start : start + PIECE + beyond]


def places_of(text: AnyText, words: str, most: int) -> list[int]:
    """The first places of some words, which may overlap; `words` are not empty."""
    places: list[int] = []
    for start, window in windows(text, len(words) - 1):
        at = window.find(words)
        while at >= 0:
            places.append(start + at)
            if len(places) == most:
                return places
            at = window.find(words, at + 1)
    return places
