"""The window: menus, tool bar, a place for the timeline, and a target for dropped files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ccm_timeline.view.actions import Actions
from ccm_timeline.view.ground import Ground
from ccm_timeline.view.sizes import window_size
from ccm_timeline.view.tool_bar import ToolBar
from ccm_timeline.view.waiting import Waiting

PROGRAM = "CCM Timeline"
LONGEST_TITLE = 120


class MainWindow(QMainWindow):
    """It knows no files: it says what is asked for, and shows what it is given."""

    open_requested = Signal(object)
    """A file was dropped: its path."""
    sources_requested = Signal(object)
    """A folder was dropped: its path."""
    painted = Signal()
    """The empty window stands on the screen."""
    closing = Signal()
    cancel_requested = Signal()
    """What is being read is not to be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PROGRAM
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        # The menu of this policy would let the tool bar be hidden, and nothing would bring it back.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_ = Actions(self)
        self.actions_.fill_menu_bar(self.menuBar())
        self._bar = ToolBar(self)
        self.actions_.fill_tool_bar(self._bar)
        self.addToolBar(self._bar)
        self._ground = Ground(self)
        self._ground.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        self.setCentralWidget(self._ground)
        self._waiting = Waiting(self)
        self._waiting.cancel_requested.connect(self.cancel_requested)

    def put_in(self, workspace: QWidget) -> None:
        """Put the timeline in the place of the empty ground."""
        self.setCentralWidget(workspace)

    def show_title(self, title: str) -> None:
        """Name the document in the window's title."""
        shown = _for_title(title)
        self._title = f"{shown} — {PROGRAM}" if shown else PROGRAM
        self.show_waiting(None)

    def show_waiting(self, name: str | None) -> None:
        """Say that a document is being read, or with None that it is not any more."""
        self.setWindowTitle(self._title if name is None else f"Opening {_for_title(name)} …")
        if name is None:
            self.unsetCursor()
            self._waiting.end()
        else:
            self.setCursor(Qt.CursorShape.BusyCursor)
            self._waiting.begin(self.windowTitle())

    def show_progress(self, share: float) -> None:
        """Say how much of the document is read, from 0 to 1."""
        self._waiting.tell(share)

    def restore(self, saved: QSize | None, maximised: bool) -> None:
        """Take the size that was left, as far as the screen has room for it."""
        self.resize(window_size(saved, self.screen().availableSize()))
        if maximised:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def kept_size(self) -> QSize:
        """The size to come back to: the one before the window was maximised."""
        return self.normalGeometry().size() if self.isMaximized() else self.size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            # Not at once: the tool bar hears of the change only after the window did.
            QTimer.singleShot(0, self._bar.dress_again)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _local_path(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        (self.sources_requested if path.is_dir() else self.open_requested).emit(path)


def _local_path(data: QMimeData) -> Path | None:
    """The one file or folder that is dragged; what lies on the network by an address is none."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def _for_title(title: str) -> str:
    """One line for a title bar: no marks that turn the direction of what stands after them."""
    line = " ".join(title.split())
    line = "".join(c for c in line if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    short = line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE] + "…"
    # Qt reads "[*]" as the place of its mark for unsaved changes; twice, it stands for itself.
    return short.replace("[*]", "[*][*]")
