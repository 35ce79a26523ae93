"""The page beside a list: it scrolls by keys as well, since much of it is only to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.scroll_area import SlimScrollArea

_MARGIN = 16
_STYLE = """
QScrollArea { border: 2px solid transparent; border-radius: 4px; }
QScrollArea:focus { border-color: palette(link); }
"""


class Leaf(SlimScrollArea):
    """Its content is as wide as itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(_STYLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = QWidget()
        self.body: QVBoxLayout = column(self._page, 8)
        self.body.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN // 2, _MARGIN)
        self.setWidget(self._page)

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)
