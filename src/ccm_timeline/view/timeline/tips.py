"""What a tool tip of the timeline says of an event, or of a badge."""

from __future__ import annotations

from ccm_timeline.layout.scene import Badge
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words


def event_tip(timeline: Timeline, position: int) -> str:
    """Title, date, and the first question on which the sources disagree."""
    event = timeline.events[position]
    tip = f"{event.title} — {in_words(timeline.whens[position])}"
    found = timeline.disagreements_of(event.id)
    if not found:
        return tip
    more = f" (and on {len(found) - 1:,} more)" if len(found) > 1 else ""
    return f"{tip}. Sources disagree: {found[0].question}{more}"


def badge_tip(badge: Badge) -> str:
    """How many events a badge stands for, and on how many of them the sources disagree."""
    tip = f"{counted(badge.count, 'event has', 'events have')} no room here"
    if not badge.disputed:
        return tip
    whom = "it" if badge.count == 1 else f"{badge.disputed:,} of them"
    return f"{tip}; the sources disagree on {whom}"
