"""What differs between two passages, in words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import Enum

import msgspec

from ccm_timeline.model.folding import fold

_PARTS = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
ALIKE = 0.5
"""Likeness of two passages, from 0 to 1, from which marks on differences mean something."""


class Change(Enum):
    """What became of a stretch on the way from the first passage to the second."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of one or both passages, as it is spelt there."""

    change: Change
    text: str


def differences(one: str, two: str) -> tuple[Piece, ...]:
    """The way from one passage to the other.

    Kept and deleted pieces together are the first passage, kept and inserted ones the second,
    character for character.
    """
    first, second = _PARTS.findall(one), _PARTS.findall(two)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    pieces: list[Piece] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.KEPT, "".join(first[start:end])))
            continue
        if end > start:
            pieces.append(Piece(Change.DELETED, "".join(first[start:end])))
        if other_end > other_start:
            pieces.append(Piece(Change.INSERTED, "".join(second[other_start:other_end])))
    return tuple(pieces)


def likeness(one: str, two: str) -> float:
    """The share of the words of both that are the same in the same order, from 0 to 1 (Dice)."""
    first, second = _words(one), _words(two)
    if not first and not second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio()


def _words(text: str) -> list[str]:
    return [fold(part) for part in _PARTS.findall(text) if part[0].isalnum()]
