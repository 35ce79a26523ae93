"""The tool bar: words on a calm line, that change their colours and size with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

_STYLE = """
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 3px 4px; spacing: 3px; }
QToolBar::separator { background: palette(mid); width: 1px; margin: 5px 3px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px 7px; }
QToolButton:hover, QToolButton:pressed { background: palette(light); }
QToolButton:checked { background: palette(alternate-base); border-color: palette(mid); }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; font-size: 14px; }
QToolButton#present { background: palette(window-text); color: palette(window);
    padding: 3px 11px; margin-left: 3px; }
QToolButton#present:hover, QToolButton#present:pressed { background: palette(link); }
QToolButton#present:disabled { background: palette(mid); }
QToolButton[popupMode="2"] { border-color: palette(mid); padding-right: 19px; }
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
        self._name_extension()

    def dress_again(self) -> None:
        """Take the colours and font that hold now; a style sheet keeps those of its first day."""
        self.setStyleSheet("")
        self.setStyleSheet(_STYLE)

    def _name_extension(self) -> None:
        """Give words to the button that offers what the window has no room for.

        Qt draws it as a dark picture, which nobody sees on a dark ground.
        """
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            more.setText("»")
            more.setAccessibleName("More")
