"""Qt's application, with the program's names and ears for what the desktop sends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.about import COMMAND, DESKTOP_FILE, NAME
from ccm_timeline.app.icon import window_icon
from ccm_timeline.system.heaps import share_one_heap


class Application(QApplication):
    """The one application object of the process."""

    file_arrived = Signal(object)
    """The desktop wants a file opened: its path. On macOS a double click comes this way."""

    def __init__(self) -> None:
        # Qt begins threads of its own with this object.
        share_one_heap()
        policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(policy)
        # Fusion is the one style that is the same everywhere and takes every colour of a palette.
        # As an argument, because setStyle hands back a QStyle, and to wrap the first one of those
        # takes a tenth of the time in which a bare window appears.
        super().__init__([COMMAND, "-style", "Fusion"])
        self.setApplicationName(COMMAND)
        self.setApplicationDisplayName(NAME)
        self.setDesktopFileName(DESKTOP_FILE)
        self.setWindowIcon(window_icon())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_arrived.emit(Path(event.file()))
            return True
        return super().event(event)
