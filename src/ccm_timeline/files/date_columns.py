"""The columns of events read many at once: `model.columns.columns_of` by numpy, piece by piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.model.columns import Columns, DateColumns, IdColumns, sort_key
from ccm_timeline.model.dates_read import UNKNOWN, DatesRead
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import parse

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_FORMS: tuple[tuple[int, int, int, dict[int, int]], ...] = (
    (10, 0, 0, {}),
    (11, 0, 0, {10: ord("?")}),
    (11, 0, 0, {10: ord("~")}),
    (11, 0, 0, {10: ord("%")}),
    (21, 0, 11, {10: ord("/")}),
    (24, 1, 13, {0: ord("["), 11: ord("."), 12: ord("."), 23: ord("]")}),
)
"""Texts of one or two plain days: their size, where these begin, and what else stands in them."""

_BATCH = 2**14
"""Dates that are read at once: numpy is quick with many."""

_ZERO, _DASH = b"0-"
_DIGITS = np.array([0, 1, 2, 3, 5, 6, 8, 9])
_WORTH = np.array(
    [[1000, 100, 10, 1, 0, 0, 0, 0], [0, 0, 0, 0, 10, 1, 0, 0], [0, 0, 0, 0, 0, 0, 10, 1]], np.int32
)
_MONTHS = np.arange("0000-01", "10000-02", dtype="datetime64[M]").astype("datetime64[D]")
_FIRSTS = _MONTHS.astype(np.int64) + 719_163
"""The first day of each month from year 0 to 9999, counted as `days` does and not from 1970."""


class ColumnReader:
    """Reads events into columns, piece by piece."""

    def __init__(self) -> None:
        self._dates = DatesRead()
        self._reports = DatesRead()
        self._themes = _Numbers()
        self._theme = array("I")
        self._importance = bytearray()
        self._planned = bytearray()
        self._reported_at = array("I")
        self._reported = array("q")
        self._whens: list[str] = []
        self._spans: list[Ints] = []
        self._hashes = array("q")

    @property
    def themes(self) -> Iterable[str]:
        """The ids of the themes that have events."""
        return self._themes

    @property
    def is_read(self) -> bool:
        """Whether the date of every event was read; some may wait for more to come."""
        return not self._whens

    def extend(self, events: Sequence[Event]) -> None:
        """Read more events. Raises `edtf.EdtfError` where a date is none."""
        themes, reported = self._themes, [event.reported for event in events]
        if reported.count(None) < len(reported):
            self._read_reported(reported)
        self._whens += [event.when for event in events]
        if len(self._whens) >= _BATCH:
            self._read_whens()
        self._hashes.extend([hash(event.id) for event in events])
        self._theme.extend([themes[event.theme] for event in events])
        self._importance += bytes([event.importance for event in events])
        self._planned += bytes([event.planned for event in events])

    def columns(self) -> Columns:
        """The columns of all events that were read. Raises `edtf.EdtfError`."""
        self._read_whens()
        first, last, code = np.concatenate(self._spans, axis=1)
        start = np.where(first == UNKNOWN, last, first)
        end = np.where(last == UNKNOWN, first, last)
        order = np.argsort(start * 2**27 + (end - start), kind="stable")
        dates = DateColumns(
            array("q", first[order].tobytes()),
            array("q", last[order].tobytes()),
            array("H", code[order].astype(np.uint16).tobytes()),
            self._dates.signatures,
        )
        hashes = np.frombuffer(self._hashes, np.int64)[order]
        by_hash = np.argsort(hashes)
        ids = IdColumns(
            array("q", hashes[by_hash].tobytes()), array("I", by_hash.astype(np.uint32).tobytes())
        )
        return Columns(
            dates,
            ids,
            array("I", order.astype(np.uint32).tobytes()),
            bytes(self._importance),
            bytes(self._planned),
            self._theme,
            tuple(self._themes),
            self._reported_at,
            self._reported,
        )

    def _read_reported(self, texts: list[str | None]) -> None:
        for number, text in enumerate(texts, len(self._theme)):
            if text is not None:
                self._reported_at.append(number)
                self._reported.append(sort_key(self._reports[text])[0])

    def _read_whens(self) -> None:
        """Read the dates that wait. Raises `edtf.EdtfError`."""
        self._spans.append(read_spans(self._whens, self._dates))
        self._whens = []


class _Numbers(dict[str, int]):
    """Numbers for texts, from 0, given when a text first comes."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def read_spans(texts: list[str], dates: DatesRead) -> Ints:
    """First day, last day and index of the signature (three rows) of each date.

    Raises `edtf.EdtfError` where a text is no date.
    """
    spans = np.full((3, len(texts)), UNKNOWN)
    marks = np.frombuffer("".join(texts).encode(errors="surrogatepass"), np.uint8)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    if marks.size == sizes.sum():  # else some are not ASCII, and no plain days
        begins = np.cumsum(sizes) - sizes
        for size, one, other, fixed in _FORMS:
            of_size = sizes == size
            for column, mark in fixed.items():
                of_size[of_size] = marks[begins[of_size] + column] == mark
            at = np.flatnonzero(of_size)
            first = last = _days(marks, begins[at] + one)
            if other != one:
                last = _days(marks, begins[at] + other)
            _put(first, last, at, texts, dates, spans)
    rest = np.flatnonzero(spans[2] == UNKNOWN)
    if rest.size:
        read = chain.from_iterable([dates[texts[at]] for at in rest.tolist()])
        spans[:, rest] = np.fromiter(read, np.int64, 3 * rest.size).reshape(-1, 3).T
    return spans


def _put(
    first: Ints, last: Ints, at: Ints, texts: list[str], dates: DatesRead, spans: Ints
) -> None:
    """Put the dates of one form in their columns; what is no such date is left."""
    good = (first != UNKNOWN) & (first <= last)
    found = at[good]
    if found.size:
        code = dates.code(parse(texts[int(found[0])]))
        spans[0, found], spans[1, found], spans[2, found] = first[good], last[good], code


def _days(marks: Bytes, begins: Ints) -> Ints:
    """The days that the texts plainly name which begin in these places, or `UNKNOWN`."""
    if not begins.size:
        return begins
    # Every stretch of ten marks is one item of an array that lies over them: the quickest to pick.
    tens = np.ndarray(marks.size - 9, "V10", marks, 0, (1,))[begins].view(np.uint8).reshape(-1, 10)
    digits = tens[:, _DIGITS].T.astype(np.int32) - _ZERO
    good = ((digits >= 0) & (digits <= 9)).all(axis=0)
    good &= (tens[:, 4] == _DASH) & (tens[:, 7] == _DASH)
    year, month, day = _WORTH @ digits
    good &= (month >= 1) & (month <= 12) & (day >= 1)
    month = np.where(good, year * 12 + month - 1, 0)
    number = _FIRSTS[month] + day - 1
    good &= number < _FIRSTS[month + 1]
    return np.where(good, number, UNKNOWN)
