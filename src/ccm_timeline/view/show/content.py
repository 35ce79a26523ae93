"""What a step says, as plain words: from the same facts as the panel."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccm_timeline.files.check import Grade
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.activities import names_of
from ccm_timeline.model.document import QuoteKind
from ccm_timeline.model.steps import Step
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_short
from ccm_timeline.view.panel.heading_facts import heading_of
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.quotation_facts import ChipFacts, QuotationFacts, quotations_of
from ccm_timeline.view.panel.words import badge
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.show.parts import Part


class EventContent(msgspec.Struct, frozen=True):
    """A step that tells what happened."""

    date: str
    short_date: str
    title: str
    summary: str
    sources: str


class QuoteContent(msgspec.Struct, frozen=True):
    """A step that shows what somebody said."""

    date: str
    short_date: str
    title: str
    words: str
    speaker: str
    standing: str
    chip: ChipFacts | None
    source: str
    badge: str
    grade: Grade | None
    names: tuple[str, ...] = ()
    """What would tell who speaks, the longest first."""


Content = EventContent | QuoteContent

_MARKS = '“”„‟"«»‹›'


def content_of(
    timeline: Timeline,
    names: Names,
    step: Step,
    grades: Mapping[str, Grade],
    comparison: Comparison,
) -> Content:
    """What the step says; an unknown event is a mistake of the caller."""
    event = timeline.event(step.event_id)
    assert event is not None, step
    heading = heading_of(timeline, event, comparison)
    planned = " · planned" if heading.planned else ""
    dates = f"{heading.date}{planned}", f"{in_short(timeline.when(event.id))}{planned}"
    if step.quote_id is None:
        reported = timeline.reported(event)
        told = "" if reported is None else f"Reported {in_short(reported)} · "
        sources = f"{told}Stated by {heading.stated_by}"
        return EventContent(*dates, heading.title, heading.summary, sources)
    facts = quotations_of(timeline, names, event, grades)
    quotation = next(found for found in facts if found.quote.id == step.quote_id)
    return _quote_content(timeline, names, dates, heading.title, quotation)


def parts_of(content: Content) -> frozenset[Part]:
    """What of a step can be hidden: all that it tells."""
    match content:
        case EventContent():
            return frozenset({Part.DATE})
        case QuoteContent(chip=None):
            return frozenset({Part.DATE, Part.SPEAKER})
        case QuoteContent():
            return frozenset(Part)


def _quote_content(
    timeline: Timeline, names: Names, dates: tuple[str, str], title: str, facts: QuotationFacts
) -> QuoteContent:
    organisation = timeline.actor(facts.quote.organisation)
    speaker = timeline.actor(facts.quote.speaker or organisation.id)
    # A file's name, which tells untitled sources apart, says nothing on a wall.
    file = timeline.source(facts.quote.source).file
    return QuoteContent(
        *dates,
        title,
        facts.quote.exact.strip(_MARKS),
        facts.speaker,
        _standing(timeline, names, facts),
        facts.chip,
        facts.source.removesuffix(f" ({file})"),
        badge(facts.grade),
        facts.grade,
        tuple(one_line(name) for name in names_of(speaker, organisation)),
    )


def _standing(timeline: Timeline, names: Names, facts: QuotationFacts) -> str:
    """Role and organisation, this by its short name: a wall has less room than a panel."""
    quote = facts.quote
    role, organisation = "", ""
    if quote.speaker is not None and quote.speaker != quote.organisation:
        role = one_line(timeline.actor(quote.speaker).role or "")
        organisation = names.short_actor(timeline.actor(quote.organisation))
    kind = "" if quote.kind is QuoteKind.DIRECT else facts.kind
    return ", ".join(part for part in (role, organisation, kind) if part)
