"""The sources that state an event, as a list of literature has them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.address import Address
from ccm_timeline.view.panel.reading_link import PassageRows
from ccm_timeline.view.panel.source_facts import SourceFacts, SourcesFacts
from ccm_timeline.view.parts.controls import ChevronButton, Direction, TextButton
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.section import Section
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face


class SourceRow(QWidget):
    """One source; pressed, it tells what the source does not state, and what was inferred."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: SourceFacts | None = None
        self._words = PlainLabel("", self)
        self.button = ChevronButton("About this source", Direction.DOWN, self)
        self.note = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.note.setContentsMargins(0, 2, 0, 8)
        self.note.hide()
        self.passages = PassageRows(self, names_source=False)
        self.passages.read_requested.connect(self.read_requested)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self)
        self.address = Address(self)
        layout.addLayout(line)
        layout.addWidget(self.address)
        layout.addWidget(self.note)
        layout.addWidget(self.passages)
        self.button.clicked.connect(self.toggle)

    def show_facts(self, facts: SourceFacts) -> None:
        if facts == self._facts:
            return
        before, self._facts = self._facts, facts
        if before is None or (facts.title, facts.note) != (before.title, before.note):
            self._fold(True)
        self.passages.show_facts(facts.passages)
        self.button.setVisible(bool(facts.note))
        self.address.show_address(facts.address)
        origin = f"\n{facts.origin}" if facts.origin else ""
        self._words.show_runs(
            Run(facts.title),
            Run(f"\n{facts.imprint}", Face.SMALL, Ink.SECONDARY),
            Run(origin, Face.SMALL, Ink.WARNING),
        )

    def toggle(self) -> None:
        self._fold(not self.note.isHidden())
        settle()

    def _fold(self, folded: bool) -> None:
        title = "" if self._facts is None else self._facts.title
        self.button.point(Direction.DOWN if folded else Direction.UP)
        self.button.setAccessibleName(f"{'Show' if folded else 'Hide'} the note on {title}")
        self.note.setText("" if folded or self._facts is None else self._facts.note)


class Sources(Section):
    """Who states the event, with how many of them are independent of each other."""

    read_requested = Signal(object)
    """A passage is to be read in its source."""
    comparison_requested = Signal()
    """To see what each source says of the event."""
    shared_requested = Signal()
    """To see the passages that the sources share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sources", parent)
        self.body.setSpacing(6)
        self._compare = TextButton(("Compare",), self)
        self._compare.setAccessibleName("Compare what each source says of the event")
        self._compare.clicked.connect(self.comparison_requested)
        self.beside_heading(self._compare)
        self._shared = TextButton(("Shared passages",), self)
        self._shared.setAccessibleName("Show the passages that the sources share")
        self._shared.clicked.connect(self.shared_requested)
        self.body.addWidget(self._shared, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = Rows[SourceFacts](self.body, self._make_row)

    def show_facts(self, facts: SourcesFacts) -> None:
        self.count(facts.count)
        self._compare.setVisible(len(facts.rows) > 1)
        self._shared.setVisible(facts.shared > 0)
        self._rows.show_facts(facts.rows)

    def _make_row(self) -> SourceRow:
        row = SourceRow(self)
        row.read_requested.connect(self.read_requested)
        return row
