"""Dates as the formats want them: days that are certain, and ISO 8601 for any year."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.files.formats.exported import sentence
from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline


def certain_days(when: When) -> tuple[int, int] | None:
    """Give the first and last day where both are stated to the day and neither is in doubt."""
    if when.is_exact_day:
        assert when.earliest is not None
        return when.earliest, when.earliest
    if "/" not in when.text or when.approximate or when.uncertain:
        return None
    if when.earliest is None or when.latest is None:
        return None
    # A coarse end has two days: the first and the last on which it may be.
    coarse = when.start_latest is not None or when.end_earliest is not None
    return None if coarse else (when.earliest, when.latest)


def possible_days(when: When) -> tuple[int, int | None]:
    """Give the first and last possible day; no last one where an end of the span is not known."""
    if when.earliest is None or when.latest is None:
        return when.sort_key[0], None
    return when.earliest, when.latest


def iso_day(day: int) -> str:
    """Write a day as ISO 8601 has it, years outside 0 to 9999 with a sign and six digits.

    Six is what ECMAScript reads (ECMA-262, "Expanded Years"); years are astronomical.
    """
    year, month, of_month = ymd(day)
    written = f"{year:04}" if 0 <= year <= 9999 else f"{year:+07}"
    return f"{written}-{month:02}-{of_month:02}"


def placed_by_first_day(timeline: Timeline) -> Iterator[str]:
    """Say how many events stand at days that are not certain, in formats that know only days."""
    yield from sentence(
        sum(certain_days(when) is None for when in timeline.whens),
        "{} event is not known to the day; it is placed by its possible days.",
        "{} events are not known to the day; they are placed by their possible days.",
    )
    yield from sentence(
        sum(None in (when.earliest, when.latest) for when in timeline.whens),
        "{} event has an end that is not known; it is placed at its other end.",
        "{} events have an end that is not known; they are placed at their other end.",
    )
