"""A document made ready to be looked at: events in the order of time, and parts found by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import overload

import msgspec

from ccm_timeline.model.columns import Columns, columns_of
from ccm_timeline.model.document import (
    Actor,
    Disagreement,
    Document,
    Event,
    Evidence,
    Presentation,
    Quote,
    Source,
    Stance,
    Theme,
)
from ccm_timeline.model.edtf import When, parse


class Reordered(Sequence[Event]):
    """Events in another order, without a second list of a million of them."""

    def __init__(self, events: tuple[Event, ...], order: Sequence[int]) -> None:
        self._events = events
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[Event]:
        return map(self._events.__getitem__, self._order)

    @overload
    def __getitem__(self, index: int, /) -> Event: ...
    @overload
    def __getitem__(self, index: slice, /) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice, /) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return Reordered(self._events, self._order[index])
        return self._events[self._order[index]]


class Whens(Sequence[When]):
    """The dates of events, parsed when they are asked for: a million of them would fill memory."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, index: int, /) -> When: ...
    @overload
    def __getitem__(self, index: slice, /) -> Sequence[When]: ...
    def __getitem__(self, index: int | slice, /) -> When | Sequence[When]:
        if isinstance(index, slice):
            return Whens(self._events[index])
        return parse(self._events[index].when)


class Timeline:
    """A document and what can be asked of it; positions count events by time, from 0.

    The document must be a checked one (`files.reader`): references resolve, dates parse.
    """

    def __init__(self, document: Document, columns: Columns | None = None) -> None:
        """Columns that were read with the document spare reading every event again."""
        self.document = document
        self.columns = columns_of(document.events) if columns is None else columns
        self.dates = self.columns.dates
        self.events: Sequence[Event] = document.events
        """In the order of time, those of one date as the document has them."""
        if not self.columns.is_in_order:
            self.events = Reordered(document.events, self.columns.order)
        self.whens: Sequence[When] = Whens(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def emptied(self) -> tuple[Event, ...]:
        """Take the events out, for them to be freed bit by bit whoever still has the document:
        nobody is to ask it for anything any more."""
        events = self.document.events
        msgspec.structs.force_setattr(self.document, "events", ())
        self.events, self.whens = (), ()
        return events

    def present_as(self, presentation: Presentation | None) -> None:
        """Put another presentation into the document; everything else of it stays as it is."""
        self.document = msgspec.structs.replace(self.document, presentation=presentation)

    def position(self, event_id: str) -> int | None:
        """The place of an event in the order of time, or None where there is no such event."""
        for place in self.columns.ids.places(event_id):
            if self.events[place].id == event_id:
                return place
        return None

    def event(self, event_id: str) -> Event | None:
        """The event with this id, or None."""
        position = self.position(event_id)
        return None if position is None else self.events[position]

    def when(self, event_id: str) -> When:
        """The parsed date of an event; KeyError where there is no such event."""
        position = self.position(event_id)
        if position is None:
            raise KeyError(event_id)
        return self.whens[position]

    def reported(self, event: Event) -> When | None:
        """The day of the report where the day of the event itself is not stated."""
        return None if event.reported is None else parse(event.reported)

    def actor(self, actor_id: str) -> Actor:
        return self._actors[actor_id]

    def source(self, source_id: str) -> Source:
        return self._sources[source_id]

    def theme(self, theme_id: str) -> Theme:
        return self._themes[theme_id]

    def quotes_of(self, event_id: str) -> tuple[Quote, ...]:
        """An event's quotations, the key ones first, else as the document orders them."""
        return tuple(self._quotes.get(event_id, ()))

    def stances_of(self, event_id: str) -> tuple[Stance, ...]:
        """The stances that were judged by this event."""
        return tuple(self._stances.get(event_id, ()))

    def disagreements_of(self, event_id: str) -> tuple[Disagreement, ...]:
        """The disagreements that concern this event."""
        return tuple(self._disagreements.get(event_id, ()))

    @property
    def disputed(self) -> Set[str]:
        """The ids of the events that a disagreement concerns."""
        return self._disagreements.keys()

    def sources_of(self, event: Event) -> tuple[Source, ...]:
        """The sources that state the event, in the document's order."""
        stating = {item.source for item in event.evidence}
        for quote in self.quotes_of(event.id):
            stating.add(quote.source)
            stating.update(other.source for other in quote.also_in)
        return tuple(source for source in self.document.sources if source.id in stating)

    def evidence_in(self, event: Event, source_id: str) -> tuple[Evidence, ...]:
        """The passages of one source that state the event."""
        return tuple(item for item in event.evidence if item.source == source_id)

    def organisation_of(self, actor_id: str) -> Actor:
        """The organisation or state that an actor belongs to, or the actor itself."""
        actor = self._actors[actor_id]
        return self._actors[actor.part_of] if actor.kind == "person" and actor.part_of else actor

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.document.actors}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.document.sources}

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.document.themes}

    @cached_property
    def _quotes(self) -> dict[str, list[Quote]]:
        found: dict[str, list[Quote]] = defaultdict(list)
        for quote in sorted(self.document.quotes, key=lambda quote: not quote.key):
            found[quote.event].append(quote)
        return found

    @cached_property
    def _stances(self) -> dict[str, list[Stance]]:
        found: dict[str, list[Stance]] = defaultdict(list)
        for stance in self.document.stances:
            if stance.event is not None:
                found[stance.event].append(stance)
        return found

    @cached_property
    def _disagreements(self) -> dict[str, list[Disagreement]]:
        found: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.document.disagreements:
            for event_id in disagreement.events:
                found[event_id].append(disagreement)
        return found


def independent_count(sources: tuple[Source, ...]) -> int:
    """How many of the sources do not derive from a text that another of them derives from too."""
    return len({source.origin or source.id for source in sources})
