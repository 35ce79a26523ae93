"""Attaches source texts to the open document, and compares it with them in another thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.app.attachments import Attached, Attachments
from ccm_timeline.app.comparing import Compared, compare
from ccm_timeline.app.source_watch import SourceWatch
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.sources import SourceFiles
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.attaching import SourcesDialog, attached_of
from ccm_timeline.view.dialogs import tell


class Verifying(QObject):
    """Looks again and again, so that every badge says how the source text is now."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._attachments = Attachments(store)
        self._attached = Attached()
        self._files = SourceFiles(None)
        self._compared: Compared | None = None
        self._dialog: SourcesDialog | None = None
        self._wanted = ""
        self._is_busy = False
        self._watch = SourceWatch(self)
        self._watch.due.connect(self._look)
        self._worker = Worker("verifying", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)

    def begin(self, folder: Path | None) -> None:
        """Another document is open: compare it with this folder, or with what it had before."""
        if folder is not None:
            self.use(folder)
        else:
            self._take(self._attachments.of(self._document_id))

    def choose(self) -> None:
        """Show which source texts are here, and let others be attached."""
        if self._dialog is None:
            dialog = SourcesDialog(self._window)
            dialog.folder_chosen.connect(self.use)
            dialog.files_chosen.connect(self.use_files)
            dialog.folder_detached.connect(self._detach_folder)
            dialog.files_detached.connect(self._detach_files)
            self._dialog = dialog
        self._show_in_dialog()
        self._dialog.open()

    def use(self, folder: Path) -> None:
        """Compare with this folder, and remember it for the document."""
        self._attach(self._known.with_folder(folder.absolute()))
        self._wanted = "This folder holds none of the source texts."

    def use_files(self, files: Sequence[Path]) -> None:
        """Compare with these files as well, and remember them for the document."""
        self._attach(self._known.with_files([file.absolute() for file in files]))
        self._wanted = "None of these files is a source text of this timeline."

    def stop(self) -> None:
        self._watch.stop()
        self._worker.stop()

    @property
    def _document_id(self) -> str:
        return self._session.timeline.document.id

    @property
    def _known(self) -> Attached:
        return self._attachments.of(self._document_id)

    def _detach_folder(self) -> None:
        self._attach(self._known.with_folder(None))

    def _detach_files(self) -> None:
        self._attach(Attached(self._known.folder))

    def _attach(self, attached: Attached) -> None:
        self._attachments.keep(self._document_id, attached)
        self._take(attached)

    def _take(self, attached: Attached) -> None:
        """Forget what was attached before, and what was asked about it."""
        self._worker.forget()
        self._watch.stop()
        self._attached, self._compared = attached, None
        self._files = SourceFiles(attached.folder, attached.files)
        self._wanted, self._is_busy = "", False
        if attached:
            self._look()
        else:
            self._session.evidence.take({}, {}, {})
        self._show_in_dialog()

    def _look(self) -> None:
        """Look at the files, unless somebody does so now."""
        if not self._is_busy:
            self._is_busy = True
            document = self._session.timeline.document
            self._worker.ask(partial(compare, document, self._files, self._compared))

    def _on_answered(self, compared: Compared | None) -> None:
        self._is_busy = False
        if compared is not None:
            self._compared = compared
            self._session.evidence.take(compared.texts, compared.grades, compared.passages)
            self._show_in_dialog()
        self._watch.watch(self._paths())
        self._tell_if_nothing()

    def _paths(self) -> list[Path]:
        """What is to be watched: the folder, and every file that stands for a source."""
        taken = () if self._compared is None else self._compared.taken.values()
        folder = () if self._attached.folder is None else (self._attached.folder,)
        return [*folder, *(item.path for item in taken if item.path is not None)]

    def _tell_if_nothing(self) -> None:
        """Whoever attached something waits for words; what is known from last time is silent."""
        wanted, self._wanted = self._wanted, ""
        if wanted and self._compared is not None and not self._compared.texts:
            tell(self._window, wanted)

    def _show_in_dialog(self) -> None:
        if self._dialog is None:
            return
        compared, attached = self._compared, self._attached
        items = () if compared is None else compared.items
        taken = {} if compared is None else compared.taken
        paths = {name: item.path for name, item in taken.items()}
        self._dialog.show_facts(
            attached_of(self._session.timeline, items, paths, attached.folder, attached.files)
        )

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self._watch.stop()  # or the same failure would be told every second
        self.unforeseen.emit(error)
        if self._wanted:
            self._wanted = ""
            tell(self._window, "The source texts could not be compared: the program failed.")
