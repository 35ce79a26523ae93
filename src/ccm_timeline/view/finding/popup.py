"""A small window below a button, gone with Esc or a click beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

PAD = 8

_STYLE = "#popup { border: 1px solid palette(dark); background: palette(window); }"


class Popup(QFrame):
    """Stands on top of everything until it is closed; what it holds is stacked."""

    styled = ""
    """Rules for what a kind of popup holds."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(PAD, PAD, PAD, PAD)
        self.rows.setSpacing(PAD)

    def dress(self) -> None:
        """Wear the colours that hold now: a style sheet keeps those it was set with."""
        self.setStyleSheet("")
        self.setStyleSheet(_STYLE + self.styled)
        self.ensurePolished()

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a widget, moved as far as the screen's edge wants."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = anchor.screen().availableGeometry()
        left = min(corner.x(), screen.right() - self.width())
        top = min(corner.y(), screen.bottom() - self.height())
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()
