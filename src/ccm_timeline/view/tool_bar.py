"""The tool bar: words on a calm line, that change their colours and size with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QWidget

_STYLE = """
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 3px 6px; spacing: 5px; }
QToolBar::separator { background: palette(mid); width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px 8px; }
QToolButton:hover, QToolButton:pressed { background: palette(light); }
QToolButton:checked { background: palette(alternate-base); border-color: palette(mid); }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; }
QToolButton#present { background: palette(window-text); color: palette(window);
    padding: 3px 12px; margin-left: 4px; }
QToolButton#present:hover, QToolButton#present:pressed { background: palette(link); }
QToolButton#present:disabled { background: palette(mid); }
QToolButton[popupMode="2"] { border-color: palette(mid); padding-right: 20px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right;
    right: 6px; }
"""


class ToolBar(QToolBar):
    """It cannot be moved or lost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Tool bar", parent)
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setStyleSheet(_STYLE)

    def dress_again(self) -> None:
        """Take the colours and the font that hold now: a style sheet keeps those it was set with."""
        self.setStyleSheet("")
        self.setStyleSheet(_STYLE)
