"""Shows, copies and saves the references of the open timeline."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.keeping.faults import sentence_of
from ccm_timeline.session.session import Session
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.dialogs import tell

if TYPE_CHECKING:
    from ccm_timeline.view.references_dialog import ReferenceFile, ReferencesDialog


class Referring(QObject):
    """Opens the dialog of references, and writes what it hands over."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session

    def show(self) -> None:
        """Show the references of the selected event, or of all where none is selected."""
        # Not at the head: a start need not wait for the formats of references.
        from ccm_timeline.view.references_dialog import ReferencesDialog

        timeline, selected = self._session.timeline, self._session.selected_id
        event = None if selected is None else timeline.event(selected)
        dialog = ReferencesDialog(timeline, event, self._window)
        dialog.save_requested.connect(partial(self._ask_for_file, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path, file: ReferenceFile) -> None:
        """Write a file whole, and tell what came of it; the document is never written over."""
        if is_same_file(path, self._session.path or shipped_timeline()):
            tell(self._window, f"“{path.name}” is the timeline itself; choose another name.")
            return
        try:
            write_whole(path, file.data)
        except OSError as error:
            tell(self._window, sentence_of(error, path.name))
        else:
            tell(self._window, f"The references were written: “{path.name}”.")

    def _ask_for_file(self, dialog: ReferencesDialog, file: ReferenceFile) -> None:
        filters = f"{file.title} (*{file.ending})"
        chooser = QFileDialog(dialog, "Save the references", str(self._first(file)), filters)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(file.ending.removeprefix("."))
        chooser.fileSelected.connect(lambda name: self.write(Path(name), file))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _first(self, file: ReferenceFile) -> Path:
        """A name to begin with: the document's, among the user's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        path = self._session.path or shipped_timeline()
        return Path(QStandardPaths.writableLocation(place)) / f"{path.stem}{file.ending}"
