"""Draws the previews of the export dialog in other threads; late answers are dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from ccm_timeline.app.export_jobs import not_made
from ccm_timeline.app.making import Maker, Shown, fitted
from ccm_timeline.app.worker import Worker
from ccm_timeline.model.picture import NothingToDraw
from ccm_timeline.view.export import ExportDialog
from ccm_timeline.view.export.order import Order
from ccm_timeline.view.picture.raster import TooLarge

_PAUSE_MS = 60
"""While a window is dragged larger its page is fitted by the screen, and well once it rests."""


class Previewing(QObject):
    """Works for one dialog, until it is told to stop."""

    unforeseen = Signal(object)

    def __init__(self, dialog: ExportDialog, maker: Maker) -> None:
        super().__init__(dialog)
        self._dialog, self._maker = dialog, maker
        self._drawer, self._fitter = Worker("preview", self), Worker("fitting", self)
        self._drawer.answered.connect(self._on_drawn)
        self._fitter.answered.connect(dialog.preview.canvas.show_fitted)
        for worker in (self._drawer, self._fitter):
            worker.failed.connect(self._on_failed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._fit)
        dialog.preview_wanted.connect(self._draw)
        dialog.fit_wanted.connect(self._pause.start)

    def stop(self) -> None:
        self._drawer.stop()
        self._fitter.stop()

    def _draw(self, order: Order, page: int) -> None:
        room = self._dialog.preview.canvas.room
        self._drawer.ask(partial(_show, self._maker, order, page, room))

    def _on_drawn(self, answer: tuple[Shown, QImage] | str) -> None:
        dialog = self._dialog
        if isinstance(answer, str):
            dialog.show_problem(answer)
            return
        shown, small = answer
        dialog.preview.show_notes(shown.notes)
        if shown.image is None:
            dialog.show_words(shown.size)
            return
        dialog.show_picture(shown.image, small, shown.page, shown.count, is_whole=shown.is_whole)
        # The row of buttons or a note may have come or gone, and the room with it.
        self._pause.start()

    def _fit(self) -> None:
        canvas = self._dialog.preview.canvas
        if not canvas.image.isNull():
            self._fitter.ask(partial(fitted, canvas.image, canvas.room))

    def _on_failed(self, error: Exception) -> None:
        self.unforeseen.emit(error)
        self._dialog.show_problem("There is no preview: the program failed while drawing it.")


def _show(maker: Maker, order: Order, page: int, room: QSize) -> tuple[Shown, QImage] | str:
    """In another thread: a page with a copy that fits a room, or why there is none."""
    try:
        shown = maker.show(order, page)
    except (NothingToDraw, TooLarge, MemoryError) as problem:
        return not_made("drawn", problem)
    return shown, QImage() if shown.image is None else fitted(shown.image, room)
