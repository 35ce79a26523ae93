"""Search over all that a document says of its events, in small steps that can be paused."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words

BLOCK = 1024
"""Events whose texts are joined into one: long enough for `str.find` to run at its full speed."""

STEP = 32
"""Events that are read or looked through between two pauses."""

MOST_TERMS = 16
"""Words of a query that count."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


@dataclass(frozen=True, slots=True)
class Query:
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


@dataclass(frozen=True, slots=True)
class _Block:
    """The folded texts of neighbouring events as one text, with the place where each begins."""

    text: str
    starts: array[int]

    def end(self, index: int) -> int:
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def find(self, query: Query) -> Iterator[int | None]:
        """The indices of the events in which every term occurs; None wherever one may pause."""
        first, *others = query.terms
        at = self.text.find(first)
        looked = 0
        while at >= 0:
            index = bisect_right(self.starts, at) - 1
            start, end = self.starts[index], self.end(index)
            if all(self.text.find(term, start, end) >= 0 for term in others):
                yield index
            at = self.text.find(first, end)
            looked += 1
            if looked % STEP == 0:
                yield None


class SearchIndex:
    """The folded texts of a timeline's events, made block by block when they are first needed."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._blocks: list[_Block] = []
        self._names = _Names(timeline)

    def __len__(self) -> int:
        """How many events have been read."""
        return min(len(self._blocks) * BLOCK, len(self._timeline))

    def read(self) -> Iterator[None]:
        """Read all events before anything is looked for; each step is a place to pause."""
        for number in range(-(-len(self._timeline) // BLOCK)):
            if number >= len(self._blocks):
                yield from self._read_block(number)

    def find(self, query: Query) -> Iterator[int | None]:
        """The positions that a query finds, in the order of time; None wherever one may pause."""
        if not query:
            return
        for number in range(-(-len(self._timeline) // BLOCK)):
            if number >= len(self._blocks):
                yield from self._read_block(number)
            for index in self._blocks[number].find(query):
                yield None if index is None else number * BLOCK + index
            yield None

    def _read_block(self, number: int) -> Iterator[None]:
        events = self._timeline.events[number * BLOCK : (number + 1) * BLOCK]
        texts: list[str] = []
        for index, event in enumerate(events):
            texts.append(self._text(event))
            if index % STEP == 0:
                yield None
        starts, place = array("q"), 0
        for text in texts:
            starts.append(place)
            place += len(text) + 1
        # Whoever else searches may have read the block during a pause.
        if number == len(self._blocks):
            self._blocks.append(_Block("\n".join(texts), starts))

    def _text(self, event: Event) -> str:
        """All that is said of an event; no term goes beyond a line, so none joins two parts."""
        names, timeline = self._names, self._timeline
        parts = [fold(event.title), _date(event.when)]
        parts += [fold(text) for text in (event.summary, event.when_note) if text]
        if event.reported:
            parts.append(_date(event.reported))
        parts += map(names.actor, event.actors)
        for quote in timeline.quotes_of(event.id):
            parts += (fold(quote.exact), names.actor(quote.organisation))
            parts.append(names.source(quote.source))
            parts += (names.source(other.source) for other in quote.also_in)
            if quote.speaker:
                parts.append(names.actor(quote.speaker))
        parts += map(names.actor, dict.fromkeys(s.actor for s in timeline.stances_of(event.id)))
        stating = dict.fromkeys([item.source for item in event.evidence])
        parts += map(names.source, stating)
        return "\n".join(parts)


class _Names:
    """What actors and sources are called, folded once: many events name the same ones."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._actors: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def actor(self, actor_id: str) -> str:
        """An actor's names and role, and those of the organisation it belongs to."""
        if actor_id not in self._actors:
            actor = self._timeline.actor(actor_id)
            whole = self._timeline.organisation_of(actor_id)
            said = (actor.name, actor.short_name, actor.role, whole.name, whole.short_name)
            self._actors[actor_id] = _joined(said)
        return self._actors[actor_id]

    def source(self, source_id: str) -> str:
        if source_id not in self._sources:
            source = self._timeline.source(source_id)
            self._sources[source_id] = _joined((source.title, source.publisher, source.author))
        return self._sources[source_id]


def _joined(texts: tuple[str | None, ...]) -> str:
    return "\n".join(dict.fromkeys(fold(text) for text in texts if text))


@lru_cache(maxsize=65_536)
def _date(text: str) -> str:
    """A date in words, and as the document has it."""
    return f"{fold(in_words(parse(text)))}\n{fold(text)}"
