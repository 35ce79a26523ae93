"""What the card of an event says, as plain words."""

from __future__ import annotations

import msgspec

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import Event, Quote, StanceValue
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_short, in_words
from ccm_timeline.view.badges import BADGES
from ccm_timeline.view.picture.references import short_reference

_MARKS = '“”„‟"«»‹›'
_FOUND = (Grade.EXACT, Grade.TYPOGRAPHIC)
_MOST_STANCES = 3


class CardText(msgspec.Struct, frozen=True):
    """The parts of a card; what is not stated is empty."""

    date: str
    title: str
    words: str
    """The first of its quotations, or its summary where it has none."""
    is_quotation: bool
    speaker: str
    standing: str
    """Role and organisation of the speaker."""
    stances: tuple[tuple[str, StanceValue], ...]
    references: tuple[str, ...]
    badge: str
    is_found: bool


def card_text(timeline: Timeline, event: Event, grade: Grade | None) -> CardText:
    """The words of an event, the quotation as its source spells it."""
    quote = next(iter(timeline.quotes_of(event.id)), None)
    speaker, standing = _speaker(timeline, quote)
    return CardText(
        _date(timeline, event),
        " ".join(visible(event.title).split()),
        quote.exact.strip(_MARKS) if quote else visible(event.summary or ""),
        quote is not None,
        speaker,
        standing,
        tuple(_stances(timeline, event))[:_MOST_STANCES],
        _references(timeline, event, quote),
        BADGES[grade] if quote is not None and grade is not None else "",
        grade in _FOUND,
    )


def _date(timeline: Timeline, event: Event) -> str:
    said = capitalised(in_words(timeline.when(event.id)))
    if event.planned:
        said += " · planned"
    reported = timeline.reported(event)
    return said if reported is None else f"{said} · reported {in_short(reported)}"


def _speaker(timeline: Timeline, quote: Quote | None) -> tuple[str, str]:
    """Who speaks, and as what; an organisation speaks for itself."""
    if quote is None:
        return "", ""
    organisation = visible(timeline.actor(quote.organisation).name)
    if quote.speaker is None or quote.speaker == quote.organisation:
        return organisation, ""
    person = timeline.actor(quote.speaker)
    parts = (visible(person.role or ""), organisation)
    return visible(person.name), ", ".join(part for part in parts if part)


def _stances(timeline: Timeline, event: Event) -> list[tuple[str, StanceValue]]:
    return [
        (f"{_name(timeline, stance.actor)}: {STANCE_WORDS[stance.value]}", stance.value)
        for stance in timeline.stances_of(event.id)
    ]


def _name(timeline: Timeline, actor_id: str) -> str:
    actor = timeline.actor(actor_id)
    return capitalised(visible(actor.short_name or actor.name))


def _references(timeline: Timeline, event: Event, quote: Quote | None) -> tuple[str, ...]:
    """The source of the quotation; without one, the sources that state the event."""
    if quote is not None:
        return (f"Source: {short_reference(timeline.source(quote.source))}",)
    told = "; ".join(map(short_reference, timeline.sources_of(event)))
    return (f"Stated by {told}",) if told else ()
