"""What the stance board tells of one actor: the judgement, why, by which passages, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.document import Evidence
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.view.board.facts import DetailFacts, JudgementFacts, PassageFacts
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.marks import StanceChip
from ccm_timeline.view.panel.quotation_facts import ChipFacts
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.scroll_area import SlimScrollArea
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

HINT = "Choose somebody on the board to read by which passages the stance was judged, and why."
_MARGIN = 16


class PassageBox(QWidget):
    """A passage: its words, if the source text is attached, and where it stands."""

    reading_requested = Signal(object)
    """The evidence that is to be read in its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evidence: Evidence | None = None
        self._label = PlainLabel("", self)
        self.read = TextButton(("Read in source",), self)
        self.read.clicked.connect(self._on_clicked)
        layout = column(self)
        layout.addWidget(self._label)
        layout.addWidget(self.read)

    def show_facts(self, facts: PassageFacts) -> None:
        self._evidence = facts.evidence
        self.read.setAccessibleName(f"Read in source: {facts.place}")
        words = (Run(f"{facts.words}\n", Face.WORDING),) if facts.words else ()
        self._label.show_runs(*words, Run(capitalised(facts.place), Face.SMALL, Ink.SECONDARY))

    def _on_clicked(self) -> None:
        self.reading_requested.emit(self._evidence)


class JudgementBox(QWidget):
    """One stance with its reasons."""

    event_requested = Signal(str)
    """The id of the event that is to be gone to."""
    reading_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event = ""
        self._chip = StanceChip(self)
        self._dates = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._note = PlainLabel("", self)
        layout = column(self, 6)
        layout.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._dates)
        layout.addWidget(self._note)
        self._passages = Rows[PassageFacts](layout, self._make_passage)
        self.go = TextButton(("Go to the event",), self)
        self.go.clicked.connect(self._on_clicked)
        layout.addWidget(self.go)
        self.setContentsMargins(0, 0, 0, _MARGIN)

    def show_facts(self, facts: JudgementFacts) -> None:
        self._event = facts.event
        self._chip.show_facts(ChipFacts(facts.value, facts.heading))
        self._dates.setText(facts.dates)
        self._note.setText(facts.note)
        self._note.setVisible(bool(facts.note))
        self._passages.show_facts(facts.passages)
        self.go.setVisible(bool(facts.event))
        self.go.setAccessibleName(f"Go to the event: {facts.event_title}")

    def _make_passage(self) -> PassageBox:
        passage = PassageBox()
        passage.reading_requested.connect(self.reading_requested)
        return passage

    def _on_clicked(self) -> None:
        self.event_requested.emit(self._event)


class Details(SlimScrollArea):
    """Scrolls what is told of the actor that was chosen."""

    event_requested = Signal(str)
    reading_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The stance and its passages")
        page = QWidget()
        layout = column(page, 6)
        layout.setContentsMargins(_MARGIN, _MARGIN // 2, 0, _MARGIN)
        self._name = PlainLabel("", page)
        self._sentence = PlainLabel(HINT, page, ink=Ink.SECONDARY)
        layout.addWidget(self._name)
        layout.addWidget(self._sentence)
        self._rows = Rows[JudgementFacts](layout, self._make_row)
        layout.addStretch(1)
        self.setWidget(page)
        self._name.hide()

    def show_facts(self, facts: DetailFacts | None) -> None:
        """Tell of an actor, or with None how to choose one."""
        self._name.setVisible(facts is not None)
        if facts is None:
            self._sentence.setText(HINT)
            self._rows.show_facts(())
            return
        organisation = f"\n{facts.organisation}" if facts.organisation else ""
        self._name.show_runs(
            Run(facts.name, Face.SUBTITLE), Run(organisation, Face.SMALL, Ink.SECONDARY)
        )
        self._sentence.setText(facts.unstated or "Judged by the passages below.")
        self._rows.show_facts(facts.judgements)
        self.verticalScrollBar().setValue(0)

    def _make_row(self) -> JudgementBox:
        row = JudgementBox()
        row.event_requested.connect(self.event_requested)
        row.reading_requested.connect(self.reading_requested)
        return row
