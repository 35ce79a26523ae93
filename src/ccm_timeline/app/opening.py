"""Opens documents: asks which, has them read, and keeps the list of those open lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.loading import Copy, Loaded, Loader, Refused
from ccm_timeline.settings.recent import with_file, without_file
from ccm_timeline.settings.store import Store

FILTER = "Timelines (*.ccmt);;All files (*)"


_TEXTS = {".txt", ".text", ".md", ".htm", ".html", ".xhtml"}
"""Endings that a source text has, and a timeline has not."""


def _hint(path: Path | None) -> str:
    """What else to do with a file that is no timeline, but may be a source text of one."""
    if path is None or path.suffix.lower() not in _TEXTS:
        return ""
    return " If it is a source text, attach it with Sources › Source texts…"


class Opening(QObject):
    """What was open stays open until another document is read whole."""

    opened = Signal(object)
    """A document was read: Loaded."""
    refused = Signal(object)
    """It was not, which is told: Refused."""
    cancelled = Signal()
    """It was not wanted any more, or what is open was not left for it."""
    recent_changed = Signal(object)
    backups_requested = Signal(object)
    """A file could not be read, and its backups are wanted: its path."""

    def __init__(self, window: QWidget, loader: Loader, store: Store) -> None:
        super().__init__(window)
        self.may_leave: Callable[[Callable[[], object]], bool] = lambda then: True
        """Asked before a document is read: whether the open one may be left, or will be later."""
        self.still_may_leave: Callable[[Callable[[], object]], bool] = lambda then: True
        """Asked when it was read: the open one may have been changed meanwhile."""
        self.is_shown_elsewhere: Callable[[Path], bool] = lambda path: False
        """Asked before a file is read: whether another window has it, and came to the front."""
        self.has_backups: Callable[[Path], bool] = lambda path: False
        """Asked when a file was refused: whether earlier versions of it were kept."""
        self._window = window
        self._copy: Copy | None = None
        self._loader = loader
        self._store = store
        self._folder = ""
        self._is_given_up = False
        loader.loaded.connect(self._on_loaded)
        loader.refused.connect(self._on_refused)
        loader.cancelled.connect(self.cancelled)

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._window, "Open a timeline", self._folder, FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        self._open(path.absolute())

    def open_shipped(self) -> None:
        self._open(None)

    def reload(self, path: Path | None) -> None:
        """Read a document again, or one that was asked about: what is open is given up."""
        self._is_given_up = True
        self._read(path)

    def reload_copy(self, copy: Copy) -> None:
        """As `reload`, of a version that is opened as an unsaved copy."""
        self._is_given_up = True
        self._read(copy.version, copy)

    def open_copy(self, version: Path, file: Path) -> None:
        """Open a kept version of a file as an unsaved copy."""
        self._is_given_up = False
        read = partial(self._read, version, Copy(version, file))
        if self.may_leave(read):
            read()

    def remember(self, path: Path) -> None:
        """Put a file that was written at the head of the list."""
        self._folder = str(path.parent)
        self._remember(with_file(self._store.settings.recent, path))

    def _open(self, path: Path | None) -> None:
        if path is not None and self.is_shown_elsewhere(path):
            return
        self._is_given_up = False
        read = partial(self._read, path)
        if self.may_leave(read):
            read()

    def _read(self, path: Path | None, copy: Copy | None = None) -> None:
        self._copy = copy
        self._loader.load(path)

    def open_recent(self, path: Path) -> None:
        """A file of the list; one that is gone leaves the list."""
        if path.exists():
            self.open_file(path)
            return
        self._remember(without_file(self._store.settings.recent, path))
        self._tell(f"“{path.name}” is no longer there, and was taken off the list.")

    def forget_recent(self) -> None:
        self._remember(())

    def _on_selected(self, name: str) -> None:
        self.open_file(Path(name))

    def _on_loaded(self, loaded: Loaded) -> None:
        # Now, as long as it is known: while somebody is asked, another file may be read.
        if self._copy is not None and loaded.path == self._copy.version:
            loaded = replace(loaded, path=None, stamp=None, copy=self._copy)
        if not (self._is_given_up or self.still_may_leave(partial(self._on_loaded, loaded))):
            self._loader.cancelled.emit()
            return
        if loaded.path is not None:
            self.remember(loaded.path)
        self.opened.emit(loaded)
        if loaded.read_only and loaded.path is not None:
            self._tell(
                f"“{loaded.path.name}” was made by a newer version of CCM Timeline. What this "
                "version does not know is not shown."
            )

    def _on_refused(self, refused: Refused) -> None:
        # First, so that something is shown behind the words.
        self.refused.emit(refused)
        details = "\n".join(refused.problems)
        if refused.path is None or not self.has_backups(refused.path):
            self._tell(refused.sentence + _hint(refused.path), details)
        elif self._offers(refused.sentence, details):
            self.backups_requested.emit(refused.path)

    def _offers(self, sentence: str, details: str) -> bool:
        from ccm_timeline.view.dialogs import offer

        sentence = f"{sentence} Earlier versions of it are among the backups."
        return offer(self._window, sentence, details, "Backups…")

    def _tell(self, sentence: str, details: str = "") -> None:
        # Not at the head: what is seldom said need not be ready when the window opens.
        from ccm_timeline.view.dialogs import tell

        tell(self._window, sentence, details)

    def _remember(self, recent: tuple[str, ...]) -> None:
        self._store.change(recent=recent)
        self.recent_changed.emit(recent)
