"""The window that tells which source texts are here, and attaches and detaches them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.view.attaching.facts import AttachedFacts, SourceTextFacts
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

_INTRODUCTION = (
    "Source texts stay where they are on your disk: the timeline only points into them, and the "
    "program only reads them. A file is known by its content, else by its name."
)
_TEXT_FILES = "Text files (*.txt *.text *.md *.html *.htm);;All files (*)"
_WIDTH, _HEIGHT = 34, 30
"""In heights of a line of text."""


class SourceTextRow(PlainLabel):
    """A source's title, under it what was found, and its file."""

    def show_facts(self, facts: SourceTextFacts) -> None:
        file = f"\n{facts.file}" if facts.file else ""
        self.show_runs(
            Run(facts.title, Face.STRONG),
            Run(f"\n{facts.found}", Face.SMALL, facts.ink),
            Run(file, Face.SMALL, Ink.SECONDARY),
        )


class PlaceRow(QWidget):
    """A place from which texts are taken, with the button that forgets it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel("", self)
        self.button = QPushButton("Detach", self)
        self.button.setAccessibleName(words)
        self.button.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_place(self, kind: str, place: str) -> None:
        self.setVisible(bool(place))
        self._words.show_runs(Run(f"{kind}  ", Face.SMALL, Ink.SECONDARY), Run(place, Face.SMALL))


class SourcesDialog(QDialog):
    """It knows no files: it says what was chosen, and shows what it is given."""

    folder_chosen = Signal(object)
    """A folder's path."""
    files_chosen = Signal(object)
    """A list of paths."""
    folder_detached = Signal()
    files_detached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Source texts — CCM Timeline")
        self._folder = ""
        self.summary = PlainLabel("", self, face=Face.SUBTITLE)
        self._page = QWidget(self)
        self._rows = Rows[SourceTextFacts](column(self._page, 8), SourceTextRow)
        self.folder = PlaceRow("Detach the folder", self)
        self.files = PlaceRow("Detach the single files", self)
        self._arrange()
        self.folder.button.clicked.connect(self.folder_detached)
        self.files.button.clicked.connect(self.files_detached)
        line = self.fontMetrics().height()
        wanted = QSize(_WIDTH * line, _HEIGHT * line)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def show_facts(self, facts: AttachedFacts) -> None:
        self._folder = facts.folder
        self.summary.setText(facts.summary)
        self._rows.show_facts(facts.rows)
        self.folder.show_place("Folder", facts.folder)
        self.files.show_place("Files", facts.files)

    def choose_folder(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, "The folder of the source texts", self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_files(self) -> None:
        """Ask for single files."""
        dialog = QFileDialog(self, "Source texts", self._folder, _TEXT_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder(self, name: str) -> None:
        self.folder_chosen.emit(Path(name))

    def _on_files(self, names: list[str]) -> None:
        self.files_chosen.emit([Path(name) for name in names])

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.summary)
        layout.addWidget(PlainLabel(_INTRODUCTION, self, ink=Ink.SECONDARY))
        layout.addWidget(_scrolled(self._page), 1)
        layout.addWidget(self.folder)
        layout.addWidget(self.files)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        folder = buttons.addButton("Attach a f&older…", role.ActionRole)
        files = buttons.addButton("Attach &files…", role.ActionRole)
        buttons.addButton("Close", role.RejectRole)
        folder.clicked.connect(self.choose_folder)
        files.clicked.connect(self.choose_files)
        buttons.rejected.connect(self.reject)
        folder.setDefault(True)
        return buttons


def _scrolled(page: QWidget) -> QScrollArea:
    layout = page.layout()
    assert layout is not None
    layout.setContentsMargins(8, 8, 8, 8)
    area = QScrollArea()
    area.setAccessibleName("The source texts of this timeline")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBar(SlimScrollBar(area))
    area.setWidget(page)
    return area
