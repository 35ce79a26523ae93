"""Brings a window to the front when another start of the program asks for its document."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.files.keeping.locks import Locks
from ccm_timeline.files.keeping.summons import Summons, answer
from ccm_timeline.view.interruptions import INTERRUPTIONS

LOOK_MS = 400
"""Between two looks where the system sends no notices."""

_WAYLAND, _X11 = "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"

log = logging.getLogger(__name__)


class ComingForward(QObject):
    """Looks for a summons for the open document, as long as its lock is held here."""

    def __init__(self, window: QWidget, locks: Locks) -> None:
        super().__init__(window)
        self._window = window
        self._locks = locks
        self._file: Path | None = None
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(self._look)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, document: Path | None) -> None:
        """Answer for this document from now on, and for no other."""
        self.stop()
        self._file = None if document is None else self._locks.summons_file(document)
        if self._file is None:
            return
        # What stands there is of a program that was killed while it asked.
        self._answer()
        self._notices.addPath(str(self._file.parent))
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._notices.directories():
            self._notices.removePaths(self._notices.directories())
        self._file = None

    def _look(self) -> None:
        summons = self._answer()
        if summons is not None:
            come_forward(self._window, summons.token)

    def _answer(self) -> Summons | None:
        try:
            return None if self._file is None else answer(self._file)
        except OSError as error:
            log.info("A summons could not be answered: %s", type(error).__name__)
            return None


def token_of(environment: Mapping[str, str]) -> str:
    """What the desktop handed to a program that a user started; empty where it handed nothing."""
    return environment.get(_WAYLAND) or environment.get(_X11, "")


def come_forward(window: QWidget, token: str) -> None:
    """Show a window before all others, as far as the desktop allows.

    Over a show that an audience sees nothing comes: the document is on the screen already.
    """
    if INTERRUPTIONS.is_held:
        return
    if token:
        # Qt takes it from there when it asks a Wayland compositor for the focus.
        os.environ[_WAYLAND] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    # Where the desktop lets no window take the focus, it marks this one.
    QApplication.alert(window)
