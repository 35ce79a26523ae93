"""Opens files in windows beside this one, and says so where that cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ccm_timeline.app.other_windows import MOST_AT_ONCE, TOO_MANY, OtherWindows, distinct
from ccm_timeline.view.dialogs import tell


class Apart:
    """Lives as long as its window; what it opened lives on."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.windows = OtherWindows()

    def open(self, files: Sequence[Path]) -> None:
        """Open each in a window of its own, or the window that shows it already."""
        try:
            self.windows.open_apart(files)
        except OSError as error:
            tell(self._window, f"Another window could not be opened: {error.strerror or error}.")

    def first_of(self, files: Sequence[Path]) -> Path | None:
        """Open all but the first, which is the answer; None where they are too many."""
        first, *others = distinct(files)
        if len(others) >= MOST_AT_ONCE:
            tell(self._window, (TOO_MANY % (1 + len(others))).capitalize() + ".")
            return None
        self.open(others)
        return first
