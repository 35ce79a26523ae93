"""Dates by number: each different text is read once, plain days much faster than `edtf.parse`."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from ccm_timeline.model.edtf import EdtfError, Precision, When, parse

UNKNOWN = -(2**62)
"""Stands for an end that is open or unknown."""

_REMEMBERED = 2**17
"""Texts whose number is kept: more are given a new number each time, and memory stays bounded."""

_MONTH = slice(0, 8)
_DAYS = {f"{day:02}": day for day in range(1, 32)}
_NO_DAY = 99
_NO_MONTH = (0, 0)


@dataclass(frozen=True, slots=True)
class Signature:
    """How well a date is known, without the days: all that its mark shows."""

    precision: Precision
    approximate: bool
    uncertain: bool
    within: bool
    open_start: bool
    open_end: bool
    start_approximate: bool
    end_approximate: bool


@dataclass(frozen=True)
class DateColumns:
    """First and last possible day of each event (numbers as in `days`), and its signature by index."""

    earliest: array[int]
    latest: array[int]
    code: array[int]
    signatures: tuple[Signature, ...]

    def range(self) -> tuple[int, int]:
        """The first and the last day that any date may be. Raises `ValueError` without events."""
        known = {*self.earliest, *self.latest} - {UNKNOWN}
        return min(known), max(known)


class DateNumbers(dict[str, int]):
    """The number of each date text, from 0; asking for an unread one reads it.

    Raises `edtf.EdtfError` where a text is no date.
    """

    def __init__(self) -> None:
        self._earliest: list[int] = []
        self._latest: list[int] = []
        self._code: list[int] = []
        self._codes: dict[Signature, int] = {}
        self._months: dict[str, tuple[int, int]] = {}
        self._plain_codes: dict[int, int] = {}

    def __missing__(self, text: str) -> int:
        first, last, code = self._plain(text) or self._any(text)
        number = len(self._code)
        self._earliest.append(first)
        self._latest.append(last)
        self._code.append(code)
        if len(self) < _REMEMBERED:
            self[text] = number
        return number

    def sort_key(self, number: int) -> tuple[int, int]:
        """What puts dates in the order of time; a missing end takes the other's day."""
        first, last = self._earliest[number], self._latest[number]
        return (last if first == UNKNOWN else first, first if last == UNKNOWN else last)

    def sort_keys(self) -> list[tuple[int, int]]:
        """`sort_key` of every number."""
        return [
            (last if first == UNKNOWN else first, first if last == UNKNOWN else last)
            for first, last in zip(self._earliest, self._latest, strict=True)
        ]

    def columns(self, numbers: Sequence[int]) -> DateColumns:
        """Earliest day, latest day and code of the signature for each of some numbers."""
        return DateColumns(
            array("q", [self._earliest[number] for number in numbers]),
            array("q", [self._latest[number] for number in numbers]),
            array("H", [self._code[number] for number in numbers]),
            tuple(self._codes),
        )

    def _plain(self, text: str) -> tuple[int, int, int] | None:
        """Read one day, or two that bound a span; None for all else."""
        match len(text):
            case 10:
                first = last = self._day(text)
            case 21 if text[10] == "/":
                first, last = self._day(text[:10]), self._day(text[11:])
            case 24 if text[0] == "[" and text[11:13] == ".." and text[23] == "]":
                first, last = self._day(text[1:11]), self._day(text[13:23])
            case _:
                return None
        if first is None or last is None or first > last:
            return None
        code = self._plain_codes.get(len(text))
        if code is None:
            code = self._plain_codes[len(text)] = self._code_of(parse(text))
        return first, last, code

    def _day(self, text: str) -> int | None:
        month = self._months.get(text[_MONTH]) or self._learn(text)
        day = _DAYS.get(text[8:], _NO_DAY)
        return month[0] + day if day <= month[1] else None

    def _learn(self, text: str) -> tuple[int, int]:
        """The day before a month, and how many days it has; of a text that is no day, none."""
        try:
            month = parse(text[:7])
        except EdtfError:
            return _NO_MONTH
        if text[7] != "-" or month.precision is not Precision.MONTH or month.earliest is None:
            return _NO_MONTH
        assert month.latest is not None
        found = month.earliest - 1, month.latest - month.earliest + 1
        return self._months.setdefault(text[_MONTH], found)

    def _any(self, text: str) -> tuple[int, int, int]:
        when = parse(text)
        first = UNKNOWN if when.earliest is None else when.earliest
        last = UNKNOWN if when.latest is None else when.latest
        return first, last, self._code_of(when)

    def _code_of(self, when: When) -> int:
        signature = Signature(
            when.precision,
            when.approximate,
            when.uncertain,
            when.within,
            when.earliest is None,
            when.latest is None,
            when.start_approximate,
            when.end_approximate,
        )
        return self._codes.setdefault(signature, len(self._codes))
