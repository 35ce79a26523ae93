"""Documents that somebody else has open, and what a crash left: told, compared and restored."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ccm_timeline.app import aftermath, snapshots
from ccm_timeline.app.aftermath import Aftermath
from ccm_timeline.app.run_record import RunRecord
from ccm_timeline.files.keeping.owner import Owner, this_program
from ccm_timeline.files.keeping.recovery import Recovery, Snapshot
from ccm_timeline.model.document import Presentation
from ccm_timeline.view.recovery_dialog import RecoveryDialog
from ccm_timeline.view.report_dialog import ReportDialog
from tests.app.clicks import (
    CTRL,
    STEPS,
    Clicker,
    choose_file,
    edit,
    press,
    saved,
    until,
)
from tests.app.clicks import clicker as clicker
from tests.app.clicks import file as file
from tests.app.conftest import Program
from tests.app.test_aftermath import BROKEN, STARTED, leave

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# Two at once.


def test_a_document_that_somebody_has_open_can_only_be_read(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    theirs = Owner("the other computer", 7, "", "ona", datetime.now(UTC))
    lock = file.with_name(".story.ccmt.lock")
    lock.write_bytes(msgspec.json.encode(theirs))
    clicker.will("OK")
    program.begin(file)
    until(program, lambda: clicker.is_done)
    assert "on the computer the other computer by ona since" in clicker.texts[0]
    assert program.session.read_only
    assert program.window.windowTitle() == "A test (read-only) — CCM Timeline"
    edit(program)
    clicker.will("Save as…")
    press(program, Qt.Key.Key_S, CTRL)
    copy = tmp_path / "copy.ccmt"
    choose_file(program, copy)
    until(program, lambda: not program.session.is_unsaved)
    assert not program.session.read_only
    assert (saved(copy), saved(file)) == (STEPS, None)
    assert lock.exists()


@pytest.mark.parametrize(("word", "is_ours"), [("Open to change", True), ("Only read", False)])
def test_what_may_be_forgotten_on_another_computer_is_asked_about(
    program: Program, clicker: Clicker, file: Path, word: str, is_ours: bool
) -> None:
    theirs = Owner("the other computer", 7, "", "ona", datetime.now(UTC))
    lock = file.with_name(".story.ccmt.lock")
    lock.write_bytes(msgspec.json.encode(theirs))
    os.utime(lock, (0, 0))
    clicker.will(word, *([] if is_ours else ["OK"]))
    program.begin(file)
    until(program, lambda: clicker.is_done)
    assert "nothing was heard from there lately" in clicker.texts[0]
    assert program.session.read_only is not is_ours
    assert (b"ona" in lock.read_bytes()) is not is_ours


# After a crash.


def left_behind(state: Path, path: Path | None, **fields: Any) -> Path:
    """A snapshot of a program that has ended."""
    dead = msgspec.structs.replace(this_program(), pid=2**22 + 7, started="never")
    known = {"document": "test", "title": "A test", "presentation": STEPS}
    name = None if path is None else os.fsencode(path)
    snapshot = Snapshot(owner=dead, when=datetime.now(UTC), path=name, **known | fields)
    recovery = Recovery(state, dead)
    recovery.write(snapshot)
    return state / "recovery" / recovery._own


def dialog_of(program: Program) -> RecoveryDialog:
    until(program, lambda: program.window.findChild(RecoveryDialog) is not None)
    found = program.window.findChild(RecoveryDialog)
    assert isinstance(found, QDialog)
    return found


def test_what_a_crash_left_is_compared_restored_and_saved(
    program: Program, clicker: Clicker, file: Path
) -> None:
    left = left_behind(program.state, file)
    program.begin()
    dialog = dialog_of(program)
    (row,) = dialog.rows
    clicker.will("Close")
    QTest.mouseClick(row.compare, Qt.MouseButton.LeftButton)
    until(program, lambda: bool(clicker.texts))
    assert clicker.texts == ["The step “Event 2” has a note: “Ask the class.”."]
    QTest.mouseClick(row.restore, Qt.MouseButton.LeftButton)
    until(program, lambda: program.session.path == file)
    assert program.session.presentation == STEPS
    assert program.session.is_unsaved
    assert saved(file) is None
    until(program, lambda: not left.exists())
    until(program, lambda: len(list(left.parent.iterdir())) == 1)
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: saved(file) == STEPS)
    until(program, lambda: list(left.parent.iterdir()) == [])


def test_the_crash_is_told_of_once_its_changes_were_asked_about(
    program: Program, clicker: Clicker, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One box at a time, whichever of the two has its news first."""
    monkeypatch.setattr(aftermath, "STARTED_MS", 0)
    monkeypatch.setattr(aftermath, "LOOK_MS", 1)
    left_behind(program.state, file)
    leave(program.state, STARTED, BROKEN)
    program.desk.hear(Aftermath(RunRecord(program.state)))
    program.begin()
    dialog = dialog_of(program)
    program.qtbot.wait(50)
    assert program.window.findChild(ReportDialog) is None
    clicker.will("Close")
    QTest.mouseClick(dialog.rows[0].compare, Qt.MouseButton.LeftButton)
    until(program, lambda: clicker.is_done or clicker.texts != [])
    QTest.mouseClick(dialog.rows[0].restore, Qt.MouseButton.LeftButton)
    until(program, lambda: program.window.findChild(ReportDialog) is not None)
    assert program.session.presentation == STEPS
    report = program.window.findChild(ReportDialog)
    until(program, lambda: isinstance(QApplication.focusWidget(), QWidget))
    assert report.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    until(program, lambda: program.window.findChild(ReportDialog) is None)


def test_one_is_discarded_and_one_that_cannot_be_restored_is_kept(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    gone = left_behind(program.state, tmp_path / "gone.ccmt")
    unwanted = left_behind(program.state, file)
    program.begin()
    dialog = dialog_of(program)
    until(program, lambda: QApplication.focusWidget() is dialog.rows[0].restore)
    clicker.will("Discard")
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    # Enter is for what the keys are on, and not for the button that leaves all to the next start.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    until(program, lambda: not unwanted.exists())
    assert dialog.rows[0].isHidden()
    clicker.will("OK", "OK")
    QTest.mouseClick(dialog.rows[1].restore, Qt.MouseButton.LeftButton)
    until(program, lambda: clicker.is_done)
    assert "are kept for the next start" in " ".join(clicker.texts)
    assert gone.exists()


def test_what_another_window_has_discarded_is_not_restored(
    program: Program, clicker: Clicker, file: Path
) -> None:
    left = left_behind(program.state, file)
    program.begin()
    dialog = dialog_of(program)
    left.unlink()
    clicker.will("OK")
    QTest.mouseClick(dialog.rows[0].restore, Qt.MouseButton.LeftButton)
    until(program, lambda: clicker.is_done)
    assert "another window has restored or discarded them" in clicker.texts[0]
    assert program.session.path != file
    assert not program.session.is_unsaved


def test_a_change_is_on_the_disk_soon_and_goes_when_it_is_undone(
    program: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert snapshots.DELAY_MS <= 5000
    monkeypatch.setattr(snapshots, "DELAY_MS", 20)
    program.begin(file)
    edit(program)
    folder = program.state / "recovery"
    until(program, lambda: any(folder.glob("*.recovery")))
    edit(program, Presentation(start="event-1"))
    program.session.set_presentation(None)
    until(program, lambda: list(folder.iterdir()) == [])


def test_the_systems_wish_to_end_asks_nothing_and_keeps_the_changes(
    program: Program, clicker: Clicker, file: Path
) -> None:
    program.begin(file)
    edit(program)
    program.desk.hurry()
    program.window.close()
    assert not program.window.isVisible()
    (left,) = (program.state / "recovery").iterdir()
    assert b"Ask the class." in left.read_bytes()
    assert clicker.texts == []
