"""Saves the open document, and asks before unsaved changes are left behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.holding import Holding
from ccm_timeline.app.loading import Copy, Loaded
from ccm_timeline.app.opening import FILTER
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.backups import Backups, copy_name
from ccm_timeline.files.keeping.saving import Obstacle, Order, Saved, SaveRefused, save
from ccm_timeline.files.keeping.stamp import Stamp
from ccm_timeline.files.problems import shown
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.model.document import Presentation
from ccm_timeline.session.session import Session
from ccm_timeline.view.dialogs import choose, tell

ENDING = "ccmt"
NEWER = (
    "This timeline was made by a newer version of CCM Timeline, and cannot be saved by this one: "
    "it would drop what it does not know. Please use the newer version."
)
_Then = Callable[[], object]


class Saving(QObject):
    """Writes in another thread; a document that could not be saved stays open and unsaved."""

    saved = Signal(object)
    """The document stands in a file: Saved."""
    unforeseen = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, holding: Holding, backups: Backups
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._holding, self._backups = holding, backups
        self._unknown, self._newer = Unknown(), False
        self._stamp: Stamp | None = None
        self._path = Path()
        self._then: _Then | None = None
        self._given_up: tuple[Presentation | None] | None = None
        self._copy: Copy | None = None
        self._differs = False
        self.is_busy = False
        """Whether a file is being written."""
        self._worker = Worker("saving", self)
        self._worker.answered.connect(self._on_saved)
        self._worker.failed.connect(self._on_failed)

    @property
    def stamp(self) -> Stamp | None:
        """The file as it was when it was read or saved last."""
        return self._stamp

    @property
    def copied_file(self) -> Path | None:
        """Of an unsaved copy, the file whose version it is."""
        return None if self._copy is None else self._copy.file

    def adopt(self, loaded: Loaded) -> None:
        """Another document is open."""
        self._unknown = loaded.unknown or Unknown()
        self._newer, self._stamp = loaded.read_only, loaded.stamp
        self._then, self._differs, self._given_up = None, False, None
        self._copy = loaded.copy
        self.is_busy = False
        # What is still being written is of the document that was open before.
        self._worker.forget()

    def keep_ours(self) -> None:
        """The file differs by now from what is open, which is to stay as it is."""
        self._differs = True

    def save(self) -> None:
        self._save(None)

    def save_as(self) -> None:
        self._save_as(None)

    def still_may_leave(self, then: _Then) -> bool:
        """As `may_leave`, without asking again about changes that were given up before."""
        given_up = self._given_up is not None and self._given_up[0] == self._session.presentation
        return (given_up and not self.is_busy) or self.may_leave(then)

    def may_leave(self, then: _Then) -> bool:
        """Whether the document may be left as it is; where that takes a while, `then` is called
        when it is saved."""
        self._given_up = None
        if self.is_busy:
            self._then = then
            return False
        if not self._session.is_unsaved or self._may_give_up(then):
            self._given_up = (self._session.presentation,)
            return True
        return False

    def _may_give_up(self, then: _Then) -> bool:
        """Ask whether the changes are to be saved first."""
        question = f"“{self._name()}” has changes that are not saved."
        if self._copy is not None:
            question = f"“{self._name()}” is a copy of a backup, and stands in no file yet."
        if self._newer:
            return choose(self._window, question, "Discard", "Cancel") == 0
        answer = choose(self._window, question, "Save", "Discard", "Cancel")
        if answer == 0:
            self._save(then)
        return answer == 1

    def stop(self) -> None:
        """Wait until no file is being written."""
        self._worker.stop()

    # Where to.

    def _save(self, then: _Then | None) -> None:
        path = self._session.path
        if self.is_busy:
            return
        if path is None or self._newer:
            self._save_as(then)
        elif self._holding.is_held:
            self._offer(self._holding.words(path), then)
        elif self._session.is_unsaved or self._differs:
            self._write(path, self._stamp, then)
        elif then is not None:
            then()

    def _save_as(self, then: _Then | None) -> None:
        """Ask for a file; nothing is said where the asking is given up."""
        if self._newer:
            tell(self._window, NEWER)
            return
        if self.is_busy:
            return
        dialog = QFileDialog(self._window, "Save as", str(self._first_path()), FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING)
        self._then = then
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, name: str) -> None:
        path, then = Path(name).absolute(), self._then
        if _is_same(path, shipped_timeline()):
            self._offer("The timeline that the program brings along is not written over.", then)
        elif self._copy is not None and _is_same(path, self._copy.file):
            self._offer("A copy of a backup does not replace its file.", then)
        elif self._session.path is not None and _is_same(path, self._session.path):
            self._save(then) if self._holding.is_held else self._write(path, self._stamp, then)
        elif words := self._holding.others_words(path):
            self._offer(words, then)
        else:
            # The dialog asked whether what is there may go; it goes into the backups.
            self._write(path, None, then)

    def _first_path(self) -> Path:
        """A name to begin with: the document's own, else one in the folder of documents."""
        if self._session.path is not None:
            return self._session.path
        if self._copy is not None:
            return copy_name(self._copy.version, self._copy.file)
        where = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(where)) / shipped_timeline().name

    # Writing, and what comes of it.

    def _write(self, path: Path, expected: Stamp | None, then: _Then | None) -> None:
        self.is_busy, self._path, self._then = True, path, then
        document = self._session.timeline.document
        order = Order(document, self._unknown, path, expected)
        self._worker.ask(partial(save, order, self._backups))

    def _on_saved(self, saved: Saved) -> None:
        then, self._then = self._then, None
        self.is_busy, self._differs = False, False
        self._stamp, self._copy = saved.stamp, None
        self._holding.move(saved.path)
        self._session.mark_saved(saved.path, saved.document)
        self._session.set_read_only(False)
        self.saved.emit(saved)
        if saved.note:
            tell(self._window, saved.note)
        if then is not None:
            then()

    def _on_failed(self, error: Exception) -> None:
        then, self._then = self._then, None
        self.is_busy = False
        if not isinstance(error, SaveRefused):
            self.unforeseen.emit(error)
            sentence = f"“{shown(self._path.name)}” was not saved: the program failed."
            self._offer(sentence, then)
        elif error.obstacle is Obstacle.CHANGED:
            self._on_changed(error.sentence, then)
        else:
            self._offer(error.sentence, then)

    def _on_changed(self, sentence: str, then: _Then | None) -> None:
        answer = choose(self._window, sentence, "Save as…", "Overwrite", "Cancel")
        if answer == 0:
            self._save_as(then)
        elif answer == 1:
            self._write(self._path, None, then)

    def _offer(self, sentence: str, then: _Then | None) -> None:
        if choose(self._window, sentence, "Save as…", "Cancel") == 0:
            self._save_as(then)

    def _name(self) -> str:
        path = self._session.path
        return shown(self._session.timeline.document.title if path is None else path.name)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file, as far as there are files."""
    return os.path.realpath(one) == os.path.realpath(other)
