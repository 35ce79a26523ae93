"""A small window below a button, gone with Esc or a click beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget

PAD = 8

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_STYLE = "#popup { border: 1px solid palette(dark); background: palette(window); }"


class Popup(QFrame):
    """Stands on top of everything until it is closed; what it holds is stacked."""

    styled = ""
    """Rules for what a kind of popup holds."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        # Some systems give the press to what lies below, others do not.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(PAD, PAD, PAD, PAD)
        self.rows.setSpacing(PAD)

    def event(self, event: QEvent) -> bool:
        """Claim plain keys, as an open menu does: Esc closes the popup, and selects nothing."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() in _PLAIN
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside it closes it, and is a click on another button that lies there."""
        outside = not self.rect().contains(event.position().toPoint())
        super().mousePressEvent(event)
        below = QApplication.widgetAt(event.globalPosition().toPoint()) if outside else None
        if isinstance(below, QAbstractButton) and below is not self.parentWidget():
            # Later: what it opens would take the release of this press for a press beside it.
            QTimer.singleShot(0, below, below.click)

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
