"""The files that were open lately, as entries of a menu."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu

from ccm_timeline.model.visible import visible

WIDEST = 480
"""Pixels; a long path is cut in its middle."""


class RecentMenu(QObject):
    """Keeps the menu's upper part in step with a list of files."""

    chosen = Signal(object)
    """A file was chosen: its path."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._after = menu.actions()[0]
        self._entries: list[QAction] = []

    def show(self, names: Sequence[str]) -> None:
        for entry in self._entries:
            self._menu.removeAction(entry)
            entry.deleteLater()
        self._entries = [self._entry(name) for name in names]
        if self._entries:
            self._entries.append(self._line())
        self._menu.insertActions(self._after, self._entries)

    def _entry(self, name: str) -> QAction:
        path = Path(name)
        metrics = QFontMetrics(self._menu.font())
        words = visible(f"{path.name} — {path.parent}")
        short = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, WIDEST)
        # One "&" would underline the letter after it.
        entry = QAction(short.replace("&", "&&"), self._menu)
        entry.setData(name)
        entry.triggered.connect(self._on_triggered)
        return entry

    def _line(self) -> QAction:
        line = QAction(self._menu)
        line.setSeparator(True)
        return line

    def _on_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.chosen.emit(Path(entry.data()))
