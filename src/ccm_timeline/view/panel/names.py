"""How the panel calls the sources, the persons and the organisations of a timeline."""

from __future__ import annotations

from ccm_timeline.model.document import Actor, Source
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.naming import SourceNames, short_name, source_label
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.view.panel.words import UNDATED
from ccm_timeline.view.plain import one_line


class Names:
    """Names of one line, controls made visible; short ones only where they tell things apart."""

    def __init__(self, timeline: Timeline) -> None:
        self._sources = SourceNames(timeline)

    def source(self, source_id: str) -> str:
        """A source in a few words."""
        return one_line(self._sources.of(source_id))

    def title(self, source: Source) -> str:
        return one_line(source_label(source))

    def imprint(self, source: Source) -> str:
        """Publisher, author and date of a source, as far as they are stated."""
        stated = dict.fromkeys(name for name in (source.publisher, source.author) if name)
        published = UNDATED if source.published is None else in_words(parse(source.published))
        return " · ".join((*map(one_line, stated), published))

    def origin(self, source: Source) -> str:
        """Which other sources rest on the same text, or ""."""
        return self._sources.origin(source, one_line)

    def actor(self, actor: Actor) -> str:
        return one_line(actor.name)

    def short_actor(self, actor: Actor) -> str:
        return one_line(short_name(actor))

    def standing(self, speaker: Actor, organisation: Actor) -> str:
        """Role and organisation of somebody who speaks."""
        parts = [speaker.role or "", organisation.name if organisation.id != speaker.id else ""]
        return ", ".join(one_line(part) for part in parts if part)
