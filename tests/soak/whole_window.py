"""A whole window without a screen, which is driven from outside step by step."""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.app.keep import Keep
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from tests.helpers.attendant import Attendant

if TYPE_CHECKING:
    from ccm_timeline.app.timeline_desk import TimelineDesk

PATIENCE = 60.0
"""Seconds that anything may take."""

EXPECTED = ("This plugin does not support",)
"""What Qt says of the offscreen platform, whatever a program does."""


class Heard(logging.Handler):
    """Takes note of every record from WARNING on: nothing that is done may leave one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = self.format(record)
        if not any(expected in words for expected in EXPECTED):
            self.words.append(words)


class WholeWindow:
    """The program's window on a folder of its own."""

    def __init__(self, application: QApplication, folder: Path, document: Path, sources: Path):
        self._application, self._folder = application, folder
        store = Store(folder / "settings.json")
        store.change(reduce_motion=True)
        self._reports = Reports()
        self._reports.install()
        self.heard = Heard()
        logging.getLogger().addHandler(self.heard)
        self.desk = WindowDesk(application, store, self._reports, Keep(folder / "state"))
        self.window = self.desk.window
        self.attendant = Attendant(folder, document, sources, self.window)
        self.desk.begin(document, sources)
        self.until(self._is_furnished, "the timeline")
        self.attendant.begin()

    def _is_furnished(self) -> bool:
        """Whether the timeline is there; at first the window has no commands either."""
        actions = getattr(self.window, "actions_", None)
        return actions is not None and bool(actions["next"].isEnabled())

    @property
    def timeline(self) -> TimelineDesk:
        documents = self.desk._documents
        assert documents is not None
        assert documents._timeline is not None
        return documents._timeline

    @property
    def session(self) -> Session:
        return self.timeline.session

    @property
    def folder(self) -> Path:
        """Where all is written that is saved and exported."""
        return self._folder

    def turn(self) -> None:
        """Let the program do what is to be done now."""
        self._application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Raises `TimeoutError`."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {what}; {self._state()}")
            QTest.qWait(2)

    def _state(self) -> str:
        """What may be to blame where something does not come."""
        shown = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in self.others()]
        waiting, focus = self.attendant.waiting(), QApplication.focusWidget()
        return (
            f"open are {shown}, {waiting!r} waits for an answer, {focus!r} has the focus; "
            f"the last boxes said {self.attendant.texts[-3:]}"
        )

    def others(self) -> Iterator[QWidget]:
        """What stands on the screen beside the window."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.window:
                yield widget

    def close_others(self) -> None:
        """Wait for every answer, then close what stands open."""
        self.until(lambda: self.attendant.is_idle, "the answer to a question")
        for widget in list(self.others()):
            widget.close()
        self.turn()

    def open(self, path: Path) -> None:
        """Open a document, and wait until it is there."""
        self.window.open_requested.emit(path)
        self.until(lambda: self.session.path == path and self.attendant.is_idle, path.name)

    def end(self) -> None:
        self.attendant.end()
        self.window.may_close = lambda: True
        self.window.close()
        self.desk.end()
        self.turn()
        self._reports.remove()
        logging.getLogger().removeHandler(self.heard)


@contextmanager
def whole_window(folder: Path, document: Path, sources: Path) -> Iterator[WholeWindow]:
    from ccm_timeline.app.application import Application

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else Application()
    window = WholeWindow(application, folder, document, sources)
    try:
        yield window
    finally:
        window.end()


def memory() -> float:
    """MiB that the process holds now, after what it no longer needs was given back."""
    gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20
