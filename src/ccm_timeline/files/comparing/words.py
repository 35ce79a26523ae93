"""A text as a row of words that can be compared, each with its place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.files.watch import Watch
from ccm_timeline.model.folding import fold

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]
"""Of words and of places near by: there is much of them."""

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Letters and figures, with apostrophes inside: `large-area` is two words, `don’t` is one."""

_PIECE = 2**14
"""Code points that are read between two words of progress."""

_LONGEST = 1000
"""Code points of a word that is waited for over the border of two pieces."""


class Text(msgspec.Struct, frozen=True):
    """What is compared: a decoded source text by its source's id."""

    id: str
    text: AnyText
    language: str = ""
    """BCP 47; "" where it is not known."""


class Words(msgspec.Struct, frozen=True):
    """The words of one text, in its order."""

    text: Text
    ids: Ints
    """One number for each word that folds alike, the same in all texts; shape (words,)."""
    starts: Ints
    """Code points of the text; shape (words,)."""
    ends: Ints
    capitals: Flags
    """Whether a word begins with a capital; shape (words,)."""

    def __len__(self) -> int:
        return len(self.ids)


class Vocabulary:
    """Numbers the words of all texts; case, accents and typography make no other word."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._known: dict[str, int] = {}
        """By spelling: twice the number, and one more for a capital."""
        self.folded: list[str] = []
        """The folded word of each number."""

    def read(self, text: Text, watch: Watch, share: float = 0.0) -> Words:
        """The words of a text. Raises `Cancelled` through the watch."""
        codes, starts, ends = array("q"), array("q"), array("q")
        known, number = self._known, self._number
        # Plain numbers, a few at a time: to turn three million values of Python into others at
        # once, or to look through them for garbage, keeps every other thread waiting.
        for before, piece in _pieces(text.text):
            for match in WORD.finditer(piece):
                start, end = match.span()
                raw = match.group()
                found = known.get(raw)
                codes.append(number(raw) if found is None else found)
                starts.append(before + start)
                ends.append(before + end)
            watch.tell(share)
        coded = _column(codes)
        capitals = (coded & 1).astype(np.bool_)
        return Words(text, coded >> 1, _column(starts), _column(ends), capitals)

    def number_of(self, word: str) -> int | None:
        """The number of a folded word, or None where no text has it."""
        return self._ids.get(word)

    def _number(self, raw: str) -> int:
        folded = fold(raw) or raw
        number = self._ids.setdefault(folded, len(self._ids))
        if number == len(self.folded):
            self.folded.append(folded)
        self._known[raw] = code = 2 * number + raw[0].isupper()
        return code


def _column(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, np.int64) if numbers else np.empty(0, np.int64)


def _pieces(text: AnyText) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text by their places; no word is cut, unless it is endless."""
    at = 0
    while at < len(text):
        piece = text[at : at + _PIECE]
        if at + len(piece) < len(text):
            piece = piece[: _border(piece)]
        yield at, piece
        at += len(piece)


def _border(piece: str) -> int:
    """The end of the last character of a piece that is no part of a word."""
    for at in range(len(piece), max(0, len(piece) - _LONGEST), -1):
        if not (piece[at - 1].isalnum() or piece[at - 1] in "_'’"):
            return at
    return len(piece)


def grams(ids: Ints, size: int) -> NDArray[np.uint64]:
    """A hash of the `size` words that begin at each word; shape (words - size + 1,) or (0,)."""
    count = len(ids) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    hashed = np.zeros(count, np.uint64)
    for at in range(size):
        hashed = (hashed * _FACTOR) + (ids[at : at + count].astype(np.uint64) + np.uint64(1))
        hashed ^= hashed >> np.uint64(29)
    return hashed


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ over the golden ratio (Knuth, The Art of Computer Programming, 6.4): it spreads the bits."""


def texts_of(
    texts: Mapping[str, AnyText], languages: Mapping[str, str], order: Sequence[str]
) -> tuple[Text, ...]:
    """The texts that are there, in an order of ids."""
    return tuple(Text(id, texts[id], languages.get(id, "")) for id in order if id in texts)


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words of names or titles, folded as those of texts are."""
    return tuple(fold(found) for text in words for found in WORD.findall(text))
