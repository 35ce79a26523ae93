"""One passage: its source, how it was found there, its words, and the way to read it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.files.comparing.differences import Change, differences
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.view.badges import badge
from ccm_timeline.view.comparing.said import Said
from ccm_timeline.view.marking import Own
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.reading_link import ReadButton, ink_of
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

MOST_SHOWN = 6000
"""Characters of a passage that are shown; the rest is read in the source."""

ABSENT = "Its words are not part of the timeline: attach the source text to read them here."
LOST = "Its words are not found in the attached text, so that none are shown."
LEGEND = (
    Run("Words that only one of two passages has: ", Face.SMALL, Ink.SECONDARY),
    Run("only in the first", Face.SMALL, own=Own.FIRST),
    Run("   ", Face.SMALL),
    Run("only in the second", Face.SMALL, own=Own.SECOND),
)


class PassageBlock(QWidget):
    """Selecting and copying give the words as they stand; the marks are only drawn."""

    read_requested = Signal(object)
    """The passage is to be read in its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Said | None = None
        self._head = PlainLabel("", self)
        self.words = PlainLabel("", self)
        self.button = ReadButton(self)
        self.button.read_requested.connect(self.read_requested)
        layout = column(self, 2)
        layout.addWidget(self._head)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, facts: Said) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        at = facts.at
        named = [Run(at.source, Face.STRONG)] if facts.is_named else []
        about = [Run(capitalised(facts.about), Face.SMALL, Ink.SECONDARY)] if facts.about else []
        found = [Run(badge(at.grade), Face.SMALL, ink_of(at.grade))] if facts.is_claimed else []
        parts = [*named, *about, *found]
        self._head.setVisible(bool(parts))
        self._head.show_runs(*_on_lines(parts))
        runs = tuple(words_of(facts))
        self.words.show_runs(*runs)
        self.words.setAccessibleDescription(spoken_marks(runs))
        self.button.show_passage(at)


def _on_lines(runs: Sequence[Run]) -> Iterator[Run]:
    for at, run in enumerate(runs):
        yield Run(f"\n{run.text}" if at else run.text, run.face, run.ink)


def words_of(facts: Said) -> Iterator[Run]:
    """The words of a passage, those marked that the other has not."""
    if not facts.words:
        yield Run(LOST if facts.at.is_here else ABSENT, Face.SMALL, Ink.SECONDARY)
    elif facts.own is None or len(facts.words) > MOST_SHOWN:
        cut = len(facts.words) > MOST_SHOWN
        yield Run(facts.words[:MOST_SHOWN] + (" …" if cut else ""), Face.WORDING)
    else:
        yield from _marked(facts.words, facts.other, facts.own)


def _marked(words: str, other: str, own: Own) -> Iterator[Run]:
    """Always the way from the first passage to the second, so that both sides say the same."""
    is_first = own is Own.FIRST
    mine = Change.DELETED if is_first else Change.INSERTED
    for piece in differences(words, other) if is_first else differences(other, words):
        if piece.change in (Change.KEPT, mine):
            is_own = piece.change is mine and bool(piece.text.strip())
            yield Run(piece.text, Face.WORDING, own=own if is_own else None)


def spoken_marks(runs: tuple[Run, ...]) -> str:
    """For a screen reader: which words are marked, or ""."""
    own = [run.text.strip() for run in runs if run.own is not None]
    return f"Only in this passage: {'; '.join(own)}" if own else ""
