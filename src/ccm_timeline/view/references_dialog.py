"""Shows the references of an event or of all, to be copied or saved for another program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.files.citing.references import REFERENCE_FORMATS
from ccm_timeline.files.citing.styles import source_in_style
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.model.document import Event, Source
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.view.panel.copying import STYLES


class ReferenceForm(msgspec.Struct, frozen=True):
    """One way to write references."""

    title: str
    ending: str
    write: Callable[[Iterable[Source]], bytes]


class ReferenceFile(msgspec.Struct, frozen=True):
    """What is to be saved, and the ending that says what it is."""

    data: bytes
    title: str
    ending: str


class ReferencesDialog(QDialog):
    """What is shown is what is copied and saved."""

    save_requested = Signal(object)
    """A `ReferenceFile`."""

    def __init__(self, timeline: Timeline, event: Event | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("References — CCM Timeline")
        self.whose = QComboBox(self)
        if event is not None:
            sources = timeline.sources_of(event)
            self._offer(f"The selected event: {counted(len(sources), 'source')}", sources)
        sources = timeline.document.sources
        self._offer(f"The whole timeline: {counted(len(sources), 'source')}", sources)
        self.forms = QComboBox(self)
        for form in FORMS:
            self.forms.addItem(form.title, form)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("The references")
        self.whose.currentIndexChanged.connect(self._show)
        self.forms.currentIndexChanged.connect(self._show)
        self._lay_out()
        self._show()

    def _offer(self, words: str, sources: Sequence[Source]) -> None:
        self.whose.addItem(words, tuple(sources))

    def _lay_out(self) -> None:
        choices = QFormLayout()
        choices.addRow("&Of:", self.whose)
        choices.addRow("&As:", self.forms)
        layout = QVBoxLayout(self)
        layout.addLayout(choices)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._make_buttons())
        self.resize(720, 480)

    def _make_buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(self)
        self.copy_button = buttons.addButton("&Copy", role.ActionRole)
        self.save_button = buttons.addButton("&Save…", role.ActionRole)
        buttons.addButton("Close", role.RejectRole)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._ask_to_save)
        buttons.rejected.connect(self.reject)
        return buttons

    def copy(self) -> None:
        """Put all of what is shown on the clipboard."""
        QGuiApplication.clipboard().setText(self._text())
        self.copy_button.setText("Copied")

    def _show(self) -> None:
        self.preview.setPlainText(self._text())
        self.copy_button.setText("&Copy")

    def _text(self) -> str:
        return self._data().decode()

    def _data(self) -> bytes:
        return self._form.write(self.whose.currentData())

    @property
    def _form(self) -> ReferenceForm:
        return FORMS[self.forms.currentIndex()]

    def _ask_to_save(self) -> None:
        form = self._form
        self.save_requested.emit(ReferenceFile(self._data(), form.title, form.ending))


def _listed(style: CitationStyle, sources: Iterable[Source]) -> bytes:
    """A reference on a line, in one style."""
    lines = (visible(source_in_style(source, style)) for source in sources)
    return "".join(f"{line}\n" for line in lines).encode()


FORMS = (
    *(
        ReferenceForm(f"List in the style “{words}”", ".txt", partial(_listed, style))
        for style, words in STYLES.items()
    ),
    *(ReferenceForm(of.title, of.ending, of.write) for of in REFERENCE_FORMATS),
)
"""Every form that the dialog offers: lists to read, and files for programs."""
