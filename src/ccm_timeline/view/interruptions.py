"""Keeps boxes from opening over a picture that an audience sees."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

Make = Callable[[QWidget | None], QDialog]
"""Makes a box for a parent, without showing it."""


class Interruptions:
    """Held while a picture is shown: a box waits for its end, or opens beside it.

    Beside is a window on a screen of its own, which only the presenter sees. A box there leaves the
    keys to the show, and is taken over by its parent when the picture goes.
    """

    def __init__(self) -> None:
        self._held = False
        self._beside: QWidget | None = None
        self._waiting: deque[tuple[QWidget | None, Make]] = deque()
        self._open: list[tuple[QWidget | None, QDialog]] = []
        self._read: QDialog | None = None
        self._loops: list[QEventLoop] = []

    @property
    def is_held(self) -> bool:
        return self._held

    def hold(self, beside: QWidget | None) -> None:
        """A picture is shown from now on, with a window beside it or without one."""
        self._held, self._beside = True, beside
        if beside is not None:
            self._end_waiting()
            while self._waiting:
                self._open_beside(*self._waiting.popleft())

    def release(self) -> None:
        """The picture has gone; call it before the window beside it is deleted."""
        if not self._held:
            return
        self._held, self._beside = False, None
        for parent, box in self._open:
            if shiboken6.isValid(box) and box.isVisible():
                box.setParent(_living(parent), box.windowFlags())
                box.show()
        self._open.clear()
        self._end_waiting()
        # The windows of the show are to be gone first.
        QTimer.singleShot(0, self._open_next)

    def has_opened(self, window: QWidget) -> bool:
        """Whether a window is a box that was opened beside the picture."""
        return any(window is box for _, box in self._open)

    def forget(self) -> None:
        """Nobody is left to read what waits."""
        self._waiting.clear()

    def show_later(self, parent: QWidget | None, make: Make) -> None:
        """Open a box where the audience does not see it; at once where no picture is shown."""
        if self._held and self._beside is not None:
            self._open_beside(parent, make)
        else:
            self._waiting.append((parent, make))
            self._open_next()

    def wait(self, parent: QWidget | None) -> QWidget | None:
        """Return when a question may be asked, with the window to ask it over."""
        if self._held and self._beside is None:
            loop = QEventLoop()
            self._loops.append(loop)
            loop.exec()
        return self._beside if self._held else _living(parent)

    def _end_waiting(self) -> None:
        while self._loops:
            self._loops.pop().quit()

    def _open_beside(self, parent: QWidget | None, make: Make) -> None:
        box = make(self._beside)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        box.setModal(False)
        box.show()
        self._open.append((parent, box))

    def _open_next(self) -> None:
        """One after the other: the next when this one was read."""
        if self._waiting and not self._held and self._read is None:
            parent, make = self._waiting.popleft()
            self._read = make(_living(parent))
            self._read.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._read.finished.connect(self._on_read)
            self._read.show()

    def _on_read(self) -> None:
        self._read = None
        self._open_next()


def _living(parent: QWidget | None) -> QWidget | None:
    return parent if parent is not None and shiboken6.isValid(parent) else None


INTERRUPTIONS = Interruptions()
"""Those of the program: there is one audience at most."""
