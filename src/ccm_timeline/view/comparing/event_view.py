"""What each source says of the selected event, in columns."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.model.document import Event
from ccm_timeline.session.session import Session
from ccm_timeline.view.comparing.box import Box, BoxFacts
from ccm_timeline.view.comparing.columns import Columns
from ccm_timeline.view.comparing.leaf import Leaf
from ccm_timeline.view.comparing.said import Wordings
from ccm_timeline.view.comparing.telling import told_of
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import ChevronButton, Direction
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.section import Section
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

NONE = "Select an event on the timeline to see what each source says of it."


class Sentence(LongText):
    """One thing that only one source says."""

    def show_facts(self, words: str) -> None:
        self.setText(words)


class EventView(QWidget):
    """It follows the selection, and steps through the events itself."""

    reading_requested = Signal(object)
    event_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.leaf = Leaf("What each source says", self)
        self._title = PlainLabel("", face=Face.SUBTITLE)
        self.previous = ChevronButton("Previous event", Direction.LEFT)
        self.next = ChevronButton("Next event", Direction.RIGHT)
        self._only = Section("What one says and the others leave out")
        self._sentences = Rows[str](self._only.body, Sentence)
        self._columns = Columns[BoxFacts](self._make_box)
        self._build()
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.setFocusProxy(self.leaf)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.previous, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._title, 1)
        body = self.leaf.body
        body.addLayout(line)
        body.addWidget(self._columns)
        body.addWidget(self._only)
        body.addStretch(1)
        column(self).addWidget(self.leaf)

    def sizeHint(self) -> QSize:
        return self.leaf.sizeHint()

    def refresh(self) -> None:
        event = self._event()
        for widget in (self._columns, self._only):
            widget.setVisible(event is not None)
        if event is None:
            self._title.setText(NONE)
            return
        session = self._session
        wordings = Wordings(session.timeline, session.evidence.texts, session.evidence.checked)
        facts = told_of(session.timeline, wordings, event)
        self._title.show_runs(
            Run(f"{facts.date}\n", Face.STRONG, Ink.ACCENT), Run(facts.title, Face.SUBTITLE)
        )
        self._columns.show_facts(facts.sources)
        self._only.setVisible(bool(facts.differences))
        self._sentences.show_facts(facts.differences)
        settle()

    def _event(self) -> Event | None:
        selected = self._session.selected_id
        return None if selected is None else self._session.timeline.event(selected)

    def _step(self, delta: int) -> None:
        """Select the next or previous event, and bring it into view."""
        event, events = self._event(), self._session.timeline.events
        if not len(events):
            return
        here = None if event is None else self._session.timeline.position(event.id)
        there = min(max((-1 if here is None else here) + delta, 0), len(events) - 1)
        self._session.select(events[there].id)
        self._session.reveal(events[there].id)

    def _make_box(self) -> Box:
        box = Box()
        box.read_requested.connect(self.reading_requested)
        return box
