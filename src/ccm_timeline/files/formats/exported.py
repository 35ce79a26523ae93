"""What an export gives: the bytes of a file, and in words what could not go into them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import msgspec

from ccm_timeline.model.phrases import counted, listed
from ccm_timeline.model.timeline import Timeline

NORMAL = 2
"""The importance of an event that needs no mark."""


class Exported(msgspec.Struct, frozen=True):
    """A whole file, and for each thing that the format could not carry one plain sentence."""

    data: bytes
    left_out: tuple[str, ...] = ()


class Part(Enum):
    """A kind of thing that a document has and a format may have no place for: one, several."""

    QUOTATIONS = ("quotation", "quotations")
    STANCES = ("stance", "stances")
    DISAGREEMENTS = ("disagreement", "disagreements")
    EVIDENCE = ("passage of evidence", "passages of evidence")
    IMPORTANCE = ("mark of importance", "marks of importance")
    NOTES = ("note for the presenter", "notes for the presenter")


def not_carried(timeline: Timeline, *parts: Part) -> tuple[str, ...]:
    """Say in one sentence what a file lacks; nothing where the document has none of it."""
    counts = ((_count(timeline, part), part.value) for part in parts)
    said = [counted(count, *names) for count, names in counts if count]
    return (f"Not part of this format: {listed(said)}.",) if said else ()


def sentence(count: int, one: str, several: str) -> Iterator[str]:
    """Yield the sentence for a count, `{}` being the number; none for a count of 0."""
    if count:
        yield (one if count == 1 else several).format(f"{count:,}")


def _count(timeline: Timeline, part: Part) -> int:
    document = timeline.document
    match part:
        case Part.QUOTATIONS:
            return len(document.quotes)
        case Part.STANCES:
            return len(document.stances)
        case Part.DISAGREEMENTS:
            return len(document.disagreements)
        case Part.EVIDENCE:
            return sum(len(event.evidence) for event in document.events)
        case Part.IMPORTANCE:
            return sum(event.importance != NORMAL for event in document.events)
        case Part.NOTES:
            return sum(event.note is not None for event in document.events)
