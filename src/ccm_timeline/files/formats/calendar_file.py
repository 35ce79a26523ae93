"""iCalendar (RFC 5545): all-day events for the days that are certain.

The library `icalendar` escapes texts and folds lines at 75 octets. What stands here is the choice
of properties, and that the same document always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from ccm_timeline.files.formats.days import certain_days
from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.files.formats.wording import date_notes, plain, reference
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//CCM Timeline//CCM Timeline//EN"

STAMP = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP of every event. A document does not say when it was changed, and the clock would make
two exports of one document differ."""

_LAST = date.max.toordinal()
_LANGUAGE = re.compile("[A-Za-z0-9-]+")

Days = tuple[int, int]


def calendar_file(timeline: Timeline) -> Exported:
    """Write one VEVENT for each event of which all days are certain, and count the others."""
    from icalendar import Calendar  # it takes a tenth of a second, which other exports need not

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # NAME is RFC 7986; most programs still read only the older one.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, visible(timeline.document.title))
    written = 0
    for event, when in zip(timeline.events, timeline.whens, strict=True):
        days = _writable(when)
        if days is not None:
            calendar.add_component(_vevent(timeline, event, when, days))
            written += 1
    return Exported(calendar.to_ical(), (*_uncertain(timeline), *_outside(timeline, written)))


def _uncertain(timeline: Timeline) -> Iterator[str]:
    yield from sentence(
        sum(certain_days(when) is None for when in timeline.whens),
        "{} event has no certain day and was left out.",
        "{} events have no certain day and were left out.",
    )


def _outside(timeline: Timeline, written: int) -> Iterator[str]:
    certain = sum(certain_days(when) is not None for when in timeline.whens)
    yield from sentence(
        certain - written,
        "{} event lies outside the years 1 to 9999 and was left out.",
        "{} events lie outside the years 1 to 9999 and were left out.",
    )
    yield from not_carried(
        timeline, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.IMPORTANCE, Part.NOTES
    )


def _writable(when: When) -> Days | None:
    """Give the days of a VEVENT: a date has four digits of the year (RFC 5545, 3.3.4)."""
    days = certain_days(when)
    # The exclusive end is a day further.
    return days if days is not None and days[0] >= 1 and days[1] < _LAST else None


def _vevent(timeline: Timeline, event: Event, when: When, days: Days) -> icalendar.Event:
    from icalendar import Event as Component
    from icalendar import vDatetime

    component = Component()
    component.add("uid", str(_uid(timeline.document.id, event.id)))
    # Not by `add`, which looks UTC up in a time zone database: Windows has none.
    component["DTSTAMP"] = vDatetime(STAMP)
    component.add("dtstart", date.fromordinal(days[0]))
    component.add("dtend", date.fromordinal(days[1]) + timedelta(days=1))
    component.add("summary", visible(event.title), parameters=_language(timeline))
    component.add("description", _description(timeline, event, when))
    component.add("categories", [visible(timeline.theme(event.theme).name)])
    component.add("status", "TENTATIVE" if event.planned else "CONFIRMED")
    component.add("transp", "TRANSPARENT")  # nobody is busy on a day of history
    return component


def _uid(document_id: str, event_id: str) -> UUID:
    """Give the UID of an event: the same in every export, so that a second import replaces it."""
    # Ids hold no control character, so that the line end cannot be part of either.
    return uuid5(NAMESPACE_URL, f"ccm-timeline:{document_id}\n{event_id}")


def _language(timeline: Timeline) -> dict[str, str]:
    language = timeline.document.language
    return {"LANGUAGE": language} if _LANGUAGE.fullmatch(language) else {}


def _description(timeline: Timeline, event: Event, when: When) -> str:
    paragraphs = [in_words(when), *([event.summary] if event.summary else []), *date_notes(event)]
    paragraphs += [
        f"“{quote.exact}” ({reference(timeline, quote)})" for quote in timeline.quotes_of(event.id)
    ]
    return "\n\n".join(plain(paragraph) for paragraph in paragraphs)
