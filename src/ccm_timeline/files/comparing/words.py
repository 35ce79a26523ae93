"""A text as a row of words that can be compared, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.watch import Watch
from ccm_timeline.model.folding import fold

Ints = NDArray[np.int64]

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Letters and figures, with apostrophes inside: `large-area` is two words, `don’t` is one."""

_PIECE = 4096
"""Words that are read between two words of progress."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: a decoded source text by its source's id."""

    id: str
    text: str
    language: str = ""
    """BCP 47; "" where it is not known."""


@dataclass(frozen=True)
class Words:
    """The words of one text, in its order."""

    text: Text
    ids: Ints
    """One number for each word that folds alike, the same in all texts; shape (words,)."""
    starts: Ints
    """Code points of the text; shape (words,)."""
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def raw(self, index: int) -> str:
        """A word as the text spells it."""
        return self.text.text[self.starts[index] : self.ends[index]]


class Vocabulary:
    """Numbers the words of all texts; case, accents and typography make no other word."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self.folded: list[str] = []
        """The folded word of each number."""

    def read(self, text: Text, watch: Watch, share: float = 0.0) -> Words:
        """The words of a text. Raises `Cancelled` through the watch."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        known, number = self._known, self._number
        # Word by word: a call that read 20 MB at once would keep every other thread waiting.
        for match in WORD.finditer(text.text):
            raw = match.group()
            found = known.get(raw)
            ids.append(number(raw) if found is None else found)
            spans.append(match.span())
            if len(ids) % _PIECE == 0:
                watch.tell(share)
        flat = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2)
        return Words(text, np.array(ids, np.int64), flat[:, 0], flat[:, 1])

    def number_of(self, word: str) -> int | None:
        """The number of a folded word, or None where no text has it."""
        return self._ids.get(word)

    def _number(self, raw: str) -> int:
        folded = fold(raw) or raw
        number = self._ids.setdefault(folded, len(self._ids))
        if number == len(self.folded):
            self.folded.append(folded)
        self._known[raw] = number
        return number


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
    texts: Mapping[str, str], languages: Mapping[str, str], order: Sequence[str]
) -> tuple[Text, ...]:
    """The texts that are there, in an order of ids."""
    return tuple(Text(id, texts[id], languages.get(id, "")) for id in order if id in texts)


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words of names or titles, folded as those of texts are."""
    return tuple(fold(found) for text in words for found in WORD.findall(text))
