"""The window and what works for it from its first moment.

What needs more than that is imported when the window stands on the screen, which is why it
appears at once: first the menus, then `document_desk`, `first_sight` and `timeline_desk`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.keep import Keep
from ccm_timeline.app.pages import Pages
from ccm_timeline.app.reports import Reports
from ccm_timeline.settings.store import Store
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow

if TYPE_CHECKING:
    from ccm_timeline.app.aftermath import Aftermath, Turn
    from ccm_timeline.app.appearance import Appearance
    from ccm_timeline.app.document_desk import DocumentDesk
    from ccm_timeline.app.present_arguments import Present

NOTHING = Keep()
FURNISHED_MS = 10
"""In which menus and tool bar reach the screen."""
FIRST_PAINT_MS = 400
"""A window that opens minimised is never painted, and its timeline is to be there all the same."""


class WindowDesk(QObject):
    """Lives from the start of the program to its end."""

    _appearance: Appearance

    def __init__(
        self, application: QApplication, store: Store, reports: Reports, keep: Keep = NOTHING
    ) -> None:
        super().__init__()
        self._keep = keep
        settings = store.settings
        self._store = store
        self._reports = reports
        self._looks = Looks(application, settings.theme)
        self.window = MainWindow()
        self._is_furnished = False
        self._pages = Pages(self.window)
        self._documents: DocumentDesk | None = None
        self._first: tuple[Path | None, Path | None] = None, None
        self._further: list[Path] = []
        """Files that came before there was anybody to open them."""
        self._show: Present | None = None
        self._is_closed = False
        self._connect()

    def begin(self, file: Path | None, sources: Path | None, show: Present | None = None) -> None:
        """Show the window, and once it stands on the screen, what is to be in it."""
        self._first, self._show = (file, sources), show
        settings = self._store.settings
        saved = None
        if settings.window_width and settings.window_height:
            saved = QSize(settings.window_width, settings.window_height)
        self.window.restore(saved, settings.maximised)
        self.window.show()
        QTimer.singleShot(FIRST_PAINT_MS, self._furnish)

    def take_file(self, path: Path) -> None:
        """Open a file that the desktop sent: here, unless this window was opened for another."""
        if self._is_closed:
            return
        if not self._is_taken():
            self.open_file(path)
        elif self._documents is not None:
            self._documents.apart.open((path,))
        else:
            self._further.append(path)

    def _is_taken(self) -> bool:
        """Whether a file was asked for in this window."""
        shown = None if self._documents is None else self._documents.path
        return any(each is not None for each in (self._first[0], self._show, shown))

    def open_file(self, path: Path) -> None:
        """Open a file in this window, perhaps before there is anybody to read it."""
        self._first = path, None
        if self._documents is not None and not self._is_closed:
            self._documents.open_file(path)

    def hear(self, aftermath: Aftermath) -> None:
        """Tell of what happened to earlier runs, once this one has started."""
        aftermath.setParent(self)
        aftermath.turn = self._turn
        aftermath.crash_told.connect(self._pages.show_report)
        aftermath.said.connect(self._pages.say)
        aftermath.begin()

    def _turn(self) -> Turn:
        """Crashes are told of when the first document is there, and the changes that were not saved
        have been asked about."""
        from ccm_timeline.app.aftermath import Turn

        keeping = None if self._documents is None else self._documents.keeping
        if keeping is None or keeping.restoring.is_busy:
            return Turn.LATER
        return Turn.ANOTHERS if keeping.restoring.is_asked_elsewhere else Turn.OURS

    def hurry(self) -> None:
        """The system wants the program to end: nothing is asked from now on."""
        if self._documents is not None and self._documents.keeping is not None:
            self._documents.keeping.hurry()

    def end(self) -> None:
        """Wait for the threads and take the window away, before the application goes."""
        self._is_closed = True
        if self._documents is not None:
            self._documents.stop()
        shiboken6.delete(self.window)

    def _connect(self) -> None:
        self.window.painted.connect(self._furnish)
        self.window.may_close = self._may_close
        self.window.closing.connect(self._on_closing)
        self._reports.told.connect(self._pages.show_report)

    def _furnish(self) -> None:
        """Bring in menus and tool bar, once, and after them the rest of the program."""
        if self._is_furnished or self._is_closed:
            return
        from ccm_timeline.app.appearance import Appearance

        self._is_furnished = True
        settings = self._store.settings
        self._looks.resize_text(settings.text_size)
        self.window.furnish()
        self._appearance = appearance = Appearance(self._looks, self._store, self)
        actions = self.window.actions_
        actions.choose(settings.theme)
        actions.chosen.connect(appearance.on_chosen)
        actions.connect_doers(self.doers())
        QTimer.singleShot(FURNISHED_MS, self, self._open_first)

    def doers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that need no document."""
        return {
            "quit": self.window.close,
            "text-larger": self._appearance.enlarge,
            "text-smaller": self._appearance.shrink,
            "text-normal": self._appearance.normalise,
            "help": self._pages.show_help,
            "signs": self._pages.show_signs,
            "about": self._pages.show_about,
        }

    def _open_first(self) -> None:
        """Bring in the rest of the program, once."""
        if self._documents is not None or self._is_closed:
            return
        from ccm_timeline.app.document_desk import DocumentDesk

        self._documents = DocumentDesk(
            self.window, self._looks, self._store, self._reports, self._keep
        )
        self._documents.begin(*self._first, self._show)
        if self._further:
            self._documents.apart.open(self._further)

    def _may_close(self) -> bool:
        """Whether nothing would be lost, or is to be kept."""
        keeping = None if self._documents is None else self._documents.keeping
        return keeping is None or keeping.may_close()

    def _on_closing(self) -> None:
        """Write down how the window is left; what is read from now on is for nobody."""
        self._is_closed = True
        size = self.window.kept_size()
        self._store.change(
            window_width=size.width(),
            window_height=size.height(),
            maximised=self.window.isMaximized(),
        )
        if self._documents is not None:
            self._documents.remember()
            self._documents.stop()
