"""The one label class: it shows plain text, wrapped, to be selected and copied unchanged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QWidget

from ccm_timeline.model.visible import visible
from ccm_timeline.view.focus import by_key, draw_focus_ring
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.textflow import Run, Selected, TextFlow
from ccm_timeline.view.typefaces import Face

PAD = 4
"""Pixels around the text of a label, within which its focus ring stands."""

ONE_LINE_LIMIT = 300
"""Characters of a name or title; what is longer is no name, and ends in an ellipsis."""

_COMFORTABLE = 360
_Key = QKeySequence.StandardKey
_MOVES: tuple[tuple[_Key, _Key, Callable[[TextFlow, int], int]], ...] = (
    (_Key.MoveToNextChar, _Key.SelectNextChar, TextFlow.after),
    (_Key.MoveToPreviousChar, _Key.SelectPreviousChar, TextFlow.before),
    (_Key.MoveToNextWord, _Key.SelectNextWord, TextFlow.after_word),
    (_Key.MoveToPreviousWord, _Key.SelectPreviousWord, TextFlow.before_word),
    (_Key.MoveToNextLine, _Key.SelectNextLine, TextFlow.below),
    (_Key.MoveToPreviousLine, _Key.SelectPreviousLine, TextFlow.above),
    (_Key.MoveToStartOfLine, _Key.SelectStartOfLine, TextFlow.line_start),
    (_Key.MoveToEndOfLine, _Key.SelectEndOfLine, TextFlow.line_end),
    (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument, TextFlow.start),
    (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument, TextFlow.end),
)


def one_line(text: str, limit: int = ONE_LINE_LIMIT) -> str:
    """A name or title as it is shown: bidi and control characters are seen and never obeyed, and
    an ellipsis stands after `limit` characters."""
    return visible(text if len(text) <= limit else text[: limit - 1] + "…")


class PlainLabel(QLabel):
    """Plain text in one or more faces, wrapped to any width, to be selected by mouse and keys.

    `text()` is what was given, character for character, and so is what is copied. The label is
    QLabel to Qt and to screen readers, but lays out and paints by `TextFlow`.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        face: Face = Face.BODY,
        ink: Ink = Ink.PRIMARY,
    ) -> None:
        super().__init__(parent)
        self._face, self._ink = face, ink
        self._anchor = self._caret = 0
        self._keyed = False
        self._text = ""
        self._runs: tuple[Run, ...] = ()
        self._flow: TextFlow | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setContentsMargins(PAD, 1, PAD, 1)
        self.setText(text)

    # The text.

    def text(self) -> str:
        return self._text

    def setText(self, text: str, /) -> None:
        self.show_runs(Run(text, self._face, self._ink))

    def show_runs(self, *runs: Run) -> None:
        """Show several stretches of text, each in its face and ink, as one text."""
        if runs == self._runs:
            return
        self._runs = runs
        self._text = "".join(run.text for run in runs)
        self._anchor = self._caret = 0
        self._flow = None
        super().setText(self._text)  # tells layouts and screen readers

    def selectedText(self) -> str:
        return self._flow_now().slice(*sorted((self._anchor, self._caret)))

    def select_all(self) -> None:
        self._mark(0, self._flow_now().length)

    def copy(self) -> None:
        """Copy what is selected, as it was given."""
        if text := self.selectedText():
            QGuiApplication.clipboard().setText(text)

    # Size.

    def heightForWidth(self, width: int) -> int:
        inner = max(width - 2 * PAD, 1)
        return int(self._flow_now().height(inner) + 0.999) + 2

    def sizeHint(self) -> QSize:
        width = min(self.natural_width(), _COMFORTABLE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * PAD, self.fontMetrics().height() + 2)

    def natural_width(self) -> int:
        """The width in which the text has no more lines than it must."""
        return int(min(self._flow_now().natural_width, 10_000.0) + 1.999) + 2 * PAD

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.contentsRect())
        self._flow_now().draw(painter, rect, QRectF(event.rect()), self._marked())
        if self._shows_caret():
            draw_focus_ring(painter, self)

    def changeEvent(self, event: QEvent) -> None:
        kind = QEvent.Type
        if event.type() in (kind.FontChange, kind.PaletteChange):
            self._flow = None
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def _flow_now(self) -> TextFlow:
        if self._flow is None:
            self._flow = TextFlow(self._runs, self.font(), worn_by(self.palette()))
        return self._flow

    def _marked(self) -> Selected:
        start, end = sorted((self._anchor, self._caret))
        role = QPalette.ColorRole
        ground, ink = map(self.palette().color, (role.Highlight, role.HighlightedText))
        return Selected(start, end, ground, ink, self._caret if self._shows_caret() else None)

    def _shows_caret(self) -> bool:
        return self._keyed and self.hasFocus()

    # Selecting.

    def _mark(self, anchor: int, caret: int) -> None:
        if (anchor, caret) != (self._anchor, self._caret):
            self._anchor, self._caret = anchor, caret
            self.update()

    def _position(self, event: QMouseEvent) -> int:
        origin = QPointF(self.contentsRect().topLeft())
        flow = self._flow_now()
        flow.arrange(self.contentsRect().width())
        return flow.at(event.position() - origin)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        position = self._position(event)
        extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._mark(self._anchor if extend else position, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._mark(self._anchor, self._position(event))
            self._reveal(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and (text := self.selectedText()):
            clipboard.setText(text, QClipboard.Mode.Selection)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer, without the blank that follows it."""
        flow = self._flow_now()
        start = flow.before_word(flow.after(self._position(event)))
        word = flow.slice(start, flow.after_word(start))
        self._mark(start, start + len(word.rstrip().encode("utf-16-le", "surrogatepass")) // 2)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of a selection before a window's shortcuts have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            claimed = event.matches(_Key.Copy) or event.matches(_Key.SelectAll)
            if claimed or self._move_of(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_Key.Copy):
            self.copy()
        elif event.matches(_Key.SelectAll):
            self.select_all()
        elif (move := self._move_of(event)) is not None:
            self._move(move, event)
        else:
            event.ignore()

    def _move_of(self, event: QKeyEvent) -> tuple[Callable[[TextFlow, int], int], bool] | None:
        """The movement that a key asks for, and whether it selects.

        Without a caret to be seen only the selecting ones count: the others belong to the window.
        """
        for move, select, step in _MOVES:
            if event.matches(select):
                return step, True
            if event.matches(move) and self._shows_caret():
                return step, False
        return None

    def _move(self, move: tuple[Callable[[TextFlow, int], int], bool], event: QKeyEvent) -> None:
        step, selects = move
        flow = self._flow_now()
        flow.arrange(self.contentsRect().width())
        there = step(flow, self._caret)
        if there == self._caret and not selects and self._anchor == self._caret:
            event.ignore()  # at the text's end: whoever holds several texts may go to the next
            return
        self._keyed = True
        self._mark(self._anchor if selects else there, there)
        self.update()
        self._reveal(flow.caret_rect(there).center().toPoint() + self.contentsRect().topLeft())

    def _reveal(self, point: QPoint) -> None:
        """Scroll so that a point of a long text is in sight."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea) and (content := parent.widget()) is not None:
            there = self.mapTo(content, point)
            parent.ensureVisible(there.x(), there.y(), 0, 3 * self.fontMetrics().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = by_key(event, self._keyed)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the selection, unless only a menu or another window took the focus."""
        reason = Qt.FocusReason
        if event.reason() not in (reason.PopupFocusReason, reason.ActiveWindowFocusReason):
            self._mark(self._caret, self._caret)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Copy", self.copy).setEnabled(bool(self.selectedText()))
        menu.addAction("Select &all", self.select_all)
        menu.popup(event.globalPos())
