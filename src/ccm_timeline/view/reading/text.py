"""A stretch of a source text, with the passage that is read and the other marked ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.view.palette import worn_by
from ccm_timeline.view.plain import PAD, PlainLabel
from ccm_timeline.view.reading.badges import badge_width, draw_badge
from ccm_timeline.view.reading.marks import Mark
from ccm_timeline.view.reading.offsets import OffsetMap
from ccm_timeline.view.reading.stretch import Stretch
from ccm_timeline.view.reading.tints import Tints, draw_ground, draw_hit, draw_line_below
from ccm_timeline.view.textflow import Run, TextFlow
from ccm_timeline.view.tool_tips import set_plain_tool_tip
from ccm_timeline.view.typefaces import Face

_GAP = 6
"""Pixels between the margin's numbers and the text."""


class ReadingText(PlainLabel):
    """Places are code points of the whole text; what is copied are its own characters."""

    mark_pressed = Signal(object)
    """A marked passage was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, face=Face.WORDING)
        self._stretch = Stretch(0, 0)
        self._map = OffsetMap("")
        self._marks: Sequence[Mark] = ()
        self._tints = Tints(())
        self._current: Mark | None = None
        self._passages: Sequence[Stretch] = ()
        self._hits: Sequence[Stretch] = ()
        self._hit: Stretch | None = None
        self._pressed = QPoint()
        self._known: dict[Stretch, list[QRectF]] = {}
        """Rectangles by place, as long as the lines are those of `_known_of`."""
        self._known_of: tuple[TextFlow, QRect] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._keep_margin()

    # What is shown.

    @property
    def stretch(self) -> Stretch:
        return self._stretch

    def show_stretch(self, text: AnyText, stretch: Stretch) -> None:
        """Show this stretch of a text."""
        shown = text[stretch.start : stretch.end]
        self._stretch, self._map = stretch, OffsetMap(shown)
        self._known.clear()
        self.show_runs(Run(shown, Face.WORDING))
        self.update()

    def show_passages(self, passages: Sequence[Stretch]) -> None:
        """Highlight the words that somebody came to read."""
        self._passages = passages
        self.update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Tint the passages of events and stances, with a badge for each in the margin."""
        self._marks, self._tints = marks, Tints([mark.key for mark in marks])
        self._current = None
        self._keep_margin()
        self.update()

    def forget_marks(self) -> None:
        """Draw none until those of another text are known; the margin stays for them."""
        self._marks, self._current = (), None
        self.update()

    def show_current(self, mark: Mark | None) -> None:
        """Draw a bold line below the marked passage that one has stepped to."""
        self._current = mark
        self.update()

    def show_hits(self, hits: Sequence[Stretch], current: Stretch | None) -> None:
        """Outline what a search found within the stretch, the current hit in bold."""
        self._hits, self._hit = hits, current
        self.update()

    def place_caret(self, point: int) -> None:
        """Put the caret, from which the keyboard goes on, at a code point of the whole text."""
        unit = self._map.unit(min(max(point - self._stretch.start, 0), self._map.length))
        self._mark(unit, unit)

    # Places.

    def top_of(self, point: int) -> float:
        """How far below the widget's top the line of a code point begins, in pixels."""
        if not self._map.length:
            return 0.0
        self._arrange()
        unit = self._units(Stretch(point, point))[0]
        return self.contentsRect().top() + self._flow_now().caret_rect(unit).top()

    def point_at(self, y: float) -> int:
        """The code point with which the line at a height begins."""
        if not self._map.length:
            return self._stretch.start
        self._arrange()
        unit = self._flow_now().at(QPointF(0, y - self.contentsRect().top()))
        return self._stretch.start + self._map.point(unit)

    def highlighted(self) -> list[str]:
        """The characters under the highlights, as the screen has them."""
        return [self._flow_now().slice(*self._units(place)) for place in self._passages]

    def _units(self, place: Stretch) -> tuple[int, int]:
        """The units of a place, as far as it is in the stretch: Qt has no lines for others."""
        first, last = (
            min(max(point - self._stretch.start, 0), self._map.length)
            for point in (place.start, place.end)
        )
        return self._map.unit(first), self._map.unit(last)

    def _boxes(self, place: Stretch) -> list[QRectF]:
        """The rectangles of a place on this widget; none for what is outside of the stretch."""
        if place.end <= self._stretch.start or place.start >= self._stretch.end:
            return []
        layout = self._flow_now(), self.contentsRect()
        if self._known_of != layout:
            self._known_of = layout
            self._known.clear()
        if place not in self._known:
            self._arrange()
            origin = QPointF(self.contentsRect().topLeft())
            found = self._flow_now().boxes(*self._units(place))
            self._known[place] = [box.translated(origin) for box in found]
        return self._known[place]

    def _arrange(self) -> None:
        self._flow_now().arrange(self.contentsRect().width())

    def sizeHint(self) -> QSize:
        """As wide as it is: to lay out a long text for any other width is for nothing."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = max(width - margins.left() - margins.right(), 1)
        return int(self._flow_now().height(inner) + 0.999) + 2

    def _keep_margin(self) -> None:
        """Leave room for the widest number at the left."""
        most = max((mark.number for mark in self._marks), default=0)
        left = badge_width(max(most, 1), self.font()) + _GAP if self._marks else PAD
        self.setContentsMargins(left, 1, PAD, 1)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_margin()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QRectF(event.rect())
        self._draw_grounds(painter, clip)
        # No focus ring as other texts have: the caret says it, and the ring of a text that is
        # longer than the window is two lines beside it.
        rect = QRectF(self.contentsRect())
        self._flow_now().draw(painter, rect, clip, self._marked())

    def _draw_grounds(self, painter: QPainter, clip: QRectF) -> None:
        palette = worn_by(self.palette())
        for mark in sorted(self._marks, key=lambda mark: mark.start - mark.end):
            look = self._tints.of(mark.key)
            for box in self._in(clip, Stretch(mark.start, mark.end)):
                draw_ground(painter, box, palette.tints[look.tint])
        for passage in self._passages:
            for box in self._in(clip, passage):
                draw_ground(painter, box, palette.passage)
        for mark in self._marks:
            for box in self._in(clip, Stretch(mark.start, mark.end)):
                draw_line_below(painter, box, palette.edge, self._tints.of(mark.key))
        for passage in self._passages:
            for box in self._in(clip, passage):
                draw_line_below(painter, box, palette.ink, None)
        if self._current is not None:
            for box in self._in(clip, Stretch(self._current.start, self._current.end)):
                draw_line_below(painter, box, palette.accent, None)
        for hit in self._hits:
            for box in self._in(clip, hit):
                draw_hit(painter, box, palette.accent, strong=hit == self._hit)
        self._draw_badges(painter, clip)

    def _in(self, clip: QRectF, place: Stretch) -> list[QRectF]:
        return [box for box in self._boxes(place) if box.intersects(clip)]

    def _draw_badges(self, painter: QPainter, clip: QRectF) -> None:
        palette = worn_by(self.palette())
        width = self.contentsMargins().left() - _GAP
        for top, marks in self._badges().items():
            box = QRectF(0, top, width, self.fontMetrics().height())
            if box.intersects(clip):
                tint = palette.tints[self._tints.of(marks[0].key).tint]
                draw_badge(painter, box, marks, tint, self.font(), palette)

    def _badges(self) -> dict[float, list[Mark]]:
        """The marks by the line on which they begin."""
        found: dict[float, list[Mark]] = {}
        for mark in self._marks:
            if self._stretch.start <= mark.start < self._stretch.end:
                found.setdefault(self.top_of(mark.start), []).append(mark)
        return found

    # The pointer.

    def marks_at(self, point: QPointF) -> list[Mark]:
        """The marks whose words or whose number are at a point, the shortest first."""
        if point.x() < self.contentsMargins().left():
            height = self.fontMetrics().height()
            found = [
                mark
                for top, marks in self._badges().items()
                if top <= point.y() < top + height
                for mark in marks
            ]
        else:
            found = [
                mark
                for mark in self._marks
                if any(box.contains(point) for box in self._boxes(Stretch(mark.start, mark.end)))
            ]
        return sorted(found, key=lambda mark: mark.end - mark.start)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        still = moved < QApplication.startDragDistance() and not self.selectedText()
        marks = self.marks_at(event.position())
        if still and marks and event.button() is Qt.MouseButton.LeftButton:
            self.mark_pressed.emit(marks[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            shape = Qt.CursorShape
            over = self.marks_at(event.position())
            self.setCursor(shape.PointingHandCursor if over else shape.IBeamCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            marks = self.marks_at(QPointF(event.pos()))
            set_plain_tool_tip(self, " · ".join(mark.words for mark in marks))
        return super().event(event)
