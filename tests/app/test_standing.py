"""Where organisations stand and two dates, in the whole window."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ccm_timeline.model.choices import ListOrder
from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def press(window: QWidget, name: str) -> None:
    buttons = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.accessibleName().startswith(name)
    ]
    buttons[0].click()
    QApplication.processEvents()


def test_from_the_panel_to_the_board_to_the_passage(program: Program) -> None:
    program.begin()
    program.session.select("collective-appeal")
    press(program.window, "Show where they stand on the board")
    board = program.timeline._board
    assert board.isVisible()
    press(board, "Parliament of Lithuania: supports")
    assert program.session.selected_id == "parliament-vote"
    press(board, "Read in source: ")
    passage = program.session.reading.passage
    assert passage is not None
    (judged,) = [
        stance
        for stance in program.session.timeline.document.stances
        if stance.actor == "lt-parliament"
    ]
    assert passage in judged.evidence
    board.close()
    program.trigger("board")
    assert board.isVisible()


def test_the_list_is_ordered_by_the_menu_and_says_so_there(program: Program) -> None:
    program.begin()
    program.trigger("order-reported")
    assert program.workspace.is_list_shown()
    assert program.workspace.events.order is ListOrder.REPORTED
    program.trigger("order-reported")
    assert program.workspace.events.accessibleName().endswith("reported, latest first")
    program.workspace.events.order_by(ListOrder.HAPPENED)
    assert program.window.actions_["order-happened"].isChecked()
