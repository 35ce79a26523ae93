"""How passages stand in one source text, by their words or by their hash."""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import Enum
from hashlib import sha256
from typing import NamedTuple

from ccm_timeline.files.folding import fold
from ccm_timeline.files.long_text import AnyText, places_of, windows

MOST_PLACES = 10
"""Other places of a passage that are looked for: one says moved, several ambiguous."""

SEARCH_BUDGET = 2**30
"""Work that searches by hash may take over a whole check, in bytes hashed: a few seconds."""

_WINDOW_COST = 500
"""What hashing one passage costs beside its length, in bytes hashed."""


class Grade(Enum):
    """How a passage stands in its source."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    SOURCE_ABSENT = "source-absent"
    SOURCE_CHANGED = "source-changed"

    @property
    def passes(self) -> bool:
        """Whether the check is content with it."""
        return self in (Grade.EXACT, Grade.TYPOGRAPHIC)


class Found(NamedTuple):
    """Where a passage stands instead of its own place, if it does."""

    grade: Grade
    places: tuple[int, ...] = ()
    """Offsets in code points, at most `MOST_PLACES`."""
    searched: bool = True
    """Whether the text was looked through, where the passage is not at its place."""


class Budget:
    """The work that is left for searches by hash."""

    def __init__(self, left: int = SEARCH_BUDGET) -> None:
        self._left = left

    def take(self, amount: int) -> bool:
        """Take an amount of work if so much is left."""
        if amount > self._left:
            return False
        self._left -= amount
        return True


class SourceText:
    """A text in which passages are looked up; each costly step is taken once and only if needed."""

    def __init__(self, text: AnyText, wanted: Mapping[int, Set[str]], budget: Budget) -> None:
        """`wanted` are the hashes that will be asked for, by the length of their passages."""
        self._text = text
        self._wanted = wanted
        self._budget = budget
        self._places_by_length: dict[int, dict[str, list[int]] | None] = {}

    def part(self, start: int, end: int) -> str:
        """What stands at a place, as far as the text reaches."""
        return self._text[start:end]

    def find_words(self, exact: str, start: int, end: int) -> Found:
        """Grade a verbatim passage, whose place is given in code points."""
        if self._text[start:end] == exact:
            return Found(Grade.EXACT)
        if fold(self._text[start:end]) == fold(exact):
            return Found(Grade.TYPOGRAPHIC)
        return _elsewhere(places_of(self._text, exact, MOST_PLACES))

    def find_hash(self, digest: str, start: int, end: int) -> Found:
        """Grade a passage of which only the SHA-256 of its UTF-8 bytes is known."""
        if end <= len(self._text) and _hash(self._text[start:end]) == digest:
            return Found(Grade.EXACT)
        length = end - start
        if length not in self._places_by_length:
            self._places_by_length[length] = self._scan(length)
        found = self._places_by_length[length]
        if found is None:
            return Found(Grade.MISSING, searched=False)
        return _elsewhere(found.get(digest, []))

    def _scan(self, length: int) -> dict[str, list[int]] | None:
        """Hash every passage of a length; None where that is too much work."""
        count = max(0, len(self._text) - length + 1)
        if not self._budget.take(count * (length + _WINDOW_COST)):
            return None
        wanted = self._wanted.get(length, frozenset())
        found: dict[str, list[int]] = {digest: [] for digest in wanted}
        for start, window in windows(self._text, length - 1):
            for at in range(len(window) - length + 1):
                digest = _hash(window[at : at + length])
                if digest in wanted and len(found[digest]) < MOST_PLACES:
                    found[digest].append(start + at)
        return found


def _hash(passage: str) -> str:
    return sha256(passage.encode()).hexdigest()


def _elsewhere(places: list[int]) -> Found:
    if not places:
        return Found(Grade.MISSING)
    return Found(Grade.MOVED if len(places) == 1 else Grade.AMBIGUOUS, tuple(places))
