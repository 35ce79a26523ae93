"""Every passage of a source that the timeline points at, by the event or stance it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ccm_timeline.files.check import Item, Passage
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Stance
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.reading.found import standing_of
from ccm_timeline.view.reading.stretch import Stretch

PAUSE_EVERY = 500
"""Passages between two pauses."""


_Owner = str | Stance
"""Of what a passage tells: an event, by its id, or a stance that no event tells of."""


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a text that an event or a stance rests on; passages that overlap are one."""

    start: int
    end: int
    event: str
    """Its id; "" where the passage tells of a stance without an event."""
    number: int
    """The event's place in the order of time, from 1; 0 without an event."""
    title: str
    stance: Stance | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What wears one tint: an event, or all stances of one actor."""
        return ("event", self.event) if self.stance is None else ("actor", self.stance.actor)

    @property
    def words(self) -> str:
        if self.stance is not None:
            return f"Stance of {self.title}"
        return f"Event {self.number:,}: {self.title}"


def find_marks(
    timeline: Timeline, source_id: str, text: AnyText, checked: Mapping[Passage, Item]
) -> Iterator[tuple[Mark, ...] | None]:
    """Yield None now and then, and at last the marks in the order of the text."""
    places: dict[_Owner, list[Stretch]] = defaultdict(list)
    for count, (owner, passage) in enumerate(_passages(timeline)):
        if count % PAUSE_EVERY == PAUSE_EVERY - 1:
            yield None
        if passage.source == source_id:
            found = standing_of(text, passage, checked.get(passage)).places
            if len(found) == 1:  # of several places none is known to be the one
                places[owner].extend(found)
    names = Names(timeline)
    marks = (
        mark for owner, found in places.items() for mark in _marks(timeline, names, owner, found)
    )
    yield tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, not mark.event, mark.number)))


def _passages(timeline: Timeline) -> Iterator[tuple[_Owner, Passage]]:
    """Every passage with the event, or with each of the events, or the stance it tells of."""
    document = timeline.document
    for event in document.events:
        yield from ((event.id, passage) for passage in event.evidence)
    for quote in document.quotes:
        yield quote.event, quote
        yield from ((quote.event, passage) for passage in quote.also_in)
    for stance in document.stances:
        owner = stance if stance.event is None else stance.event
        yield from ((owner, passage) for passage in stance.evidence)
    for disagreement in document.disagreements:
        for position in disagreement.positions:
            for event_id in disagreement.events:
                yield from ((event_id, passage) for passage in position.evidence)


def _marks(
    timeline: Timeline, names: Names, owner: _Owner, places: Iterable[Stretch]
) -> Iterator[Mark]:
    if isinstance(owner, Stance):
        title = f"{names.actor(timeline.actor(owner.actor))}: {STANCE_WORDS[owner.value]}"
        for place in _merged(places):
            yield Mark(place.start, place.end, "", 0, one_line(title), owner)
        return
    position = timeline.position(owner)
    if position is None:
        return
    title = one_line(timeline.events[position].title)
    for place in _merged(places):
        yield Mark(place.start, place.end, owner, position + 1, title)


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
