"""The words about a picture of a timeline, for the metadata of its file."""

from __future__ import annotations

from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_short
from ccm_timeline.view.picture.drawing import About
from ccm_timeline.view.picture.references import short_references

_MOST_EVENTS = 300
"""Events that a description tells; the text alternative beside the picture has all."""


def about_timeline(timeline: Timeline) -> About:
    """Title, events and sources."""
    document = timeline.document
    told = zip(
        range(min(len(timeline), _MOST_EVENTS)), timeline.events, timeline.whens, strict=False
    )
    lines = [
        f"{number + 1}. {in_short(when)}: {visible(event.title)}" for number, event, when in told
    ]
    if len(timeline) > len(lines):
        lines.append(f"And {len(timeline) - len(lines):,} more events.")
    if document.summary:
        lines.insert(0, visible(document.summary))
    return About(
        visible(document.title), "\n".join(lines), document.language, short_references(timeline)
    )
