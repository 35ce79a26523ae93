"""What sources and actors are called where room is scarce or nothing is stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ccm_timeline.model.document import Actor, Source
from ccm_timeline.model.phrases import listed
from ccm_timeline.model.timeline import Timeline

LONG_NAME = 24
"""Characters beyond which a short name is used where room is scarce."""


def source_label(source: Source) -> str:
    """The title that a source states; without one its kind, with its author or its file.

    A title is never made up: "Untitled news report by A. Writer", "Untitled page (003.txt)".
    """
    if stated := (source.title or "").strip():
        return stated
    kind = f"Untitled {source.kind.replace('-', ' ')}"
    return f"{kind} by {source.author}" if source.author else f"{kind} ({source.file})"


def short_name(actor: Actor) -> str:
    """The name, or the short one where the name is long."""
    short = actor.short_name if len(actor.name) > LONG_NAME else None
    return short or actor.name


class SourceNames:
    """What the sources of one timeline are called; short where that tells them apart."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._publishers = Counter(source.publisher for source in timeline.document.sources)

    def of(self, source_id: str) -> str:
        """A source in a few words: its publisher where it is the only one of it, else its title."""
        source = self._timeline.source(source_id)
        if source.publisher and self._publishers[source.publisher] == 1:
            return source.publisher
        return source_label(source)

    def origin(self, source: Source, shown: Callable[[str], str] = str) -> str:
        """Which other sources rest on the same text, or ""; each name as `shown` makes it."""
        if source.origin is None:
            return ""
        others = [
            shown(self.of(other.id))
            for other in self._timeline.document.sources
            if other.id != source.id and source.origin in (other.origin, other.id)
        ]
        if not others:
            return "from an agency’s or another’s text"
        return f"from the same agency text as {listed(others)}"
