"""What somebody most likely meant who wrote a date in another form than EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable

_OTHERWISE = "write for instance 2025-03-06, 2025-03, 2025 or 2024-09-10/2024-09-13"


def hint(text: str) -> str:
    """Say how a text is written as EDTF, as the end of a sentence; an example where it is unknown.

    What is offered is never taken: a text that has no reading stays refused.
    """
    for pattern, words in _FORMS:
        if found := pattern.fullmatch(text):
            return words(found)
    return _OTHERWISE


def _padded(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"a day is written year-month-day, with two digits each: {year}-{month:0>2}-{day:0>2}"


def _before_christ(found: re.Match[str]) -> str:
    year = int(found[1])
    return f"{year} BC is written -{year - 1:04}" if year > 1 else "1 BC is written 0000"


def _short_year(found: re.Match[str]) -> str:
    return f"a year has four digits: {found[1]}{found[2]:0>4} (0000 is 1 BC, -0001 is 2 BC)"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\s.*|.*\s", lambda _: "take away the space before or after it"),
        (r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})", _padded),
        (
            r"[0-9]{1,2}[-./ ]+[0-9]{1,2}[-./ ]+([0-9]{4})",
            lambda found: f"the year comes first, then month and day, as in {found[1]}-03-31",
        ),
        (r"([1-9][0-9]{0,3}) ?b\.?c\.?(?:e\.?)?", _before_christ),
        (r"(-?)([0-9]{1,3})", _short_year),
        (r"(-?[1-9][0-9]{4})", lambda found: f"such a year begins with Y: Y{found[1]}"),
        (
            r"([0-9]{4}) ?[-–—] ?([0-9]{4})",
            lambda found: f"a span is written with a slash: {found[1]}/{found[2]}",
        ),
        (
            r"(?:c|ca|circa|about|around)\.? ?([0-9]{4})",
            lambda found: f"what is approximate ends in ~: {found[1]}~",
        ),
        (r"([0-9]{3})0['’]?s", lambda found: f"a decade is written {found[1]}X"),
        (
            r"[0-9]{3}[u?_*]|[0-9]{2}[u?_*]{2}",
            lambda found: f"digits not known are X: {re.sub('[^0-9]', 'X', found[0])}",
        ),
        (
            r".*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*",
            lambda _: "a month is written as a number, as in 2025-03 or 2025-03-06",
        ),
    )
)
