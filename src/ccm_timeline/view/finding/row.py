"""The slim row over the timeline, always there: what it comes to show moves nothing below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.model.filter import Filter
from ccm_timeline.model.phrases import counted
from ccm_timeline.session.session import Session
from ccm_timeline.view.finding.filter_bar import FilterBar
from ccm_timeline.view.finding.find_bar import FindBar
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.plain import PlainLabel

_SHOW_ALL, _UNDO = "Show all", "Undo"
_UNDO_SPOKEN = "Undo, and filter the events again"
_CLEARED = "Filters cleared"
_PAD = 8
_FIND_WIDTH = 360
"""Pixels that the search has before the filters are pushed together."""


class FindRow(QWidget):
    """Search at the left, filters beside it, and at the right what they hide."""

    left = Signal()
    """The focus is to go back to the timeline."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.find_bar = FindBar(session, self)
        self.filters = FilterBar(session, self)
        self.note = PlainLabel("", self, ink=Ink.SECONDARY)
        self._button = TextButton((_SHOW_ALL, _UNDO), self)
        self._button.clicked.connect(self._on_clicked)
        self._arrange()
        self.find_bar.left.connect(self.left)
        for changed in (session.filter_changed, session.document_changed, session.search_changed):
            changed.connect(self._follow)
        self._follow()

    def show_all(self) -> None:
        """Bring back what the filters hide."""
        had_focus = self._button.hasFocus()
        self._session.set_filter(Filter())
        if had_focus:
            self.left.emit()

    def openers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands of the filters."""
        openers = self.filters.openers()
        return {f"filter-{name}": opener for name, opener in openers.items()}

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, 4, _PAD, 5)
        row.setSpacing(_PAD)
        row.addWidget(self.find_bar, 8)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.note, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        for widget in (self.note, self._button):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def _on_clicked(self) -> None:
        """Bring back what the filters hide, or the filter that was taken away for an event."""
        lifted = self._session.lifted_filter
        if lifted is None:
            self.show_all()
        else:
            self._session.set_filter(lifted)

    def _follow(self) -> None:
        words = _note_of(self._session)
        is_lifted = self._session.lifted_filter is not None
        for widget in (self.note, self._button):
            widget.setVisible(bool(words))
        self._button.setText(_UNDO if is_lifted else _SHOW_ALL)
        self._button.setAccessibleName(_UNDO_SPOKEN if is_lifted else _SHOW_ALL)
        if is_lifted and words != self.note.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.note.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Give the note its room, and the filters what is left."""
        self.note.setFixedWidth(self._note_room())
        others = _FIND_WIDTH + self.note.width() + self._button.sizeHint().width() + 6 * _PAD
        self.filters.be_compact(self.width() < others + self.filters.full_width())

    def _note_room(self) -> int:
        count = len(self._session.timeline)
        longest = f"{count:,} of {count:,} hidden, {count:,} found"
        return self.fontMetrics().horizontalAdvance(longest) + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground, and a rule towards the timeline."""
        painter = QPainter(self)
        palette = worn_by(self.palette())
        painter.fillRect(self.rect(), QColor(palette.panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.rule))


def _note_of(session: Session) -> str:
    """What the filters hide, or that they were cleared to show an event; else nothing."""
    if session.lifted_filter is not None:
        return _CLEARED
    if session.filter.is_empty:
        return ""
    count, found = len(session.timeline), session.hidden_hits
    hidden = count - len(session.listed)
    if found:
        return f"{hidden:,} of {count:,} hidden, {found:,} found"
    return f"{hidden:,} of {counted(count, 'event')} hidden"
