"""What came of looking for the quotations on the day of the export, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from ccm_timeline.files.check import Grade, ItemKind, check_document
from ccm_timeline.files.sources import read_sources
from ccm_timeline.model.document import Document, Quote
from ccm_timeline.model.words import day_in_words

NOT_CHECKED = "not checked here"

_WORDS = {
    Grade.EXACT: "found word for word in the source text",
    Grade.TYPOGRAPHIC: "found in the source text, with other typography",
    Grade.MOVED: "found word for word, but at another place of the source text",
    Grade.AMBIGUOUS: "found at several other places of the source text, not at the one given",
    Grade.MISSING: "not found in the source text",
    Grade.SOURCE_CHANGED: "the source text had changed since it was cited",
}


class Grades(msgspec.Struct, frozen=True):
    """The grade of each quotation by its id, and the day (number) on which they were looked for."""

    day: int
    found: Mapping[str, Grade] = msgspec.field(default_factory=dict)

    def badge(self, quote: Quote) -> tuple[str, str]:
        """Give the kind of a badge (`good`, `bad` or `none`) and its words."""
        grade = self.found.get(quote.id, Grade.SOURCE_ABSENT)
        if grade is Grade.SOURCE_ABSENT:
            return "none", NOT_CHECKED
        kind, sign = ("good", "✓") if grade.passes else ("bad", "!")
        return kind, f"{sign} {_WORDS[grade]} (checked on {day_in_words(self.day)})"

    def unchecked(self, document: Document) -> int:
        """Count the quotations that were not looked for."""
        return sum(self.badge(quote)[0] == "none" for quote in document.quotes)


def grades_in(document: Document, folder: Path, day: int) -> Grades:
    """Look for each quotation in the source texts of a folder."""
    items = check_document(document, read_sources(document, folder))
    return Grades(day, {item.owner: item.grade for item in items if item.kind is ItemKind.QUOTE})
