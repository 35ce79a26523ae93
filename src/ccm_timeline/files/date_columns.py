"""The columns of events read many at once: `model.columns.columns_of` by numpy, piece by piece."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.transposed import EventLists
from ccm_timeline.model.columns import Columns, DateColumns, IdColumns, sort_key
from ccm_timeline.model.dates_read import UNKNOWN, DatesRead
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

_NEW_LINE = ord("\n")
_END = "\n" + " " * 10
"""Stands behind the last text: ten marks can then be read wherever a text begins."""

_BATCH = 2**14
"""Dates that are read at once: numpy is quick with many."""

_WIDE = np.dtype("<u8")
"""Eight marks as one number, the first of them the lowest."""

_PAIR = np.dtype("<u2")
_DAY_ZEROS, _PAIR_ZEROS = (int.from_bytes(text, "little") for text in (b"0000-00-", b"00"))
_TOO_HIGH, _PAIR_TOO_HIGH = (
    int.from_bytes(bytes(0x80 - most for most in mosts), "little")
    for mosts in ((10, 10, 10, 10, 1, 10, 10, 1), (10, 10))
)
"""What lifts into its highest bit each mark that is neither a digit nor, in its place, a dash."""

_HIGH, _PAIR_HIGH = (int.from_bytes(b"\x80" * size, "little") for size in (8, 2))
_MONTHS = np.arange("0000-01", "10000-02", dtype="datetime64[M]").astype("datetime64[D]")
_FIRSTS = _MONTHS.astype(np.int64) + 719_163
"""The first day of each month from year 0 to 9999, counted as `days` does and not from 1970."""


class ColumnReader:
    """Reads events into columns, piece by piece."""

    def __init__(self) -> None:
        self._dates = DatesRead()
        self._reports = DatesRead()
        self._themes = _Numbers()
        self._theme = [np.empty(0, np.uint32)]
        self._count = 0
        self._importance = bytearray()
        self._planned = bytearray()
        self._reported_at = array("I")
        self._reported = array("q")
        self._whens: list[str] = []
        self._spans: list[Ints] = []
        self._hashes = [np.empty(0, np.int64)]

    @property
    def is_read(self) -> bool:
        """Whether the date of every event was read; some may wait for more to come."""
        return not self._whens

    def extend(self, events: EventLists) -> None:
        """Read more events. Raises `edtf.EdtfError` where a date is none."""
        count = len(events.id)
        if events.reported.count(None) < count:
            self._read_reported(events.reported)
        self._whens += events.when
        if len(self._whens) >= _BATCH:
            self._read_whens()
        self._hashes.append(np.fromiter(map(hash, events.id), np.int64, count))
        numbers = map(self._themes.__getitem__, events.theme)
        self._theme.append(np.fromiter(numbers, np.uint32, count))
        self._importance += bytes(events.importance)
        self._planned += bytes(events.planned)
        self._count += count

    def columns(self) -> Columns:
        """The columns of all events that were read. Raises `edtf.EdtfError`."""
        self._read_whens()
        first, last, code = np.concatenate(self._spans, axis=1)
        start = np.where(first == UNKNOWN, last, first)
        end = np.where(last == UNKNOWN, first, last)
        order = _in_time(start, end)
        dates = DateColumns(
            _array("q", first[order]),
            _array("q", last[order]),
            _array("H", code.astype(np.uint16)[order]),
            self._dates.signatures,
            int(end.max()) if end.size else None,
        )
        hashes = np.concatenate(self._hashes)[order]
        by_hash = _ascending(hashes)
        ids = IdColumns(_array("q", hashes[by_hash]), _array("I", by_hash.astype(np.uint32)))
        return Columns(
            dates,
            ids,
            _array("I", order.astype(np.uint32)),
            bytes(self._importance),
            bytes(self._planned),
            _array("I", np.concatenate(self._theme)),
            tuple(self._themes),
            self._reported_at,
            self._reported,
        )

    def _read_reported(self, texts: Sequence[str | None]) -> None:
        for number, text in enumerate(texts, self._count):
            if text is not None:
                self._reported_at.append(number)
                self._reported.append(sort_key(self._reports[text])[0])

    def _read_whens(self) -> None:
        """Read the dates that wait. Raises `edtf.EdtfError`."""
        self._spans.append(read_spans(self._whens, self._dates))
        self._whens = []


def _array(code: str, numbers: NDArray[Any]) -> array[int]:
    """The numbers without a second copy of them on the way."""
    made = array(code)
    made.frombytes(numbers.view(np.uint8).data)
    return made


def _in_time(start: Ints, end: Ints) -> Ints:
    """The numbers of the dates in the order of time; what is alike stays in its order."""
    length = end - start
    if not start.size or length.min() < 0:
        return np.argsort(start * 2**27 + length, kind="stable")
    start = start - start.min()
    # Start, length and number in one: numbers that all differ are sorted six times as fast.
    for_length, for_number = int(length.max()).bit_length(), int(start.size).bit_length()
    if int(start.max()).bit_length() + for_length + for_number > 63:
        return np.argsort(start * 2**27 + length, kind="stable")
    joined = (start << for_length | length) << for_number | np.arange(start.size)
    joined.sort()
    order: Ints = joined & (2**for_number - 1)
    return order


def _ascending(hashes: Ints) -> Ints:
    """Where the hashes stand, the least first."""
    low = 2 ** int(hashes.size).bit_length() - 1
    # As above: the place of each instead of its last digits, in which hardly any two differ alone.
    joined = hashes & ~low | np.arange(hashes.size)
    joined.sort()
    places = joined & low
    found = hashes[places]
    return places if (found[1:] >= found[:-1]).all() else np.argsort(hashes)


class _Numbers(dict[str, int]):
    """Numbers for texts, from 0, given when a text first comes."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def read_spans(texts: list[str], dates: DatesRead) -> Ints:
    """First day, last day and index of the signature (three rows) of each date.

    Raises `edtf.EdtfError` where a text is no date.
    """
    spans = np.full((3, len(texts)), UNKNOWN)
    marks = np.frombuffer(("\n".join(texts) + _END).encode(errors="surrogatepass"), np.uint8)
    ends = np.flatnonzero(marks == _NEW_LINE)
    if ends.size == len(texts):  # else there is one in a text, which is no plain day
        begins = np.concatenate(([0], ends[:-1] + 1))
        sizes = ends - begins
        for size, one, other, fixed in _FORMS:
            at = np.flatnonzero(sizes == size)
            for column, mark in fixed.items():
                at = at[marks[begins[at] + column] == mark]
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
    # All marks of a date are read at once, as the bytes of one number and of another for the day.
    # An array of such numbers that begin at every byte lies over the marks.
    digits = _over(marks, _WIDE)[begins] ^ _DAY_ZEROS
    pair = _over(marks, _PAIR)[begins + 8] ^ _PAIR_ZEROS
    good = ((digits + _TOO_HIGH) | digits) & _HIGH == 0
    good &= ((pair + _PAIR_TOO_HIGH) | pair) & _PAIR_HIGH == 0
    tens = digits * 10 + (digits >> 8)  # In each byte the number of two digits that begin there.
    year, month = (tens & 0xFF) * 100 + (tens >> 16 & 0xFF), tens >> 40 & 0xFF
    day = ((pair & 0xFF) * 10 + (pair >> 8)).astype(np.int64)
    good &= (month >= 1) & (month <= 12) & (day >= 1)
    place = np.where(good, year * 12 + month - 1, 0).astype(np.int64)
    number = _FIRSTS[place] + day - 1
    good &= number < _FIRSTS[place + 1]
    return np.where(good, number, UNKNOWN)


def _over(marks: Bytes, numbers: np.dtype[np.unsignedinteger[Any]]) -> NDArray[Any]:
    """The numbers that begin at each of the marks for which there is room."""
    return np.ndarray(marks.size - numbers.itemsize + 1, numbers, marks, 0, (1,))
