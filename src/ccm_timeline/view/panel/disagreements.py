"""Where the sources disagree: the question, and what each side says to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.phrases import counted
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.boxes import Card, LongText, Rows, Section, column
from ccm_timeline.view.panel.facts import DisagreementFacts, SideFacts
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

_BAR = 3.0


class Side(QWidget):
    """One side's claim, and under it who makes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim = LongText(self)
        self._sources = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        layout = column(self)
        layout.addWidget(self._claim)
        layout.addWidget(self._sources)

    def show_facts(self, facts: SideFacts) -> None:
        self._claim.setText(facts.claim)
        self._sources.setText(facts.sources)


class DisagreementCard(Card):
    """One question with all of its sides, none of them before the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = LongText(self, face=Face.STRONG)
        self._note = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        layout = column(self, 6)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.addWidget(self._question)
        self._sides = Rows[SideFacts](layout, Side)
        layout.addWidget(self._note)

    def show_facts(self, facts: DisagreementFacts) -> None:
        self._question.setText(facts.question)
        self._sides.show_facts(facts.sides)
        self._note.setText(facts.note)

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where the sources disagree", parent)
        self.body.setSpacing(8)
        self._rows = Rows[DisagreementFacts](self.body, DisagreementCard)

    def show_facts(self, facts: tuple[DisagreementFacts, ...]) -> None:
        self.setVisible(bool(facts))
        self.count(counted(len(facts), "question") if len(facts) > 1 else "")
        self._rows.show_facts(facts)
