"""A show that runs by itself."""

import pytest
from PySide6.QtWidgets import QMenu

from ccm_timeline.app.arguments import UsageError, read_arguments
from ccm_timeline.app.present_arguments import Present
from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.place import Place
from tests.view.show import stories
from tests.view.show.conftest import Hall


def tick(hall: Hall, times: int = 1) -> None:
    """What the clock does when the time of a step is over."""
    for _ in range(times):
        if hall.course.pace.is_running:
            hall.course.pace.due.emit()


def test_it_goes_on_by_itself_and_a_key_pauses_it(hall: Hall) -> None:
    hall.press("R")
    assert hall.course.pace.is_running
    assert "Runs every 10 seconds" in hall.show.accessibleDescription()
    tick(hall, 2)
    assert hall.number == 3
    for key, number in (("Right", 4), ("PgUp", 3), ("Home", 1)):
        hall.press(key)
        assert not hall.course.pace.is_running
        tick(hall)
        assert hall.number == number
        hall.press("R")
    assert "Runs" in hall.show.accessibleDescription()
    hall.course._told.timeout.emit()
    assert "Runs" not in hall.show.accessibleDescription()


def test_it_waits_while_something_else_is_seen(hall: Hall) -> None:
    hall.press("R")
    for key in ("B", "F1", "F"):
        hall.press(key)
        tick(hall)
        assert hall.number == 1
        hall.press(key)
    hall.press("D")
    tick(hall)
    assert (hall.number, hall.state.revealed) == (1, True)
    tick(hall)
    assert (hall.number, hall.state.revealed) == (2, False)


def test_at_the_end_it_stops_or_begins_anew(hall: Hall) -> None:
    hall.press("End", "R")
    tick(hall, 2)
    assert not hall.course.pace.is_running
    hall.course.do(Act.LOOP)
    hall.press("R")
    tick(hall)
    assert hall.number == 1
    assert hall.course.pace.is_running


def test_the_menu_has_its_seconds_which_are_kept(hall: Hall) -> None:
    hall.show.open_menu(hall.show.rect().center())
    menu = hall.show.findChild(QMenu)
    rows = [entry.menu() for entry in menu.actions() if isinstance(entry.menu(), QMenu)]
    twenty = next(a for row in rows for a in row.actions() if a.data() == 20)
    twenty.trigger()
    menu.close()
    assert hall.course.pace.is_running
    hall.press("Esc", "F5")
    assert not hall.course.pace.is_running
    assert hall.course.pace.seconds == 20


def test_long_words_go_on_by_the_same_clock(hall: Hall) -> None:
    hall.press("Esc")
    hall.session.open(stories.long().timeline, None)
    hall.presenting.present()
    counts = hall.course.deck.counts
    step = next(at for at, count in enumerate(counts) if count > 1)
    hall.course.go(Place(step))
    hall.presenting.run_by_itself(7, loop=True)
    tick(hall)
    assert hall.state.place == Place(step, 1)
    assert hall.course.pace.words == "every 7 seconds, over and over"


def test_the_command_line_takes_seconds_and_loop() -> None:
    assert read_arguments(["present", "--every", "15", "--loop"]) == Present(
        None, None, None, every=15, loop=True
    )
    for wrong in (["--loop"], ["--every", "0"], ["--every", "1.5"], ["--every", "99999"]):
        with pytest.raises(UsageError):
            read_arguments(["present", *wrong])


def test_the_dark_choice_is_remembered_but_a_document_has_its_own(hall: Hall) -> None:
    hall.press("I", "Esc")
    assert hall.store.settings.show_theme is ShowTheme.DARK
    hall.press("F5")
    assert hall.state.theme is ShowTheme.DARK
    hall.press("Esc")
    hall.session.open(stories.with_theme(ShowTheme.LIGHT).timeline, None)
    hall.press("F5")
    assert hall.state.theme is ShowTheme.LIGHT
    hall.press("I", "Esc", "F5")
    assert hall.state.theme is ShowTheme.DARK
    hall.press("I", "Esc")
    assert hall.store.settings.show_theme is ShowTheme.DARK, "that of others stays"
