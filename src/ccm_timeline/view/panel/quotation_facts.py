"""What the panel says of an event's quotations, as frozen values without widgets."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import AlsoIn, Event, Quote, Stance, StanceValue, Topic
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.passages import Findings, PassageFacts
from ccm_timeline.view.panel.words import KINDS


class ChipFacts(msgspec.Struct, frozen=True):
    """A stance in words, with the value that gives it its mark."""

    value: StanceValue
    words: str


class OtherWording(msgspec.Struct, frozen=True):
    """How another source has a quotation; `exact` is empty where it has the same words."""

    source: str
    difference: str
    exact: str
    passage: PassageFacts


class QuotationFacts(msgspec.Struct, frozen=True):
    """Words, who said them, where they stand, and whether they were found there."""

    quote: Quote
    speaker: str
    standing: str
    kind: str
    source: str
    chip: ChipFacts | None
    grade: Grade | None
    others: tuple[OtherWording, ...]
    passage: PassageFacts


def quotations_of(
    timeline: Timeline,
    names: Names,
    event: Event,
    grades: Mapping[str, Grade],
    findings: Findings | None = None,
) -> tuple[QuotationFacts, ...]:
    """Without findings no passage is told to be here, as where nobody can go and read it."""
    known = findings or Findings(names, {})
    return tuple(
        _quotation(timeline, names, quote, grades.get(quote.id), known)
        for quote in timeline.quotes_of(event.id)
    )


def _quotation(
    timeline: Timeline, names: Names, quote: Quote, grade: Grade | None, findings: Findings
) -> QuotationFacts:
    organisation = timeline.actor(quote.organisation)
    speaker = organisation if quote.speaker is None else timeline.actor(quote.speaker)
    return QuotationFacts(
        quote=quote,
        speaker=names.actor(speaker),
        standing=names.standing(speaker, organisation),
        kind=KINDS[quote.kind],
        source=names.source(quote.source),
        chip=_chip(timeline, names, quote),
        grade=grade,
        others=tuple(_other(names, quote, other, findings) for other in quote.also_in),
        passage=findings.of(quote),
    )


def _other(names: Names, quote: Quote, other: AlsoIn, findings: Findings) -> OtherWording:
    exact = "" if other.exact == quote.exact else other.exact
    source = names.source(other.source)
    return OtherWording(source, other.difference or "", exact, findings.of(other))


def _chip(timeline: Timeline, names: Names, quote: Quote) -> ChipFacts | None:
    """The stance of whoever speaks; that of the organisation says whose it is beside a person."""
    for actor_id in dict.fromkeys((quote.speaker or quote.organisation, quote.organisation)):
        stance = _known_stance(timeline, actor_id, quote.event)
        if stance is not None:
            words = capitalised(STANCE_WORDS[stance.value])
            if actor_id != (quote.speaker or actor_id):
                words = (
                    f"{names.short_actor(timeline.actor(actor_id))} {STANCE_WORDS[stance.value]}"
                )
            if stance.topic is not Topic.WITHDRAWAL:
                words += " (mine-ban treaty)"
            return ChipFacts(stance.value, words)
    return None


def _known_stance(timeline: Timeline, actor_id: str, event_id: str) -> Stance | None:
    """The stance that this event tells of, else the one that an actor has throughout."""
    for stance in timeline.stances_of(event_id):
        if stance.actor == actor_id:
            return stance
    always = [
        stance
        for stance in timeline.document.stances
        if stance.actor == actor_id and stance.topic is Topic.WITHDRAWAL
    ]
    return always[0] if len({stance.value for stance in always}) == 1 else None
