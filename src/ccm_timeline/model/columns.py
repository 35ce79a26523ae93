"""What every event brings to a timeline as columns of numbers, for timelines of any size."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from ccm_timeline.model.dates_read import UNKNOWN, DatesRead, Signature
from ccm_timeline.model.document import Event

_STEP = 2**14
"""Days of which the greatest is found at once."""


class DateColumns(msgspec.Struct, frozen=True, dict=True):
    """First and last possible day of each event (numbers as in `days`), and its signature by
    index."""

    earliest: array[int]
    latest: array[int]
    code: array[int]
    signatures: tuple[Signature, ...]
    last: int | None = None
    """The last day that any date may be, where it was found with the columns."""

    def range(self) -> tuple[int, int]:
        """The first and the last day that any date may be. Raises `ValueError` without events."""
        return self._range

    @cached_property
    def _range(self) -> tuple[int, int]:
        # Dates are in the order of time, and `UNKNOWN` is less than any day: the last one begins
        # last, but another may end later. Bit by bit, for `max` lets no other thread work.
        first, start = (
            self.latest[at] if self.earliest[at] == UNKNOWN else self.earliest[at] for at in (0, -1)
        )
        if self.last is not None:
            return first, self.last
        parts = range(0, len(self.latest), _STEP)
        return first, max(start, *(max(self.latest[at : at + _STEP]) for at in parts))


class IdColumns(msgspec.Struct, frozen=True):
    """The hashes of all ids, ascending, and the place in the order of time of the event of each.

    A tenth of what a dictionary of a million ids takes in memory, and nothing is freed one by one.
    """

    hashes: array[int]
    positions: array[int]

    def places(self, event_id: str) -> Iterator[int]:
        """The positions of the events that may have this id: of nearly every id one or none."""
        wanted = hash(event_id)
        at = bisect_left(self.hashes, wanted)
        while at < len(self.hashes) and self.hashes[at] == wanted:
            yield self.positions[at]
            at += 1


class Columns(msgspec.Struct, frozen=True):
    """The order of time, with dates and ids in it; the rest is as the document orders events."""

    dates: DateColumns
    ids: IdColumns
    order: array[int]
    """The number of the event in the document, from 0, for each position in time."""
    importance: bytes
    planned: bytes
    theme: array[int]
    """Index into `themes`."""
    themes: tuple[str, ...]
    """The ids of the themes that have events."""
    reported_at: array[int]
    """The numbers of the events with a day of their report."""
    reported: array[int]
    """Their days."""

    @property
    def is_in_order(self) -> bool:
        """Whether the document has its events in the order of time."""
        last = len(self.order) - 1
        ends = not self.order or (self.order[0] == 0 and self.order[last] == last)
        return ends and self.order == array("I", range(last + 1))


def columns_of(events: Sequence[Event]) -> Columns:
    """Read the columns of events. Raises `edtf.EdtfError` where a date is none."""
    dates = DatesRead()
    spans = [dates[event.when] for event in events]
    order = sorted(range(len(spans)), key=[sort_key(span) for span in spans].__getitem__)
    themes = {theme: number for number, theme in enumerate({event.theme: 0 for event in events})}
    reports = [(n, event.reported) for n, event in enumerate(events) if event.reported is not None]
    return Columns(
        DateColumns(
            array("q", [spans[number][0] for number in order]),
            array("q", [spans[number][1] for number in order]),
            array("H", [spans[number][2] for number in order]),
            dates.signatures,
        ),
        _ids_of([hash(events[number].id) for number in order]),
        array("I", order),
        bytes([event.importance for event in events]),
        bytes([event.planned for event in events]),
        array("I", [themes[event.theme] for event in events]),
        tuple(themes),
        array("I", [number for number, _ in reports]),
        array("q", [sort_key(dates[text])[0] for _, text in reports]),
    )


def _ids_of(hashes: list[int]) -> IdColumns:
    """Of hashes in the order of time."""
    positions = sorted(range(len(hashes)), key=hashes.__getitem__)
    return IdColumns(array("q", map(hashes.__getitem__, positions)), array("I", positions))


def sort_key(span: tuple[int, int, int]) -> tuple[int, int]:
    """What puts dates in the order of time; a missing end takes the other's day."""
    first, last, _ = span
    return (last if first == UNKNOWN else first, first if last == UNKNOWN else last)
