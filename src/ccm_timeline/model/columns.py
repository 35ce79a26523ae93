"""What every event brings to a timeline as columns of numbers, for timelines of any size."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from ccm_timeline.model.date_numbers import UNKNOWN, DateColumns, DateNumbers, Signature
from ccm_timeline.model.document import Event

__all__ = ["UNKNOWN", "ColumnReader", "Columns", "DateColumns", "Signature", "columns_of"]

_SPREAD = 2**27
"""More than the days that a date can last, so that first day and length fit one number.

Days lie within 2**26 of day 0 (`edtf.LAST_YEAR`): the number is below 2**53, which a float holds
exactly, and floats are what Python sorts quickest.
"""


@dataclass(frozen=True)
class Columns:
    """The dates in the order of time; the other columns as the document orders the events."""

    dates: DateColumns
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
        return self.order == array("I", range(len(self.order)))


def columns_of(events: Sequence[Event]) -> Columns:
    """Read the columns of events. Raises `edtf.EdtfError` where a date is none."""
    reader = ColumnReader()
    reader.extend(events)
    return reader.columns()


class ColumnReader:
    """Reads events into columns, piece by piece."""

    def __init__(self) -> None:
        self._dates = DateNumbers()
        self._themes = _Numbers()
        self._when = array("I")
        self._theme = array("I")
        self._importance = bytearray()
        self._planned = bytearray()
        self._reported_at = array("I")
        self._reported = array("q")

    def extend(self, events: Sequence[Event]) -> None:
        """Read more events. Raises `edtf.EdtfError` where a date is none."""
        reported = [event.reported for event in events]
        if reported.count(None) < len(reported):
            self._read_reported(reported)
        dates, themes = self._dates, self._themes
        self._when.extend([dates[event.when] for event in events])
        self._theme.extend([themes[event.theme] for event in events])
        self._importance += bytes([event.importance for event in events])
        self._planned += bytes([event.planned for event in events])

    @property
    def themes(self) -> Iterable[str]:
        """The ids of the themes that have events."""
        return self._themes

    def columns(self) -> Columns:
        """The columns of all events that were read."""
        order = _order(self._when, self._dates)
        whens = list(map(self._when.__getitem__, order))
        return Columns(
            self._dates.columns(whens),
            order,
            bytes(self._importance),
            bytes(self._planned),
            self._theme,
            tuple(self._themes),
            self._reported_at,
            self._reported,
        )

    def _read_reported(self, texts: Iterable[str | None]) -> None:
        for number, text in enumerate(texts, len(self._when)):
            if text is not None:
                self._reported_at.append(number)
                self._reported.append(self._dates.sort_key(self._dates[text])[0])


class _Numbers(dict[str, int]):
    """Numbers for texts, from 0, given when a text first comes."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def _order(numbers: array[int], dates: DateNumbers) -> array[int]:
    """Positions in the order of time, those of one date as they come.

    Most timelines have far fewer dates than events: the dates are sorted, and the events dealt out.
    """
    keys = [float(first * _SPREAD + last - first) for first, last in dates.sort_keys()]
    heaps: dict[float, list[int]] = {}
    deal = [heaps.setdefault(key, []).append for key in keys]
    for position, number in enumerate(numbers):
        deal[number](position)
    return array("I", chain.from_iterable([heaps[key] for key in sorted(heaps)]))
