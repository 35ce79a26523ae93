"""What the panel says of a passage: its source, its place, and how it was found there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

import msgspec

from ccm_timeline.files.check import Grade, Item, Passage
from ccm_timeline.view.panel.names import Names


class PassageFacts(msgspec.Struct, frozen=True):
    """A passage, and whether the text of its source is here to be read."""

    passage: Passage
    source: str
    grade: Grade | None
    is_here: bool


class Findings:
    """What is known of every passage: the check's items, and whose texts are here."""

    def __init__(
        self, names: Names, checked: Mapping[Passage, Item], here: Set[str] = frozenset()
    ) -> None:
        """`here` are the ids of the sources whose texts are attached."""
        self._names = names
        self._checked = checked
        self._here = here

    def of(self, passage: Passage) -> PassageFacts:
        item = self._checked.get(passage)
        return PassageFacts(
            passage,
            self._names.source(passage.source),
            None if item is None else item.grade,
            passage.source in self._here,
        )

    def of_all(self, passages: Iterable[Passage]) -> tuple[PassageFacts, ...]:
        return tuple(self.of(passage) for passage in dict.fromkeys(passages))
