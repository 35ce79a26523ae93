"""What is told of the questions on which the sources disagree, as frozen values."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.document import Disagreement
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.comparing.box import BoxFacts
from ccm_timeline.view.comparing.said import Wordings, beside
from ccm_timeline.view.plain import one_line


class EventLink(msgspec.Struct, frozen=True):
    """An event that can be gone to."""

    id: str
    title: str


class QuestionFacts(msgspec.Struct, frozen=True):
    """A question with each side's answer, none of them before the others."""

    question: str
    note: str
    events: tuple[EventLink, ...]
    sides: tuple[BoxFacts, ...]
    is_marked: bool
    """Whether words are marked that only one passage has."""


def row_of(timeline: Timeline, disagreement: Disagreement) -> str:
    """A question in the list: what is asked, on which events, with how many answers."""
    titles = [link.title for link in links_of(timeline, disagreement)]
    more = f" and {len(titles) - 1:,} more" if len(titles) > 1 else ""
    about = f" · {titles[0]}{more}" if titles else ""
    answers = counted(len(disagreement.positions), "position")
    return f"{one_line(disagreement.question)}\n{answers}{about}"


def links_of(timeline: Timeline, disagreement: Disagreement) -> tuple[EventLink, ...]:
    events = (timeline.event(event_id) for event_id in disagreement.events)
    return tuple(EventLink(event.id, one_line(event.title)) for event in events if event)


def question_of(
    timeline: Timeline, wordings: Wordings, disagreement: Disagreement
) -> QuestionFacts:
    positions = disagreement.positions
    sides = beside(
        [
            [wordings.said(passage) for passage in dict.fromkeys(position.evidence)]
            for position in positions
        ]
    )
    boxes = tuple(
        BoxFacts(f"Position {number} of {len(positions)}", position.claim, "", passages)
        for number, (position, passages) in enumerate(zip(positions, sides, strict=True), 1)
    )
    return QuestionFacts(
        disagreement.question,
        disagreement.note or "",
        links_of(timeline, disagreement),
        boxes,
        any(passage.own for passages in sides for passage in passages),
    )
