"""A part of a page under its own small heading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.beside import Beside
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face


class Section(QWidget):
    """What belongs to it goes into its `body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = title
        self._heading = PlainLabel(title, self, face=Face.HEADING, ink=Ink.SECONDARY)
        self.body = column(self, 4)
        self.body.addWidget(self._heading)
        self.body.addSpacing(2)

    def beside_heading(self, widget: QWidget) -> None:
        """Put something at the right end of the heading's line."""
        self.body.removeWidget(self._heading)
        self.body.insertWidget(0, Beside(self._heading, widget, self))

    def count(self, words: str) -> None:
        """Say beside the heading how much there is."""
        title = Run(self._title, Face.HEADING, Ink.SECONDARY)
        self._heading.show_runs(
            title, Run(f"   {words}" if words else "", Face.SMALL, Ink.SECONDARY)
        )
