"""An actor on the stance board: a mark, a name, and where it stood before, to be pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ccm_timeline.model.phrases import listed
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.board.facts import EntryFacts
from ccm_timeline.view.focus import RADIUS, by_key, draw_focus_ring
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.marks import MARK, draw_mark
from ccm_timeline.view.textflow import Run, Selected, TextFlow
from ccm_timeline.view.tool_tips import set_plain_tool_tip
from ccm_timeline.view.typefaces import Face, font_of

_PAD_X, _PAD_Y = 7, 5
_WALKS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Entry(QAbstractButton):
    """A button; arrows walk from it to others, which the board sees to."""

    walked = Signal(object)
    """A key that leads to another entry."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.facts: EntryFacts | None = None
        self._keyed = False
        self._flow: TextFlow | None = None
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_facts(self, facts: EntryFacts) -> None:
        if facts == self.facts:
            return
        self.facts, self._flow = facts, None
        self.setText(facts.name)
        self.setAccessibleName(facts.spoken)
        self.setAccessibleDescription("Enter shows the passage and goes to the event.")
        set_plain_tool_tip(self, facts.whole_name if facts.whole_name != facts.name else "")
        self.update()

    def nextCheckState(self) -> None:
        """Pressing does not uncheck: the board checks the one of which it tells."""

    def natural_width(self) -> int:
        return int(self._flow_now().natural_width + 0.999) + self._left + _PAD_X + 1

    def word_width(self) -> int:
        """The width in which no word of the name is broken."""
        measure = QFontMetrics(font_of(Face.STRONG, self.font()))
        words = self.text().split() or [""]
        return self._left + _PAD_X + 2 + max(map(measure.horizontalAdvance, words))

    def height_for(self, width: int) -> int:
        """The height that the text takes in this width, both in pixels."""
        return int(self._flow_now().height(self._inner(width)) + 0.999) + 2 * _PAD_Y

    @property
    def _left(self) -> int:
        """Where the text begins: beside the mark, if there is one."""
        marked = self.facts is not None and self.facts.value is not None
        return _PAD_X + (int(MARK) + _PAD_X if marked else 0)

    def _inner(self, width: int) -> int:
        return max(width - self._left - _PAD_X, 1)

    def _flow_now(self) -> TextFlow:
        if self._flow is None:
            self._flow = TextFlow(_runs(self.facts), self.font(), worn_by(self.palette()))
        return self._flow

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        inner = QRectF(self._left, _PAD_Y, self._inner(self.width()), self.height() - 2 * _PAD_Y)
        if self.facts.value is not None:
            palette = worn_by(self.palette())
            first_line = QPointF(_PAD_X + MARK / 2, _PAD_Y + self.fontMetrics().height() * 0.62)
            draw_mark(painter, first_line, palette.stance(self.facts.value))
        nothing = Selected(0, 0, QColor(), QColor())
        self._flow_now().draw(painter, inner, QRectF(), nothing)
        if self._keyed and self.hasFocus():
            draw_focus_ring(painter, self)

    def _draw_ground(self, painter: QPainter) -> None:
        palette = worn_by(self.palette())
        told = self.facts is not None and self.facts.here
        ground = palette.hover if self.underMouse() else palette.card
        painter.setBrush(QColor(palette.selection if self.isChecked() else ground))
        painter.setPen(QPen(QColor(palette.accent if told else palette.rule), 1.6 if told else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        kind = QEvent.Type
        if event.type() in (kind.FontChange, kind.PaletteChange):
            self._flow = None
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    # Keys.

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = by_key(event, self._keyed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; arrows, Home and End walk."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case key if key in _WALKS and not event.modifiers() & ~_KEYPAD:
                self._keyed = True
                self.walked.emit(Qt.Key(key))
            case Qt.Key.Key_Space:
                super().keyPressEvent(event)
            case _:
                event.ignore()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _runs(facts: EntryFacts | None) -> tuple[Run, ...]:
    if facts is None:
        return ()
    runs = [Run(facts.name, Face.STRONG if facts.here else Face.BODY)]
    if facts.organisation:
        runs.append(Run(f"  {facts.organisation}", Face.SMALL, Ink.SECONDARY))
    if facts.earlier:
        earlier = listed([STANCE_WORDS[value] for value in facts.earlier])
        runs.append(Run(f"\nearlier: {earlier}", Face.SMALL, Ink.SECONDARY))
    if facts.also:
        runs.append(Run("\nand another of the same day", Face.SMALL, Ink.SECONDARY))
    return tuple(runs)
