"""Which events are shown: by who, what and when; every part that is set must hold."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from enum import Enum
from itertools import compress

import msgspec
from msgspec.structs import fields

from ccm_timeline.model.dates_read import UNKNOWN, Signature
from ccm_timeline.model.document import Event, StanceValue
from ccm_timeline.model.edtf import Precision
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.working import finished


class Certainty(Enum):
    """How well the date of an event is known."""

    EXACT = "exact"
    """One day."""
    COARSE = "coarse"
    """A span, month, season, year or longer, or some day within one."""
    DOUBTFUL = "doubtful"
    """Approximate or uncertain."""
    PLANNED = "planned"
    REPORTED = "reported"
    """Only the day of the report is stated."""


class Filter(msgspec.Struct, frozen=True):
    """What must hold of an event that is shown; a part that is empty lets every event pass.

    Of the members of a set any one will do. `first` and `last` are days that bound a span, both
    inclusive; an event passes that may have taken place within it.
    """

    organisations: frozenset[str] = frozenset()
    stances: frozenset[StanceValue] = frozenset()
    sources: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    importance: int = 1
    certainty: frozenset[Certainty] = frozenset()
    first: int | None = None
    last: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every event passes."""
        return self == _EMPTY

    def parts(self) -> tuple[Filter, ...]:
        """One filter for each part that is set; together they are this one."""
        return tuple(
            Filter(**{field.name: getattr(self, field.name)})
            for field in fields(self)
            if getattr(self, field.name) != getattr(_EMPTY, field.name)
        )


_EMPTY = Filter()

STEP = 1024
"""Events that are looked at between two pauses."""

Positions = Sequence[int]
Part = Callable[[range], bytes]
"""Who of a stretch of positions passes one part of a filter: a byte for each, 1 where it does."""


def positions(timeline: Timeline, wanted: Filter) -> Positions:
    """The positions of the events that pass, ascending."""
    return finished(sift(timeline, wanted))


def sift(timeline: Timeline, wanted: Filter) -> Generator[None, None, Positions]:
    """Find the positions of the events that pass, ascending; each step is a place to pause."""
    count = len(timeline)
    if wanted.is_empty:
        return range(count)
    parts = list(_parts(timeline, wanted))
    found = array("q")
    for begin in range(0, count, STEP):
        stretch = range(begin, min(begin + STEP, count))
        passing = -1
        for part in parts:
            passing &= int.from_bytes(part(stretch))
        found.extend(compress(stretch, passing.to_bytes(len(stretch))))
        yield
    return found


def _parts(timeline: Timeline, wanted: Filter) -> Iterator[Part]:
    """Each part that is set."""
    if wanted.organisations:
        yield _by_organisation(timeline, wanted.organisations)
    if wanted.stances:
        yield _by_stance(timeline, wanted.stances)
    if wanted.sources:
        yield _by_source(timeline, wanted.sources)
    if wanted.themes:
        holds = bytes(theme in wanted.themes for theme in timeline.columns.themes)
        yield _in_time(timeline, timeline.columns.theme, holds)
    if wanted.importance > 1:
        enough = bytes(value >= wanted.importance for value in range(256))
        yield _in_time(timeline, timeline.columns.importance, enough)
    if wanted.certainty:
        yield _by_certainty(timeline, wanted.certainty)
    if wanted.first is not None or wanted.last is not None:
        yield _by_time(timeline, wanted.first, wanted.last)


def _in_time(timeline: Timeline, column: Sequence[int], holds: bytes) -> Part:
    """By a column in the document's order, brought into that of time; `holds` says what passes."""
    order = timeline.columns.order

    def part(stretch: range) -> bytes:
        numbers = order[stretch.start : stretch.stop]
        return bytes(map(holds.__getitem__, map(column.__getitem__, numbers)))

    return part


def _by_event(
    timeline: Timeline, named: Container[str | None], passes: Callable[[Event], bool] | None = None
) -> Part:
    """By the events themselves: those that are named by their ids, or pass on their own."""

    def part(stretch: range) -> bytes:
        events = timeline.events[stretch.start : stretch.stop]
        if passes is None:
            return bytes([event.id in named for event in events])
        return bytes([passes(event) or event.id in named for event in events])

    return part


def _by_organisation(timeline: Timeline, wanted: frozenset[str]) -> Part:
    """Who has a part in the event, is quoted on it, or takes a stance by it."""
    document = timeline.document
    actors = {
        actor.id for actor in document.actors if timeline.organisation_of(actor.id).id in wanted
    }
    named = {stance.event for stance in document.stances if stance.actor in actors}
    named.update(
        quote.event
        for quote in document.quotes
        if quote.organisation in actors or quote.speaker in actors
    )
    return _by_event(timeline, named, lambda event: not actors.isdisjoint(event.actors))


def _by_stance(timeline: Timeline, wanted: frozenset[StanceValue]) -> Part:
    stances = timeline.document.stances
    return _by_event(timeline, {stance.event for stance in stances if stance.value in wanted})


def _by_source(timeline: Timeline, wanted: frozenset[str]) -> Part:
    """Which sources state the event, or quote words that belong to it."""
    named = {
        quote.event
        for quote in timeline.document.quotes
        if quote.source in wanted or any(other.source in wanted for other in quote.also_in)
    }
    return _by_event(
        timeline, named, lambda event: any(item.source in wanted for item in event.evidence)
    )


def _by_certainty(timeline: Timeline, wanted: frozenset[Certainty]) -> Part:
    dates, columns = timeline.dates, timeline.columns
    by_code = [_kind(signature) in wanted for signature in dates.signatures]
    planned = columns.planned if Certainty.PLANNED in wanted else bytes(len(columns.planned))
    reported = frozenset(columns.reported_at if Certainty.REPORTED in wanted else ())

    def part(stretch: range) -> bytes:
        codes = dates.code[stretch.start : stretch.stop]
        numbers = columns.order[stretch.start : stretch.stop]
        return bytes(
            [
                by_code[code] or planned[number] or number in reported
                for code, number in zip(codes, numbers, strict=True)
            ]
        )

    return part


def _kind(signature: Signature) -> Certainty:
    """What the form of a date says; being planned or reported is said beside the date."""
    if (
        signature.approximate
        or signature.uncertain
        or signature.start_approximate
        or signature.end_approximate
    ):
        return Certainty.DOUBTFUL
    exact = signature.precision is Precision.DAY and not signature.within
    return Certainty.EXACT if exact else Certainty.COARSE


def _by_time(timeline: Timeline, first: int | None, last: int | None) -> Part:
    """An end that is open or unknown may lie anywhere."""
    least = UNKNOWN if first is None else first
    most = -UNKNOWN if last is None else last
    dates = timeline.dates

    def part(stretch: range) -> bytes:
        starts = dates.earliest[stretch.start : stretch.stop]
        ends = dates.latest[stretch.start : stretch.stop]
        return bytes(
            [
                start <= most and (end >= least or end == UNKNOWN)
                for start, end in zip(starts, ends, strict=True)
            ]
        )

    return part
