"""One quotation with everything that belongs to it, on a card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.copying import CopyButtons
from ccm_timeline.view.panel.marks import StanceChip
from ccm_timeline.view.panel.quotation_facts import OtherWording, QuotationFacts
from ccm_timeline.view.panel.reading_link import PassageRow, ReadButton, ink_of
from ccm_timeline.view.panel.words import badge
from ccm_timeline.view.parts.beside import Beside
from ccm_timeline.view.parts.card import Card
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PAD, PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face, font_of

_MARK = "“"
_INDENT = 40
_INDENT_NARROW = 32
_NARROW = 330


class Wording(QWidget):
    """How another source has the same words."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage = PassageRow(self, names_source=False)
        self._passage.read_requested.connect(self.read_requested)
        self._note = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._exact = PlainLabel("", self, face=Face.WORDING)
        layout = column(self)
        layout.addWidget(self._note)
        layout.addWidget(self._exact)
        layout.addWidget(self._passage)

    def show_facts(self, facts: OtherWording) -> None:
        difference = f": {facts.difference}" if facts.difference else ""
        self._note.setText(f"Also in {facts.source}{difference}")
        self._exact.setVisible(bool(facts.exact))
        self._exact.setText(facts.exact)
        self._passage.show_facts(facts.passage)


class QuotationCard(Card):
    """The words in serif, who said them, where they stand, what was found, and Copy."""

    copy_requested = Signal(str)
    """The id of the quotation to be copied with its citation."""
    read_requested = Signal(object)
    """A passage is to be read in its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: QuotationFacts | None = None
        self.quotation = PlainLabel("", self, face=Face.QUOTATION)
        self.quotation.setObjectName("quotation")
        self.quotation.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.speaker = PlainLabel("", self)
        self.chip = StanceChip(self)
        self.badge = PlainLabel("", self)
        self.copying = CopyButtons(self)
        self.copying.copy_requested.connect(self._ask_for_copy)
        self.copy = self.copying.copy
        self.read = ReadButton(self)
        self.read.read_requested.connect(self.read_requested)
        self._speaking = Beside(self.speaker, self.chip, self, inset=PAD)
        self._checked = Beside(self.badge, self.copying, self)
        self._layout = column(self)
        self._layout.addWidget(self.quotation)
        self._layout.addSpacing(10)
        self._layout.addWidget(self._speaking)
        self._layout.addSpacing(8)
        self._layout.addWidget(self._checked)
        self._layout.addWidget(self.read)
        self._layout.addSpacing(8)
        self._others = Rows[OtherWording](self._layout, self._make_wording)
        self._indent(_INDENT)

    def show_facts(self, facts: QuotationFacts) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        self.quotation.setText(facts.quote.exact)
        self.quotation.setAccessibleDescription(f"Quotation, {facts.speaker}")
        standing = " · ".join(words for words in (facts.standing, facts.kind) if words)
        self.speaker.show_runs(
            Run(facts.speaker, Face.STRONG),
            Run(f"\n{standing}" if standing else "", Face.SMALL, Ink.SECONDARY),
        )
        self.chip.show_facts(facts.chip)
        self._show_badge(facts)
        self._others.show_facts(facts.others)
        self.read.show_passage(facts.passage)
        self._speaking.renew()
        self._checked.renew()
        self.copy.setText("Copy")
        self.update()

    def _show_badge(self, facts: QuotationFacts) -> None:
        self.badge.show_runs(
            Run(badge(facts.grade), Face.SMALL, ink_of(facts.grade)),
            Run(f"\n{facts.source}", Face.SMALL, Ink.SECONDARY),
        )

    def _make_wording(self) -> Wording:
        wording = Wording(self)
        wording.read_requested.connect(self.read_requested)
        return wording

    def _ask_for_copy(self) -> None:
        if self._facts is not None:
            self.copy_requested.emit(self._facts.quote.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._indent(_INDENT_NARROW if self.width() < _NARROW else _INDENT)
        super().resizeEvent(event)

    def _indent(self, left: int) -> None:
        """Leave room for the quotation mark, less of it where the card is narrow."""
        self._layout.setContentsMargins(left, 16, 10, 12)

    def decorate(self, painter: QPainter) -> None:
        """Draw the opening quotation mark in the stance's colour; it is no part of the text."""
        palette = worn_by(self.palette())
        chip = None if self._facts is None else self._facts.chip
        font = font_of(Face.QUOTATION, self.font())
        font.setBold(True)
        font.setPixelSize(round(QFontMetricsF(font).height() * 2))
        painter.setFont(font)
        painter.setPen(
            QColor(palette.neutral if chip is None else palette.stance(chip.value).colour)
        )
        ink = QFontMetricsF(font).tightBoundingRect(_MARK)
        painter.drawText(QPointF(10, 12) - ink.topLeft(), _MARK)
