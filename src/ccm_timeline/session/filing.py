"""The file of the open document: where it is, and whether all that was changed is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccm_timeline.model.document import Document, Presentation
from ccm_timeline.model.timeline import Timeline


class Filing(QObject):
    """The file of a document, of which the presentation is changed here."""

    presentation_changed = Signal()
    unsaved_changed = Signal()
    read_only_changed = Signal()

    def __init__(self, timeline: Timeline, path: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self.hold(timeline, path)

    def hold(self, timeline: Timeline, path: Path | None, *, read_only: bool = False) -> None:
        """Have a document as it stands in its file."""
        self._timeline = timeline
        self.path = path
        self.read_only = read_only
        self._is_copy = False
        self._saved = timeline.document.presentation

    def set_read_only(self, wanted: bool) -> None:
        if wanted is not self.read_only:
            self.read_only = wanted
            self.read_only_changed.emit()

    @property
    def presentation(self) -> Presentation | None:
        return self._timeline.document.presentation

    def set_presentation(self, wanted: Presentation | None) -> None:
        """Change it; the file has it when it is saved."""
        if wanted == self.presentation:
            return
        was_unsaved = self.is_unsaved
        self._timeline.present_as(wanted)
        self.presentation_changed.emit()
        self._tell(was_unsaved)

    @property
    def is_unsaved(self) -> bool:
        """Whether the document differs from what its file had when it was read or saved."""
        return self._is_copy or self.presentation != self._saved

    def mark_copy(self) -> None:
        """Take note that the document stands in no file, and is unsaved until it does."""
        was_unsaved, self._is_copy = self.is_unsaved, True
        self._tell(was_unsaved)

    def mark_saved(self, path: Path | None, saved: Document | None) -> None:
        """Take note that a document stands in this file: the one that is open, as it was when it
        was written (None: as it is now)."""
        was_unsaved = self.is_unsaved
        self.path, self._is_copy = path, False
        self._saved = self.presentation if saved is None else saved.presentation
        self._tell(was_unsaved)

    def _tell(self, was_unsaved: bool) -> None:
        if self.is_unsaved is not was_unsaved:
            self.unsaved_changed.emit()
