"""What a tool tip of the timeline says of an event, or of a badge."""

from __future__ import annotations

from ccm_timeline.layout.scene import Badge
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words

_MOST_NAMED = 3
"""Events of a badge that its tip names."""


def event_tip(timeline: Timeline, position: int) -> str:
    """Title, date, and the first question on which the sources disagree."""
    event = timeline.events[position]
    tip = f"{event.title} — {in_words(timeline.whens[position])}"
    found = timeline.disagreements_of(event.id)
    if not found:
        return tip
    more = f" (and on {len(found) - 1:,} more)" if len(found) > 1 else ""
    return f"{tip}. Sources disagree: {found[0].question}{more}"


def badge_tip(timeline: Timeline, badge: Badge) -> str:
    """How many events a badge stands for, on how many of them the sources disagree, and the names
    of the first."""
    tip = f"{counted(badge.count, 'event has', 'events have')} no room here"
    if badge.disputed:
        whom = "it" if badge.count == 1 else f"{badge.disputed:,} of them"
        tip += f"; the sources disagree on {whom}"
    named = [timeline.events[position].title for position in badge.positions[:_MOST_NAMED]]
    if not named:
        return tip
    rest = len(badge.positions) - len(named)
    more = f" and {rest:,} more" if rest else ""
    return f"{tip}. {'; '.join(named)}{more}"
