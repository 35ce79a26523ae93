"""One comparison of a document with its source texts, to be made in any thread."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccm_timeline.files.check import (
    Grade,
    Item,
    ItemKind,
    Passage,
    check_document,
    items_by_passage,
)
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.files.sources import DecodedSource, SourceFiles, Taken
from ccm_timeline.model.document import Document


class Compared(msgspec.Struct, frozen=True):
    """What came of it."""

    taken: Mapping[str, Taken]
    """The file of each source, by the source's id."""
    items: tuple[Item, ...]
    passages: Mapping[Passage, Item]

    @property
    def texts(self) -> dict[str, AnyText]:
        """The source texts that are there, by the source's id."""
        return {
            name: item.text.text
            for name, item in self.taken.items()
            if isinstance(item.text, DecodedSource)
        }

    @property
    def grades(self) -> dict[str, Grade]:
        """The grade of each quotation, by its id."""
        return {item.owner: item.grade for item in self.items if item.kind is ItemKind.QUOTE}


def compare(document: Document, files: SourceFiles, before: Compared | None) -> Compared | None:
    """Look at the files, and compare where one of them is not as it was before; None: all are."""
    taken = files.look(document.sources)
    if before is not None and all(
        _is_same(item, before.taken[name]) for name, item in taken.items()
    ):
        return None
    items = check_document(document, {name: item.text for name, item in taken.items()})
    return Compared(taken, items, items_by_passage(document, items))


def _is_same(now: Taken, before: Taken) -> bool:
    """Texts by identity: a file that stayed as it was is not decoded again."""
    if isinstance(now.text, DecodedSource):
        return now.path == before.path and now.text is before.text
    return now == before
