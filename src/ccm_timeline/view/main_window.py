"""The window: menus, tool bar, a place for the timeline, and a target for dropped files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ccm_timeline.view.ground import Ground
from ccm_timeline.view.sizes import window_size

if TYPE_CHECKING:
    from ccm_timeline.view.actions import Actions
    from ccm_timeline.view.tool_bar import ToolBar
    from ccm_timeline.view.waiting import Waiting

PROGRAM = "CCM Timeline"
LONGEST_TITLE = 120
TIMELINE_ENDING = ".ccmt"
TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm"})
"""By which a single file that is dropped is told to be a source text, and not a timeline."""


class MainWindow(QMainWindow):
    """It knows no files: it says what is asked for, and shows what it is given.

    At first it is an empty ground, which appears at once; `furnish` brings menus and tool bar.
    """

    actions_: Actions
    open_requested = Signal(object)
    """A file was dropped: its path."""
    sources_requested = Signal(object)
    """A folder was dropped: its path."""
    source_files_requested = Signal(object)
    """Source texts were dropped: their paths."""
    several_requested = Signal(object)
    """Several timelines were dropped: their paths."""
    mixture_dropped = Signal()
    """Timelines and source texts were dropped together, which leaves open what belongs to what."""
    painted = Signal()
    """The empty window stands on the screen."""
    closing = Signal()
    cancel_requested = Signal()
    """What is being read is not to be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window is closed; False keeps it open."""
        self._shown, self._read_only, self._unsaved = "", False, False
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        # The menu of this policy would let the tool bar be hidden, and nothing would bring it back.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._bar: ToolBar | None = None
        self._ground = Ground(self)
        self._ground.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        self.setCentralWidget(self._ground)
        self._waiting: Waiting | None = None

    def furnish(self) -> None:
        """Make the menus and the tool bar, once, and show them at once."""
        from ccm_timeline.view.actions import Actions
        from ccm_timeline.view.tool_bar import ToolBar

        self.actions_ = Actions(self)
        self.actions_.fill_menu_bar(self.menuBar())
        self._bar = ToolBar(self)
        self.actions_.fill_tool_bar(self._bar)
        self.addToolBar(self._bar)
        # What comes next keeps the loop of events busy for a while.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.repaint()

    def put_in(self, workspace: QWidget) -> None:
        """Put the timeline in the place of the empty ground."""
        self.setCentralWidget(workspace)

    def show_title(self, title: str) -> None:
        """Name the document in the window's title."""
        self._shown = _for_title(title)
        self.show_waiting(None)

    def show_state(self, *, unsaved: bool, read_only: bool) -> None:
        """Mark the title of a document that has unsaved changes, or cannot be saved."""
        self._unsaved, self._read_only = unsaved, read_only
        if self._waiting is None or self._waiting.isHidden():
            self._put_title()

    def _put_title(self) -> None:
        state = " (read-only)" if self._read_only else ""
        # Qt's mark wants its place in the title, and the place must be there before the mark.
        mark = "[*]" if self._unsaved else ""
        own = f"{self._shown}{mark}{state} — " if self._shown else mark
        self.setWindowTitle(f"{own}{PROGRAM}")
        self.setWindowModified(self._unsaved)

    def show_waiting(self, name: str | None) -> None:
        """Say that a document is being read, or with None that it is not any more."""
        if name is None:
            self._put_title()
            self.unsetCursor()
            if self._waiting is not None:
                self._waiting.end()
        else:
            self.setWindowModified(False)
            self.setWindowTitle(f"Opening {_for_title(name)} …")
            self.setCursor(Qt.CursorShape.BusyCursor)
            self._waiting_bar().begin(self.windowTitle())

    def show_progress(self, share: float) -> None:
        """Say how much of the document is read, from 0 to 1."""
        if self._waiting is not None:
            self._waiting.tell(share)

    def _waiting_bar(self) -> Waiting:
        """The bar at the foot, from the first time that there is something to wait for."""
        if self._waiting is None:
            from ccm_timeline.view.waiting import Waiting

            self._waiting = Waiting(self)
            self._waiting.cancel_requested.connect(self.cancel_requested)
        return self._waiting

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
        changes = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() not in changes or self._bar is None:
            return
        if event.type() is QEvent.Type.FontChange:
            # All finds its place before it is painted; else it would be painted time and again.
            self._bar.dress_again()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        else:
            # Not at once: the tool bar hears of the change only after the window did.
            QTimer.singleShot(0, self._bar, self._bar.dress_again)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _local_paths(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        timelines = [path for path in paths if path.suffix.lower() == TIMELINE_ENDING]
        if len(paths) == 1 and paths[0].is_dir():
            self.sources_requested.emit(paths[0])
        elif len(paths) == 1 and paths[0].suffix.lower() not in TEXT_ENDINGS:
            self.open_requested.emit(paths[0])
        elif not timelines:
            self.source_files_requested.emit(paths)
        elif len(timelines) == len(paths):
            self.several_requested.emit(paths)
        else:
            self.mixture_dropped.emit()


def _local_paths(data: QMimeData) -> list[Path]:
    """The files or the folder that are dragged; what lies on the network by an address is none."""
    urls = data.urls()
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]


def _for_title(title: str) -> str:
    """One line for a title bar, in which bidi and control characters are shown and not obeyed."""
    # Not at the head: the table of all characters is no matter of an empty window.
    from ccm_timeline.model.visible import visible

    line = " ".join(title.split())
    short = visible(line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE] + "…")
    # Qt reads "[*]" as the place of its mark for unsaved changes; twice, it stands for itself.
    return short.replace("[*]", "[*][*]")
