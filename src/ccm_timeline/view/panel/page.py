"""The page that the panel scrolls, with the walk of the caret from text to text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.panel.disagreements import Disagreements
from ccm_timeline.view.panel.heading import Heading
from ccm_timeline.view.panel.hidden_note import HiddenNote
from ccm_timeline.view.panel.overview import Overview
from ccm_timeline.view.panel.quotations import Quotations
from ccm_timeline.view.panel.sources import Sources
from ccm_timeline.view.panel.stances import Stances
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar
from ccm_timeline.view.plain import PAD, PlainLabel

_MARGIN, _MARGIN_NARROW = 24, 16
_NARROW = 360
_BETWEEN_SECTIONS = 28


class Story(QWidget):
    """Everything that is told of one event, from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hidden_note = HiddenNote(self)
        self.heading = Heading(self)
        self.quotations = Quotations(self)
        self.stances = Stances(self)
        self.disagreements = Disagreements(self)
        self.sources = Sources(self)
        self.parts = (
            self.hidden_note,
            self.heading,
            self.quotations,
            self.stances,
            self.disagreements,
            self.sources,
        )
        self.reading_parts = (
            self.quotations,
            self.stances,
            self.disagreements,
            self.sources,
        )
        layout = column(self)
        layout.addWidget(self.hidden_note)
        layout.addWidget(self.heading)
        layout.addWidget(self.quotations)
        self.quotations.setContentsMargins(0, 12, 0, 0)
        for section in (self.stances, self.disagreements, self.sources):
            section.setContentsMargins(0, _BETWEEN_SECTIONS, 0, 0)
            layout.addWidget(section)


class Page(QWidget):
    """What is scrolled: the overview or the event, with margins that suit the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = Overview(self)
        self.story = Story(self)
        layout = column(self)
        layout.addWidget(self.overview)
        layout.addWidget(self.story)
        layout.addStretch(1)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Lay nothing out meanwhile: Qt does it anew for each widget that comes into sight."""
        parts = (self, self.story, *self.story.parts)
        held = [(part, layout) for part in parts if (layout := part.layout()) is not None]
        for _, layout in held:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for part, layout in held:
                layout.setEnabled(True)
                layout.invalidate()
                # Of a part that was out of sight Qt forgot this request, and makes no second one.
                QCoreApplication.postEvent(part, QEvent(QEvent.Type.LayoutRequest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = _MARGIN_NARROW if self.width() < _NARROW else _MARGIN
        layout = self.layout()
        if layout is not None and layout.contentsMargins().top() != margin:
            side = margin - PAD
            layout.setContentsMargins(side, margin, max(side - SlimScrollBar.WIDTH, 0), margin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the caret walk on from one text to the next, where the first had no more lines."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        label = self.focusWidget()
        if step is None or not isinstance(label, PlainLabel):
            event.ignore()
            return
        texts = self._texts()
        index = texts.index(label) + step
        if 0 <= index < len(texts):
            texts[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> list[PlainLabel]:
        """The texts that are shown, from top to bottom."""
        texts = (text for text in self.findChildren(PlainLabel) if text.isVisible() and text.text())
        return sorted(texts, key=self._reading_order)

    def _reading_order(self, text: PlainLabel) -> tuple[int, int]:
        place = text.mapTo(self, text.rect().topLeft())
        return place.y(), place.x()
