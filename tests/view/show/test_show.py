"""The show on a real window: keys, clickers, mouse, and the place that is kept."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from ccm_timeline.model.document import Presentation, PresentationStep, ShowTheme
from ccm_timeline.view.dialogs import tell
from ccm_timeline.view.show.acts import Act, stroke_of
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.state import CLOSE, Cover, ShowState
from ccm_timeline.view.show.window import POINTER_MS
from tests.view.show import stories
from tests.view.show.conftest import Hall

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

NEXT = ("Right", "Down", "PgDown", "Space", "Return", "Enter", "N")
PREVIOUS = ("Left", "Up", "PgUp", "Backspace", "Shift+Space", "P")


def colour_of(hall: Hall) -> str:
    """The colour near the right edge of the picture, where no text stands."""
    image = hall.show.grab().toImage()
    return QColor(image.pixelColor(image.width() - 4, image.height() // 2)).name()


@pytest.fixture(params=["show", "button", "main window"])
def focus(request: pytest.FixtureRequest, hall: Hall) -> object:
    return {"show": hall.show, "button": hall.button, "main window": hall.window}[request.param]


@pytest.mark.parametrize("key", NEXT)
def test_a_key_for_the_next_step(hall: Hall, focus: object, key: str) -> None:
    hall.press(key, on=focus)
    assert hall.number == 2


@pytest.mark.parametrize("key", PREVIOUS)
def test_a_key_for_the_previous_step(hall: Hall, focus: object, key: str) -> None:
    hall.press("Right", "Right", key, on=focus)
    assert hall.number == 2


def test_the_picture_changes_with_the_step(hall: Hall) -> None:
    before = hall.show.grab().toImage()
    said = hall.show.accessibleDescription()
    hall.press("Right")
    assert hall.show.grab().toImage() != before
    assert hall.show.accessibleDescription() != said


def test_first_and_last_and_no_farther(hall: Hall, focus: object) -> None:
    total = hall.course.deck.total
    hall.press("End", on=focus)
    assert hall.number == total
    hall.press("Right", on=focus)
    assert hall.number == total
    hall.press("Home", on=focus)
    assert hall.number == 1
    hall.press("Left", on=focus)
    assert hall.number == 1


def test_a_number_leads_to_its_step(hall: Hall, focus: object) -> None:
    hall.press("G", "1", "2", on=focus)
    assert hall.number == 1
    assert hall.state.typed == "12"
    hall.press("Return", on=focus)
    assert hall.number == 12
    assert hall.state.typed is None


def test_a_number_can_be_mended_and_given_up(hall: Hall) -> None:
    hall.press("G", "9", "9", "Backspace", "Enter")
    assert hall.number == 9
    hall.press("G", "3", "Esc")
    assert hall.is_running
    assert hall.number == 9
    assert hall.state.typed is None
    hall.press("G", "Return")
    assert hall.number == 9


def test_another_key_ends_the_typing(hall: Hall) -> None:
    hall.press("G", "7", "Right")
    assert hall.number == 2
    assert hall.state.typed is None


def test_lithuanian_keyboards_have_letters_on_the_number_row(hall: Hall) -> None:
    hall.press("G")
    none = Qt.KeyboardModifier.NoModifier
    for key, letter in ((Qt.Key.Key_unknown, "ą"), (Qt.Key.Key_unknown, "ų")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, none, letter)
        QApplication.sendEvent(hall.show, event)
    assert hall.state.typed == "17"


def test_a_bare_digit_does_nothing(hall: Hall) -> None:
    before = hall.state
    hall.press(*"0123456789")
    assert hall.state == before


@pytest.mark.parametrize(
    ("key", "colour", "cover"),
    [
        ("B", "#000000", Cover.BLACK),
        (".", "#000000", Cover.BLACK),
        ("W", "#ffffff", Cover.WHITE),
        (",", "#ffffff", Cover.WHITE),
    ],
)
def test_the_picture_turns_black_or_white(
    hall: Hall, focus: object, key: str, colour: str, cover: Cover
) -> None:
    hall.press(key, on=focus)
    assert hall.state.cover is cover
    assert colour_of(hall) == colour
    hall.press(key, on=focus)
    assert hall.state.cover is Cover.NONE


def test_a_step_first_uncovers_the_picture(hall: Hall) -> None:
    hall.press("Right", "B", "Right")
    assert (hall.number, hall.state.cover) == (2, Cover.NONE)
    hall.press("Right")
    assert hall.number == 3


def test_a_frozen_picture_stays(hall: Hall, focus: object) -> None:
    before = hall.show.grab().toImage()
    hall.press("F", "Right", "Right", on=focus)
    assert hall.number == 3
    assert hall.show.grab().toImage() == before
    hall.press("F", on=focus)
    assert hall.show.shown.place == hall.state.place
    assert hall.show.grab().toImage() != before


def test_the_spotlight_comes_and_goes(hall: Hall, focus: object) -> None:
    before = colour_of(hall)
    hall.press("L", on=focus)
    assert hall.state.spotlight
    assert hall.show.cursor().shape() is Qt.CursorShape.BlankCursor
    assert QColor(colour_of(hall)).lightness() < 128
    hall.press("L", on=focus)
    assert colour_of(hall) == before


@pytest.mark.parametrize("key", ["O", "Tab"])
def test_the_whole_timeline_comes_and_goes(hall: Hall, focus: object, key: str) -> None:
    before = hall.show.grab().toImage()
    hall.press(key, on=focus)
    assert hall.state.whole
    assert hall.show.grab().toImage() != before
    hall.press(key, on=focus)
    assert hall.show.grab().toImage() == before


def test_keys_zoom_the_strip(hall: Hall, focus: object) -> None:
    hall.press("+", on=focus)
    assert hall.state.zoom == 1
    hall.press("-", "-", on=focus)
    assert hall.state.zoom == -1
    hall.press("Z", on=focus)
    assert hall.state.zoom == CLOSE


def test_help_is_drawn_within_the_show(hall: Hall, focus: object) -> None:
    for key in ("F1", "?"):
        hall.press(key, on=focus)
        assert hall.state.help
        assert "Keys" in hall.show.accessibleDescription()
        assert QApplication.activeModalWidget() is None
        hall.press("Esc", on=focus)
        assert hall.is_running
        assert not hall.state.help


def test_the_test_card_comes_by_the_menu_and_goes_by_any_step(hall: Hall) -> None:
    before = hall.show.grab().toImage()
    hall.course.do(Act.TEST_CARD)
    assert "Test card" in hall.show.accessibleDescription()
    hall.press("Right")
    assert hall.number == 1
    assert hall.show.grab().toImage() == before
    hall.course.do(Act.TEST_CARD)
    hall.press("Esc")
    assert hall.is_running


def test_the_timer_starts_stops_and_is_cleared(hall: Hall, focus: object) -> None:
    assert hall.course.timer_seconds is None
    hall.press("T", on=focus)
    assert "0:00" in hall.show.accessibleDescription()
    hall.press("T", on=focus)
    assert hall.course.timer_seconds == 0
    hall.course.do(Act.CLEAR_TIMER)
    assert hall.course.timer_seconds is None


def test_swapping_one_screen_changes_nothing(hall: Hall, focus: object) -> None:
    hall.press("S", on=focus)
    assert hall.show.isVisible()


def test_escape_leaves_and_selects_the_event(hall: Hall, focus: object) -> None:
    hall.press("Right", "Right", on=focus)
    event_id = hall.show.projection.event_id(hall.state.place)
    hall.press("Esc", on=focus)
    assert not hall.is_running
    assert hall.session.selected_id == event_id


def test_a_clicker_ends_where_it_was(hall: Hall) -> None:
    hall.press("Right", "Right")
    hall.press("PgDown", "PgUp", ".", "Esc", "F5", "Esc", "F5")
    assert hall.is_running
    assert hall.number == 3
    assert hall.state.cover is Cover.NONE


def test_f5_in_the_show_goes_on(hall: Hall) -> None:
    hall.press("Right", "F5", "Shift+F5")
    assert hall.number == 2


def test_shift_f5_begins_at_the_selected_event(hall: Hall) -> None:
    hall.press("Esc")
    event = hall.session.timeline.events[20]
    hall.session.select(event.id)
    hall.presenting.present_here()
    assert hall.show.projection.event_id(hall.state.place) == event.id


def test_a_named_event_begins_the_show(hall: Hall) -> None:
    hall.press("Esc")
    event = hall.session.timeline.events[9]
    hall.presenting.present_as_asked(7, event.id)
    assert hall.show.projection.event_id(hall.state.place) == event.id


def test_another_document_ends_the_show(hall: Hall) -> None:
    hall.press("Right", "Right")
    hall.session.open(stories.small().timeline, None)
    assert not hall.is_running
    hall.presenting.present()
    assert hall.number == 1


def test_keys_that_are_held_down_do_not_race(hall: Hall) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_B):
        for _ in range(20):
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True
            )
            QApplication.sendEvent(hall.show, event)
    assert hall.state == ShowState()


def test_a_full_stop_is_known_by_its_text_and_by_its_key(hall: Hall) -> None:
    none = Qt.KeyboardModifier.NoModifier
    shifted = Qt.KeyboardModifier.ShiftModifier
    press = QEvent.Type.KeyPress
    elsewhere = QKeyEvent(press, Qt.Key.Key_Semicolon, shifted, ".")
    assert stroke_of(elsewhere).act is Act.BLACK
    by_place = QKeyEvent(press, Qt.Key.Key_Colon, none, 60, 0, 0, ":")
    assert stroke_of(by_place).act is Act.BLACK


def test_other_shortcuts_are_left_alone(hall: Hall) -> None:
    for keys in ("Ctrl+B", "Alt+N", "Ctrl+P", "X", "F2"):
        before = hall.state
        hall.press(keys)
        assert hall.state == before


def test_ctrl_and_plus_zoom(hall: Hall) -> None:
    hall.press("Ctrl++")
    assert hall.state.zoom == 1


def test_a_field_of_text_keeps_its_letters_but_not_the_clickers_keys(hall: Hall) -> None:
    hall.press("N", "B", on=hall.field)
    assert hall.field.text() != ""
    assert hall.number == 1
    hall.press("PgDown", on=hall.field)
    assert hall.number == 2
    hall.press("Esc", on=hall.field)
    assert not hall.is_running


def test_after_the_show_keys_are_the_windows_again(hall: Hall) -> None:
    hall.press("Esc")
    QTest.keyClick(hall.field, Qt.Key.Key_N)
    assert hall.field.text() == "n"


# The mouse.


def test_a_click_is_the_next_step_and_a_double_click_is_one(hall: Hall) -> None:
    QTest.mouseClick(hall.show, Qt.MouseButton.LeftButton)
    assert hall.number == 2
    QTest.mouseDClick(hall.show, Qt.MouseButton.LeftButton)
    assert hall.number <= 4


def test_the_wheel_zooms_the_strip(hall: Hall) -> None:
    for turn, wanted in ((120, 1), (-240, -1), (60, -1), (60, 0)):
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(hall.show, event)
        assert hall.state.zoom == wanted


def test_the_menu_says_what_holds_and_does_what_is_chosen(hall: Hall) -> None:
    hall.press("F")
    hall.show.open_menu(QPoint(100, 100))
    menu = hall.show.findChild(QMenu)
    chosen = {action.data(): action for action in menu.actions()}
    assert chosen[Act.FREEZE].isChecked()
    chosen[Act.COLOURS].trigger()
    menu.close()
    assert hall.state.theme is ShowTheme.DARK
    hall.press("F")
    assert colour_of(hall) == hall.show.projection.colours.ground.lower()


def test_the_pointer_hides_after_a_while(hall: Hall, qtbot: QtBot) -> None:
    QTest.mouseMove(hall.show, QPoint(40, 40))
    QTest.mouseMove(hall.show, QPoint(60, 60))
    assert hall.show.cursor().shape() is not Qt.CursorShape.BlankCursor
    qtbot.waitUntil(
        lambda: hall.show.cursor().shape() is Qt.CursorShape.BlankCursor, timeout=POINTER_MS + 1500
    )


def test_the_window_manager_may_close_the_show(hall: Hall) -> None:
    hall.show.close()
    assert not hall.is_running


def test_another_size_keeps_the_step(hall: Hall) -> None:
    hall.press("G", "2", "0", "Return")
    step = hall.state.place.step
    hall.show.showNormal()
    hall.show.resize(640, 480)
    assert hall.state.place.step == step
    assert hall.show.projection.sizes.width == 640


def test_f5_goes_on_at_the_step_that_was_left_also_where_others_were_left_out(hall: Hall) -> None:
    hall.press("Right", "Right")
    shown = hall.show.projection.steps[hall.state.place.step]
    first = hall.show.projection.steps[0]
    hall.press("Esc")
    hidden = PresentationStep(event=first.event_id, hidden=True)
    hall.session.set_presentation(Presentation(steps=(hidden,), theme=ShowTheme.DARK))
    hall.press("F5")
    assert hall.number == 2
    assert hall.show.projection.steps[hall.state.place.step] == shown
    assert hall.state.theme is ShowTheme.DARK
    hall.press("Esc")
    hall.session.set_presentation(None)


def test_no_box_opens_over_the_picture(hall: Hall, qtbot: QtBot) -> None:
    tell(hall.window, "The file has changed.")
    hall.press("Right")
    boxes = [box for box in hall.window.findChildren(QMessageBox) if box.isVisible()]
    assert (hall.number, boxes) == (2, [])
    hall.press("Esc")
    qtbot.waitUntil(lambda: hall.window.findChild(QMessageBox) is not None)
    box = hall.window.findChild(QMessageBox)
    assert box.text() == "The file has changed."
    box.reject()


def test_a_document_without_events_can_be_shown(hall: Hall) -> None:
    hall.press("Esc")
    hall.session.open(stories.empty().timeline, None)
    hall.presenting.present()
    hall.press("Right", "End", "O", "O", "G", "3", "Return", "Z")
    assert hall.state.place == Place()
