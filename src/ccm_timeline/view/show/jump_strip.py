"""The whole timeline as a narrow strip for the presenter: where the show is, and a way to jump."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccm_timeline.view.palette import worn_by
from ccm_timeline.view.show.story import Stop, Story
from ccm_timeline.view.tool_tips import show_plain_tool_tip

_MARGIN = 14
_MARK = 4.0


class JumpStrip(QWidget):
    """Every event that has a step is a dot; a click goes to the nearest one."""

    chosen = Signal(str)
    """The id of an event."""

    def __init__(self, story: Story, event_ids: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._stops = [stop for stop in story.stops if stop.event_id in event_ids]
        self._ends = (story.stops[0].at, story.stops[-1].at) if story.stops else (0.0, 0.0)
        self._current: str | None = None
        self.setAccessibleName("Timeline, to jump by a click")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * self.fontMetrics().height() + 16)

    def show_event(self, event_id: str | None) -> None:
        if event_id != self._current:
            self._current = event_id
            stop = self._stop_of(event_id)
            self.setAccessibleDescription("" if stop is None else f"{stop.date}, {stop.title}")
            self.update()

    def x_of(self, event_id: str) -> float:
        """Where an event's mark stands; KeyError where it has none."""
        stop = self._stop_of(event_id)
        if stop is None:
            raise KeyError(event_id)
        return self._x(stop)

    def _stop_of(self, event_id: str | None) -> Stop | None:
        return next((stop for stop in self._stops if stop.event_id == event_id), None)

    def _x(self, stop: Stop) -> float:
        first, last = self._ends
        share = (stop.at - first) / (last - first) if last > first else 0.5
        return _MARGIN + share * (self.width() - 2 * _MARGIN)

    def _nearest(self, x: float) -> Stop | None:
        return min(self._stops, key=lambda stop: abs(self._x(stop) - x), default=None)

    @property
    def _line(self) -> float:
        return self.height() - self.fontMetrics().height() * 0.6 - 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and its dots; over it date and title of the one that is shown."""
        painter, palette = QPainter(self), worn_by(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.edge), 1.5))
        y = self._line
        painter.drawLine(QPointF(_MARGIN, y), QPointF(self.width() - _MARGIN, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.ink))
        for stop in self._stops:
            painter.drawEllipse(QPointF(self._x(stop), y), _MARK, _MARK)
        if (current := self._stop_of(self._current)) is not None:
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(QPointF(self._x(current), y), 1.8 * _MARK, 1.8 * _MARK)
            self._draw_words(painter, current, QColor(palette.ink))

    def _draw_words(self, painter: QPainter, stop: Stop, ink: QColor) -> None:
        metrics = self.fontMetrics()
        words = metrics.elidedText(
            f"{stop.date} · {stop.title}", Qt.TextElideMode.ElideRight, self.width()
        )
        width = metrics.horizontalAdvance(words)
        left = min(max(self._x(stop) - width / 2, 0.0), self.width() - width)
        painter.setPen(ink)
        rect = QRectF(left, 0, width + 1, metrics.height())
        painter.drawText(rect, Qt.TextFlag.TextSingleLine, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        stop = self._nearest(event.position().x())
        if stop is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(stop.event_id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if (stop := self._nearest(event.pos().x())) is not None:
                show_plain_tool_tip(event.globalPos(), f"{stop.date} · {stop.title}", self)
            return True
        return super().event(event)
