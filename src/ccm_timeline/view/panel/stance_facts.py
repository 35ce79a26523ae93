"""What the panel says of where organisations stand, as frozen values without widgets."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.document import Event, Stance, StanceValue, Topic
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.passages import Findings, PassageFacts
from ccm_timeline.view.panel.words import TOPICS


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
