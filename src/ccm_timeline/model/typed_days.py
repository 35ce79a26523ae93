"""Days as people type them into a field: a year, month or day stands for its first or last day."""

from __future__ import annotations

from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import EdtfError, parse

_FOUR_DIGITS = 9999


def first_typed(text: str) -> int | None:
    """The first day that a typed date may be, None for an empty field.

    Raises `EdtfError` for no date, and for one that begins on no known day.
    """
    return _known(parse(text.strip()).earliest, "2024/..") if text.strip() else None


def last_typed(text: str) -> int | None:
    """The last day that a typed date may be, None for an empty field.

    Raises `EdtfError` for no date, and for one that ends on no known day.
    """
    return _known(parse(text.strip()).latest, "../2024") if text.strip() else None


def _known(day: int | None, example: str) -> int:
    if day is None:
        raise EdtfError(f"This date is open on the side that is asked for: write {example}.")
    return day


def as_typed(day: int) -> str:
    """A day as EDTF has it; of a year of more than four digits, which has no days there, the
    year."""
    year, month, number = ymd(day)
    if abs(year) > _FOUR_DIGITS:
        return f"Y{year}"
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{number:02}"
