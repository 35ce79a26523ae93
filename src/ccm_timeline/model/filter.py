"""Which events are shown: by who, what and when; every part that is set must hold."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from itertools import compress

from ccm_timeline.model.dates_read import UNKNOWN, Signature
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.edtf import Precision
from ccm_timeline.model.timeline import Timeline


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


@dataclass(frozen=True, slots=True)
class Filter:
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

Positions = Sequence[int]
Flags = bytes | bytearray
"""A byte for each event by position: 1 where it passes. Quick to combine, a million at a time."""


def positions(timeline: Timeline, wanted: Filter) -> Positions:
    """The positions of the events that pass, ascending."""
    count = len(timeline)
    if wanted.is_empty:
        return range(count)
    passing = int.from_bytes(b"\x01" * count)
    for flags in _flags(timeline, wanted):
        passing &= int.from_bytes(flags)
    return array("q", compress(range(count), passing.to_bytes(count)))


def _flags(timeline: Timeline, wanted: Filter) -> Iterable[Flags]:
    """Who passes each part that is set."""
    if wanted.organisations:
        yield _by_organisation(timeline, wanted.organisations)
    if wanted.stances:
        yield _by_stance(timeline, wanted.stances)
    if wanted.sources:
        yield _by_source(timeline, wanted.sources)
    if wanted.themes:
        yield _by_theme(timeline, wanted.themes)
    if wanted.importance > 1:
        enough = bytes(value >= wanted.importance for value in range(256))
        yield _in_time(timeline, timeline.columns.importance.translate(enough))
    if wanted.certainty:
        yield _by_certainty(timeline, wanted.certainty)
    if wanted.first is not None or wanted.last is not None:
        yield _by_time(timeline, wanted.first, wanted.last)


def _in_time(timeline: Timeline, flags: Flags) -> Flags:
    """Flags in the document's order, brought into that of time."""
    columns = timeline.columns
    return flags if columns.is_in_order else bytes(map(flags.__getitem__, columns.order))


def _by_theme(timeline: Timeline, wanted: frozenset[str]) -> Flags:
    columns = timeline.columns
    holds = [theme in wanted for theme in columns.themes]
    return _in_time(timeline, bytes(map(holds.__getitem__, columns.theme)))


def _by_organisation(timeline: Timeline, wanted: frozenset[str]) -> Flags:
    """Who has a part in the event, is quoted on it, or takes a stance by it."""
    document = timeline.document
    actors = {
        actor.id for actor in document.actors if timeline.organisation_of(actor.id).id in wanted
    }
    has_part = bytes([not actors.isdisjoint(event.actors) for event in document.events])
    flags = bytearray(_in_time(timeline, has_part))
    for quote in document.quotes:
        if quote.organisation in actors or quote.speaker in actors:
            _mark(timeline, flags, quote.event)
    for stance in document.stances:
        if stance.actor in actors:
            _mark(timeline, flags, stance.event)
    return flags


def _by_stance(timeline: Timeline, wanted: frozenset[StanceValue]) -> Flags:
    flags = bytearray(len(timeline))
    for stance in timeline.document.stances:
        if stance.value in wanted:
            _mark(timeline, flags, stance.event)
    return flags


def _by_source(timeline: Timeline, wanted: frozenset[str]) -> Flags:
    """Which sources state the event, or quote words that belong to it."""
    stating = [
        not wanted.isdisjoint([item.source for item in event.evidence])
        for event in timeline.document.events
    ]
    flags = bytearray(_in_time(timeline, bytes(stating)))
    for quote in timeline.document.quotes:
        if quote.source in wanted or any(other.source in wanted for other in quote.also_in):
            _mark(timeline, flags, quote.event)
    return flags


def _mark(timeline: Timeline, flags: bytearray, event_id: str | None) -> None:
    position = None if event_id is None else timeline.position(event_id)
    if position is not None:
        flags[position] = 1


def _by_certainty(timeline: Timeline, wanted: frozenset[Certainty]) -> Flags:
    dates = timeline.dates
    by_code = [_kind(signature) in wanted for signature in dates.signatures]
    flags = bytearray(map(by_code.__getitem__, dates.code))
    planned, reported = Certainty.PLANNED in wanted, Certainty.REPORTED in wanted
    if planned or reported:
        for position, event in enumerate(timeline.events):
            if (planned and event.planned) or (reported and event.reported is not None):
                flags[position] = 1
    return flags


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


def _by_time(timeline: Timeline, first: int | None, last: int | None) -> Flags:
    """An end that is open or unknown may lie anywhere."""
    least = UNKNOWN if first is None else first
    most = -UNKNOWN if last is None else last
    dates = timeline.dates
    return bytes(
        [
            start <= most and (end >= least or end == UNKNOWN)
            for start, end in zip(dates.earliest, dates.latest, strict=True)
        ]
    )
