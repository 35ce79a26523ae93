"""The audience's picture: a window of its own that fills a screen."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.steps import Step
from ccm_timeline.session.session import Session
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course
from ccm_timeline.view.show.flight import Flight
from ccm_timeline.view.show.menu import ShowMenu
from ccm_timeline.view.show.projection import Projection
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Slide
from ccm_timeline.view.show.state import Cover, ShowState
from ccm_timeline.view.show.story import Story, story_of
from ccm_timeline.view.show.strip import Strip

POINTER_MS = 2000
_NOTCH = 120
"""Of a wheel, in eighths of a degree."""

_SPOT = 0.16
_SHADE = QColor(0, 0, 0, 150)


class ShowWindow(QWidget):
    """Shows the course as it stands, or as it stood when it was frozen."""

    projected = Signal()
    """The pages were made anew: for another size or other colours."""

    def __init__(
        self, session: Session, steps: tuple[Step, ...], course: Course, size: QSize, *, still: bool
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.resize(size)
        self._session, self._steps, self._course = session, steps, course
        self._story = story_of(session.timeline)
        self._shown: ShowState = course.state
        self._shows_timer = True
        self._told: int | None = None
        self._strip: Strip | None = None
        self._picture = QPixmap()
        self._turned = 0
        self._spot = QPointF()
        self._flight = Flight(still, self)
        self._flight.moved.connect(self._on_flight)
        self._idle = QTimer(self, interval=POINTER_MS, singleShot=True)
        self._idle.timeout.connect(self._hide_pointer)
        self.setAccessibleName("Presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._project()
        course.changed.connect(self._follow)
        course.ticked.connect(self._on_tick)
        session.evidence.grades_changed.connect(self._on_verification)
        session.evidence.comparison_changed.connect(self._on_verification)

    # What is shown.

    @property
    def story(self) -> Story:
        return self._story

    @property
    def projection(self) -> Projection:
        return self._projection

    @property
    def shown(self) -> ShowState:
        """What the audience sees, which a frozen picture keeps."""
        return self._shown

    @property
    def shift(self) -> float:
        """How far the strip still has to fly, in pixels."""
        return self._flight.shift

    def show_timer(self, wanted: bool) -> None:
        """Whether the timer stands in the picture: not where a presenter's view has it."""
        self._shows_timer = wanted
        self._refresh()

    def _project(self) -> None:
        """Make the pages for the size and the colours that there are now."""
        sizes = Sizes(max(self.width(), 1), max(self.height(), 1))
        theme = self._shown.theme
        self._projection = Projection(self._session, self._steps, self._story, theme, sizes)
        self._flight.land()
        self._strip = None
        self._course.set_deck(self._projection.deck)
        self._shown = replace(self._shown, place=self._projection.deck.legal(self._shown.place))
        self._refresh()
        self.projected.emit()

    def _follow(self) -> None:
        state = self._course.state
        if state.frozen:
            # Place and aids stay; the picture can still be covered.
            kept = replace(self._shown, frozen=True, notice="")
            state = replace(kept, cover=state.cover, spotlight=state.spotlight)
        if state == self._shown:
            return
        before, self._shown = self._shown, state
        if before.theme is not state.theme:
            self._project()
        else:
            self._refresh()
        if state.spotlight != before.spotlight:
            self._wake_pointer()

    def _refresh(self) -> None:
        """Draw anew what does not move."""
        timer = self._course.timer_seconds if self._shows_timer else None
        self._told = timer
        slide = self._projection.slide(self._shown, timer)
        ratio = self.devicePixelRatioF()
        size = QSizeF(self.width() * ratio, self.height() * ratio).toSize()
        if self._picture.size() != size:
            self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self._picture)
        self._projection.paint_slide(painter, slide)
        painter.end()
        strip = self._projection.strip(self._shown)
        if strip != self._strip:
            self._flight.begin(self._strip, strip)
            self._strip = strip
        self._tell(slide)
        self.update()

    def _tell(self, slide: Slide) -> None:
        """Where the picture is, to window managers and screen readers, and what it says."""
        number, total = self._shown.position(self._projection.deck)
        activity = self._shown.activity
        name = "Presentation" if activity is None else activity.value
        self.setWindowTitle(f"{name}, step {number} of {total} — CCM Timeline")
        self.setAccessibleDescription(" ".join(line.text for line in slide.lines))

    def _on_tick(self) -> None:
        timer = self._course.timer_seconds if self._shows_timer else None
        if timer != self._told:
            self._refresh()

    def _on_verification(self) -> None:
        self._project()

    def _on_flight(self) -> None:
        if self._strip is not None and not self._shown.spotlight:
            rect = self._strip.rect
            self.update(0, int(rect.top), int(rect.width), int(rect.height) + 1)
        else:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = self._projection.sizes
        if (sizes.width, sizes.height) != (self.width(), self.height()):
            self._project()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        match self._shown.cover:
            case Cover.BLACK:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            case Cover.WHITE:
                painter.fillRect(self.rect(), Qt.GlobalColor.white)
                return
            case Cover.NONE:
                self._paint_picture(painter)
        if self._shown.spotlight:
            self._paint_spotlight(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        if self._shown.whole and not self._shown.is_aside:
            event_id = self._projection.event_id(self._shown.place)
            self._projection.overview.paint(painter, event_id)
            return
        painter.drawPixmap(0, 0, self._picture)
        if self._strip is not None and self._shown.has_strip:
            self._projection.paint_strip(painter, self._strip, self._flight.shift)

    def _paint_spotlight(self, painter: QPainter) -> None:
        """Everything but a disc at the pointer in the shade."""
        radius = self.height() * _SPOT
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addRect(QRectF(self.rect()))
        path.addEllipse(self._spot, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, _SHADE)

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._course.do(Act.NEXT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._spot = event.position()
        self._wake_pointer()
        if self._shown.spotlight:
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        for _ in range(abs(notches)):
            self._course.do(Act.ZOOM_IN if notches > 0 else Act.ZOOM_OUT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def open_menu(self, at: QPoint) -> None:
        """Open the menu at a point of the screen."""
        self._wake_pointer()
        menu = ShowMenu(self._course, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _wake_pointer(self) -> None:
        """A spotlight is the pointer itself."""
        if self._shown.spotlight:
            self.setCursor(Qt.CursorShape.BlankCursor)
            if self._spot.isNull():
                self._spot = QPointF(self.rect().center())
            return
        self.unsetCursor()
        self._idle.start()

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    def start_pointer(self) -> None:
        """Begin with the pointer shown, which hides after a while."""
        at: QPoint = self.mapFromGlobal(self.cursor().pos())
        self._spot = QPointF(at) if self.rect().contains(at) else QPointF(self.rect().center())
        self._wake_pointer()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the window manager, or with the program: the show is left."""
        super().closeEvent(event)
        self._course.requested.emit(Act.LEAVE)
