"""Search over all that a document says of its events, in small steps that can be paused."""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import msgspec

from ccm_timeline.model.folding import fold
from ccm_timeline.model.said import Said
from ccm_timeline.model.timeline import Timeline

BLOCK = 1024
"""Events whose texts are joined into one: long enough for `bytes.find` to run at full speed."""

STEP = 128
"""Events that are read or looked through between two pauses."""

_QUICKLY = 1
"""Of zlib's levels: three times as quick as the usual one, for a tenth more of memory."""

_UTF_8 = "utf-8", "surrogatepass"

MOST_TERMS = 16
"""Words of a query that count."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


class Query(msgspec.Struct, frozen=True):
    """Folded words and phrases that must all occur; the longest first, for it is the rarest."""

    terms: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def read_query(text: str) -> Query:
    """Read what was typed: words, and phrases in quotation marks of any kind."""
    found = _TERM.findall(text.translate(_QUOTATION_MARKS))
    folded = dict.fromkeys(fold(phrase or word) for phrase, word in found)
    terms = sorted((term for term in folded if term), key=len, reverse=True)
    return Query(tuple(terms[:MOST_TERMS]))


class _Block(msgspec.Struct, frozen=True):
    """The folded texts of neighbouring events as one text, with the place where each begins.

    It is kept packed, in a quarter of the memory; to unpack it takes as long as to search it.
    """

    packed: bytes
    starts: array[int]
    """In bytes of UTF-8, and at last the length of the whole."""

    @classmethod
    def of(cls, texts: list[str]) -> _Block:
        encoded = [text.encode(*_UTF_8) for text in texts]
        starts = array("I", accumulate((len(text) + 1 for text in encoded), initial=0))
        return cls(zlib.compress(b"\n".join(encoded), _QUICKLY), starts)

    def find(self, query: Query, begin: int) -> Iterator[list[int]]:
        """The numbers of the events in which every term occurs, of which the first has the number
        `begin`; each step is a place to pause."""
        text = zlib.decompress(self.packed)
        first, *others = (term.encode(*_UTF_8) for term in query.terms)
        found: list[int] = []
        at = text.find(first)
        while at >= 0:
            index = bisect_right(self.starts, at) - 1
            start, end = self.starts[index], self.starts[index + 1]
            if all(text.find(term, start, end) >= 0 for term in others):
                found.append(begin + index)
            at = text.find(first, end)
            if index % STEP == 0:
                yield found
                found = []
        yield found


class SearchIndex:
    """The folded texts of a timeline's events, made block by block when they are first needed."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._blocks: list[_Block] = []
        self._said = Said(timeline)

    def __len__(self) -> int:
        """How many events have been read."""
        return min(len(self._blocks) * BLOCK, len(self._timeline))

    def read(self) -> Iterator[list[int]]:
        """Read all events before anything is looked for; each step is a place to pause."""
        for number in range(-(-len(self._timeline) // BLOCK)):
            if number >= len(self._blocks):
                yield from self._read_block(number)

    def find(self, query: Query) -> Iterator[list[int]]:
        """The positions that a query finds, in the order of time; each step, which may have found
        none, is a place to pause."""
        if not query:
            return
        for number in range(-(-len(self._timeline) // BLOCK)):
            if number >= len(self._blocks):
                yield from self._read_block(number)
            yield from self._blocks[number].find(query, number * BLOCK)

    def _read_block(self, number: int) -> Iterator[list[int]]:
        texts: list[str] = []
        begin, end = number * BLOCK, min((number + 1) * BLOCK, len(self._timeline))
        for first in range(begin, end, STEP):
            texts += self._said.of(self._timeline.events[first : min(first + STEP, end)])
            yield []
        # Whoever else searches may have read the block during a pause.
        if number == len(self._blocks):
            self._blocks.append(_Block.of(texts))
