"""A passage in the panel with its badge, and the button that opens it in its source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.files.check import Grade, Passage
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.view.badges import short_badge
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.passages import PassageFacts
from ccm_timeline.view.parts.beside import Beside
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

READ, ATTACH = "Read in source", "Attach source…"


def ink_of(grade: Grade | None) -> Ink:
    """The ink of a badge: an unchecked passage is neither good nor bad."""
    if grade is None or grade is Grade.SOURCE_ABSENT:
        return Ink.SECONDARY
    return Ink.GOOD if grade.passes else Ink.WARNING


class ReadButton(TextButton):
    """Opens a passage in its source; where the text is not here, it offers to attach it."""

    read_requested = Signal(object)
    """The passage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((READ, ATTACH), parent)
        self._passage: Passage | None = None
        self.clicked.connect(self._on_clicked)

    def show_passage(self, facts: PassageFacts) -> None:
        self._passage = facts.passage
        self.setText(READ if facts.is_here else ATTACH)
        absent = "the source text is not here: attach it to read the passage"
        place = f"characters {facts.passage.start:,} to {facts.passage.end:,}"
        words = READ if facts.is_here else f"{READ}: {absent}"
        self.setAccessibleName(f"{words} ({facts.source}, {place})")

    def _on_clicked(self) -> None:
        if self._passage is not None:
            self.read_requested.emit(self._passage)


class PassageRow(Beside):
    """A passage's place, how it was found there, and the button."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, names_source: bool = True) -> None:
        """`names_source` where nothing else says which source it is."""
        self._names_source = names_source
        self.words = PlainLabel("", face=Face.SMALL)
        self.button = ReadButton()
        super().__init__(self.words, self.button, parent)
        self.button.read_requested.connect(self.read_requested)

    def show_facts(self, facts: PassageFacts) -> None:
        place = f"characters {facts.passage.start:,} to {facts.passage.end:,}"
        named = f"{facts.source}, {place}" if self._names_source else capitalised(place)
        self.words.show_runs(
            Run(named, Face.SMALL, Ink.SECONDARY),
            Run(f"\n{short_badge(facts.grade)}", Face.SMALL, ink_of(facts.grade)),
        )
        self.button.show_passage(facts)
        self.renew()


class PassageRows(QWidget):
    """The passages that something rests on, one below the other."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, names_source: bool = True) -> None:
        super().__init__(parent)
        self._names_source = names_source
        self._rows = Rows[PassageFacts](column(self, 2), self._make)

    def show_facts(self, facts: tuple[PassageFacts, ...]) -> None:
        self.setVisible(bool(facts))
        self._rows.show_facts(facts)

    def _make(self) -> PassageRow:
        row = PassageRow(self, names_source=self._names_source)
        row.read_requested.connect(self.read_requested)
        return row
