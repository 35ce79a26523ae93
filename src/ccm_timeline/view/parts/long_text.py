"""A running text that is cut at a length, and shown whole when somebody asks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

MOST_CHARACTERS = 1200
"""Of a running text; what is longer is cut until somebody asks for all of it."""


class LongText(QWidget):
    """A label, and below it the button that asks for the rest."""

    def __init__(
        self, parent: QWidget | None = None, *, face: Face = Face.BODY, ink: Ink = Ink.PRIMARY
    ) -> None:
        super().__init__(parent)
        self.label = PlainLabel("", self, face=face, ink=ink)
        self.more: TextButton | None = None
        self._text = ""
        column(self).addWidget(self.label)

    def setText(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            cut = len(text) > MOST_CHARACTERS
            self.label.setText(text[:MOST_CHARACTERS].rstrip() + " …" if cut else text)
            self._offer(cut)

    def show_all(self) -> None:
        self.label.setText(self._text)
        self._offer(False)
        settle()

    def _offer(self, wanted: bool) -> None:
        if wanted and self.more is None:
            self.more = TextButton(("Show all",), self)
            self.more.clicked.connect(self.show_all)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.more)
        if self.more is not None:
            self.more.setVisible(wanted)
            self.more.setText(f"Show all {len(self._text):,} characters")
