"""The order in which a list has its events: by when they happened, or by when that was reported."""

from __future__ import annotations

import msgspec
import numpy as np

from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.table import Ints, Table
from ccm_timeline.model.choices import ListOrder


def ordered(table: Table, positions: Ints, by: ListOrder, *, latest_first: bool) -> Ints:
    """The places of ascending positions in the order in which a list has them.

    Both are int64, of one length. An event without a date of its report stands at its own first
    day; events of one date stay in the order of time, whichever way the list runs.
    """
    columns = _Columns(*_taken(table, positions))
    keys = columns.reports() if by is ListOrder.REPORTED else columns.dates()
    if latest_first:
        keys = -keys
    # Sorting numbers that hold both key and place takes half the time of a stable argsort.
    bits = len(positions).bit_length()
    packed: Ints = (keys << bits) | np.arange(len(positions))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


def _taken(table: Table, positions: Ints) -> tuple[Floats, Floats, Floats]:
    """The days of these events; all of them are the table's own columns, which saves copies."""
    columns = table.start, table.end, table.reported
    if len(positions) == len(table):
        return columns
    start, end, reported = (column[positions] for column in columns)
    return start, end, reported


class _Columns(msgspec.Struct, frozen=True):
    """The days of the listed events: `start`, `end` (exclusive), `reported`; nan where open."""

    start: Floats
    end: Floats
    reported: Floats

    def dates(self) -> Ints:
        """A number for each different date, rising, for the events are in the order of time."""
        first = np.where(np.isnan(self.start), self.end - 1, self.start)
        last = np.where(np.isnan(self.end), self.start, self.end - 1)
        differs = (first[1:] != first[:-1]) | (last[1:] != last[:-1])
        return np.concatenate(([0], np.cumsum(differs)))[: len(first)]

    def reports(self) -> Ints:
        """The day of each report, or else the first day of the event."""
        first = np.where(np.isnan(self.start), self.end - 1, self.start)
        days = np.where(np.isnan(self.reported), first, self.reported)
        np.floor(days, out=days)
        return days.astype(np.int64)
