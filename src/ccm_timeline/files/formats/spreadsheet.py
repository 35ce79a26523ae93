"""CSV for spreadsheets: one row an event, or one row a quotation."""

from __future__ import annotations

from collections.abc import Iterable

from ccm_timeline.files.formats.csv_cells import Cell, write_table
from ccm_timeline.files.formats.days import iso_day
from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.files.formats.wording import date_in_words, source_name
from ccm_timeline.model.document import Event, Quote
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words, precision_in_words

EVENT_COLUMNS = (
    "event",
    "title",
    "when",
    "date",
    "certainty",
    "first possible day",
    "last possible day",
    "date note",
    "reported",
    "date of report",
    "planned",
    "theme",
    "importance",
    "summary",
    "actors",
    "quotations",
    "sources",
)
QUOTE_COLUMNS = (
    "quotation",
    "event",
    "event title",
    "when",
    "words",
    "kind",
    "speaker",
    "role",
    "organisation",
    "language",
    "key",
    "source",
    "source title",
    "publisher",
    "url",
    "start",
    "end",
    "also in",
)


def events_csv(timeline: Timeline) -> Exported:
    """Write one row an event, in the order of time; several names in a cell are set off by `; `."""
    pairs = zip(timeline.events, timeline.whens, strict=True)
    table = write_table(EVENT_COLUMNS, (_event_row(timeline, *pair) for pair in pairs))
    lacking = not_carried(
        timeline, Part.QUOTATIONS, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.NOTES
    )
    return Exported(table.data, (*lacking, *table.left_out()))


def quotes_csv(timeline: Timeline) -> Exported:
    """Write one row a quotation, by events in the order of time; start and end are code points."""
    quotes = [quote for event in timeline.events for quote in timeline.quotes_of(event.id)]
    table = write_table(QUOTE_COLUMNS, (_quote_row(timeline, quote) for quote in quotes))
    said = (
        *sentence(
            sum(not timeline.quotes_of(event.id) for event in timeline.events),
            "{} event has no quotation and was left out.",
            "{} events have no quotation and were left out.",
        ),
        *sentence(
            sum(len(quote.also_in) for quote in quotes),
            "{} other place of the same words is named by its source alone.",
            "{} other places of the same words are named by their source alone.",
        ),
        *not_carried(timeline, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.NOTES),
    )
    return Exported(table.data, (*said, *table.left_out()))


def _event_row(timeline: Timeline, event: Event, when: When) -> tuple[Cell, ...]:
    return (
        event.id,
        event.title,
        event.when,
        in_words(when),
        precision_in_words(when),
        "" if when.earliest is None else iso_day(when.earliest),
        "" if when.latest is None else iso_day(when.latest),
        event.when_note or "",
        event.reported or "",
        "" if event.reported is None else date_in_words(event.reported),
        _yes(event.planned),
        timeline.theme(event.theme).name,
        event.importance,
        event.summary or "",
        _joined(timeline.actor(actor).name for actor in event.actors),
        len(timeline.quotes_of(event.id)),
        _joined(source_name(source) for source in timeline.sources_of(event)),
    )


def _quote_row(timeline: Timeline, quote: Quote) -> tuple[Cell, ...]:
    event = timeline.event(quote.event)
    assert event is not None, "a checked document has the event of each quotation"
    source = timeline.source(quote.source)
    speaker = None if quote.speaker is None else timeline.actor(quote.speaker)
    return (
        quote.id,
        event.id,
        event.title,
        event.when,
        quote.exact,
        quote.kind.value,
        speaker.name if speaker else "",
        (speaker.role or "") if speaker else "",
        timeline.actor(quote.organisation).name,
        quote.language,
        _yes(quote.key),
        source.id,
        source.title or "",
        source.publisher or "",
        source.url or "",
        quote.start,
        quote.end,
        _joined(other.source for other in quote.also_in),
    )


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)
