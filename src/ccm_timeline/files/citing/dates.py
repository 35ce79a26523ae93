"""The dates of publication as Chicago and APA word them, American and with capital seasons."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.model.document import Source
from ccm_timeline.model.edtf import When, parse
from ccm_timeline.model.words import ENGLISH, Words, in_words

UNDATED = "n.d."

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_DOUBTS = replace(
    ENGLISH,
    seasons=_SEASONS,
    about="ca. {date}",
    about_years="ca. {date}",
    estimated="ca. {year}",
    uncertain="{date}?",
    masked="{span}",
)
_CHICAGO = replace(
    _DOUBTS,
    day="{month} {day}, {year}",
    days_of_month="{month} {first}–{last}, {year}",
    days_of_year="{first_month} {first}–{last_month} {last}, {year}",
    listed_days="{month} {days}, {year}",
)
_APA = replace(
    _DOUBTS,
    day="{year}, {month} {day}",
    month="{year}, {month}",
    season="{year}, {season}",
    southern_season="{year}, {season} (southern)",
    days_of_month="{year}, {month} {first}–{last}",
    days_of_year="{year}, {first_month} {first}–{last_month} {last}",
    months_of_year="{year}, {first_month}–{last_month}",
    listed_days="{year}, {month} {days}",
)
_YEARS = replace(
    _DOUBTS,
    day="{year}",
    month="{year}",
    season="{year}",
    southern_season="{year}",
    days_of_month="{year}",
    days_of_year="{year}",
    months_of_year="{year}",
    listed_days="{year}",
)


def chicago_date(source: Source) -> str:
    """Word the date for a note; what is in doubt stands in brackets, as Chicago has it
    (The Chicago Manual of Style, 17th edition, 14.145): "[ca. 2024]"."""
    if source.published is None:
        return UNDATED
    when = parse(source.published)
    words = in_words(when, words=_CHICAGO)
    return f"[{words}]" if _is_doubtful(when) else words


def apa_date(source: Source) -> str:
    """Word the date for a reference list, the year first (APA, 7th edition, 9.14)."""
    return _worded(source, _APA)


def apa_year(source: Source) -> str:
    """Word the year for a citation in the text (APA, 7th edition, 8.10)."""
    return _worded(source, _YEARS)


def _worded(source: Source, words: Words) -> str:
    if source.published is None:
        return UNDATED
    return in_words(parse(source.published), words=words)


def _is_doubtful(when: When) -> bool:
    return when.approximate or when.uncertain or when.within
