"""Passages with their words, as far as the words are known to stand in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from ccm_timeline.files.check import Item, Passage
from ccm_timeline.files.comparing.differences import ALIKE, likeness
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Evidence
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.marking import Own
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.passages import Findings, PassageFacts
from ccm_timeline.view.reading.found import standing_of

MOST_COMPARED = 2000
"""Characters of a passage up to which it is compared with others word by word."""

LEAST_COMPARED = 4
"""Words from which it means something that a passage is like another."""

MOST_PASSAGES = 12
"""Passages of one question that are compared with each other: the work grows by their square."""


class Said(msgspec.Struct, frozen=True):
    """A passage as it is shown."""

    at: PassageFacts
    words: str
    """As the attached text has them, or as the document quotes them; "" where neither does."""
    about: str = ""
    """What it is: what it is evidence of, or who is quoted."""
    other: str = ""
    """The words that it is compared with, or ""."""
    own: Own | None = None
    """Which of the two passages this one is."""
    is_named: bool = True
    """Whether the source is named, which it need not be in a box of its own."""
    is_claimed: bool = True
    """Whether the document points at it; what was only found by its words has no badge."""


class Wordings:
    """Finds the words of passages; those of evidence stand in the attached texts alone."""

    def __init__(
        self, timeline: Timeline, texts: Mapping[str, AnyText], checked: Mapping[Passage, Item]
    ) -> None:
        self.names = Names(timeline)
        self._texts, self._checked = texts, checked
        self._findings = Findings(self.names, checked, texts.keys())

    def said(self, passage: Passage, about: str = "") -> Said:
        return Said(self._findings.of(passage), self._words(passage), about)

    def found(self, passage: Evidence) -> Said:
        """A passage that was found by its words and is no claim of the document."""
        return replace(self.said(passage), is_claimed=False)

    def _words(self, passage: Passage) -> str:
        """Never the words of a wrong place: a passage that is not found has none."""
        if not isinstance(passage, Evidence):
            return passage.exact
        text = self._texts.get(passage.source)
        if text is None:
            return ""
        places = standing_of(text, passage, self._checked.get(passage)).places
        return text[places[0].start : places[0].end] if places else ""


def beside(sides: Sequence[Sequence[Said]]) -> tuple[tuple[Said, ...], ...]:
    """The sides with each passage compared to the one of another side that is most like it.

    A passage that is like no other has nothing marked: the marks would mean nothing.
    """
    places = [
        (side, at)
        for side, passages in enumerate(sides)
        for at, passage in enumerate(passages)
        if len(passage.words) <= MOST_COMPARED and len(passage.words.split()) >= LEAST_COMPARED
    ][:MOST_PASSAGES]
    found = {place: _most_alike(place, places, sides) for place in places}
    return tuple(
        tuple(found.get((side, at)) or passage for at, passage in enumerate(passages))
        for side, passages in enumerate(sides)
    )


def _most_alike(
    place: tuple[int, int], places: Sequence[tuple[int, int]], sides: Sequence[Sequence[Said]]
) -> Said | None:
    said = sides[place[0]][place[1]]
    best, partner = ALIKE, None
    for other, words in _others(place, places, sides):
        # The lower side first, so that both sides find the same likeness.
        one, two = (said.words, words) if place[0] < other else (words, said.words)
        alike = likeness(one, two)
        if alike >= best and (partner is None or alike > best):
            best, partner = alike, (other, words)
    if partner is None:
        return None
    return replace(said, other=partner[1], own=Own.FIRST if place[0] < partner[0] else Own.SECOND)


def _others(
    place: tuple[int, int], places: Sequence[tuple[int, int]], sides: Sequence[Sequence[Said]]
) -> Iterator[tuple[int, str]]:
    for side, at in places:
        if side != place[0]:
            yield side, sides[side][at].words
