"""The head of the panel: when it was, what it is, and by how many sources it is stated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.heading_facts import HeadingFacts
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

PLANNED = "planned"


class Note(LongText):
    """A remark on how the date was reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, face=Face.SMALL, ink=Ink.SECONDARY)

    def show_facts(self, note: str) -> None:
        self.setText(note)


class Heading(QWidget):
    """Date, title, summary and the notes on the date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = PlainLabel("", self)
        self.title = PlainLabel("", self, face=Face.TITLE)
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.summary = LongText(self)
        layout = column(self)
        for widget in (self.date, self.title):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.summary)
        layout.addSpacing(6)
        self._notes = Rows[str](layout, Note)

    def show_facts(self, facts: HeadingFacts) -> None:
        known = " · ".join(words for words in (facts.precision, facts.stated_by) if words)
        planned = f"  ·  {PLANNED}" if facts.planned else ""
        self.date.show_runs(
            Run(facts.date, Face.STRONG, Ink.ACCENT),
            Run(planned, Face.STRONG, Ink.WARNING),
            Run(f"   {known}", Face.SMALL, Ink.SECONDARY),
        )
        self.title.setText(facts.title)
        self.summary.setText(facts.summary)
        self._notes.show_facts(facts.notes)
