"""A box with a heading and passages below it: one side of a question, or one source."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.comparing.passage_block import PassageBlock
from ccm_timeline.view.comparing.said import Said
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.card import Card
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.typefaces import Face

_MARGIN = 12


class BoxFacts(msgspec.Struct, frozen=True):
    """What a box says."""

    label: str
    """Small words over the heading."""
    heading: str
    note: str
    passages: tuple[Said, ...]


class Box(Card):
    """None of the boxes of a row is set apart from the others."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", self, face=Face.HEADING, ink=Ink.SECONDARY)
        self._heading = LongText(self, face=Face.STRONG)
        self._note = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        layout = column(self, 4)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for widget in (self._label, self._heading, self._note):
            layout.addWidget(widget)
        body = QWidget(self)
        self._rows = Rows[Said](column(body, 2 * _MARGIN // 3), self._make)
        layout.addWidget(body)
        layout.addStretch(1)

    def show_facts(self, facts: BoxFacts) -> None:
        self.setAccessibleName(f"{facts.label}: {one_line(facts.heading)}")
        self._label.setVisible(bool(facts.label))
        self._label.setText(facts.label)
        self._heading.setText(facts.heading)
        self._note.setText(facts.note)
        self._rows.show_facts(facts.passages)

    def _make(self) -> PassageBlock:
        block = PassageBlock(self)
        block.read_requested.connect(self.read_requested)
        return block
