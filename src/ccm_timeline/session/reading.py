"""Which passage is being read in the text of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ccm_timeline.files.check import Passage


class Reading(QObject):
    """A passage, or nothing; it ends when another event is selected."""

    changed = Signal()
    left = Signal()
    """Somebody goes back to where the passage was asked for; it is still the one that is read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passage: Passage | None = None

    @property
    def passage(self) -> Passage | None:
        return self._passage

    def begin(self, passage: Passage) -> None:
        """Read here; the same passage again is told anew, for whoever has scrolled away."""
        self._passage = passage
        self.changed.emit()

    def leave(self) -> None:
        """End it to go back, and not because another event is selected."""
        if self._passage is not None:
            self.left.emit()
        self.end()

    def end(self) -> None:
        if self._passage is not None:
            self._passage = None
            self.changed.emit()
