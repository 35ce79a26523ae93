"""A document whose every text tries to act: no window obeys it, and none hides it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QMenu, QWidget

from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.document import TITLE_LIMIT
from tests.app.conftest import Program
from tests.builders import full_document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ACTING = "\u202e<b>\u2066&x</b>"
TITLES = {"title", "name", "short_name", "role", "publisher", "author", "question", "claim"}
TEXTS = {"summary", "note", "when_note", "difference"}
WINDOWS = (
    "board",
    "disagreements",
    "compare-event",
    "shared-passages",
    "prepare",
    "references",
    "sources",
    "backups",
    "export",
    "worksheets",
    "palette",
    "help",
)


def hostile(value: Any) -> Any:
    """Every title, name and note of a document begins with characters that act."""
    if isinstance(value, list):
        return [hostile(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"{ACTING} {member}"[:TITLE_LIMIT]
        if name in TITLES | TEXTS and isinstance(member, str)
        else hostile(member)
        for name, member in value.items()
    }


def words_in(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What a window shows in places of one line, and where."""
    yield type(widget).__name__, widget.windowTitle()
    for child in (widget, *widget.findChildren(QWidget)):
        name = type(child).__name__
        yield f"{name}, its name", child.accessibleName()
        if isinstance(child, QAbstractButton):
            yield name, child.text()
        elif isinstance(child, QListWidget):
            yield from ((name, child.item(row).text()) for row in range(child.count()))
        if not isinstance(child, QMenu):
            yield f"{name}, its tip", child.toolTip()
    yield from (("action", action.text()) for action in widget.findChildren(QAction))


def faults_of(widget: QWidget) -> Iterator[str]:
    for where, words in words_in(widget):
        if any(c in words for c in "\u202e\u2066"):
            yield f"{where}: {words!r}"
    for label in widget.findChildren(QLabel):
        if "<b>" in label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{type(label).__name__} guesses: {label.text()!r}"


def test_no_window_obeys_or_hides_what_acts(program: Program, tmp_path: Path) -> None:
    tree = hostile(msgspec.json.decode(encode_document(full_document())))
    file = tmp_path / "a\u202ecba.ccmt"
    file.write_bytes(msgspec.json.encode(tree))
    program.begin(file)
    faults: set[str] = set()
    seen: set[str] = set()
    for event in program.session.timeline.document.events:
        program.session.select(event.id)
        QApplication.processEvents()
        faults.update(faults_of(program.window))
    for command in WINDOWS:
        program.trigger(command)
        QApplication.processEvents()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not program.window:
                seen.add(type(widget).__name__)
                faults.update(faults_of(widget))
                widget.close()
    assert faults == set()
    assert len(seen) >= len(WINDOWS) - 3  # the three that compare are one window
