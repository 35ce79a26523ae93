"""Finding in the whole window, by real keys."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccm_timeline.model.filter import Filter
from tests.app.conftest import Program
from tests.builders import document_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def begun(program: Program, tmp_path: Path) -> Program:
    path = tmp_path / "a.ccmt"
    opened = document_on("2001", "2002-05", "2003-03-06", "2004", title="Four dates")
    path.write_bytes(msgspec.json.encode(opened))
    program.begin(path)
    program.window.activateWindow()
    program.qtbot.waitUntil(program.window.isActiveWindow)
    program.workspace.timeline.setFocus()
    return program


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def enabled(program: Program, *commands: str) -> list[bool]:
    return [program.window.actions_[command].isEnabled() for command in commands]


@pytest.mark.parametrize("slash", [False, True])
def test_searching_from_the_first_key_to_the_last(begun: Program, slash: bool) -> None:
    if slash:
        press(Qt.Key.Key_Slash)
    else:
        press(Qt.Key.Key_F, CONTROL)
    assert begun.workspace.find_row.find_bar.field.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "event")
    press(Qt.Key.Key_Return)
    assert begun.session.selected_id == "event-1"
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F3)
    assert begun.session.selected_id == "event-3"
    press(Qt.Key.Key_F3, SHIFT)
    assert begun.session.selected_id == "event-2"
    press(Qt.Key.Key_Escape)
    assert begun.workspace.timeline.hasFocus()
    assert begun.session.selected_id == "event-2"  # what was found stays selected
    assert begun.session.search_text == ""


def test_commands_of_finding_apply_when_they_can(begun: Program) -> None:
    assert enabled(begun, "find", "palette", "filter-theme") == [True, True, True]
    assert enabled(begun, "find-next", "find-previous", "show-all") == [False, False, False]
    begun.session.set_search("event")
    begun.session.set_filter(Filter(importance=2))
    assert enabled(begun, "find-next", "find-previous", "show-all") == [True, True, True]
    begun.trigger("show-all")
    assert begun.session.filter.is_empty
    assert enabled(begun, "show-all") == [False]


def test_the_palette_runs_a_command_and_goes_to_an_event(begun: Program) -> None:
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "list of")
    press(Qt.Key.Key_Return)
    assert begun.workspace.is_list_shown()
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "6 march 2003")
    press(Qt.Key.Key_Return)
    assert begun.session.selected_id == "event-3"


def test_a_command_opens_a_filter(begun: Program) -> None:
    begun.trigger("filter-importance")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert begun.session.filter == Filter(importance=3)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert len(begun.session.shown) == 0


def test_keys_in_a_filter_are_for_the_filter_alone(begun: Program) -> None:
    begun.session.select("event-2")
    begun.trigger("filter-theme")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Minus, Qt.Key.Key_Escape):
        assert popup.isVisible()
        press(key)
    assert not popup.isVisible()
    assert begun.session.selected_id == "event-2"
    assert begun.session.viewport == begun.session.scale.whole


def test_searching_moves_nothing_in_the_window(begun: Program) -> None:
    timeline = begun.workspace.timeline
    before = timeline.geometry(), begun.session.viewport
    press(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "event")
    begun.session.set_filter(Filter(importance=2))
    assert (timeline.geometry(), begun.session.viewport) == before
