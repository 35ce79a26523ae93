"""How many of a document's sources are texts of their own, as stated and as found.

Rule: two sources count as one text where the document says that they derive from one text
(`origin`), or where the passages that they share hold at least 15 of 100 words of the shorter one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ccm_timeline.files.comparing.kin import Groups
from ccm_timeline.files.comparing.shared import Pair, find_shared
from ccm_timeline.files.comparing.words import texts_of
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.files.watch import Progress
from ccm_timeline.model.document import Document, Source

SUBSTANTIAL = 0.15
"""Share of the shorter text's words, from 0 to 1, from which two texts count as one."""


class Comparison(msgspec.Struct, frozen=True):
    """What the attached texts of a document have in common."""

    pairs: tuple[Pair, ...] = ()
    compared: frozenset[str] = frozenset()
    """The ids of the sources whose texts were compared."""

    def groups(self, sources: Sequence[Source]) -> tuple[tuple[str, ...], ...]:
        """The sources' ids by independent text, each group in the order of the sources."""
        places = {source.id: index for index, source in enumerate(sources)}
        groups = Groups(len(sources))
        by_origin: dict[str, int] = {}
        for index, source in enumerate(sources):
            groups.join(by_origin.setdefault(source.origin or source.id, index), index)
        for pair in self.pairs:
            both = pair.first in places and pair.second in places
            if both and pair.share >= SUBSTANTIAL:
                groups.join(places[pair.first], places[pair.second])
        found: dict[int, list[str]] = {}
        for index, source in enumerate(sources):
            found.setdefault(groups.of(index), []).append(source.id)
        return tuple(tuple(group) for group in found.values())

    def independent_count(self, sources: Sequence[Source]) -> int:
        """How many of the sources are independent texts, by statement and by finding."""
        return len(self.groups(sources))


def compare_sources(
    document: Document, texts: Mapping[str, AnyText], progress: Progress | None = None
) -> Comparison:
    """Compare the texts of a document's sources, by source id; those without a text are left out.

    Raises `Cancelled` where `progress` says that nobody waits any more.
    """
    languages = {source.id: source.language for source in document.sources}
    order = [source.id for source in document.sources]
    ready = texts_of(texts, languages, order)
    names = [document.title, *(actor.name for actor in document.actors)]
    names += [source.publisher for source in document.sources if source.publisher]
    pairs = find_shared(ready, names, progress)
    return Comparison(pairs, frozenset(text.id for text in ready))
