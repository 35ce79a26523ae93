"""The timeline's widget: shows the scene of a session, and turns the pointer's doings into
requests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ccm_timeline.layout.scene import Badge, Scene
from ccm_timeline.layout.window import Window
from ccm_timeline.model.edtf import When
from ccm_timeline.model.words import in_short, in_words
from ccm_timeline.session.session import Session
from ccm_timeline.view.focus import by_key, draw_focus_ring
from ccm_timeline.view.paint.scene import Emphasis, paint_scene
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.timeline.badge_menu import BadgeMenu
from ccm_timeline.view.timeline.canvas import Canvas
from ccm_timeline.view.timeline.emptiness import draw_emptiness, why_empty
from ccm_timeline.view.timeline.escape import EscapeEnds
from ccm_timeline.view.timeline.gestures import DragPan, SpanZoom, WheelZoom
from ccm_timeline.view.timeline.movement import Movement
from ccm_timeline.view.timeline.pinch import Pinch
from ccm_timeline.view.timeline.plot import Plot
from ccm_timeline.view.timeline.span import draw_span
from ccm_timeline.view.timeline.stage import Stage
from ccm_timeline.view.timeline.surfacing import Surfacing
from ccm_timeline.view.timeline.tip_events import TipEvents
from ccm_timeline.view.timeline.tips import badge_tip, event_tip
from ccm_timeline.view.timeline.transition import Transition
from ccm_timeline.view.tool_tips import set_plain_tool_tip

_SMALLEST = QSize(320, 200)

_REST_MS = 150
"""Without another zoom for so long, the view has come to rest."""

_LONGEST_FLAG = 24
"""Characters of a date on the axis, beyond which its short form is taken."""


class TimelineView(Plot):
    """Marks, cards and axis of the session's timeline; a click selects, a double click zooms."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = Stage(session, palette, self._text_size())
        self._scene_now: Scene | None = None
        self._painted: Scene | None = None
        self._hovered: int | None = None
        self._keyed = False
        self._wheel = WheelZoom(session, self.window_now)
        self.movement = Movement(session, self)
        self._transition = Transition(self)
        self._drag = DragPan(session, self.window_now, self.movement)
        self._span = SpanZoom(session, self.window_now)
        self._escape = EscapeEnds(self, self._span)
        self._pinch = Pinch(self.viewport(), self._wheel)
        self._tips = TipEvents(self.viewport())
        self._surfacing = Surfacing(session, self.shown_scene, self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._canvas = Canvas(self.box, self._paint)
        self.setMinimumSize(_SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._name()
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._on_document_changed)
        session.grouping_changed.connect(self._on_subject_changed)
        session.folding_changed.connect(self._on_subject_changed)
        session.scale_changed.connect(self._on_subject_changed)
        session.viewport_changed.connect(self._on_viewport_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.filter_changed.connect(self._on_filter_changed)
        session.search_changed.connect(self._on_search_changed)
        self._transition.changed.connect(self.viewport().update)
        self._rest.timeout.connect(self._settle)

    def apply(self, palette: Palette) -> None:
        """Wear other colours."""
        self._stage.wear(palette)
        self._repaint()

    # What is shown.

    def shown_scene(self) -> Scene:
        """The scene that is on the screen."""
        if self._scene_now is None:
            size = self.viewport().size()
            self._scene_now = self._stage.scene(size.width(), size.height())
        return self._scene_now

    def window_now(self) -> Window:
        """Where the session's viewport lies in the widget."""
        size = self.viewport().size()
        return self._stage.window(size.width(), size.height())

    def reduce_motion(self, reduced: bool) -> None:
        """Make every change at once, or so that the eye can follow."""
        self.movement.reduce(reduced)
        if reduced:
            self._transition.stop()
            self.viewport().update()

    def finish_movement(self) -> None:
        """Be where a flight or a change of arrangement leads to."""
        self.movement.finish()
        self._transition.stop()

    def _paint(self, painter: QPainter) -> None:
        stage = self._stage
        self._painted = scene = self._transition.between(self.shown_scene())
        emphasis = self._emphasis()
        scene = stage.with_mark_of(scene, emphasis.selected)
        paint_scene(painter, scene, stage.look, emphasis, stage.pictures)
        if words := why_empty(self._session):
            draw_emptiness(painter, scene.plot, words, stage.look)
        if (span := self._span.span) is not None:
            draw_span(painter, scene.plot, span, stage.look.palette)
        if self._keyed and self.hasFocus():
            draw_focus_ring(painter, self.viewport())

    def _emphasis(self) -> Emphasis:
        selected, window = self._session.selected_id, self.window_now()
        hits = self._stage.hits.within(self.shown_scene()), self._stage.hits.tips(window)
        timeline = self._session.timeline
        position = None if selected is None else timeline.position(selected)
        if position is None or not self._session.is_shown(position):
            return Emphasis(None, "", 0.0, self._hovered, *hits)
        x = self._stage.anchor_x(position, window)
        return Emphasis(position, _on_flag(timeline.whens[position]), x, self._hovered, *hits)

    def _repaint(self) -> None:
        self._scene_now = None
        self.viewport().update()

    # The session's doings.

    def _on_document_changed(self) -> None:
        self._hovered = self._painted = None
        self._transition.stop()
        self._let_go()
        self._name()
        self._stage.renew()
        self._on_viewport_changed()

    def _on_subject_changed(self) -> None:
        """The events are arranged anew: let them be followed to their new places."""
        if self._painted is not None and not self.movement.is_reduced:
            self._transition.start(self._painted)
        self._stage.renew()
        self._on_viewport_changed()

    def _on_viewport_changed(self) -> None:
        self._repaint()
        self._rest.start()

    def _settle(self) -> None:
        """Nobody zooms any more: cards that have found room meanwhile are shown."""
        size = self.viewport().size()
        self.show_range(self.window_now(), size.width(), size.height())
        if self._stage.settle():
            self._repaint()

    def _on_selection_changed(self) -> None:
        if (selected := self._session.selected_id) is not None:
            self._session.reveal(selected)
        self.viewport().update()

    def _on_filter_changed(self) -> None:
        self._hovered = None
        self._stage.sift()
        self._name()
        self._repaint()

    def _on_search_changed(self) -> None:
        self._stage.find()
        self.viewport().update()

    def _name(self) -> None:
        """Say to a screen reader what is drawn; the list of events says the rest."""
        timeline = self._session.timeline
        self.setAccessibleName(self._stage.description())
        self.setAccessibleDescription(timeline.document.summary or "")

    # The pointer.

    def _let_go(self) -> None:
        """Forget a gesture of which the release went elsewhere, as to a dialog."""
        self._drag.cancel()
        if self._span.span is not None:
            self._span.cancel()
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._span.press(event.position().x())
            else:
                self._drag.press(event.position(), int(event.timestamp()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()
        if self._span.span is not None:
            self._span.move(event.position().x())
            self.viewport().update()
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position(), int(event.timestamp()))
        else:
            self._hover(event.position())
        self._show_pointer(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if self._span.span is not None:
                self._span.release()
                self.viewport().update()
            elif not self._drag.release(int(event.timestamp())):
                self._click(event.position())
        self._show_pointer(event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.shown_scene().event_at(event.position().x(), event.position().y())
        selected = self._session.selected_id
        # What the first click set in motion may have brought another event under the pointer.
        at_selected = selected is not None and position == self._session.timeline.position(selected)
        if selected and at_selected and event.button() == Qt.MouseButton.LeftButton:
            self._session.zoom_to_event(selected)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._wheel.turn(event, shift)
        event.accept()

    def _click(self, at: QPointF) -> None:
        scene = self.shown_scene()
        if (badge := scene.badge_at(at.x(), at.y())) is not None and not scene.card_at(
            at.x(), at.y()
        ):
            self._open_badge(badge)
            return
        if (lane := scene.lane_at(at.x(), at.y())) is not None and lane.key is not None:
            self._session.fold(lane.key)
            return
        position = scene.event_at(at.x(), at.y())
        event = None if position is None else self._session.timeline.events[position].id
        self._session.select(event)

    def _open_badge(self, badge: Badge) -> None:
        """Zoom to the events of a badge; what no zoom can part is offered by name."""
        events = [self._session.timeline.events[position] for position in badge.positions]
        if len(events) == 1:
            self._session.select(events[0].id)
        elif not events or self._stage.can_part(badge.positions):
            self._session.show_stretch(*badge.units)
        else:
            corner = QPointF(badge.rect.left, badge.rect.bottom).toPoint()
            menu = BadgeMenu(self._session, events, self)
            menu.popup(self.viewport().mapToGlobal(corner))

    def fold_selected_lane(self) -> None:
        """Fold or unfold the lane of the selected event."""
        position = self._session.timeline.position(self._session.selected_id or "")
        if position is None:
            return
        size = self.viewport().size()
        lane = self._stage.lane_of(position, size.width(), size.height())
        if lane.key is not None:
            self._session.fold(lane.key)

    def _hover(self, at: QPointF) -> None:
        scene = self.shown_scene()
        hovered = scene.event_at(at.x(), at.y())
        badge = scene.badge_at(at.x(), at.y()) if hovered is None else None
        tip = "" if badge is None else badge_tip(self._session.timeline, badge)
        if hovered is not None:
            tip = event_tip(self._session.timeline, hovered)
        set_plain_tool_tip(self.viewport(), tip)
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def _show_pointer(self, at: QPointF) -> None:
        scene = self.shown_scene()
        x, y = at.x(), at.y()
        over = scene.event_at(x, y) is not None or scene.badge_at(x, y) or scene.lane_at(x, y)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self._drag.is_dragging:
            shape = Qt.CursorShape.ClosedHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    # Size, focus, keys.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this from its constructor, before there is a canvas.
        if hasattr(self, "_canvas"):
            size = self.viewport().size()
            self._canvas.resize(size.width(), size.height())
            self._on_viewport_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_stage"):
            self._stage.resize_text(self._text_size())
            self._repaint()

    def _text_size(self) -> float:
        return float(max(QFontInfo(self.font()).pixelSize(), 8))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = by_key(event, self._keyed)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The commands have the keys; pyqtgraph would take arrows for scrolling.
        event.ignore()


def _on_flag(when: When) -> str:
    """A date as the flag on the axis has it: in words, as long as they are few."""
    words = in_words(when)
    return words if len(words) <= _LONGEST_FLAG else in_short(when)
