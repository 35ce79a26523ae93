"""Boxes side by side where there is room, and under one another where there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.parts.arranged import Arranged

Facts = TypeVar("Facts")
_GAP = 12
_NARROWEST = 17
"""Heights of a line that a box is wide at least, or fewer stand in a row."""

MOST = 24
"""Boxes that are shown; a question has two sides, an event a handful of sources."""


class Columns(Arranged, Generic[Facts]):
    """As many boxes as there are facts, in rows of the same number."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.boxes: list[QWidget] = []

    def show_facts(self, facts: Sequence[Facts]) -> None:
        shown = facts[:MOST]
        while len(self.boxes) < len(shown):
            box = self._make()
            box.setParent(self)
            self.boxes.append(box)
        for box, fact in zip(self.boxes, shown, strict=False):
            box.show_facts(fact)  # type: ignore[attr-defined]
            box.show()
        for box in self.boxes[len(shown) :]:
            box.hide()
        self.renew()

    def sizeHint(self) -> QSize:
        """The height is that for a width; this one is only what layouts keep at the least."""
        line = self.fontMetrics().height()
        return QSize(2 * _NARROWEST * line, line)

    def minimumSizeHint(self) -> QSize:
        return QSize(6 * self.fontMetrics().height(), self.fontMetrics().height())

    def arrange(self) -> None:
        for box, place in zip(self._shown(), self._places(self.width()), strict=True):
            box.setGeometry(place)

    def height_of(self, width: int) -> int:
        return max((place.y() + place.height() for place in self._places(width)), default=0)

    def _shown(self) -> list[QWidget]:
        return [box for box in self.boxes if not box.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        shown = self._shown()
        room = (width + _GAP) // (_NARROWEST * self.fontMetrics().height() + _GAP)
        rows = -(-len(shown) // max(room, 1))
        across = -(-len(shown) // max(rows, 1)) or 1
        each = max((width - _GAP * (across - 1)) // across, 1)
        places: list[QRect] = []
        top = 0
        for start in range(0, len(shown), across):
            row = shown[start : start + across]
            height = max(box.heightForWidth(each) for box in row)
            places += [QRect(at * (each + _GAP), top, each, height) for at in range(len(row))]
            top += height + _GAP
        return places
