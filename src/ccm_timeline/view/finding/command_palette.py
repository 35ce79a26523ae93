"""The palette: a few letters run a command or go to an event."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from ccm_timeline.model.search import read_query
from ccm_timeline.session.hunt import Hunt
from ccm_timeline.session.session import Session
from ccm_timeline.view.actions import Actions
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.finding.entries import (
    MOST_LOOKED_AT,
    Entry,
    command_entries,
    event_entries,
)
from ccm_timeline.view.finding.entry_list import MOST_ROWS, EntryList

_NOTHING, _SEARCHING = "Nothing has these words.", "Searching…"
_WIDEST, _EDGE, _TOP = 620, 40, 70
_LONGEST = 200
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_STYLE = """
#palette { background: palette(window); border: 1px solid palette(dark); border-radius: 8px; }
#palette QLineEdit { border: none; border-bottom: 1px solid palette(mid); padding: 9px 12px;
    background: palette(window); }
#palette QListView { background: palette(window); }
"""


class _Letters(QLineEdit):
    """The palette's field: arrows and Enter are for the list below it."""

    def __init__(self, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._owner = palette
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText("A command, or words of an event…")
        self.setAccessibleName("Command or event")

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the palette before the window's commands have them."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._owner.has_use_for(event.key())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.take_key(event.key()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._owner.hide()


class CommandPalette(QFrame):
    """Lies over the window while one types; it covers nothing for longer than that."""

    def __init__(self, session: Session, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._actions = session, actions
        self._hunt = Hunt(self)
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self.letters = _Letters(self)
        self.list = EntryList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(4)
        column.addWidget(self.letters)
        column.addWidget(self.list)
        self.hide()
        self.letters.textChanged.connect(self._on_typed)
        self._hunt.changed.connect(self._on_found)
        self.list.clicked.connect(self._on_clicked)
        session.document_changed.connect(self.hide)
        window.installEventFilter(self)

    def open(self) -> None:
        """Offer all commands, and wait for letters."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        # Anew each time: a style sheet keeps the colours that held when it was set.
        self.setStyleSheet("")
        self.setStyleSheet(_STYLE)
        self.letters.clear()
        self._on_typed("")
        self._place()
        self.show()
        self.raise_()
        self.letters.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QEvent) -> None:
        self._hunt.stop()

    # Keys.

    def has_use_for(self, key: int) -> bool:
        return key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter) or key in _STEPS

    def take_key(self, key: int) -> bool:
        """Do what a key asks of the list; the answer is whether it asks anything."""
        if key in _STEPS and self.list.entries:
            wanted = self.list.currentIndex().row() + _STEPS[Qt.Key(key)]
            self.list.mark(max(0, min(wanted, len(self.list.entries) - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.marked())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(self.list.marked())

    def _do(self, entry: Entry | None) -> None:
        if entry is None:
            return
        self._leave()
        if entry.is_event:
            self._go_to(entry.id)
        else:
            self._actions[entry.id].trigger()

    def _go_to(self, event_id: str) -> None:
        """Select an event and bring it into view, and back where a filter hides it."""
        self._session.uncover(event_id)
        self._session.select(event_id)
        self._session.reveal(event_id)

    def _leave(self) -> None:
        """Give the focus back to where it was."""
        before, self._before = self._before, None
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    # What is offered.

    def _on_typed(self, text: str) -> None:
        self._hunt.stop()
        query = read_query(text)
        self._show(keep=False, is_searching=bool(query))
        if query:
            self._hunt.ask(self._session.search_index, query, MOST_LOOKED_AT)

    def _on_found(self) -> None:
        self._show(keep=True, is_searching=not self._hunt.is_over)

    def _show(self, keep: bool, is_searching: bool) -> None:
        text = self.letters.text()
        possible = [command for command in COMMANDS if self._actions[command.id].isEnabled()]
        likely, others = command_entries(text, possible)
        events = event_entries(text, self._session.timeline, self._hunt.found)
        instead = _SEARCHING if is_searching else _NOTHING
        self.list.show_entries(likely + events + others, keep, instead)

    # Place.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        """In the middle, below the bars; always as high, so that typing moves nothing."""
        window = self.parentWidget()
        assert window is not None
        width = min(_WIDEST, window.width() - 2 * _EDGE)
        height = self.letters.sizeHint().height() + self.list.full_height() + 14
        height = min(height, window.height() - _TOP - _EDGE)
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}
