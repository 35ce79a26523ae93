"""The strip flies to the next step, shortly, and lands."""

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.steps import steps_of
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course, in_minutes
from ccm_timeline.view.show.flight import FLIGHT_MS
from ccm_timeline.view.show.place import Deck, Place
from ccm_timeline.view.show.window import ShowWindow
from tests.view.show import stories


def window_of(qtbot: QtBot, *, still: bool) -> tuple[ShowWindow, Course]:
    session = stories.shipped()
    course = Course(Place(), ShowTheme.LIGHT)
    made = ShowWindow(session, steps_of(session.timeline), course, QSize(800, 600), still=still)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made, course


def test_a_flight_is_short() -> None:
    assert FLIGHT_MS <= 400


def test_every_flight_lands_near_and_far(qtbot: QtBot) -> None:
    window, course = window_of(qtbot, still=False)
    for number in (28, 29, 57, 1, 3):
        course.go(course.deck.place(number))
        began = QElapsedTimer()
        began.start()
        shifts = {window.shift}
        while window.shift and began.elapsed() < 3000:
            QApplication.processEvents()
            shifts.add(window.shift)
        assert window.shift == 0, number
    assert len(shifts) > 2


def test_a_new_step_interrupts_the_flight(qtbot: QtBot) -> None:
    window, course = window_of(qtbot, still=False)
    course.go(course.deck.place(30))
    course.do(Act.NEXT)
    course.do(Act.NEXT)
    assert window.shown.place == course.state.place
    qtbot.waitUntil(lambda: window.shift == 0, timeout=3000)


def test_nothing_moves_where_no_movement_is_wanted(qtbot: QtBot) -> None:
    window, course = window_of(qtbot, still=True)
    course.go(course.deck.place(30))
    assert window.shift == 0


def test_places_and_numbers_agree() -> None:
    deck = Deck((1, 3, 2))
    assert [deck.place(number) for number in range(1, 7)] == [
        Place(0, 0),
        Place(1, 0),
        Place(1, 1),
        Place(1, 2),
        Place(2, 0),
        Place(2, 1),
    ]
    assert [deck.number(deck.place(number)) for number in range(1, 7)] == [1, 2, 3, 4, 5, 6]
    assert deck.place(99) == Place(2, 1)
    assert deck.place(0) == Place(0, 0)
    assert deck.legal(Place(1, 9)) == Place(1, 2)
    assert deck.moved(Place(1, 2), 1) == Place(2, 0)


def test_a_clock_says_minutes() -> None:
    assert [in_minutes(seconds) for seconds in (0, 65, 3750)] == ["0:00", "1:05", "1:02:30"]
