"""Where the sources disagree: the question, and what each side says to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.document import Disagreement
from ccm_timeline.model.phrases import counted
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.disagreement_facts import DisagreementFacts, SideFacts
from ccm_timeline.view.panel.reading_link import PassageRows
from ccm_timeline.view.parts.card import Card
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.section import Section
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.typefaces import Face

_BAR = 3.0


class Side(QWidget):
    """One side's claim, and under it the passages that make it."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim = LongText(self)
        self._passages = PassageRows(self)
        self._passages.read_requested.connect(self.read_requested)
        layout = column(self)
        layout.addWidget(self._claim)
        layout.addWidget(self._passages)

    def show_facts(self, facts: SideFacts) -> None:
        self._claim.setText(facts.claim)
        self._passages.show_facts(facts.passages)


class DisagreementCard(Card):
    """One question with all of its sides, none of them before the others."""

    read_requested = Signal(object)
    comparison_requested = Signal(object)
    """To see the sides of this `Disagreement` beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = LongText(self, face=Face.STRONG)
        self._note = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._origin: Disagreement | None = None
        self._compare = TextButton(("Side by side",), self)
        self._compare.clicked.connect(lambda: self.comparison_requested.emit(self._origin))
        layout = column(self, 6)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.addWidget(self._question)
        self._sides = Rows[SideFacts](layout, self._make_side)
        layout.addWidget(self._note)
        layout.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, facts: DisagreementFacts) -> None:
        self._origin = facts.origin
        self._compare.setAccessibleName(f"Side by side: {one_line(facts.question)}")
        self._question.setText(facts.question)
        self._sides.show_facts(facts.sides)
        self._note.setText(facts.note)

    def _make_side(self) -> Side:
        side = Side(self)
        side.read_requested.connect(self.read_requested)
        return side

    def ground(self) -> str:
        return worn_by(self.palette()).warning_ground

    def decorate(self, painter: QPainter) -> None:
        """Draw the bar at the left, within the card's round corners."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), self.RADIUS, self.RADIUS)
        painter.setClipPath(path)
        colour = QColor(worn_by(self.palette()).regrets)
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), colour)
        painter.setPen(Qt.PenStyle.NoPen)


class Disagreements(Section):
    """Every question on which the sources differ about the event."""

    read_requested = Signal(object)
    """A passage is to be read in its source."""
    comparison_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where the sources disagree", parent)
        self.body.setSpacing(8)
        self._rows = Rows[DisagreementFacts](self.body, self._make_card)

    def show_facts(self, facts: tuple[DisagreementFacts, ...]) -> None:
        self.setVisible(bool(facts))
        self.count(counted(len(facts), "question") if len(facts) > 1 else "")
        self._rows.show_facts(facts)

    def _make_card(self) -> DisagreementCard:
        card = DisagreementCard(self)
        card.read_requested.connect(self.read_requested)
        card.comparison_requested.connect(self.comparison_requested)
        return card
