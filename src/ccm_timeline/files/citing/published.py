"""The date of publication in figures, for programs that keep references."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.days import ymd
from ccm_timeline.model.document import Source
from ccm_timeline.model.edtf import Precision, When, parse
from ccm_timeline.model.words import in_words

_FIGURES = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


class Published(msgspec.Struct, frozen=True):
    """A date that is stated, as far as figures can say it."""

    words: str
    """The whole of it, as the program words dates."""
    first: tuple[int, ...]
    """Year, month and day, as far as they are known; empty where figures cannot say the date."""
    last: tuple[int, ...] = ()
    """The same of the last day of a span of days; else empty."""
    doubtful: bool = False
    """Approximate or uncertain."""


def published(source: Source) -> Published | None:
    """The date of a source; None where it states none."""
    if source.published is None:
        return None
    when = parse(source.published)
    words, doubtful = in_words(when), when.approximate or when.uncertain
    if not _has_plain_years(when):
        return Published(words, (), (), doubtful)
    if when.precision in _FIGURES and when.earliest is not None:
        return Published(words, ymd(when.earliest)[: _FIGURES[when.precision]], (), doubtful)
    if _is_span_of_days(when):
        assert when.earliest is not None
        assert when.latest is not None
        return Published(words, ymd(when.earliest), ymd(when.latest), doubtful)
    return Published(words, (), (), doubtful)


def _has_plain_years(when: When) -> bool:
    """Whether all years have four figures: programs differ on the others, above all on year 0."""
    days = [day for day in (when.earliest, when.latest) if day is not None]
    return all(0 < ymd(day)[0] <= 9999 for day in days)


def _is_span_of_days(when: When) -> bool:
    both = when.earliest is not None and when.latest is not None
    coarse = when.start_latest is not None or when.end_earliest is not None
    return "/" in when.text and both and not coarse
