"""The slim row over the timeline, always there: what it comes to show moves nothing below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.model.filter import Filter
from ccm_timeline.model.phrases import counted
from ccm_timeline.session.session import Session
from ccm_timeline.view.finding.filter_bar import FilterBar
from ccm_timeline.view.finding.find_bar import FindBar
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.plain import PlainLabel

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
        self._all = TextButton(("Show all",), self)
        self._all.clicked.connect(self.show_all)
        self._arrange()
        self.find_bar.left.connect(self.left)
        for changed in (session.filter_changed, session.document_changed, session.search_changed):
            changed.connect(self._follow)
        self._follow()

    def show_all(self) -> None:
        """Bring back what the filters hide."""
        had_focus = self._all.hasFocus()
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
        row.addWidget(self._all)
        for widget in (self.note, self._all):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def _follow(self) -> None:
        session = self._session
        hidden, count = len(session.timeline) - len(session.listed), len(session.timeline)
        filtered = not session.filter.is_empty
        self.note.setVisible(filtered)
        self._all.setVisible(filtered)
        if filtered:
            found = session.hidden_hits
            self.note.setText(
                f"{hidden:,} of {count:,} hidden, {found:,} found"
                if found
                else f"{hidden:,} of {counted(count, 'event')} hidden"
            )
        self._fit()

    def _fit(self) -> None:
        """Give the note its room, and the filters what is left."""
        self.note.setFixedWidth(self._note_room())
        others = _FIND_WIDTH + self.note.width() + self._all.sizeHint().width() + 6 * _PAD
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
