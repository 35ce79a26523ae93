"""The window in which a presentation is prepared; every change is the session's at once."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QShortcut,
    QUndoStack,
)
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ccm_timeline.model.document import Presentation, ShowTheme
from ccm_timeline.model.preparing import (
    Programme,
    in_order_of_time,
    presentation_of,
    programme_of,
    with_quotation,
    without_quotation,
)
from ccm_timeline.model.steps import Key, keys_in_time
from ccm_timeline.session.session import Session
from ccm_timeline.view.companion import Companion
from ccm_timeline.view.parts.parted import thin_line
from ccm_timeline.view.preparing.bars import LowerBar, UpperBar
from ccm_timeline.view.preparing.change import Change
from ccm_timeline.view.preparing.rows import StepRows
from ccm_timeline.view.preparing.side import Side
from ccm_timeline.view.preparing.step_list import StepList

TITLE = "Prepare the presentation"
PAUSE_MS = 1200
"""After so long without a letter, what is typed into a note is another change."""

_MARGIN = 16


class PreparingWindow(Companion):
    """A list of all steps, and beside it the one at hand; it changes nothing but the session."""

    present_requested = Signal(object)
    """The key of the step with which a show is to begin."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(TITLE, parent, QSize(1180, 720))
        self._session = session
        self.rows = StepRows()
        self.list = StepList(self.rows, self)
        self.side = Side(self)
        self.over, self.under = UpperBar(self), LowerBar(self)
        self.changes = QUndoStack(self)
        self._usual: list[Key] = []
        self._wanted: tuple[Presentation | None, Programme] = None, Programme(())
        """The last change, and the list that it stands for."""
        self._is_own = False
        self._is_stale = True
        self._typing = 0
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._end_typing)
        self._lay_out()
        self._connect()
        self._mark_unsaved()

    def present(self) -> None:
        """Open the window, at the selected event where it has a step."""
        self._catch_up()
        super().present()
        selected = self._session.selected_id
        row = None if selected is None else self.rows.row_of((selected, None))
        if row is not None:
            self.list.go_to(row)
        self.list.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    @property
    def programme(self) -> Programme:
        """The list as it is shown."""
        return self.rows.programme

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Steps of the presentation")
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self.side)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 3)
        split.setSizes([5000, 3000])
        thin_line(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(10)
        layout.addWidget(self.over)
        layout.addWidget(split, 1)
        layout.addWidget(self.under)

    def _connect(self) -> None:
        session, over, under = self._session, self.over, self.under
        session.document_changed.connect(self._on_document)
        session.presentation_changed.connect(self._on_presentation)
        session.unsaved_changed.connect(self._mark_unsaved)
        self.list.hiding_requested.connect(self._hide_rows)
        self.list.moving_requested.connect(self._move)
        self.list.shifting_requested.connect(self._shift)
        self.list.current_changed.connect(self._on_current)
        self.side.note.edited.connect(self._note)
        self.side.start_requested.connect(self._start)
        self.side.quotation_requested.connect(self._list_quotation)
        over.up.clicked.connect(lambda: self._shift(self.list.chosen, False))
        over.down.clicked.connect(lambda: self._shift(self.list.chosen, True))
        over.follow(self.changes)
        under.theme_chosen.connect(self._choose_theme)
        under.reset.clicked.connect(self._reset)
        under.present.clicked.connect(self._present_here)
        standard = QKeySequence.StandardKey
        self._add_keys(QKeySequence.keyBindings(standard.Undo), self.changes.undo)
        self._add_keys(QKeySequence.keyBindings(standard.Redo), self.changes.redo)
        self._add_keys([QKeySequence("Shift+F5")], self._present_here)

    def _add_keys(self, keys: list[QKeySequence], do: Callable[[], object]) -> None:
        shortcut = QShortcut(self)
        shortcut.setKeys(keys)
        shortcut.activated.connect(do)

    # In step with the session.

    def _on_document(self) -> None:
        self.changes.clear()
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def _on_presentation(self) -> None:
        """Changes from elsewhere cannot be undone by a list that did not see them."""
        if not self._is_own:
            self._on_document()

    def _catch_up(self) -> None:
        """Read the document's list; a document need not wait for that to open."""
        if not self._is_stale:
            return
        self._is_stale = False
        timeline = self._session.timeline
        self._usual = keys_in_time(timeline)
        programme = programme_of(timeline)
        self._wanted = self._session.presentation, programme
        self.rows.begin(timeline, programme)
        if self.programme.steps:
            self.list.go_to(self.programme.first or 0)
        self._show()

    def _mark_unsaved(self) -> None:
        self.setWindowTitle(f"{TITLE}[*] — CCM Timeline")
        self.setWindowModified(self._session.is_unsaved)

    # Changes.

    def _change(
        self, words: str, wanted: Programme, row: int | None = None, typing: int | None = None
    ) -> None:
        """Make a change that can be undone; a row is where one looks when it is."""
        after = presentation_of(self._session.timeline, wanted, self._usual)
        before = self._session.presentation
        key = None if row is None else self.programme.steps[row].key
        if after != before:
            self._wanted = after, wanted
            self.changes.push(Change(words, self._put, before, after, key, typing))

    def _put(self, presentation: Presentation | None, key: Key | None) -> None:
        """Give the session a presentation, and show it."""
        self._is_own = True
        try:
            self._session.set_presentation(presentation)
        finally:
            self._is_own = False
        at, scrolled = self.list.row, self.list.verticalScrollBar().value()
        here = None if at is None else self.programme.steps[at].key
        known, programme = self._wanted
        if presentation is not known:
            programme = programme_of(self._session.timeline)
        self.rows.show_programme(programme)
        row = None if key is None else self.rows.row_of(key)
        if row is not None:
            if row != self.list.row:
                self.list.go_to(row)
        elif self.list.row is None and here is not None:
            self.list.verticalScrollBar().setValue(scrolled)
            self.list.go_to(self.rows.row_of(here) or self.rows.row_of((here[0], None)) or 0)
        self._show()

    def _hide_rows(self, rows: list[int], hidden: bool) -> None:
        wanted = self.programme.with_hidden(rows, hidden=hidden)
        self._change("leaving out" if hidden else "showing", wanted, self._anchor(rows))

    def _move(self, rows: list[int], to: int) -> None:
        self._change("moving", self.programme.moved(rows, to), self._anchor(rows))

    def _shift(self, rows: list[int], down: bool) -> None:
        if rows:
            key = self.programme.steps[rows[0]].key
            self._change("moving", self.programme.shifted(rows, down=down), self._anchor(rows))
            self.list.scrollTo(self.rows.index(self.rows.row_of(key) or 0))
            self._say(f"Now in row {(self.rows.row_of(key) or 0) + 1:,}")

    def _anchor(self, rows: list[int]) -> int:
        """Of several rows the one to look at: the current one, so that they all stay marked."""
        row = self.list.row
        return row if row is not None and row in rows else rows[0]

    def _note(self, note: str) -> None:
        row = self.list.row
        if row is not None:
            self._change("a note", self.programme.with_note(row, note), row, self._typing)
            self._pause.start()

    def _end_typing(self) -> None:
        self._typing += 1

    def _start(self, wanted: bool) -> None:
        row = self.list.row
        if row is not None:
            start = self.programme.steps[row].event_id if wanted else None
            self._change("the beginning", replace(self.programme, start=start), row)

    def _list_quotation(self, key: Key, wanted: bool) -> None:
        programme = self.programme
        if wanted:
            programme = with_quotation(self._session.timeline, programme, key)
            self._change("a further quotation", programme)
            self.list.go_to(self.rows.row_of(key) or 0)
        else:
            self._change("a further quotation", without_quotation(programme, key))

    def _choose_theme(self, theme: ShowTheme | None) -> None:
        self._change("the colours", replace(self.programme, theme=theme))

    def _reset(self) -> None:
        wanted = in_order_of_time(self._session.timeline, self.programme)
        self._change("the order of time", wanted)

    def _present_here(self) -> None:
        row = self.programme.shown_from(self.list.row or 0) if self.programme.steps else None
        if row is not None:
            self.present_requested.emit(self.programme.steps[row].key)

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    # What is shown.

    def _on_current(self) -> None:
        self._end_typing()
        self._show()

    def _show(self) -> None:
        """Show the step at hand, and what can be done now."""
        programme, row = self.programme, self.list.row
        shown = sum(not step.hidden for step in programme.steps)
        self.over.show_counts(shown, len(programme.steps), has_row=row is not None)
        self.under.show_theme(programme.theme)
        self.under.present.setEnabled(shown > 0)
        if row is None or row >= len(programme.steps) or self.rows.telling is None:
            self.side.show_nothing()
            return
        step = programme.steps[row]
        timeline = self._session.timeline
        keys = ((step.event_id, quote.id) for quote in timeline.quotes_of(step.event_id))
        self.side.show_step(
            self.rows.telling,
            timeline,
            step,
            is_start=programme.start == step.event_id,
            listed=frozenset(key for key in keys if self.rows.row_of(key) is not None),
        )
