"""Days as people type them into a field: a year, month or day stands for its first or last day."""

from __future__ import annotations

from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import parse


def first_typed(text: str) -> int | None:
    """The first day that a typed date may be, None for an empty field. Raises `EdtfError`."""
    return parse(text.strip()).earliest if text.strip() else None


def last_typed(text: str) -> int | None:
    """The last day that a typed date may be, None for an empty field. Raises `EdtfError`."""
    return parse(text.strip()).latest if text.strip() else None


def as_typed(day: int) -> str:
    """A day as EDTF has it."""
    year, month, number = ymd(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{number:02}"
