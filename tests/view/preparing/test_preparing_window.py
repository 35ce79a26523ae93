"""The window in which a presentation is prepared, by real clicks and keys."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.presenting import Presenting
from ccm_timeline.model.document import Document, Presentation, PresentationStep, ShowTheme
from ccm_timeline.model.preparing import programme_of
from ccm_timeline.model.steps import steps_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.preparing import PreparingWindow
from ccm_timeline.view.preparing.rows import ROWS
from tests.builders import actor, document, document_on, event, quote_at

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Open = Callable[[Document], PreparingWindow]


@pytest.fixture
def prepare(qtbot: QtBot) -> Open:
    def open_window(opened: Document) -> PreparingWindow:
        main = QWidget()
        session = Session(Timeline(opened))
        window = PreparingWindow(session, main)
        window.kept = session, main  # type: ignore[attr-defined]
        qtbot.addWidget(main)
        main.show()
        window.present()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_window


def session_of(window: PreparingWindow) -> Session:
    session: Session = window.kept[0]  # type: ignore[attr-defined]
    return session


def story(**fields: object) -> Document:
    """Rows: 0 a, 1 b, 2 and 3 its key quotations, 4 c; "more" is a further quotation of b."""
    known = {
        "events": tuple(
            event(id=name, title=f"Event {name}", when=f"202{n}") for n, name in enumerate("abc")
        ),
        "quotes": (
            *(quote_at(id=name, event="b", key=True) for name in ("b1", "b2")),
            quote_at(id="more", event="b"),
        ),
    }
    return document(**known | fields)


def names(window: PreparingWindow) -> list[str]:
    """The steps of the show, which are those that the document has by now."""
    timeline = session_of(window).timeline
    assert programme_of(timeline) == window.programme
    return [step.quote_id or step.event_id for step in steps_of(timeline)]


def press(window: PreparingWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.list, key, modifier)


def click_box(window: PreparingWindow, row: int) -> None:
    place = window.list.visualRect(window.rows.index(row))
    QTest.mouseClick(
        window.list.viewport(), Qt.MouseButton.LeftButton, NONE, place.topLeft() + QPoint(16, 12)
    )


def drop(window: PreparingWindow, rows: list[int], before: int, mark: str = "") -> None:
    """Let go of rows in the upper half of another one, as Qt tells it at the end of a drag."""
    data = QMimeData()
    data.setData(ROWS, " ".join((mark or window.list._mark, *map(str, rows))).encode())
    place = QPointF(window.list.visualRect(window.rows.index(before)).topLeft() + QPoint(60, 2))
    button = Qt.MouseButton.LeftButton
    window.list.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, button, NONE))


def test_steps_are_left_out_by_click_and_key_and_undone(prepare: Open) -> None:
    window = prepare(story())
    session = session_of(window)
    assert not session.is_unsaved
    click_box(window, 2)
    assert names(window) == ["a", "b", "b2", "c"]
    assert session.is_unsaved
    assert window.isWindowModified()
    assert session.presentation == Presentation(
        steps=(PresentationStep(event="b", quote="b1", hidden=True),)
    )
    window.list.go_to(2)
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Space)
    assert names(window) == ["a", "b", "c"]
    press(window, Qt.Key.Key_Space)
    assert names(window) == ["a", "b", "b1", "b2", "c"]
    press(window, Qt.Key.Key_Space)
    assert names(window) == ["a", "b", "c"]
    assert window.over.counts.text() == "3 steps, 2 left out"
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert session.presentation is None
    assert not window.isWindowModified()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert names(window) == ["a", "b", "b2", "c"]


def test_a_window_that_ctrl_f5_opens_marks_the_selected_step_alone(prepare: Open) -> None:
    window = prepare(story())
    session_of(window).select("b")
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_F5, CONTROL)
    assert QGuiApplication.keyboardModifiers() == CONTROL
    window.present()
    QTest.keyRelease(handle, Qt.Key.Key_F5, NONE)
    assert window.list.chosen == [1]
    press(window, Qt.Key.Key_Space)
    assert names(window) == ["a", "b1", "b2", "c"]


def test_steps_are_moved_by_keys_buttons_and_mouse(prepare: Open) -> None:
    window = prepare(story())
    window.list.go_to(0)
    press(window, Qt.Key.Key_Down, ALT)
    assert names(window) == ["b", "b1", "b2", "a", "c"]
    assert window.list.row == 3
    press(window, Qt.Key.Key_Up, ALT)
    assert session_of(window).presentation is None
    QTest.mouseClick(window.over.down, Qt.MouseButton.LeftButton)
    assert names(window) == ["b", "b1", "b2", "a", "c"]
    drop(window, [4], 0)
    assert names(window) == ["c", "b", "b1", "b2", "a"]
    drop(window, [2], 4)
    assert names(window) == ["c", "b", "b2", "b1", "a"]
    drop(window, [0], 3, mark="another")
    assert names(window) == ["c", "b", "b2", "b1", "a"]
    QTest.mouseClick(window.under.reset, Qt.MouseButton.LeftButton)
    assert session_of(window).presentation is None


def test_a_note_is_kept_letter_for_letter_and_typing_is_undone_in_one_go(prepare: Open) -> None:
    told = story(
        presentation=Presentation(steps=(PresentationStep(event="a", note="Old\u00a0one\u2028!"),))
    )
    window = prepare(told)
    session = session_of(window)
    window.list.go_to(1)
    window.list.go_to(0)
    assert session.presentation == told.presentation
    window.side.note.moveCursor(window.side.note.textCursor().MoveOperation.End)
    QTest.keyClicks(window.side.note, " Ask.")
    QTest.keyClick(window.side.note, Qt.Key.Key_Return)
    QTest.keyClicks(window.side.note, "<b>")
    assert steps_of(session.timeline)[0].note == "Old\u00a0one\u2028! Ask.\n<b>"
    window.list.go_to(1)
    QTest.keyClicks(window.side.note, "Two")
    assert [step.note for step in steps_of(session.timeline)[:2]][1] == "Two"
    window.side.note.setFocus()
    QTest.keyClick(window.side.note, Qt.Key.Key_Z, CONTROL)
    assert steps_of(session.timeline)[1].note == ""
    assert window.side.note.toPlainText() == ""
    QTest.keyClick(window.side.note, Qt.Key.Key_Z, CONTROL)
    assert session.presentation == told.presentation
    assert window.list.row == 0


def offered(window: PreparingWindow) -> list[QAction]:
    """The further quotations of the step's event, as the menu has them when it opens."""
    menu = window.side.further.menu()
    menu.aboutToShow.emit()
    return menu.actions()


def test_a_further_quotation_becomes_a_step_and_ceases_to_be_one(prepare: Open) -> None:
    window = prepare(story())
    window.list.go_to(2)
    (more,) = offered(window)
    more.trigger()
    assert names(window) == ["a", "b", "b1", "b2", "more", "c"]
    assert window.list.row == 4
    (more,) = offered(window)
    assert more.isChecked()
    more.trigger()
    assert session_of(window).presentation is None
    window.list.go_to(0)
    assert not window.side.further.isEnabled()


def test_the_show_has_a_start_and_colours_of_its_own(prepare: Open, qtbot: QtBot) -> None:
    window = prepare(story())
    window.list.go_to(3)
    QTest.mouseClick(window.side.start, Qt.MouseButton.LeftButton)
    window.under.theme.setFocus()
    QTest.keyClick(window.under.theme, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: window.programme.theme is ShowTheme.DARK)
    assert session_of(window).presentation == Presentation(start="b", theme=ShowTheme.DARK)
    assert window.rows.facts(1).begins
    assert "The show begins here" in window.rows.facts(1).spoken


def test_a_show_is_asked_for_at_the_step_or_at_the_next_that_is_shown(
    prepare: Open, qtbot: QtBot
) -> None:
    window = prepare(story())
    click_box(window, 1)
    window.list.go_to(1)
    with qtbot.waitSignal(window.present_requested) as asked:
        QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    assert asked.args == [("b", "b1")]


def test_the_list_comes_forward_after_its_show(prepare: Open, qtbot: QtBot) -> None:
    window = prepare(story())
    session, main = window.kept  # type: ignore[attr-defined]
    store = Store(None)
    store.change(reduce_motion=True)
    presenting = Presenting(main, session, store)
    window.present_requested.connect(lambda key: presenting.present_step(key, window))
    window.list.go_to(3)
    QTest.mouseClick(window.under.present, Qt.MouseButton.LeftButton)
    assert presenting.course is not None
    assert presenting.course.state.place.step == 3
    presenting.leave()
    qtbot.waitUntil(window.isActiveWindow)
    assert session.selected_id == "b"


def test_another_document_has_its_own_list_and_nothing_to_undo(prepare: Open) -> None:
    window = prepare(story())
    click_box(window, 0)
    session_of(window).open(Timeline(document_on("2020", "2021")), None)
    assert names(window) == ["event-1", "event-2"]
    assert not window.over.undo.isEnabled()
    session_of(window).set_presentation(Presentation(start="event-2"))
    assert window.side.start.isEnabled()
    assert window.programme.start == "event-2"
    session_of(window).open(Timeline(document_on()), None)
    assert not window.under.present.isEnabled()
    assert not window.side.isEnabled()


def test_what_acts_on_a_line_is_shown_and_not_obeyed(prepare: Open) -> None:
    told = document(
        events=(event(id="a", title="<i>&amp;\u202e\n"),),
        actors=(actor(name="A\u2028B & Sons"),),
        quotes=(quote_at(event="a", key=True), quote_at(id="more", event="a")),
    )
    window = prepare(told)
    assert window.rows.facts(0).words == "<i>&amp;⟨U+202E⟩ "
    assert window.rows.facts(1).words == "A B & Sons: “We regret nothing”"
    assert offered(window)[0].text().startswith("A B && Sons: ")


def test_ten_thousand_events_open_and_change_within_a_moment(prepare: Open) -> None:
    window = prepare(document_on(*(f"{year:04}" for year in range(10_000))))
    before = time.process_time()
    window._is_stale = True
    window._catch_up()
    click_box(window, 3)
    assert time.process_time() - before < 1.5
    assert len(steps_of(session_of(window).timeline)) == 9_999
