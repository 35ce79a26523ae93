"""The first timeline in the window, shown before anything else works for it.

Importing this imports numpy and pyqtgraph, which takes longer than showing a window does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from ccm_timeline.app.loading import Loaded
from ccm_timeline.model.choices import Automatic
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.sizes import panel_width
from ccm_timeline.view.workspace import Workspace

AFTER_PAINT_MS = 10
"""In which the picture reaches the screen, before the rest of the program is brought in."""
UNSEEN_MS = 1500
"""A window that is minimised is never painted, and the rest is to come all the same."""


class FirstSight(QObject):
    """The session and the workspace with its timeline, in their places in the window."""

    seen = Signal()
    """The timeline stands on the screen, told once: what takes longer may begin."""

    def __init__(self, window: MainWindow, looks: Looks, store: Store, loaded: Loaded) -> None:
        super().__init__(window)
        self._has_told = False
        self._store = store
        self.session = Session(loaded.timeline, loaded.path, loaded.ground)
        self._take_choices()
        self.workspace = Workspace(self.session, looks.palette)
        looks.changed.connect(self.workspace.apply)
        self._put_in(window)
        self.workspace.timeline.viewport().installEventFilter(self)
        QTimer.singleShot(UNSEEN_MS, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)  # The paint itself comes after this.
        return False

    def _on_painted(self) -> None:
        QTimer.singleShot(AFTER_PAINT_MS, self, self._tell)

    def _tell(self) -> None:
        if not self._has_told:
            self._has_told = True
            self.seen.emit()

    def _take_choices(self) -> None:
        settings = self._store.settings
        self.session.set_grouping(settings.grouping)
        if settings.scale is not None:
            self.session.set_scale_kind(settings.scale)

    def _put_in(self, window: MainWindow) -> None:
        settings = self._store.settings
        window.put_in(self.workspace)
        # With the timeline and not after it, because the buttons grow by the words of a choice.
        window.actions_.choose(self.session.grouping)
        window.actions_.choose(settings.scale or Automatic.SCALE, self.session.scale_kind)
        self.workspace.show_list(settings.list_visible)
        width = panel_width(settings.panel_width, window.width())
        self.workspace.divide(width, settings.list_height)
        # As when a window comes forward: nobody asked by key, so that no ring need be drawn.
        self.workspace.timeline.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
