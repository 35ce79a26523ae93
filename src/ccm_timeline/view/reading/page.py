"""The text that is read in its scroll area, with as much of a long one as is laid out at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.parts.scroll_area import SlimScrollArea
from ccm_timeline.view.reading.keys import act_of
from ccm_timeline.view.reading.stretch import Stretch, around, earlier, later
from ccm_timeline.view.reading.text import ReadingText

_SHARE_ABOVE = 0.25
"""Of the area's height, above the line that is gone to."""

_EDGE = 2
"""Pixels from the end of what can be scrolled, at which more of a long text is laid out."""


class ReadingPage(SlimScrollArea):
    """Whoever scrolls to an end of the stretch finds the text going on there."""

    moved = Signal()
    """Another stretch of the text is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: AnyText = ""
        self._is_moving = False
        self._top = 0
        self.text = ReadingText()
        page = QWidget()
        layout = column(page)
        layout.addWidget(self.text)
        layout.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().sliderReleased.connect(self._on_scrolled)

    @property
    def whole(self) -> AnyText:
        """The whole text, of which a stretch is laid out."""
        return self._whole

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is laid out."""
        return self.text.stretch == Stretch(0, len(self._whole))

    def show_text(self, whole: AnyText, at: Stretch) -> None:
        """Show another text, with a place in it."""
        self._whole = whole
        self._top = at.start
        self._lay_out(around(whole, at.start, at.end))

    def go_to(self, place: Stretch) -> None:
        """Bring a place into view, with some of what stands before it."""
        if not self.text.stretch.holds(place.start, min(place.end, len(self._whole))):
            self._lay_out(around(self._whole, place.start, place.end))
        self._scroll_to(place.start, self.viewport().height() * _SHARE_ABOVE)

    @property
    def top_point(self) -> int:
        """The code point at the top of what is in view."""
        return self.text.point_at(self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._is_moving = True
        super().resizeEvent(event)
        self._stay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._is_moving = True
            # Not at once: the text hears of its new letters only after this.
            QTimer.singleShot(0, self, self._stay)

    def _stay(self) -> None:
        """Lines of another width or height: the line at the top stays there."""
        settle()
        self._scroll_to(self._top, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, but leave the reader's keys to the reader: areas do not look at modifiers."""
        if act_of(event) is None:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _lay_out(self, stretch: Stretch) -> None:
        self._is_moving = True
        self.text.show_stretch(self._whole, stretch)
        settle()
        self._is_moving = False
        self.moved.emit()

    def _scroll_to(self, point: int, above: float) -> None:
        """Scroll so that the line of a code point is `above` pixels below the area's top."""
        self._is_moving = True
        self.verticalScrollBar().setValue(round(self.text.top_of(point) - above))
        self._is_moving = False
        self._top = self.top_point

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if self._is_moving:
            return
        self._top = self.top_point
        if bar.isSliderDown():
            return
        shown = self.text.stretch
        if bar.value() >= bar.maximum() - _EDGE and shown.end < len(self._whole):
            self._slide(later(self._whole, shown))
        elif bar.value() <= _EDGE and shown.start > 0:
            self._slide(earlier(self._whole, shown))

    def _slide(self, stretch: Stretch) -> None:
        """Show the next stretch; what is in view stays where it is."""
        point = max(self.top_point, stretch.start)
        above = self.text.top_of(point) - self.verticalScrollBar().value()
        self._lay_out(stretch)
        self._scroll_to(point, above)
