"""Dates read one by one into numbers, each different text once."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.edtf import EdtfError, Precision, When, parse

UNKNOWN = -(2**62)
"""Stands for an end that is open or unknown."""

_REMEMBERED = 2**15
"""Texts whose reading is kept, so that memory stays bounded."""

_MONTH = slice(0, 8)
_DAYS = {f"{day:02}": day for day in range(1, 32)}
_NO_DAY = 99
_NO_MONTH = (0, 0)


class Signature(msgspec.Struct, frozen=True):
    """How well a date is known, without the days: all that its mark shows."""

    precision: Precision
    approximate: bool
    uncertain: bool
    within: bool
    open_start: bool
    open_end: bool
    start_approximate: bool
    end_approximate: bool


def signature_of(when: When) -> Signature:
    """How well a date is known."""
    return Signature(
        when.precision,
        when.approximate,
        when.uncertain,
        when.within,
        when.earliest is None,
        when.latest is None,
        when.start_approximate,
        when.end_approximate,
    )


class DatesRead(dict[str, tuple[int, int, int]]):
    """First day, last day and index of the signature of each text; asking for a new one reads it.

    Raises `edtf.EdtfError` where a text is no date.
    """

    def __init__(self) -> None:
        self._days = _Days()
        self._codes: dict[Signature, int] = {}
        self._day_code: int | None = None

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Those of all texts that were read."""
        return tuple(self._codes)

    def code(self, when: When) -> int:
        """The index of a date's signature."""
        return self._codes.setdefault(signature_of(when), len(self._codes))

    def __missing__(self, text: str) -> tuple[int, int, int]:
        read = self._read(text)
        if len(self) < _REMEMBERED:
            self[text] = read
        return read

    def _read(self, text: str) -> tuple[int, int, int]:
        if len(text) == 10 and (day := self._days[text]) != UNKNOWN:
            if self._day_code is None:
                self._day_code = self.code(parse(text))
            return day, day, self._day_code
        when = parse(text)
        first = UNKNOWN if when.earliest is None else when.earliest
        last = UNKNOWN if when.latest is None else when.latest
        return first, last, self.code(when)


class _Days(dict[str, int]):
    """The day that a text of ten characters plainly names, or `UNKNOWN`, by remembering months."""

    def __init__(self) -> None:
        self._months: dict[str, tuple[int, int]] = {}

    def __missing__(self, text: str) -> int:
        before, length = self._months.get(text[_MONTH]) or self._learn(text)
        day = _DAYS.get(text[8:], _NO_DAY)
        if day > length:
            return UNKNOWN
        if len(self) < _REMEMBERED:
            self[text] = before + day
        return before + day

    def _learn(self, text: str) -> tuple[int, int]:
        """The day before a month, and how many days it has; of a text that is no day, none."""
        try:
            month = parse(text[:7])
        except EdtfError:
            return _NO_MONTH
        if text[7:8] != "-" or month.precision is not Precision.MONTH or month.earliest is None:
            return _NO_MONTH
        assert month.latest is not None
        found = month.earliest - 1, month.latest - month.earliest + 1
        return self._months.setdefault(text[_MONTH], found)
