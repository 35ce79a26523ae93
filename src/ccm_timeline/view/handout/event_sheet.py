"""What the panel says of one event, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import Event, Source, Stance, StanceValue, Topic
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.view.handout.telling import Telling
from ccm_timeline.view.panel.words import TOPICS
from ccm_timeline.view.paper.blocks import Block, Heading, Paragraph, Span, Tone


def event_sheet(
    timeline: Timeline, event: Event, grades: Mapping[str, Grade] | None = None
) -> tuple[Block, ...]:
    """The event with its quotations, everybody's stances on its topics, both sides of its
    disagreements, and the references; grades are those of the quotations that were checked."""
    stances = _stances(timeline, event)
    sources = _cited(timeline, event, stances)
    telling = Telling.of(timeline, sources, grades)
    blocks: list[Block] = [
        Paragraph((Span(timeline.document.title, Tone.QUIET),), keep_with_next=True),
        telling.head(event, visible(event.title)),
        *telling.quotations(event),
    ]
    for topic in dict.fromkeys(stance.topic for stance in stances):
        on_topic = [stance for stance in stances if stance.topic is topic]
        blocks += telling.stances(on_topic, TOPICS[topic] or "Where organisations stand")
    blocks += [telling.disagreement(found) for found in timeline.disagreements_of(event.id)]
    return (*blocks, Heading("Sources"), *telling.sources(sources))


def _stances(timeline: Timeline, event: Event) -> list[Stance]:
    """Everybody's stances on the topics that the event tells of, from opposing to supporting."""
    told = {stance.topic for stance in timeline.stances_of(event.id)}
    topics, values = list(Topic), list(StanceValue)
    stances = [stance for stance in timeline.document.stances if stance.topic in told]
    return sorted(
        stances, key=lambda stance: (topics.index(stance.topic), values.index(stance.value))
    )


def _cited(timeline: Timeline, event: Event, stances: Iterable[Stance]) -> list[Source]:
    """Every source that the sheet names, in the document's order."""
    named = {source.id for source in timeline.sources_of(event)}
    named |= {item.source for stance in stances for item in stance.evidence}
    for found in timeline.disagreements_of(event.id):
        named |= {item.source for side in found.positions for item in side.evidence}
    return [source for source in timeline.document.sources if source.id in named]
