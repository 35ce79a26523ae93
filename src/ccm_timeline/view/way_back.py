"""From the reader back to the companion in which a passage was asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance

from ccm_timeline.session.reading import Reading
from ccm_timeline.view.companion import Companion


class WayBack(QObject):
    """Brings a companion back when the reader is left that was opened from it.

    It may have been closed, because it stood over the reader: whoever compares two passages reads
    one, goes back, and reads the other. Selecting another event is no way back.
    """

    def __init__(self, companion: Companion, requested: SignalInstance, reading: Reading) -> None:
        """`requested` is how the companion asks for a passage, before anybody begins to read."""
        super().__init__(companion)
        self._companion = companion
        self._reading = reading
        self._is_asking = self._is_asked = False
        requested.connect(self._on_requested)
        reading.left.connect(self._on_left)
        reading.changed.connect(self._on_changed)

    def _on_requested(self) -> None:
        self._is_asking = True

    def _on_changed(self) -> None:
        """A passage is read: the one that was just asked for, or one that somebody else wants."""
        self._is_asked, self._is_asking = self._is_asking, False

    def _on_left(self) -> None:
        if self._is_asked:
            self._companion.come_back()
