"""The address of a source, as plain text that opens only after all of it was shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.visible import visible
from ccm_timeline.view.dialogs import LONGEST_SENTENCE, ask
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

QUESTION = "Open this address in the browser? "
_SCHEMES = ("http", "https")


def web_address(text: str) -> str | None:
    """A text as an address that may be opened: of the web, and short enough to be shown whole.

    Letters beyond ASCII are encoded, so that a name that only looks like another does not.
    """
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if visible(text) != text or url.scheme() not in _SCHEMES or not url.host():
        return None
    whole = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return whole if len(QUESTION) + len(whole) <= LONGEST_SENTENCE else None


class Address(QWidget):
    """An address to be read and copied; a button asks whether to open it, if it can be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._web: str | None = None
        self._label = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.button = TextButton(("Open in the browser…",), self)
        self.button.clicked.connect(self._on_clicked)
        layout = column(self)
        layout.addWidget(self._label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_address(self, text: str) -> None:
        """Show an address; an empty one takes no room."""
        self._web = web_address(text)
        self._label.setText(text)
        self.button.setAccessibleName(f"Open in the browser: {visible(text)}")
        self.button.setVisible(self._web is not None)
        self.setVisible(bool(text))

    def _on_clicked(self) -> None:
        if self._web is not None and ask(self, QUESTION + self._web, "Open"):
            QDesktopServices.openUrl(QUrl(self._web))
