"""The palette of commands and events, by the keyboard alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.model.document import Document
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session import hunt
from ccm_timeline.session.session import Session
from ccm_timeline.view.actions import Actions
from ccm_timeline.view.commands import COMMANDS, Situation
from ccm_timeline.view.commands.other_words import OTHER_WORDS
from ccm_timeline.view.finding.command_palette import CommandPalette
from ccm_timeline.view.finding.entries import MOST_EVENTS, command_entries, likeness, title_of
from tests.builders import document, document_on, event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Window(QMainWindow):
    """A window with commands, a palette, and a place for the focus."""

    def __init__(self, opened: Document) -> None:
        super().__init__()
        self.session = Session(Timeline(opened))
        self.commands = Actions(self)
        self.commands.fill_menu_bar(self.menuBar())
        self.commands.follow(Situation(has_timeline=True, has_events=True))
        self.middle = QWidget(self)
        self.middle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCentralWidget(self.middle)
        self.done: list[str] = []
        for command in COMMANDS:
            self.commands[command.id].triggered.connect(self.note)
        self.open_palette = CommandPalette(self.session, self.commands, self)

    def note(self) -> None:
        action = self.sender()
        self.done += [c.id for c in COMMANDS if self.commands[c.id] is action]

    def offered(self) -> list[str]:
        return [entry.words for entry in self.open_palette.list.entries]


Show = Callable[..., Window]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_window(opened: Document | None = None) -> Window:
        window = Window(opened or document())
        qtbot.addWidget(window)
        window.resize(900, 600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.middle.setFocus()
        window.open_palette.open()
        return window

    return open_window


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_it_opens_with_all_commands_that_apply(show: Show) -> None:
    window = show()
    words = window.offered()
    assert "Zoom in" in words
    assert "Lanes: by theme" in words
    assert "Next hit" not in words
    assert window.open_palette.letters.hasFocus()


@pytest.mark.parametrize(
    ("text", "command"),
    [("zoom in", "zoom-in"), ("by org", "lanes-organisation"), ("THEME", "lanes-theme")],
)
def test_enter_runs_the_likeliest_command(show: Show, text: str, command: str) -> None:
    window = show(document(events=(), quotes=()))
    write(text)
    press(Qt.Key.Key_Return)
    assert window.done == [command]
    assert not window.open_palette.isVisible()
    assert window.middle.hasFocus()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("theme: dark", "theme-dark"),
        ("dark mode", "theme-dark"),
        ("font size", "text-larger"),
        ("print", "print-event"),
        ("search", "find"),
        ("slideshow", "present"),
        ("clear filters", "show-all"),
        ("filter by organization", "filter-organisation"),
        ("keyboard shortcuts", "help"),
        ("exit", "quit"),
        ("bibliography", "references"),
        ("animations", "reduce-motion"),
        ("group by source", "lanes-source"),
    ],
)
def test_a_command_is_found_by_other_words_for_it(text: str, command: str) -> None:
    assert command_entries(text, COMMANDS)[0][0].id == command


def test_other_words_are_known_for_every_command_and_are_not_its_own() -> None:
    assert OTHER_WORDS.keys() == {command.id for command in COMMANDS}
    for command in COMMANDS:
        others = OTHER_WORDS[command.id]
        assert others == fold(others)
        assert not set(others.split()) & set(fold(title_of(command)).split())


def test_letters_in_order_are_enough(show: Show) -> None:
    window = show(document(events=(), quotes=()))
    write("whtim")
    assert window.offered()[0] == "Whole timeline"


def test_enter_goes_to_an_event(show: Show) -> None:
    opened = document(
        events=(event(id="a", title="A vote"), event(id="b", title="Šešuo", when="2026")), quotes=()
    )
    window = show(opened)
    write("sesuo")
    assert window.offered()[0] == "Šešuo"
    press(Qt.Key.Key_Return)
    assert window.session.selected_id == "b"
    assert window.done == []


def test_an_event_that_a_filter_hides_comes_back(show: Show) -> None:
    window = show(document_on("2001", "2002"))
    window.session.set_filter(Filter(importance=3))
    write("event 2")
    press(Qt.Key.Key_Return)
    assert window.session.selected_id == "event-2"
    assert window.session.filter.is_empty
    assert window.session.lifted_filter == Filter(importance=3)


def test_titles_come_before_what_is_found_elsewhere(show: Show) -> None:
    opened = document(
        events=(
            event(id="a", title="First", summary="About the strike.", when="2001"),
            event(id="b", title="The strike", when="2002"),
        ),
        quotes=(),
    )
    window = show(opened)
    write("strike")
    assert window.offered() == ["The strike", "First"]


def test_arrows_mark_another_entry_and_stop_at_the_ends(show: Show) -> None:
    window = show(document_on("2001", "2002", "2003"))
    write("event ")
    events = [entry for entry in window.open_palette.list.entries if entry.is_event]
    assert len(events) == 3
    entries = window.open_palette.list
    press(Qt.Key.Key_Up)
    assert entries.currentIndex().row() == 0
    for _ in range(50):
        press(Qt.Key.Key_Down)
    assert entries.currentIndex().row() == len(entries.entries) - 1
    press(Qt.Key.Key_Up)
    assert entries.marked() == entries.entries[-2]


def test_escape_leaves_everything_as_it_was(show: Show) -> None:
    window = show()
    write("zoom")
    press(Qt.Key.Key_Escape)
    assert not window.open_palette.isVisible()
    assert window.middle.hasFocus()
    assert window.done == []


def test_asked_for_twice_it_still_gives_the_focus_back(show: Show) -> None:
    window = show()
    other = QLineEdit(window.open_palette.parentWidget())
    other.show()  # To which the focus would go of itself.
    window.open_palette.open()
    assert window.open_palette.letters.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.middle.hasFocus()


def test_it_goes_when_the_focus_goes(show: Show) -> None:
    window = show()
    window.middle.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not window.open_palette.isVisible()


def test_a_click_runs_what_is_clicked(show: Show) -> None:
    window = show(document(events=(), quotes=()))
    write("zoom out")
    entries = window.open_palette.list
    place = entries.visualRect(entries.model().index(0, 0)).center()
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.done == ["zoom-out"]


def test_nothing_found_is_shown_and_enter_does_nothing(show: Show) -> None:
    window = show()
    write("qqqqqq")
    assert window.offered() == []
    window.open_palette.grab()
    press(Qt.Key.Key_Return)
    assert window.open_palette.isVisible()


def test_nothing_is_said_to_be_missing_before_all_was_searched(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunt, "FIRST_SLICE", 0.0)
    window = show(document(events=tuple(event(id=f"e{n}") for n in range(3000)), quotes=()))
    write("qqqq")
    entries = window.open_palette.list
    assert entries.entries == []
    assert entries.instead == "Searching…"
    qtbot.waitUntil(lambda: entries.instead == "Nothing has these words.")


def test_of_many_events_some_are_offered_and_markup_stays_text(show: Show) -> None:
    many = tuple(event(id=f"e{n}", title=f"<b>Vote</b>\u202e {n}") for n in range(300))
    window = show(document(events=many, quotes=()))
    write("vote")
    words = window.offered()
    assert len(words) <= MOST_EVENTS + 16
    assert words[0].startswith("<b>Vote</b>⟨U+202E⟩")
    window.open_palette.grab()


def test_it_fits_a_small_window(show: Show) -> None:
    window = show()
    window.resize(420, 300)
    QApplication.processEvents()
    assert window.rect().contains(window.open_palette.geometry())


UNLIKE = "\ue000"
TEXTS = st.text(st.characters(exclude_characters=UNLIKE), max_size=20)


@given(TEXTS, TEXTS)
def test_whatever_occurs_in_words_is_like_them(letters: str, words: str) -> None:
    wanted, folded = fold(letters), fold(f"{words} {letters} {words}")
    assert likeness(wanted, folded) is not None
    assert likeness(wanted + UNLIKE, folded) is None
