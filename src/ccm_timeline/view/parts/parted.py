"""Two parts of a window, beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


def thin_line(splitter: QSplitter) -> None:
    """Part what a splitter holds by a line of a pixel, over which no part can be pushed away."""
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.setStyleSheet("QSplitter::handle { background: palette(mid); }")


class Parted(QSplitter):
    """Whoever holds it tells it by `follow` of each change of its own size."""

    def __init__(
        self,
        parts: tuple[QWidget, QWidget],
        growth: tuple[int, int],
        shares: tuple[float, float],
        parent: QWidget,
    ) -> None:
        """`growth` says in which ratio the parts share what the room grows by.

        `shares` are the first part's of all the room, from 0 to 1: of the width where the second
        stands beside it, and of the height where it stands below.
        """
        super().__init__(parent)
        self._beside, self._below = shares
        for number, (part, factor) in enumerate(zip(parts, growth, strict=True)):
            self.addWidget(part)
            self.setStretchFactor(number, factor)
        thin_line(self)

    def follow(self, event: QResizeEvent, *, beside: bool) -> None:
        """Put the second part where it is wanted; where it is there already, the line stays."""
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() is wanted and event.oldSize().isValid():
            return
        self.setOrientation(wanted)
        room = event.size()
        whole, share = (room.width(), self._beside) if beside else (room.height(), self._below)
        self.setSizes([round(whole * share), round(whole * (1 - share))])
