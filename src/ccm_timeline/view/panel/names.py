"""How the panel calls the sources, the persons and the organisations of a timeline."""

from __future__ import annotations

from collections import Counter

from ccm_timeline.model.document import Actor, Source
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.phrases import listed
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.view.panel.words import UNDATED
from ccm_timeline.view.plain import one_line

LONG_NAME = 24
"""Characters beyond which a short name is used where room is scarce."""


class Names:
    """Names of one line, controls made visible; short ones only where they tell things apart."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._publishers = Counter(source.publisher for source in timeline.document.sources)

    def source(self, source_id: str) -> str:
        """A source in a few words: its publisher where it is the only one of it, else its title."""
        source = self._timeline.source(source_id)
        if source.publisher and self._publishers[source.publisher] == 1:
            return one_line(source.publisher)
        return self.title(source)

    def title(self, source: Source) -> str:
        return one_line(source_label(source))

    def imprint(self, source: Source) -> str:
        """Publisher, author and date of a source, as far as they are stated."""
        stated = dict.fromkeys(name for name in (source.publisher, source.author) if name)
        published = UNDATED if source.published is None else in_words(parse(source.published))
        return " · ".join((*map(one_line, stated), published))

    def origin(self, source: Source) -> str:
        """Which other sources rest on the same text, or ""."""
        if source.origin is None:
            return ""
        others = [
            self.source(other.id)
            for other in self._timeline.document.sources
            if other.id != source.id and source.origin in (other.origin, other.id)
        ]
        if not others:
            return "from an agency’s or another’s text"
        return f"from the same agency text as {listed(others)}"

    def actor(self, actor: Actor) -> str:
        return one_line(actor.name)

    def short_actor(self, actor: Actor) -> str:
        """The name, or the short one where the name is long."""
        short = actor.short_name if len(actor.name) > LONG_NAME else None
        return one_line(short or actor.name)

    def standing(self, speaker: Actor, organisation: Actor) -> str:
        """Role and organisation of somebody who speaks."""
        parts = [speaker.role or "", organisation.name if organisation.id != speaker.id else ""]
        return ", ".join(one_line(part) for part in parts if part)
