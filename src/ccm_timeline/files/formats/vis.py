"""vis-timeline: groups and items, as the object that its `setData` takes.

The source is the documentation of vis-timeline ("Data Format"), and its code, version 8.5, for
what that leaves open. Contents and titles are HTML there, and the end of a range is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ccm_timeline.files.formats.days import iso_day, placed_by_first_day, possible_days
from ccm_timeline.files.formats.exported import Exported, Part, not_carried
from ccm_timeline.files.formats.html_text import html_line, html_lines
from ccm_timeline.files.formats.wording import date_notes
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words

POINT, RANGE = "point", "range"
"""Backgrounds are not used: vis-timeline has no tool tip and no click for them."""


def vis_json(timeline: Timeline) -> Exported:
    """Write `{"groups": […], "items": […]}`: themes and events."""
    themes = enumerate(timeline.document.themes)
    groups = [
        {"id": theme.id, "content": html_line(theme.name), "order": order}
        for order, theme in themes
    ]
    pairs = zip(timeline.events, timeline.whens, strict=True)
    tree = {"groups": groups, "items": [_item(event, when) for event, when in pairs]}
    data = msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"
    lacking = not_carried(
        timeline, Part.QUOTATIONS, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.NOTES
    )
    return Exported(data, (*placed_by_first_day(timeline), *lacking))


def _item(event: Event, when: When) -> dict[str, str]:
    first, last = possible_days(when)
    paragraphs = [in_words(when), *([event.summary] if event.summary else []), *date_notes(event)]
    item = {
        "id": event.id,
        "group": event.theme,
        "content": html_line(event.title),
        "title": "<br>".join(html_lines(paragraph) for paragraph in paragraphs),
        "type": POINT if last in (None, first) else RANGE,
        "start": _midnight(first),
        "className": " ".join(_classes(event, when)),
    }
    if item["type"] == RANGE and last is not None:
        item["end"] = _midnight(last + 1)
    return item


def _midnight(day: int) -> str:
    """Write the start of a day without a zone.

    JavaScript reads a mere day as midnight in Greenwich, the evening before in America, and this
    as midnight wherever the reader is (ECMA-262, "Date Time String Format"): no day shifts.
    """
    return f"{iso_day(day)}T00:00:00"


def _classes(event: Event, when: When) -> Iterator[str]:
    """Yield names by which a style sheet can tell importance and certainty."""
    yield f"ccm-importance-{event.importance}"
    named = {
        "planned": event.planned,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "within": when.within,
        "open": None in (when.earliest, when.latest),
    }
    yield from (f"ccm-{name}" for name, holds in named.items() if holds)
