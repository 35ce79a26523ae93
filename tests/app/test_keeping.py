"""Documents kept safe in the whole window: saved, asked about, looked after; by real keys."""

import os
import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ccm_timeline.app import disk_watch, saving
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Order, Saved
from ccm_timeline.files.reader import read
from ccm_timeline.model.document import Presentation
from tests.app.clicks import (
    CTRL,
    SHIFT,
    STEPS,
    Clicker,
    choose_file,
    edit,
    press,
    saved,
    until,
    write,
)
from tests.app.clicks import clicker as clicker
from tests.app.clicks import file as file
from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# Saving.


def test_ctrl_s_saves_and_the_title_says_what_is_unsaved(
    program: Program, clicker: Clicker, file: Path
) -> None:
    tree = msgspec.json.decode(file.read_bytes()) | {"mood": "calm"}
    file.write_bytes(msgspec.json.encode(tree))
    before = file.read_bytes()
    program.begin(file)
    assert not program.window.isWindowModified()
    edit(program)
    assert program.window.isWindowModified()
    assert program.window.windowTitle() == "A test[*] — CCM Timeline"
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: not program.session.is_unsaved)
    assert not program.window.isWindowModified()
    assert program.window.windowTitle() == "A test — CCM Timeline"
    assert saved(file) == STEPS
    assert read(file).unknown.fields == {"mood": "calm"}
    assert [kept.read_bytes() for kept in Backups(program.state).versions(file)] == [before]
    edit(program, Presentation(start="event-1"))
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: saved(file) == Presentation(start="event-1"))
    assert clicker.texts == []


def test_the_timeline_that_the_program_brings_is_saved_as_another(
    program: Program, clicker: Clicker, tmp_path: Path
) -> None:
    program.begin()
    first = program.session.timeline.events[0].id
    edit(program, Presentation(start=first))
    press(program, Qt.Key.Key_S, CTRL)
    clicker.will("Cancel")
    choose_file(program, shipped_timeline())
    until(program, lambda: clicker.is_done)
    assert "not written over" in clicker.texts[0]
    mine = tmp_path / "mine.ccmt"
    press(program, Qt.Key.Key_S, CTRL | SHIFT)
    choose_file(program, mine)
    until(program, lambda: not program.session.is_unsaved)
    assert program.session.path == mine
    assert saved(mine) == Presentation(start=first)
    assert program.store.settings.recent[0] == str(mine)
    assert (tmp_path / ".mine.ccmt.lock").exists()


def test_a_document_of_a_newer_version_is_not_saved(
    program: Program, clicker: Clicker, file: Path
) -> None:
    tree = msgspec.json.decode(file.read_bytes()) | {"version": 2}
    file.write_bytes(msgspec.json.encode(tree))
    before = file.read_bytes()
    clicker.will("OK")
    program.begin(file)
    until(program, lambda: clicker.is_done)
    assert program.session.read_only
    edit(program)
    clicker.will("OK")
    press(program, Qt.Key.Key_S, CTRL | SHIFT)
    until(program, lambda: clicker.is_done)
    assert "it would drop what it does not know" in clicker.texts[-1]
    assert program.window.findChild(QFileDialog) is None
    assert file.read_bytes() == before


def test_a_save_that_fails_is_offered_elsewhere_and_nothing_is_lost(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    program.begin(file)
    edit(program)
    file.unlink()
    clicker.will("Save as…")
    press(program, Qt.Key.Key_S, CTRL)
    other = tmp_path / "other.ccmt"
    choose_file(program, other)
    until(program, lambda: not program.session.is_unsaved)
    assert "the file is no longer there" in clicker.texts[0]
    assert saved(other) == STEPS
    assert program.session.path == other


# Unsaved changes.


@pytest.mark.parametrize("word", ["Save", "Discard"])
def test_closing_with_unsaved_changes_asks(
    program: Program, clicker: Clicker, file: Path, word: str
) -> None:
    program.begin(file)
    edit(program)
    clicker.will("Cancel")
    press(program, Qt.Key.Key_Q, CTRL)
    until(program, lambda: clicker.is_done)
    program.qtbot.wait(20)
    assert program.window.isVisible()
    assert program.session.is_unsaved
    clicker.will(word)
    press(program, Qt.Key.Key_Q, CTRL)
    until(program, lambda: clicker.is_done and not program.window.isVisible())
    assert clicker.texts == ["“story.ccmt” has changes that are not saved."] * 2
    assert saved(file) == (STEPS if word == "Save" else None)
    assert list((program.state / "recovery").glob("*")) == []
    assert not (file.parent / ".story.ccmt.lock").exists()


def test_opening_another_document_asks_too(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other.ccmt", title="Another")
    program.begin(file)
    edit(program)
    clicker.will("Cancel")
    program.window.open_requested.emit(other)
    assert program.session.path == file
    clicker.will("Save")
    program.window.open_requested.emit(other)
    until(program, lambda: program.session.path == other)
    assert saved(file) == STEPS
    assert not program.session.is_unsaved
    assert not program.window.isWindowModified()


def test_what_is_changed_while_another_document_is_read_is_asked_about(
    program: Program, clicker: Clicker, file: Path, tmp_path: Path
) -> None:
    program.begin(file)
    clicker.will("Cancel")
    program.window.open_requested.emit(write(tmp_path / "other.ccmt"))
    edit(program)
    until(program, lambda: clicker.is_done)
    assert program.session.path == file
    assert program.session.is_unsaved


def test_a_save_that_ends_after_another_document_was_read_is_not_its_save(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, true = threading.Event(), saving.save

    def save_late(order: Order, backups: Backups) -> Saved:
        go_on.wait(10)
        return true(order, backups)

    monkeypatch.setattr(saving, "save", save_late)
    program.begin(file)
    edit(program)
    press(program, Qt.Key.Key_S, CTRL)
    other = write(tmp_path / "other.ccmt")
    program.desk._documents._opening.reload(other)
    until(program, lambda: program.session.path == other)
    go_on.set()
    until(program, lambda: saved(file) == STEPS)
    program.qtbot.wait(50)
    assert program.session.path == other
    edit(program, Presentation(start="event-1"))
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: saved(other) == Presentation(start="event-1"))


# Changes from elsewhere.


def test_what_somebody_else_saved_is_asked_about_at_saving(
    program: Program, clicker: Clicker, file: Path
) -> None:
    program.begin(file)
    edit(program)
    write(file, title="Theirs")
    theirs = file.read_bytes()
    clicker.will("Cancel")
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: clicker.is_done)
    assert "another program changed it" in clicker.texts[0]
    assert file.read_bytes() == theirs
    clicker.will("Overwrite")
    press(program, Qt.Key.Key_S, CTRL)
    until(program, lambda: not program.session.is_unsaved)
    assert saved(file) == STEPS
    assert Backups(program.state).versions(file)[0].read_bytes() == theirs


def test_a_change_on_the_disk_is_asked_about_once(
    program: Program, clicker: Clicker, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_watch, "SETTLED", 0.0)
    program.begin(file)
    program.window.activateWindow()
    until(program, program.window.isActiveWindow)
    watch = program.desk._documents.keeping.watch
    watch._timer.setInterval(20)
    os.utime(file, (1, 1))
    program.qtbot.wait(80)
    assert clicker.texts == []
    write(file, title="Theirs")
    clicker.will("Compare…", "Keep mine")
    until(program, lambda: len(clicker.texts) == 2 and clicker.is_done)
    assert clicker.texts[0] == "“story.ccmt” was changed by another program."
    assert clicker.texts[1] == "The title is “Theirs” instead of “A test”."
    program.window.activateWindow()
    until(program, program.window.isActiveWindow)
    program.qtbot.wait(80)
    assert len(clicker.texts) == 2
    edit(program)
    write(file, title="Theirs again")
    clicker.will("Reload")
    program.window.activateWindow()
    until(program, lambda: program.session.timeline.document.title == "Theirs again")
    assert "gives up your unsaved changes" in clicker.texts[2]
    assert not program.session.is_unsaved
    file.unlink()
    program.qtbot.wait(80)
    assert len(clicker.texts) == 3
