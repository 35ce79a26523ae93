"""Where organisations stand and two dates, in the whole window."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ccm_timeline.model.choices import ListOrder
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.filter import Filter
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
    board = program.timeline.companions.board
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


def test_an_event_that_the_board_leads_to_is_shown_whatever_the_filters_hide(
    program: Program,
) -> None:
    program.begin()
    wanted = Filter(stances=frozenset({StanceValue.REGRETS}))
    program.session.set_filter(wanted)
    program.timeline.companions.board.event_requested.emit("parliament-vote")
    assert program.session.selected_id == "parliament-vote"
    assert program.session.is_shown(program.session.timeline.position("parliament-vote"))
    assert program.session.lifted_filter == wanted


def test_back_from_the_passage_is_the_board_again_and_another_event_is_not(
    program: Program,
) -> None:
    program.begin()
    program.session.select("parliament-vote")
    program.trigger("board")
    board, reading = program.timeline.companions.board, program.session.reading
    press(board, "Read in source: ")
    board.close()
    program.workspace.reader.leave()
    assert reading.passage is None
    assert board.isVisible()
    press(board, "Read in source: ")
    board.close()
    program.session.select("notice")
    assert reading.passage is None
    assert not board.isVisible()
    # What was asked for in the panel leads back to the panel, whatever was read before.
    for _ in range(2):
        reading.begin(program.session.timeline.events[0].evidence[0])
        program.workspace.reader.leave()
        assert not board.isVisible()
        board.present()
        press(board, "Read in source: ")
        board.close()


def test_a_stance_of_a_source_that_is_read_opens_the_board_at_its_actor(program: Program) -> None:
    program.begin()
    program.session.select("parliament-vote")
    stance = next(
        one for one in program.session.timeline.document.stances if one.actor == "lt-parliament"
    )
    other = next(
        one
        for one in program.session.timeline.document.stances
        if one.actor != stance.actor and one.topic is not stance.topic
    )
    for wanted in (stance, other):
        program.workspace.reader.stance_requested.emit(wanted)
        board = program.timeline.companions.board
        assert board.isVisible()
        assert board._actor == wanted.actor
        assert program.session.topic is wanted.topic
    assert program.session.selected_id == "parliament-vote"
    board.close()


def test_the_list_is_ordered_by_the_menu_and_says_so_there(program: Program) -> None:
    program.begin()
    program.trigger("order-reported")
    assert program.workspace.is_list_shown()
    assert program.workspace.events.order is ListOrder.REPORTED
    program.trigger("order-reported")
    assert program.workspace.events.accessibleName().endswith("reported, latest first")
    program.workspace.events.order_by(ListOrder.HAPPENED)
    assert program.window.actions_["order-happened"].isChecked()
