"""TimelineJS 3 of the Knight Lab: its JSON, and the columns of its spreadsheet.

The source is its documentation ("JSON data format", and the spreadsheet template); where that is
silent, its code, version 3.9. Headlines and texts are HTML there. Years are astronomical, as
JavaScript's are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

import msgspec

from ccm_timeline.files.formats.csv_cells import Cell, write_table
from ccm_timeline.files.formats.days import placed_by_first_day, possible_days
from ccm_timeline.files.formats.exported import Exported, Part, not_carried
from ccm_timeline.files.formats.html_text import html_line, html_lines, html_twice
from ccm_timeline.files.formats.wording import date_notes, reference
from ccm_timeline.model.days import ymd
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import Precision, When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words

COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)
"""The template's, in its order; names and order are what its reader goes by."""

_PARTS = ("year", "month", "day")
_STATED = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
"""How many of year, month and day a single date states."""

Date = dict[str, int]


class Text(TypedDict):
    """What a slide says, in HTML."""

    headline: str
    text: str


class Slide(TypedDict, total=False):
    """One event as TimelineJS has it; its title is a slide without a date."""

    unique_id: str
    start_date: Date
    end_date: Date
    display_date: str
    group: str
    text: Text
    autolink: bool


def timelinejs_json(timeline: Timeline) -> Exported:
    """Write the JSON that TimelineJS reads; quotations stand in the text of their event."""
    tree = {
        "scale": "human",  # the other, for the age of the universe, knows only years
        "title": _title(timeline),
        "events": list(_slides(timeline)),
    }
    data = msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"
    return Exported(data, _left_out(timeline))


def timelinejs_csv(timeline: Timeline) -> Exported:
    """Write the spreadsheet from which TimelineJS makes a timeline; the first row is its title."""
    slides = [_title(timeline), *_slides(timeline)]
    table = write_table(COLUMNS, (_row(slide) for slide in slides))
    return Exported(table.data, (*_left_out(timeline), *table.left_out()))


def _left_out(timeline: Timeline) -> tuple[str, ...]:
    lacking = not_carried(
        timeline, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.IMPORTANCE, Part.NOTES
    )
    return (*placed_by_first_day(timeline), *lacking)


def _title(timeline: Timeline) -> Slide:
    document = timeline.document
    summary = f"<p>{html_lines(document.summary)}</p>" if document.summary else ""
    return Slide(text=Text(headline=html_line(document.title), text=summary), autolink=False)


def _slides(timeline: Timeline) -> Iterator[Slide]:
    for event, when in zip(timeline.events, timeline.whens, strict=True):
        start, end = _dates(when)
        slide = Slide(
            unique_id=event.id,
            start_date=start,
            display_date=html_twice(in_words(when)),
            group=html_twice(timeline.theme(event.theme).name),
            text=Text(headline=html_line(event.title), text=_text(timeline, event)),
            autolink=False,
        )
        if end is not None:
            slide["end_date"] = end
        yield slide


def _dates(when: When) -> tuple[Date, Date | None]:
    """Give a single date as closely as it is stated, and all else as a span of days."""
    first, last = possible_days(when)
    if stated := _STATED.get(when.precision):
        return _date(first, stated), None
    return _date(first), None if last in (None, first) else _date(last)


def _date(day: int, stated: int = 3) -> Date:
    return dict(zip(_PARTS[:stated], ymd(day), strict=False))


def _text(timeline: Timeline, event: Event) -> str:
    """Write summary, notes on the date, and each quotation with its reference, as HTML."""
    paragraphs = [*([event.summary] if event.summary else []), *date_notes(event)]
    parts = [f"<p>{html_lines(paragraph)}</p>" for paragraph in paragraphs]
    for quote in timeline.quotes_of(event.id):
        parts.append(f"<blockquote>{html_lines(quote.exact)}</blockquote>")
        parts.append(f"<p>{html_lines(reference(timeline, quote))}</p>")
    return "".join(parts)


def _row(slide: Slide) -> tuple[Cell, ...]:
    start, end = slide.get("start_date", {}), slide.get("end_date", {})
    return (
        *(start.get(part, "") for part in _PARTS),
        "",
        *(end.get(part, "") for part in _PARTS),
        "",
        slide.get("display_date", ""),
        slide["text"]["headline"],
        slide["text"]["text"],
        *[""] * 4,
        "" if start else "title",
        slide.get("group", ""),
        "",
    )
