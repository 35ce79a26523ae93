"""The search field with the number of what was found, and the way through it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.finding.buttons import CrossButton
from ccm_timeline.view.finding.field import Field
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.parts.controls import ChevronButton, Direction
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.tool_tips import set_plain_tool_tip

_LONGEST = 300
"""Characters that can be searched for."""

_NARROWEST, _WIDEST = 150, 380
_GLASS = 26
"""Pixels for the magnifying glass before the words."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDEST_COUNT = "8,888 of 8,888…"


class FindField(Field):
    """A field that knows Enter, Shift+Enter and Esc."""

    step_requested = Signal(int)
    """The next (1) or previous (-1) hit is asked for."""
    left = Signal()
    """Whoever searched is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Search", _LONGEST, parent)
        self.setPlaceholderText("Search events, quotations, people…")
        self.setTextMargins(_GLASS - 2, 1, 5, 1)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Claim Esc and Enter before the window's commands have them."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in (Qt.Key.Key_Escape, *_ENTER)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(worn_by(self.palette()).secondary)
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap))
        centre = QPointF(_GLASS / 2 + 1, self.height() / 2 - 1)
        painter.drawEllipse(centre, 4.5, 4.5)
        painter.drawLine(centre + QPointF(3.4, 3.4), centre + QPointF(7, 7))


class FindBar(QWidget):
    """The field, two chevrons, the count and a cross; each keeps its room while it says nothing."""

    left = Signal()
    """The focus is to go back to the timeline."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.field = FindField(self)
        self.count = PlainLabel("", self, ink=Ink.SECONDARY)
        self._previous = ChevronButton("Previous hit", Direction.LEFT, self)
        self._next = ChevronButton("Next hit", Direction.RIGHT, self)
        self._cross = CrossButton("End the search", self)
        for button, tip in (
            (self._previous, "Previous hit (Shift+Enter)"),
            (self._next, "Next hit (Enter)"),
            (self._cross, "End the search (Esc)"),
        ):
            set_plain_tool_tip(button, tip)
        self._arrange()
        self._connect()
        self._follow()

    def start(self) -> None:
        """Go to the field, with what it holds ready to be written over."""
        self._session.prepare_search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.field, self._previous, self._next, self.count, self._cross):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setStretchFactor(self.field, 1)
        self._keep_room()

    def _keep_room(self) -> None:
        self.count.setFixedWidth(self.fontMetrics().horizontalAdvance(_WIDEST_COUNT) + 12)
        buttons = (self._previous, self._next, self._cross)
        room = sum(button.sizeHint().width() for button in buttons) + self.count.width()
        self.setMaximumWidth(_WIDEST + room)

    def _connect(self) -> None:
        session = self._session
        session.search_changed.connect(self._follow)
        session.filter_changed.connect(self._follow)
        session.selection_changed.connect(self._follow)
        session.document_changed.connect(self._on_document_changed)
        self.field.textChanged.connect(session.set_search)
        self.field.step_requested.connect(session.step_hit)
        self.field.left.connect(self._on_left)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._cross.clicked.connect(self._on_left)

    def _on_previous(self) -> None:
        self._session.step_hit(-1)

    def _on_next(self) -> None:
        self._session.step_hit(1)

    def _on_left(self) -> None:
        self.field.clear()
        self.left.emit()

    def _on_document_changed(self) -> None:
        self.field.setText(self._session.search_text)
        self._follow()

    def _follow(self) -> None:
        self._tell(count_in_words(self._session))
        some = len(self._session.hits) > 0
        self._previous.setEnabled(some)
        self._next.setEnabled(some)
        # Not hidden: a button that goes takes its room, or the focus, with it.
        self._cross.setEnabled(bool(self._session.search_text))

    def _tell(self, words: str) -> None:
        """Show the count, and say it to whoever only hears."""
        if words == self.count.text():
            return
        self.count.setText(words)
        if words and self.field.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()


def count_in_words(session: Session) -> str:
    """What the search found: "3 of 12", "12 found"; dots while more may come."""
    if not session.search_text.strip():
        return ""
    number, place = len(session.hits), session.hit_place
    more = "…" if session.is_searching else ""
    if not number:
        none = "None shown" if session.hidden_hits else "Nothing found"
        return "Searching…" if more else none
    if place is None:
        return f"{number:,} found{more}"
    return f"{place + 1:,} of {number:,}{more}"
