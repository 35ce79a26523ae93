"""Clicks and keys for a whole window in which a document is changed and saved."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from ccm_timeline.files.reader import read_document
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.document import Presentation, PresentationStep
from ccm_timeline.view.comparison_dialog import ComparisonDialog
from tests.app.conftest import Program
from tests.builders import document_on

STEPS = Presentation(steps=(PresentationStep(event="event-2", note="Ask the class."),))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Clicker:
    """Clicks through boxes as they open, by the words on their buttons, and notes their texts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._wanted: list[str] = []
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._click)
        self._timer.start()

    def will(self, *words: str) -> None:
        self._wanted += words

    @property
    def is_done(self) -> bool:
        return not self._wanted and QApplication.activeModalWidget() is None

    def _click(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox | ComparisonDialog) or not box.isVisible():
            return
        word = self._wanted.pop(0) if self._wanted else ""
        text = box.text() if isinstance(box, QMessageBox) else box.lines.toPlainText()
        self.texts.append(text)
        buttons = {button.text(): button for button in box.findChildren(QPushButton)}
        button = buttons.get(word) or list(buttons.values())[-1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def stop(self) -> None:
        self._timer.stop()
        assert self._wanted == []


@pytest.fixture
def clicker(qapp: QApplication) -> Iterator[Clicker]:
    made = Clicker()
    yield made
    made.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "story.ccmt")


def write(path: Path, **fields: Any) -> Path:
    """Put a document of three events there, whole."""
    write_document(path, document_on("2024-07", "2025-03-06", "2025-04", **fields))
    return path


def until(program: Program, holds: Callable[[], bool]) -> None:
    program.qtbot.waitUntil(holds, timeout=10_000)


def press(program: Program, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    program.window.activateWindow()
    until(program, lambda: program.window.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(QApplication.focusWidget(), key, held)


def choose_file(program: Program, path: Path) -> None:
    """Answer the dialog that asks for a file."""
    until(program, lambda: program.window.findChild(QFileDialog) is not None)
    dialog = program.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


def edit(program: Program, presentation: Presentation = STEPS) -> None:
    program.session.set_presentation(presentation)


def saved(path: Path) -> Presentation | None:
    return read_document(path).presentation
