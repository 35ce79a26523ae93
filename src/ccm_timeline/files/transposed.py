"""Many events as one list for each of their fields.

A loop over a million events for each question that is asked of them takes longer than to read them:
lists of one kind are gone through in C.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import astuple

from ccm_timeline.model.document import Event, Evidence


class EventLists(NamedTuple):
    """The fields of events, in the order in which `Event` has them."""

    id: Sequence[str]
    title: Sequence[str]
    when: Sequence[str]
    when_note: Sequence[str | None]
    reported: Sequence[str | None]
    summary: Sequence[str | None]
    theme: Sequence[str]
    importance: Sequence[int]
    actors: Sequence[tuple[str, ...]]
    planned: Sequence[bool]
    evidence: Sequence[tuple[Evidence, ...]]
    note: Sequence[str | None]


def of_events(events: Sequence[Event]) -> EventLists:
    """At least one event is needed."""
    return EventLists(*zip(*map(astuple, events), strict=True))
