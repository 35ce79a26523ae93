"""Every passage of a source that the timeline points at, by the event that it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ccm_timeline.files.check import Item, Passage
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.reading.found import standing_of
from ccm_timeline.view.reading.stretch import Stretch

PAUSE_EVERY = 500
"""Passages between two pauses."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that an event rests on; passages that overlap are one."""

    start: int
    end: int
    event: str
    number: int
    """The event's place in the order of time, from 1."""
    title: str

    @property
    def words(self) -> str:
        return f"Event {self.number:,}: {self.title}"


def find_marks(
    timeline: Timeline, source_id: str, text: str, checked: Mapping[Passage, Item]
) -> Iterator[tuple[Mark, ...] | None]:
    """Yield None now and then, and at last the marks in the order of the text."""
    places: dict[str, list[Stretch]] = defaultdict(list)
    for count, (event_id, passage) in enumerate(_passages(timeline)):
        if count % PAUSE_EVERY == PAUSE_EVERY - 1:
            yield None
        if passage.source == source_id:
            found = standing_of(text, passage, checked.get(passage)).places
            if len(found) == 1:  # of several places none is known to be the one
                places[event_id].extend(found)
    marks = (
        mark for event_id, found in places.items() for mark in _marks(timeline, event_id, found)
    )
    yield tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.number)))


def _passages(timeline: Timeline) -> Iterator[tuple[str, Passage]]:
    """Every passage with the event, or with each of the events, that it tells of."""
    document = timeline.document
    for event in document.events:
        yield from ((event.id, passage) for passage in event.evidence)
    for quote in document.quotes:
        yield quote.event, quote
        yield from ((quote.event, passage) for passage in quote.also_in)
    for stance in document.stances:
        if stance.event is not None:
            yield from ((stance.event, passage) for passage in stance.evidence)
    for disagreement in document.disagreements:
        for position in disagreement.positions:
            for event_id in disagreement.events:
                yield from ((event_id, passage) for passage in position.evidence)


def _marks(timeline: Timeline, event_id: str, places: Iterable[Stretch]) -> Iterator[Mark]:
    position = timeline.position(event_id)
    if position is None:
        return
    title = one_line(timeline.events[position].title)
    for place in _merged(places):
        yield Mark(place.start, place.end, event_id, position + 1, title)


def _merged(places: Iterable[Stretch]) -> Iterator[Stretch]:
    """The places in order, those that overlap as one."""
    last: Stretch | None = None
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        if last is not None and place.start < last.end:
            last = Stretch(last.start, max(last.end, place.end))
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last
