"""Compares the open document's quotations with their source texts, in another thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.worker import Worker
from ccm_timeline.files.check import Grade, ItemKind, check_document
from ccm_timeline.files.sources import read_sources
from ccm_timeline.model.document import Document
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.dialogs import tell


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of a comparison."""

    grades: Mapping[str, Grade]
    """By the quotation's id."""
    present: int
    """How many source texts are in the folder."""


class Verifying(QObject):
    """The folder of source texts is a matter of one's own disk: the settings hold it."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._store = store
        self._asked = False
        self._worker = Worker("verifying", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)

    def begin(self, folder: Path | None) -> None:
        """Another document is open: compare it with this folder, or with the one it had before."""
        self._worker.forget()
        known = self._store.settings.sources.get(self._session.timeline.document.id)
        if folder is not None:
            self._compare(folder, asked=True)
        elif known is not None and Path(known).is_dir():
            self._compare(Path(known), asked=False)

    def choose(self) -> None:
        """Ask for the folder."""
        known = self._store.settings.sources.get(self._session.timeline.document.id, "")
        dialog = QFileDialog(self._window, "The folder of the source texts", known)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def use(self, folder: Path) -> None:
        """Compare with this folder, and remember it for the document."""
        self._compare(folder.absolute(), asked=True)

    def stop(self) -> None:
        self._worker.stop()

    def _on_selected(self, name: str) -> None:
        self.use(Path(name))

    def _compare(self, folder: Path, *, asked: bool) -> None:
        """`asked` where a user waits for words; a folder from last time is compared in silence."""
        self._asked = asked
        document = self._session.timeline.document
        if asked:
            known = dict(self._store.settings.sources)
            self._store.change(sources={**known, document.id: str(folder)})
        self._worker.ask(partial(_grades, document, folder))

    def _on_answered(self, found: _Found) -> None:
        self._session.set_verification(found.grades)
        if self._asked and not found.present:
            tell(self._window, "This folder holds none of the source texts.")

    def _on_failed(self, error: Exception) -> None:
        self.unforeseen.emit(error)
        if self._asked:
            tell(self._window, "The source texts could not be compared: the program failed.")


def _grades(document: Document, folder: Path) -> _Found:
    """In another thread."""
    items = check_document(document, read_sources(document, folder))
    return _Found(
        grades={item.owner: item.grade for item in items if item.kind is ItemKind.QUOTE},
        present=sum(
            item.kind is ItemKind.SOURCE and item.grade is not Grade.SOURCE_ABSENT for item in items
        ),
    )
