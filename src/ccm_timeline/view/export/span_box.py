"""The two fields in which a span of time is written."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.edtf import EdtfError
from ccm_timeline.model.picture import Span
from ccm_timeline.model.typed_days import as_typed, first_typed, last_typed
from ccm_timeline.view.finding.field import Field

_LONGEST = 20
_PAUSE_MS = 350
"""What is being typed is read when nothing more comes for so long."""

WRONG = "One of the two dates is none: write 2024, 2024-09 or 2024-09-06."
TURNED = "The first of the two dates is later than the last."


class SpanError(ValueError):
    """The fields say no span; its text is one sentence."""


class SpanBox(QWidget):
    """Lives unseen; its fields stand as rows of the form."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.first = Field("First date", _LONGEST, parent)
        self.last = Field("Last date", _LONGEST, parent)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        for field in (self.first, self.last):
            field.setPlaceholderText("2024, 2024-09 or 2024-09-06")
            field.textEdited.connect(lambda: self._pause.start())

    def fill(self, first: int, last: int) -> None:
        """Begin with two days."""
        self.first.setText(as_typed(first))
        self.last.setText(as_typed(last))

    def span(self) -> Span:
        """The first and last day; an empty field has no bound. Raises `SpanError`."""
        try:
            first, last = first_typed(self.first.text()), last_typed(self.last.text())
        except EdtfError as error:
            raise SpanError(WRONG) from error
        if first is not None and last is not None and first > last:
            raise SpanError(TURNED)
        return Span(first, last)
