"""The backups of a file in the whole window: opened, compared and saved as copies, by real keys."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.locks import Lock, Locks
from ccm_timeline.files.keeping.owner import Owner, start_of, this_program
from ccm_timeline.files.reader import read_document
from ccm_timeline.view.backups_dialog import EMPTY, LOOKING, BackupsDialog
from ccm_timeline.view.plain import PlainLabel
from tests.app.clicks import (
    CTRL,
    SHIFT,
    STEPS,
    Clicker,
    choose_file,
    edit,
    press,
    until,
    write,
)
from tests.app.clicks import clicker as clicker
from tests.app.clicks import file as file
from tests.app.conftest import Program
from tests.app.test_restoring import dialog_of, left_behind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

START = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def keep(program: Program, file: Path, *versions: bytes) -> list[Path]:
    """Put versions of a file among its backups, the newest first."""
    backups = Backups(program.state)
    for day, data in enumerate(reversed(versions)):
        backups.keep(file, data, START + timedelta(days=day))
    return backups.versions(file)


def a_program_that_runs() -> Owner:
    """The process that started this one."""
    parent = os.getppid()
    return msgspec.structs.replace(this_program(), pid=parent, started=start_of(parent))


def shown(program: Program) -> BackupsDialog:
    until(program, lambda: isinstance(QApplication.activeModalWidget(), BackupsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    until(program, dialog.isActiveWindow)
    return dialog


def words(dialog: BackupsDialog, program: Program) -> list[str]:
    """What is told of each version, when all were read."""

    def told() -> list[str]:
        cells = (dialog.table.item(row, 2) for row in range(dialog.table.rowCount()))
        return [cell.text() for cell in cells if cell is not None]

    until(program, lambda: LOOKING not in told())
    return told()


def test_versions_are_told_of_and_one_opens_as_a_copy_that_replaces_nothing(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    present = file.read_bytes()
    other = write(tmp_path / "other.ccmt", title="Before").read_bytes()
    keep(program, file, present, b'{"format": "ccm-timeline", cut off', other)
    program.begin(file)
    program.trigger("backups")
    dialog = shown(program)
    told = words(dialog, program)
    heading = dialog.table.horizontalHeaderItem(2)
    assert heading is not None
    assert heading.text() == "Against what is open"
    first = dialog.table.item(0, 0)
    assert first is not None
    needed = dialog.table.fontMetrics().horizontalAdvance(first.text())
    assert dialog.table.columnWidth(0) - needed > dialog.table.fontMetrics().averageCharWidth()
    assert told[0] == "The same as what is open."
    assert told[1].startswith("Damaged: it is not valid JSON")
    assert told[2] == "The title is “Before” instead of “A test”."
    assert dialog.focusWidget() is dialog.table
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert not dialog.open_button.isEnabled()
    assert dialog.save_button.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    session = program.session
    until(program, lambda: session.timeline.document.title == "Before")
    assert session.path is None
    assert session.is_unsaved
    assert "[*]" in program.window.windowTitle()

    # Its own file is not written over, and the name that is offered is another one.
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: program.window.findChild(QFileDialog) is not None)
    first = program.window.findChild(QFileDialog).selectedFiles()[0]
    assert Path(first).name.startswith("story (2026-11-20 ")
    clicker.will("Cancel")
    choose_file(program, file)
    until(program, lambda: clicker.is_done)
    assert "does not replace its file" in clicker.texts[0]
    mine = tmp_path / "mine.ccmt"
    press(program, Qt.Key.Key_S, CTRL | SHIFT)
    choose_file(program, mine)
    until(program, lambda: not session.is_unsaved)
    assert session.path == mine
    assert read_document(mine).title == "Before"
    assert file.read_bytes() == present


def test_a_version_is_compared_and_saved_byte_by_byte(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    version = keep(program, file, file.read_bytes())[0]
    program.begin(file)
    edit(program)
    program.trigger("backups")
    dialog = shown(program)
    words(dialog, program)
    clicker.will("Close")
    QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    until(program, lambda: clicker.texts != [] and QApplication.activeModalWidget() is dialog)
    assert "has no note any more" in clicker.texts[0]
    copy = write(tmp_path / "copy.ccmt", title="What was there")
    theirs = write(tmp_path / "theirs.ccmt")
    held = Locks(program.state, a_program_that_runs()).take(theirs)
    mine = write(tmp_path / "mine.ccmt")
    ours = Locks(program.state).take(mine)
    replaced = copy.read_bytes()
    for target in (file, theirs, mine, copy):
        clicker.will("OK" if target == copy else "Cancel")
        dialog.activateWindow()
        until(program, dialog.isActiveWindow)
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        until(program, lambda: dialog.findChild(QFileDialog) is not None)
        asked = dialog.findChild(QFileDialog)
        asked.fileSelected.emit(str(target))
        asked.done(0)
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        until(program, lambda: not clicker._wanted)
    assert "is not written over" in clicker.texts[1]
    assert "“theirs.ccmt” has been open in another window of CCM Timeline" in clicker.texts[2]
    assert "“mine.ccmt” is not written over" in clicker.texts[3]
    for each, lock in ((theirs, held), (mine, ours)):
        assert Backups(program.state).versions(each) == []
        assert isinstance(lock, Lock)
        lock.release()
    assert copy.read_bytes() == version.read_bytes()
    assert [kept.read_bytes() for kept in Backups(program.state).versions(copy)] == [replaced]
    assert program.session.presentation == STEPS
    until(program, lambda: QApplication.activeModalWidget() is dialog)
    dialog.reject()


def test_without_backups_it_says_when_one_will_be_kept(program: Program, file: Path) -> None:
    program.begin(file)
    program.trigger("backups")
    dialog = shown(program)
    assert [label.text() for label in dialog.findChildren(PlainLabel)] == [EMPTY]
    assert not dialog.open_button.isVisible()
    dialog.reject()


def test_a_damaged_file_offers_its_backups(program: Program, clicker: Clicker, file: Path) -> None:
    keep(program, file, file.read_bytes())
    file.write_bytes(file.read_bytes()[:200])
    clicker.will("Backups…")
    program.begin(file)
    dialog = shown(program)
    assert clicker.texts[0].endswith("Earlier versions of it are among the backups.")
    assert words(dialog, program)[0].startswith("3 events, ")
    QTest.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    until(program, lambda: program.session.timeline.document.title == "A test")
    assert program.session.is_unsaved


def test_an_unsaved_copy_comes_back_after_a_crash(
    program: Program, clicker: Clicker, file: Path
) -> None:
    version = keep(program, file, file.read_bytes())[0]
    left_behind(program.state, version, copied=os.fsencode(file))
    program.begin()
    dialog = dialog_of(program)
    QTest.mouseClick(dialog.rows[0].restore, Qt.MouseButton.LeftButton)
    until(program, lambda: program.session.presentation == STEPS)
    assert program.session.path is None
    assert program.session.is_unsaved
    snapshot = program.desk._documents.keeping.snapshots._snapshot()
    assert (snapshot.file, snapshot.copy_of) == (version, file)
