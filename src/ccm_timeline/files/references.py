"""What the entries of a document refer to: ids, and places in source texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any
from unicodedata import normalize

from ccm_timeline.files.parts import Part, Parts
from ccm_timeline.files.places import entry
from ccm_timeline.files.problems import Problem, shown
from ccm_timeline.model.document import Actor, AlsoIn, Evidence, Quote

Fault = tuple[str, str]
"""A place within an entry ("" is the entry itself), and what is wrong there."""

_RING_SHOWN = 5

MOST_MEANT = 10
"""Ids of a list that are looked for; a file of nothing but faults is to be refused soon."""

_MOST_COMPARED = 1_000
_ALIKE = 0.75
"""The share of two ids that must agree, as `difflib` has it: one slip in four letters."""


class Ids:
    """The ids of one list."""

    def __init__(self, noun: str, part: Part[Any], values: Set[str] | None = None) -> None:
        self._noun = noun
        self.values = frozenset(entry_id for _, entry_id in part.ids) if values is None else values
        self._readable = part.readable
        self._looked_for = 0

    def check(self, field: str, value: str | None) -> Iterable[Fault]:
        """Give a fault where a reference is there and does not resolve."""
        if value is None or value in self.values or not self._readable:
            return ()
        fault = f"{field} “{shown(value)}” is not among the {self._noun}"
        meant = self._meant(value)
        if meant is not None:
            fault += f"; “{shown(meant)}” is"
            if normalize("NFC", meant) == normalize("NFC", value):
                fault += ", in another Unicode form (NFC or NFD)"
        return (("", fault),)

    def _meant(self, value: str) -> str | None:
        """The id that somebody may have meant who made one slip; none is ever taken for it."""
        if len(self.values) > _MOST_COMPARED or self._looked_for == MOST_MEANT:
            return None
        self._looked_for += 1
        from difflib import get_close_matches  # not at the head: a sound document needs none

        alike = {normalize("NFC", name).casefold().strip(): name for name in sorted(self.values)}
        found = get_close_matches(normalize("NFC", value).casefold().strip(), alike, 1, _ALIKE)
        return alike[found[0]] if found else None


class Known:
    """Everything that the entries of a document may refer to."""

    def __init__(self, parts: Parts, events: Set[str] | None = None) -> None:
        """The ids of the events can be given, where they are not among the parts."""
        self.sources = Ids("sources", parts.sources)
        self.actors = Ids("actors", parts.actors)
        self.themes = Ids("themes", parts.themes)
        self.events = Ids("events", parts.events, events)
        self.quotes = Ids("quotes", parts.quotes)
        self.lengths = {source.id: source.length for _, source in parts.sources.entries}

    def check_passage(self, passage: Evidence | Quote | AlsoIn) -> Iterable[Fault]:
        """Give what is wrong with a span of code points in a source."""
        length = self.lengths.get(passage.source)
        if length is not None and passage.start < passage.end <= length:
            return ()
        return self._passage_faults(passage, length)

    def _passage_faults(
        self, passage: Evidence | Quote | AlsoIn, length: int | None
    ) -> Iterator[Fault]:
        if passage.start >= passage.end:
            yield "", f"end ({passage.end}) must come after start ({passage.start})"
        if length is None:
            yield from self.sources.check("source", passage.source)
        elif passage.end > length:
            yield "", f"end ({passage.end}) is beyond the source's length ({length})"


def cycles(actors: Part[Actor]) -> Iterator[Problem]:
    """Yield each ring of actors that are part of one another, once."""
    above = {actor.id: actor.part_of for _, actor in actors.entries}
    numbers = {actor.id: number for number, actor in actors.entries}
    done: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in above and here not in done and here not in path:
            path[here] = None
            here = above[here]
        if here is not None and here in path:
            ring = list(path)[list(path).index(here) :]
            names = ring if len(ring) <= _RING_SHOWN else [*ring[:_RING_SHOWN], "…"]
            way = " → ".join(shown(name) for name in [*names, here])
            place = entry("", "actors", numbers[here], here)
            yield Problem(place, f"part_of leads in a ring: {way}")
        done.update(path)
