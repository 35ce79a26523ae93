"""The popup in which the span of time of a filter is set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ccm_timeline.model.typed_days import as_typed, first_typed, last_typed
from ccm_timeline.view.finding.field import Field
from ccm_timeline.view.finding.popup import PAD, Popup
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

_HINT = "A year, month or day: 2024, 2024-09, 2024-09-06"
_WRONG = "Not a date: write 2024, 2024-09 or 2024-09-06"
_TURNED = "This ends before it begins: change From or To"
_WIDTH = 130
_LONGEST = 20

Period = tuple[int | None, int | None]


class PeriodPopup(Popup):
    """Two fields for dates, of which either may be left empty."""

    set_requested = Signal()
    """The dates in the fields are to hold."""
    view_requested = Signal()
    """The stretch of time that is in view is to hold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Time", parent)
        self._first, self._last = (self._field(name) for name in ("From", "To"))
        self._hint = PlainLabel(_HINT, self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._hint.setMinimumWidth(2 * _WIDTH)
        grid = QGridLayout()
        for column, (name, field) in enumerate((("From", self._first), ("To", self._last))):
            grid.addWidget(PlainLabel(name, self, ink=Ink.SECONDARY), 0, column)
            grid.addWidget(field, 1, column)
        self.rows.addLayout(grid)
        self.rows.addWidget(self._hint)
        self.rows.addLayout(self._buttons())
        self.setFocusProxy(self._first)

    def fill(self, period: Period) -> None:
        self.dress()
        for field, day in zip((self._first, self._last), period, strict=True):
            field.setText("" if day is None else as_typed(day))
        self._hint.setText(_HINT)

    def period(self) -> Period:
        """The first and the last day that the fields say; ValueError, in words for whoever wrote
        them, where one says none or the last is before the first."""
        try:
            first, last = first_typed(self._first.text()), last_typed(self._last.text())
        except ValueError as error:
            raise ValueError(_WRONG) from error
        if first is not None and last is not None and last < first:
            raise ValueError(_TURNED)
        return first, last

    def show_wrong(self, words: str) -> None:
        """Say what is wrong, to whoever only hears as well."""
        self._hint.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._first, words))

    def _field(self, name: str) -> Field:
        field = Field(name, _LONGEST, self)
        field.setFixedWidth(_WIDTH)
        field.returnPressed.connect(self.set_requested)
        return field

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(PAD)
        for words, slot in (
            ("Set", self.set_requested.emit),
            ("What is in view", self.view_requested.emit),
            ("Any time", self._on_any),
        ):
            button = TextButton((words,), self)
            button.clicked.connect(slot, Qt.ConnectionType.QueuedConnection)
            row.addWidget(button)
        row.addStretch()
        return row

    def _on_any(self) -> None:
        self.fill((None, None))
        self.set_requested.emit()
