"""What the panel says of where the sources disagree, as frozen values without widgets."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.document import Disagreement, Event
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.passages import Findings, PassageFacts


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


def disagreements_of(
    timeline: Timeline, event: Event, findings: Findings
) -> tuple[DisagreementFacts, ...]:
    """The questions that concern an event, each with its sides."""
    return tuple(_disagreement(item, findings) for item in timeline.disagreements_of(event.id))


def _disagreement(disagreement: Disagreement, findings: Findings) -> DisagreementFacts:
    sides = (
        SideFacts(side.claim, findings.of_all(side.evidence)) for side in disagreement.positions
    )
    note = disagreement.note or ""
    return DisagreementFacts(disagreement.question, note, tuple(sides), disagreement)
