"""Finds words in a text as the search does, case, accents and typography aside, with their places.

The text is folded a character at a time: folding may make none or several characters of one, and
the places that are told are those of the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import combining

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.folding import fold
from ccm_timeline.view.reading.stretch import Stretch

PIECE = 16_384
"""Code points that are looked through at once: two milliseconds of work."""

LONGEST = 300
"""Characters that can be looked for."""

_STRAY = 2 * LONGEST
"""Code points that a hit may have beyond a piece's end, blanks and accents counted."""


class _Folded(dict[str, str]):
    """What each character is folded to; a blank stays one, which a text's ends would not be."""

    def __missing__(self, character: str) -> str:
        folded = fold(f"x{character}x")[1:-1]
        self[character] = folded
        return folded


_FOLDED = _Folded()


def find_all(text: AnyText, words: str) -> Iterator[Stretch | None]:
    """Yield the places of some words in the order of the text, and None after every piece."""
    pattern = _pattern(words)
    if pattern is None:
        return
    least = 0
    for start in range(0, len(text), PIECE):
        for found in _find_in(text[start : start + PIECE + _STRAY], pattern):
            place = Stretch(start + found.start, start + found.end)
            if place.start >= start + PIECE:
                break
            if place.start >= least:
                least = place.end
                yield place
        yield None


def _pattern(words: str) -> re.Pattern[str] | None:
    """Blanks of any number and kind part words, as between lines; no other sign is special."""
    folded = fold(words[:LONGEST]).split()
    return re.compile(" +".join(map(re.escape, folded))) if folded else None


def _find_in(piece: str, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    parts = list(map(_FOLDED.__getitem__, piece))
    folded = "".join(parts)
    ends: list[int] = []
    for found in pattern.finditer(folded):
        # Where each character ends in the folded text: only now, for few pieces hold a hit.
        ends = ends or list(accumulate(map(len, parts)))
        first = bisect_right(ends, found.start())
        last = bisect_right(ends, found.end() - 1) + 1
        yield Stretch(first, last + _marks_after(piece, last))


def _marks_after(piece: str, at: int) -> int:
    """How many accents follow that belong to the letter before them."""
    after = at
    while after < len(piece) and combining(piece[after]):
        after += 1
    return after - at
