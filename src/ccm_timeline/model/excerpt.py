"""A part of a timeline as a timeline of its own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ccm_timeline.model.document import Disagreement
from ccm_timeline.model.timeline import Timeline


def excerpt(timeline: Timeline, positions: Iterable[int]) -> Timeline:
    """The events at some positions, with what is said of them.

    Sources, actors and themes stay whole, so that "two of five sources" keeps its meaning; so do
    stances that belong to no event. A disagreement stays where one of its events does.
    """
    document = timeline.document
    kept = {timeline.events[position].id for position in positions}
    if len(kept) == len(timeline):
        return timeline
    return Timeline(
        msgspec.structs.replace(
            document,
            events=tuple(event for event in document.events if event.id in kept),
            quotes=tuple(quote for quote in document.quotes if quote.event in kept),
            stances=tuple(
                stance
                for stance in document.stances
                if stance.event is None or stance.event in kept
            ),
            disagreements=tuple(
                _narrowed(item, kept)
                for item in document.disagreements
                if not item.events or not kept.isdisjoint(item.events)
            ),
            presentation=None,
        )
    )


def _narrowed(item: Disagreement, kept: set[str]) -> Disagreement:
    events = tuple(event for event in item.events if event in kept)
    return msgspec.structs.replace(item, events=events)
