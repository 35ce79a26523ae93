"""A text with something at its right, which goes below where both have no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.parts.arranged import Arranged
from ccm_timeline.view.plain import PAD, PlainLabel

_GAP = 12


class Beside(Arranged):
    """The text keeps what it needs, and the other its natural size."""

    NARROWEST = 180
    """Pixels that the text keeps, or it has the line for itself."""

    def __init__(
        self, left: PlainLabel, right: QWidget, parent: QWidget | None = None, *, inset: int = 0
    ) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._inset = inset
        for child in (left, right):
            child.setParent(self)

    def sizeHint(self) -> QSize:
        width = self._left.sizeHint().width() + _GAP + self._right.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * PAD, self._left.minimumSizeHint().height())

    def height_of(self, width: int) -> int:
        text, other = self._sizes(width)
        if self._right.isHidden():
            return text.height()
        if text.width() == width:
            return text.height() + PAD + other.height()
        return max(text.height(), other.height())

    def arrange(self) -> None:
        """Give both their places; beside a long text the other stands near its top."""
        text, other = self._sizes(self.width())
        if self._right.isHidden() or text.width() == self.width():
            self._left.setGeometry(0, 0, text.width(), text.height())
            self._right.setGeometry(self._inset, text.height() + PAD, other.width(), other.height())
            return
        height = max(text.height(), other.height())
        self._left.setGeometry(0, (height - text.height()) // 2, text.width(), text.height())
        left = self.width() - other.width()
        top = min((height - other.height()) // 2, other.height() // 4)
        self._right.setGeometry(left, top, other.width(), other.height())

    def _sizes(self, width: int) -> tuple[QSize, QSize]:
        other = self._right.sizeHint().boundedTo(QSize(max(width - PAD, 1), 10_000))
        if self._right.hasHeightForWidth():
            other.setHeight(self._right.heightForWidth(other.width()))
        rest = width - other.width() - _GAP
        enough = min(self._left.natural_width(), self.NARROWEST)
        taken = width if self._right.isHidden() or rest < enough else rest
        return QSize(taken, self._left.heightForWidth(taken)), other
