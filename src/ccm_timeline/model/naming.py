"""What sources and actors are called where room is scarce or nothing is stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ccm_timeline.model.document import Actor, Source
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.phrases import listed
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_short

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


def told_apart(ways: Sequence[Sequence[str]]) -> list[str]:
    """What each of several things is called, so that no two are called alike.

    `ways` are its names, the one that says least first, which is taken where it is the only one of
    its kind. What no way tells apart is numbered: "Politics", "Politics (2)".
    """
    level = [0] * len(ways)
    while True:
        names = [way[at] for way, at in zip(ways, level, strict=True)]
        alike = Counter(map(_folded, names))
        more = [
            index
            for index, name in enumerate(names)
            if alike[_folded(name)] > 1 and level[index] + 1 < len(ways[index])
        ]
        if not more:
            return list(_numbered(names))
        for index in more:
            level[index] += 1


def _numbered(names: Sequence[str]) -> Iterator[str]:
    """The names, those that come again with a number that makes a name of nobody else's."""
    taken, seen = set(map(_folded, names)), Counter[str]()
    for name in names:
        told, kind = name, _folded(name)
        seen[kind] += 1
        while seen[kind] > 1 and _folded(told) in taken:
            told = f"{name} ({seen[kind]})"
            seen[kind] += _folded(told) in taken
        taken.add(_folded(told))
        yield told


def _folded(name: str) -> str:
    """As the eye compares names."""
    return " ".join(name.split()).casefold()


class SourceNames:
    """What the sources of one timeline are called; short where that tells them apart."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def of(self, source_id: str) -> str:
        """A source in a few words: its publisher where it is the only one of it, else its title,
        and where others have that too what else is stated of it."""
        return self._names[source_id]

    @cached_property
    def _names(self) -> dict[str, str]:
        sources = self._timeline.document.sources
        names = told_apart([tuple(_source_names(source)) for source in sources])
        return {source.id: name for source, name in zip(sources, names, strict=True)}

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


def _source_names(source: Source) -> Iterator[str]:
    """From its publisher to its file, which says least to a reader and is always there."""
    if source.publisher:
        yield source.publisher
    label = source_label(source)
    yield label
    if source.publisher:
        yield f"{label} ({source.publisher})"
    if source.published:
        yield f"{label} ({in_short(parse(source.published))})"
    yield f"{label} ({source.file})"
