"""The colours and the size of text of the whole program, changed while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ccm_timeline.model.choices import ThemeChoice
from ccm_timeline.view.palette import DARK, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_SCHEMES = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}


class Looks(QObject):
    """Dresses the application, and follows the system where it is asked to."""

    changed = Signal(object)
    """The palette that holds now."""

    def __init__(self, application: QApplication, theme: ThemeChoice) -> None:
        super().__init__(application)
        self._application = application
        self._user: QFont | None = None
        self._theme = theme
        self._worn: Palette | None = None
        self._dress()
        application.styleHints().colorSchemeChanged.connect(self._dress)

    @property
    def palette(self) -> Palette:
        match self._theme:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.SYSTEM:
                scheme = self._application.styleHints().colorScheme()
                return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def choose(self, theme: ThemeChoice) -> None:
        self._theme = theme
        self._dress()

    def resize_text(self, percent: int) -> None:
        """Give all text this share of the size that the system wants."""
        # Here and not from the start: an empty window appears sooner without any font.
        from PySide6.QtGui import QFontInfo

        from ccm_timeline.view.typefaces import interface_font

        if self._user is None:
            self._user = self._application.font()
            # Not the font's own: it has no size in points where the system gave one in pixels.
            self._points = QFontInfo(self._user).pointSizeF()
        font = interface_font(self._user)
        font.setPointSizeF(self._points * percent / 100)
        if font != self._application.font():
            self._application.setFont(font)
            self._renew_sheets()

    def _renew_sheets(self) -> None:
        """Have the new font reach what lies below a style sheet, which Qt leaves as it was."""
        for widget in self._application.allWidgets():
            if sheet := widget.styleSheet():
                widget.setStyleSheet("")
                widget.setStyleSheet(sheet)

    def _dress(self) -> None:
        # Qt tells the window manager, so that the title bar's colour follows where it can.
        scheme = _SCHEMES.get(self._theme, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)
        if self.palette is not self._worn:
            self._worn = self.palette
            self._application.setPalette(self._worn.qt())
            self.changed.emit(self._worn)
