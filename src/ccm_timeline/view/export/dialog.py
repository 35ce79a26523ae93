"""The export dialog: the preview of a file, the choices for it, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ccm_timeline.model.export_choices import ExportChoices, SizeOutOfRangeError
from ccm_timeline.view.export.foot import Foot
from ccm_timeline.view.export.offers import HANDOUT, PAGE, Family
from ccm_timeline.view.export.options import Options
from ccm_timeline.view.export.order import Order, Surroundings
from ccm_timeline.view.export.preview import Preview
from ccm_timeline.view.export.span_box import SpanError

_COMFORTABLE = QSize(1180, 720)
_SHARE = 0.92
"""Of the screen, at the most."""

_PAUSE_MS = 80
"""Several changes that come close together are drawn once."""


class ExportDialog(QDialog):
    """It makes nothing itself: it says what is wanted, and shows what it is given."""

    preview_wanted = Signal(object, int)
    """An `Order`, and the page from 0."""
    fit_wanted = Signal()
    """The preview has another room; `preview.canvas` knows which."""
    save_wanted = Signal(object)
    copy_wanted = Signal(object, int)
    print_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, choices: ExportChoices, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export — CCM Timeline")
        self._is_busy = False
        self._order: Order | None = None
        self.preview = Preview(self)
        self.options = Options(around, self)
        self.foot = Foot(self)
        self.options.show_choices(choices)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask_for_preview)
        self._lay_out()
        self._connect()
        self.options.format.setFocus()
        self._on_changed()

    def _lay_out(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(14)
        halves.addWidget(self.preview, 1)
        halves.addWidget(self.options)
        layout = QVBoxLayout(self)
        layout.addLayout(halves, 1)
        layout.addWidget(self.foot)
        room = self.screen().availableSize() * _SHARE
        self.resize(_COMFORTABLE.boundedTo(room))

    def _connect(self) -> None:
        self.options.changed.connect(self._on_changed)
        self.preview.page_wanted.connect(self._ask_for_page)
        self.preview.canvas.room_changed.connect(self.fit_wanted)
        foot = self.foot
        foot.save.clicked.connect(lambda: self.save_wanted.emit(self._order))
        foot.copy.clicked.connect(lambda: self.copy_wanted.emit(self._order, self.preview.page))
        foot.print.clicked.connect(lambda: self.print_wanted.emit(self._order))
        foot.cancel.clicked.connect(self.cancel_wanted)
        foot.close_.clicked.connect(self.reject)

    # What is wanted.

    @property
    def order(self) -> Order | None:
        """What is ordered; None where the choices do not go together."""
        return self._order

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    def reject(self) -> None:
        """Close, or end what is being made."""
        if self._is_busy:
            self.cancel_wanted.emit()
        else:
            super().reject()

    def _on_changed(self) -> None:
        self.foot.words.setText("")
        try:
            self._order = self.options.order()
        except (SizeOutOfRangeError, SpanError) as problem:
            self._order = None
            self._pause.stop()
            self.show_problem(str(problem))
            return
        self._enable(can_make=True)
        self._pause.start()

    def _ask_for_preview(self) -> None:
        self._ask_for_page(self.preview.page)

    def _ask_for_page(self, page: int) -> None:
        if self._order is None:
            return
        if self._order.offer.name == HANDOUT:
            self.preview.show_words(self._order.offer.says)
            self.preview.show_notes(())
        else:
            self.preview_wanted.emit(self._order, page)

    # What came of it.

    def show_picture(
        self, whole: QImage, small: QImage, page: int, count: int, *, is_whole: bool
    ) -> None:
        self.preview.show_page(whole, small, page, count, is_whole=is_whole)
        self._enable(can_make=True)

    def show_words(self, size: int) -> None:
        """Say what a file is good for that has no picture, and how many bytes it has."""
        said = self.locale().formattedDataSize(size, 0)
        self.preview.show_words(f"{self.options.offer.says}\n\nThe file will have {said}.")
        self._enable(can_make=True)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be made of these choices."""
        self.preview.show_words(sentence)
        self.preview.show_notes(())
        self._enable(can_make=False)

    def begin(self, words: str) -> None:
        """Something is being made from now on."""
        self._is_busy = True
        self.options.setEnabled(False)
        self.foot.begin(words)

    def end(self, words: str) -> None:
        self._is_busy = False
        self.options.setEnabled(True)
        self.foot.end(words)
        self.foot.save.setFocus()

    def _enable(self, *, can_make: bool) -> None:
        offer = self.options.offer
        self.foot.save.setEnabled(can_make)
        self.foot.copy.setEnabled(can_make and offer.name not in (PAGE, HANDOUT))
        can_print = offer.family is Family.PICTURE or offer.name == HANDOUT
        self.foot.print.setEnabled(can_make and can_print)
