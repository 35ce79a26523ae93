"""The one table of data formats, from which command line and dialog take what they offer."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ccm_timeline.files.citing.references import REFERENCE_FORMATS
from ccm_timeline.files.formats.calendar_file import calendar_file
from ccm_timeline.files.formats.exported import Exported
from ccm_timeline.files.formats.markdown import markdown
from ccm_timeline.files.formats.spreadsheet import events_csv, quotes_csv
from ccm_timeline.files.formats.text_alternative import text_alternative
from ccm_timeline.files.formats.timelinejs import timelinejs_csv, timelinejs_json
from ccm_timeline.files.formats.vis import vis_json
from ccm_timeline.files.formats.web_annotations import annotations_json
from ccm_timeline.model.timeline import Timeline


class Format(msgspec.Struct, frozen=True):
    """One format: how it is called, how its files end, and what writes it."""

    name: str
    """By which the command line knows it."""
    ending: str
    title: str
    """By which a dialog offers it."""
    write: Callable[[Timeline], Exported]
    usual: bool = False
    """Whether it is meant where nothing but the ending is said."""


FORMATS = (
    Format("ics", ".ics", "Calendar (iCalendar)", calendar_file, usual=True),
    Format("csv", ".csv", "Spreadsheet, a row an event (CSV)", events_csv, usual=True),
    Format("quotes-csv", ".csv", "Spreadsheet, a row a quotation (CSV)", quotes_csv),
    Format("timelinejs-csv", ".csv", "TimelineJS spreadsheet (CSV)", timelinejs_csv),
    Format("timelinejs", ".json", "TimelineJS (JSON)", timelinejs_json),
    Format("vis", ".json", "vis-timeline (JSON)", vis_json),
    Format("annotations", ".json", "Web Annotations (JSON-LD)", annotations_json),
    Format("md", ".md", "Text with headings (Markdown)", markdown, usual=True),
    Format("txt", ".txt", "Description for reading aloud (text)", text_alternative, usual=True),
    *(Format(of.name, of.ending, of.title, of.export, usual=True) for of in REFERENCE_FORMATS),
)


def named(name: str) -> Format | None:
    """Give the format of this name, or None."""
    return next((known for known in FORMATS if known.name == name), None)


def with_ending(ending: str) -> tuple[Format, ...]:
    """Give the formats of files that end so, in any case of letters; the usual one alone if any."""
    fitting = tuple(known for known in FORMATS if known.ending == ending.lower())
    return tuple(known for known in fitting if known.usual) or fitting
