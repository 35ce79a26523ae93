"""What the panel says of an event, or of the whole document, as frozen values without widgets."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccm_timeline.files.check import Grade
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.document import (
    AlsoIn,
    Disagreement,
    Event,
    Quote,
    Source,
    Stance,
    StanceValue,
    Topic,
)
from ccm_timeline.model.edtf import When, parse
from ccm_timeline.model.phrases import capitalised, counted
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.words import in_words, precision_in_words
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.passages import Findings, PassageFacts
from ccm_timeline.view.panel.words import KINDS, TOPICS
from ccm_timeline.view.plain import one_line

_UNCOMPARED = Comparison()


class HeadingFacts(msgspec.Struct, frozen=True):
    """When, what, and by how many sources it is stated."""

    date: str
    precision: str
    stated_by: str
    planned: bool
    title: str
    summary: str
    notes: tuple[str, ...]


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


class StanceFacts(msgspec.Struct, frozen=True):
    """Where one actor stands, by which passages, and whether the event at hand tells of it."""

    name: str
    organisation: str
    value: StanceValue
    here: bool
    when: str
    passages: tuple[PassageFacts, ...]
    note: str


class TopicFacts(msgspec.Struct, frozen=True):
    """All stances on one topic, from those who oppose to those who support."""

    title: str
    rows: tuple[StanceFacts, ...]


class SideFacts(msgspec.Struct, frozen=True):
    """One side of a disagreement, with the sources that take it."""

    claim: str
    passages: tuple[PassageFacts, ...]


class DisagreementFacts(msgspec.Struct, frozen=True):
    """A question with each side's answer."""

    question: str
    note: str
    sides: tuple[SideFacts, ...]
    origin: Disagreement
    """Of which this is told."""


class SourceFacts(msgspec.Struct, frozen=True):
    """A source as a list of literature has it."""

    title: str
    imprint: str
    origin: str
    note: str
    passages: tuple[PassageFacts, ...]
    """Those that state the event; quotations have their own place in the panel."""
    address: str = ""


class SourcesFacts(msgspec.Struct, frozen=True):
    """The sources that state an event, with how many of them are independent."""

    count: str
    rows: tuple[SourceFacts, ...]
    shared: int = 0
    """Pairs of these sources that share a passage."""


def heading_of(
    timeline: Timeline, event: Event, comparison: Comparison = _UNCOMPARED
) -> HeadingFacts:
    when = timeline.when(event.id)
    reported = timeline.reported(event)
    notes = (event.when_note or "", "" if reported is None else _reported(reported))
    return HeadingFacts(
        date=capitalised(in_words(when)),
        precision="" if when.within else precision_in_words(when),  # the date says it
        stated_by=_stated_by(timeline, event, comparison),
        planned=event.planned,
        title=one_line(event.title),
        summary=event.summary or "",
        notes=tuple(note for note in notes if note),
    )


def _reported(when: When) -> str:
    return f"Reported on {in_words(when)}." if when.is_exact_day else f"Reported: {in_words(when)}."


def _stated_by(timeline: Timeline, event: Event, comparison: Comparison) -> str:
    stating = timeline.sources_of(event)
    of_all = f"{len(stating):,} of {counted(len(timeline.document.sources), 'source')}"
    independent = comparison.independent_count(stating)
    return of_all if len(stating) < 2 else f"{of_all} ({independent:,} independent)"


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


def stances_of(
    timeline: Timeline, names: Names, event: Event, findings: Findings
) -> tuple[TopicFacts, ...]:
    """Everybody's stances on the topics that the event tells of, so that they can be compared."""
    told = {stance.topic for stance in timeline.stances_of(event.id)}
    return tuple(
        TopicFacts(TOPICS[topic], _rows_on(timeline, names, event, topic, findings))
        for topic in Topic
        if topic in told
    )


def _rows_on(
    timeline: Timeline, names: Names, event: Event, topic: Topic, findings: Findings
) -> tuple[StanceFacts, ...]:
    order = list(StanceValue)
    stances = [stance for stance in timeline.document.stances if stance.topic is topic]
    stances.sort(key=lambda stance: order.index(stance.value))
    return tuple(_stance(timeline, names, event, stance, findings) for stance in stances)


def _stance(
    timeline: Timeline, names: Names, event: Event, stance: Stance, findings: Findings
) -> StanceFacts:
    actor = timeline.actor(stance.actor)
    organisation = timeline.organisation_of(stance.actor)
    return StanceFacts(
        name=names.short_actor(actor),
        organisation="" if organisation is actor else names.short_actor(organisation),
        value=stance.value,
        here=stance.event == event.id,
        when="" if stance.when is None else capitalised(in_words(parse(stance.when))),
        passages=findings.of_all(stance.evidence),
        note=stance.note or "",
    )


def disagreements_of(
    timeline: Timeline, event: Event, findings: Findings
) -> tuple[DisagreementFacts, ...]:
    return tuple(_disagreement(item, findings) for item in timeline.disagreements_of(event.id))


def _disagreement(disagreement: Disagreement, findings: Findings) -> DisagreementFacts:
    sides = (
        SideFacts(side.claim, findings.of_all(side.evidence)) for side in disagreement.positions
    )
    note = disagreement.note or ""
    return DisagreementFacts(disagreement.question, note, tuple(sides), disagreement)


def independent_in_words(stating: tuple[Source, ...], comparison: Comparison) -> str:
    """How many texts are independent; where the texts say otherwise than the document, both."""
    found, stated = comparison.independent_count(stating), independent_count(stating)
    words = f"{found:,} independent"
    return words if found == stated else f"{words} by their texts, {stated:,} as stated"


def sources_of(
    timeline: Timeline,
    names: Names,
    event: Event,
    findings: Findings,
    comparison: Comparison = _UNCOMPARED,
) -> SourcesFacts:
    stating = timeline.sources_of(event)
    count = counted(len(stating), "source")
    if len(stating) > 1:
        count += f", {independent_in_words(stating, comparison)}"
    rows = (
        _source(names, source, findings.of_all(timeline.evidence_in(event, source.id)))
        for source in stating
    )
    ids = {source.id for source in stating}
    shared = sum({pair.first, pair.second} <= ids for pair in comparison.pairs)
    return SourcesFacts(count, tuple(rows), shared)


def _source(names: Names, source: Source, passages: tuple[PassageFacts, ...]) -> SourceFacts:
    return SourceFacts(
        names.title(source),
        names.imprint(source),
        names.origin(source),
        source.note or "",
        passages,
        source.url or "",
    )
