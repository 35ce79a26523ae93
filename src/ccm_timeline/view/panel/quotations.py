"""An event's quotations, one at a time: arrows above, the card below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.model.document import Quote
from ccm_timeline.model.phrases import counted
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.quotation import QuotationCard
from ccm_timeline.view.panel.quotation_facts import QuotationFacts
from ccm_timeline.view.parts.controls import ChevronButton, Direction
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face


class Pager(QWidget):
    """Arrows with the place between them; after the last comes the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = ChevronButton("Previous quotation", Direction.LEFT, self)
        self.next = ChevronButton("Next quotation", Direction.RIGHT, self)
        self.place = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.previous, self.place, self.next):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch()

    def show_place(self, index: int, count: int) -> None:
        """Say the place; the label keeps its width, so that the arrow stays under the pointer."""
        self.setVisible(count > 1)
        self.place.setText(f"{count:,} of {counted(count, 'quotation')}")
        self.place.setFixedWidth(self.place.natural_width())
        self.place.setText(f"{index + 1:,} of {counted(count, 'quotation')}")


class Quotations(QWidget):
    """The quotations of one event; which of them is shown stays when only their grades change."""

    read_requested = Signal(object)
    """A passage is to be read in its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Sequence[QuotationFacts] = ()
        self._index = 0
        self.pager = Pager(self)
        self.card = QuotationCard(self)
        layout = column(self, 4)
        layout.addWidget(self.pager)
        layout.addWidget(self.card)
        self.pager.previous.clicked.connect(self.show_previous)
        self.pager.next.clicked.connect(self.show_next)
        self.card.read_requested.connect(self.read_requested)

    @property
    def index(self) -> int:
        """Which quotation is shown, from 0."""
        return self._index

    @property
    def shown(self) -> Quote | None:
        """The quotation that is shown, or None where the event has none."""
        return self._facts[self._index].quote if self._facts else None

    def show_facts(self, facts: Sequence[QuotationFacts]) -> None:
        same = [item.quote for item in facts] == [item.quote for item in self._facts]
        self._facts = facts
        self._show(self._index if same else 0)

    def show_next(self) -> None:
        self._step(1)

    def show_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._facts:
            self._show((self._index + step) % len(self._facts))
            settle()

    def _show(self, index: int) -> None:
        self._index = index
        self.setVisible(bool(self._facts))
        self.pager.show_place(index, len(self._facts))
        if self._facts:
            self.card.show_facts(self._facts[index])
