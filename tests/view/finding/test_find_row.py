"""The row of search and filters, by real keys and clicks."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Document
from ccm_timeline.model.filter import Certainty, Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.finding.buttons import DropButton
from ccm_timeline.view.finding.checklist import Checklist
from ccm_timeline.view.finding.filter_bar import days_in_view
from ccm_timeline.view.finding.parts import Part, chosen, offers, with_chosen
from ccm_timeline.view.finding.period import PeriodPopup
from ccm_timeline.view.finding.row import FindRow
from ccm_timeline.view.palette import DARK, LIGHT, Palette, contrast
from tests.builders import document, document_on, event, full_document, theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


class Stand(QWidget):
    """A row over a widget that the focus may go to."""

    def __init__(self, opened: Document) -> None:
        super().__init__()
        self.session = Session(Timeline(opened))
        self.row = FindRow(self.session, self)
        self.below = QWidget(self)
        self.below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.row)
        layout.addWidget(self.below, 1)
        self.row.left.connect(self.below.setFocus)

    @property
    def count(self) -> str:
        return self.row.find_bar.count.text()

    @property
    def note(self) -> str:
        note = self.row.note
        return note.text() if note.isVisible() else ""


Show = Callable[..., Stand]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_stand(opened: Document | None = None, width: int = 1366) -> Stand:
        stand = Stand(opened or three_kinds())
        qtbot.addWidget(stand)
        stand.resize(width, 300)
        stand.show()
        stand.activateWindow()
        qtbot.waitUntil(stand.isActiveWindow)
        return stand

    return open_stand


def three_kinds() -> Document:
    titles = ("Šešuo vote", "A vote", "A strike", "Vote again")
    return document(
        themes=(theme(), theme(id="debate", name="<b>Debate</b>")),
        events=tuple(
            event(
                id=f"e{n}",
                title=title,
                when=("2001~", "2002-05-05", "2003", "2004-01")[n],
                importance=1 + n % 3,
                theme=("withdrawal", "debate")[n % 2],
            )
            for n, title in enumerate(titles)
        ),
        quotes=(),
    )


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def popup() -> QWidget:
    opened = QApplication.activePopupWidget()
    assert opened is not None
    return opened


def boxes(of: QWidget) -> QListWidget:
    return of.findChildren(QListWidget)[0]


# The search.


def test_typing_searches_and_the_number_is_shown(show: Show) -> None:
    stand = show()
    assert stand.count == ""
    stand.row.find_bar.start()
    QTest.keyClicks(QApplication.focusWidget(), "vote")
    assert stand.session.hits.tolist() == [0, 1, 3]
    assert stand.count == "3 found"
    QTest.keyClicks(QApplication.focusWidget(), " sesuo")
    assert stand.count == "1 found"
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert stand.count == "Nothing found"


def test_enter_and_shift_enter_go_through_the_hits(show: Show) -> None:
    stand = show()
    stand.row.find_bar.start()
    QTest.keyClicks(QApplication.focusWidget(), "vote")
    assert stand.session.selected_id is None  # nothing moves while one types
    press(ENTER)
    assert (stand.session.selected_id, stand.count) == ("e0", "1 of 3")
    press(ENTER)
    assert (stand.session.selected_id, stand.count) == ("e1", "2 of 3")
    press(ENTER, SHIFT)
    press(ENTER, SHIFT)
    assert (stand.session.selected_id, stand.count) == ("e3", "3 of 3")


def test_the_chevrons_do_the_same(show: Show) -> None:
    stand = show()
    stand.row.find_bar.field.setText("vote")
    buttons = {b.accessibleName(): b for b in stand.row.find_bar.findChildren(QWidget)}
    QTest.mouseClick(buttons["Next hit"], Qt.MouseButton.LeftButton)
    assert stand.count == "1 of 3"
    QTest.mouseClick(buttons["Previous hit"], Qt.MouseButton.LeftButton)
    assert stand.count == "3 of 3"


def test_escape_ends_the_search_and_gives_the_focus_back(show: Show) -> None:
    stand = show()
    stand.row.find_bar.start()
    QTest.keyClicks(QApplication.focusWidget(), "vote")
    press(Qt.Key.Key_Escape)
    assert stand.below.hasFocus()
    assert stand.session.hits.tolist() == []
    assert stand.count == ""


def test_coming_back_marks_what_was_searched_for(show: Show) -> None:
    stand = show()
    stand.row.find_bar.start()
    QTest.keyClicks(QApplication.focusWidget(), "vote")
    stand.below.setFocus()
    stand.row.find_bar.start()
    assert stand.row.find_bar.field.selectedText() == "vote"


def test_another_document_empties_the_field(show: Show) -> None:
    stand = show()
    stand.row.find_bar.field.setText("vote")
    stand.session.set_filter(Filter(importance=2))
    stand.session.open(Timeline(document_on("2025")), None)
    assert stand.row.find_bar.field.text() == ""
    assert (stand.count, stand.note) == ("", "")


# The filters.


def test_each_part_offers_what_the_document_has() -> None:
    timeline = Timeline(full_document())
    words = {part: [offer.words for offer in offers(part, timeline)] for part in Part}
    assert words[Part.ORGANISATION] == ["The Ministry"]
    assert words[Part.STANCE] == ["Supports"]
    assert words[Part.THEME] == ["Withdrawal", "Debate"]
    assert words[Part.SOURCE] == ["A report", "Agency"]
    assert len(words[Part.CERTAINTY]) == len(Certainty)
    assert len(words[Part.IMPORTANCE]) == 2


@pytest.mark.parametrize("part", Part)
def test_what_is_chosen_stands_in_the_filter_and_comes_back(part: Part) -> None:
    before = Filter(first=1)
    for offer in offers(part, Timeline(full_document())):
        after = with_chosen(part, before, frozenset({offer.key}))
        assert chosen(part, after) == {offer.key}
        assert after.first == 1
        assert with_chosen(part, after, frozenset()) == before


def test_a_box_is_ticked_by_keys_and_the_filter_holds_at_once(show: Show) -> None:
    stand = show()
    button = stand.row.filters.parts[Part.THEME]
    button.setFocus()
    press(Qt.Key.Key_Space)
    opened = popup()
    assert isinstance(opened, Checklist)
    assert [boxes(opened).item(n).text() for n in range(2)] == ["Withdrawal", "<b>Debate</b>"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert stand.session.filter == Filter(themes=frozenset({"debate"}))
    assert stand.note == "2 of 4 events hidden"
    assert button.text() == "Theme 1"
    press(Qt.Key.Key_Space)
    assert stand.session.filter.is_empty
    assert stand.note == ""
    press(Qt.Key.Key_Escape)
    assert not opened.isVisible()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_frame_of_a_box_is_seen(show: Show, palette: Palette) -> None:
    before = QApplication.palette()
    QApplication.setPalette(palette.qt())
    try:
        stand = show()
        stand.row.filters.parts[Part.THEME].open()
        shown = boxes(popup())
        row = shown.visualItemRect(shown.item(1))
        for ground in (palette.panel, palette.hover):
            image = shown.viewport().grab(row).toImage()
            across = {image.pixelColor(x, image.height() // 2).name() for x in range(3, 24)}
            assert max(contrast(colour, ground) for colour in across) > 1.9
            assert image.pixelColor(60, 1).name() == ground.lower()
            QTest.mouseMove(shown.viewport(), row.center())
            QApplication.processEvents()
        popup().close()
    finally:
        QApplication.setPalette(before)


def test_the_menu_of_a_narrow_row_says_which_filters_hold(show: Show) -> None:
    stand = show(None, 700)
    stand.session.set_filter(Filter(themes=frozenset({"debate"})))
    one = stand.row.filters.findChildren(DropButton)[-1]
    assert one.isVisible()
    one.click()
    menu = popup()
    assert isinstance(menu, QMenu)
    named = [action.text() for action in menu.actions()]
    menu.close()
    assert named[2:5] == ["Source", "Theme, 1 chosen", "Importance"]


def test_each_button_says_what_it_is_for(show: Show) -> None:
    stand = show()
    row = stand.row
    signs = [*row.find_bar.findChildren(QAbstractButton), *row.filters.findChildren(DropButton)]
    assert len(signs) == 3 + 8
    tips = [button.toolTip() for button in signs]
    assert all(tips)
    assert len(set(tips)) == len(tips)


def test_a_press_on_another_button_goes_from_one_filter_to_the_next(show: Show) -> None:
    stand = show()
    first, other = (stand.row.filters.parts[part] for part in (Part.STANCE, Part.THEME))
    for button, opens in ((other, True), (other, False)):
        first.open() if opens else None
        opened = popup()
        place = opened.mapFromGlobal(button.mapToGlobal(button.rect().center()))
        QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()
        now = QApplication.activePopupWidget()
        assert (now.accessibleName() if now else None) == ("Theme" if opens else None)


def test_a_source_is_called_what_it_is_called_everywhere(show: Show) -> None:
    untitled = full_document()
    source = replace(untitled.sources[0], title=None, publisher=None, author="A. Writer")
    words = [
        offer.words
        for offer in offers(
            Part.SOURCE, Timeline(replace(untitled, sources=(source, *untitled.sources[1:])))
        )
    ]
    assert words[0] == "Untitled news report by A. Writer"


@pytest.mark.parametrize("at", [14, 60, -4], ids=["box", "words", "beside"])
def test_a_click_anywhere_in_a_row_ticks_it_and_the_next_one_unticks_it(
    show: Show, at: int
) -> None:
    stand = show()
    QTest.mouseClick(stand.row.filters.parts[Part.CERTAINTY], Qt.MouseButton.LeftButton)
    shown = boxes(popup())
    row = shown.visualItemRect(shown.item(0))
    place = QPoint(at if at > 0 else row.right() + at, row.center().y())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stand.session.filter == Filter(certainty=frozenset({Certainty.EXACT}))
    assert stand.session.shown.tolist() == [1]
    # As fast as two clicks are one double click.
    QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stand.session.filter.is_empty
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.RightButton, pos=place)
    QTest.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(
        shown.viewport(),
        Qt.MouseButton.LeftButton,
        pos=shown.visualItemRect(shown.item(2)).center(),
    )
    assert stand.session.filter.is_empty
    popup().close()


@pytest.mark.parametrize("is_period", [False, True])
def test_an_open_popup_goes_with_its_document(show: Show, is_period: bool) -> None:
    stand = show()
    filters = stand.row.filters
    (filters.period if is_period else filters.parts[Part.THEME]).open()
    opened = popup()
    stand.session.open(Timeline(full_document()), None)
    assert not opened.isVisible()


def test_of_importance_one_entry_holds(show: Show) -> None:
    stand = show()
    stand.row.filters.parts[Part.IMPORTANCE].open()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert stand.session.filter == Filter(importance=3)
    shown = boxes(popup())
    assert [shown.item(n).checkState() for n in range(2)] == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]
    popup().close()


def test_any_takes_a_part_of_the_filter_away(show: Show, qtbot: QtBot) -> None:
    stand = show()
    stand.session.set_filter(Filter(importance=2, themes=frozenset({"debate"})))
    stand.row.filters.parts[Part.THEME].open()
    opened = popup()
    assert isinstance(opened, Checklist)
    QTest.mouseClick(opened._clear, Qt.MouseButton.LeftButton)
    assert stand.session.filter == Filter(importance=2)
    opened.close()


def test_a_span_of_time_is_typed(show: Show, qtbot: QtBot) -> None:
    stand = show()
    stand.row.filters.period.open()
    QTest.keyClicks(QApplication.focusWidget(), "2002")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "2003-12")
    press(ENTER)
    assert stand.session.shown.tolist() == [1, 2]
    assert QApplication.activePopupWidget() is None
    stand.row.filters.period.open()
    opened = popup()
    assert isinstance(opened, PeriodPopup)
    assert (opened._first.text(), opened._last.text()) == ("2002-01-01", "2003-12-31")
    opened.close()


def test_what_is_no_date_is_told_and_changes_nothing(show: Show) -> None:
    stand = show()
    stand.row.filters.period.open()
    QTest.keyClicks(QApplication.focusWidget(), "yesterday")
    press(ENTER)
    opened = popup()
    assert isinstance(opened, PeriodPopup)
    assert "Not a date" in opened._hint.text()
    assert stand.session.filter.is_empty
    opened.close()


def test_a_span_that_ends_before_it_begins_is_told_and_changes_nothing(show: Show) -> None:
    stand = show()
    stand.row.filters.period.open()
    opened = popup()
    assert isinstance(opened, PeriodPopup)
    QTest.keyClicks(opened._first, "2004")
    QTest.keyClicks(opened._last, "2003")
    QTest.keyClick(opened._last, ENTER)
    assert "before it begins" in opened._hint.text()
    assert stand.session.filter.is_empty
    opened.close()


def test_what_is_in_view_can_be_the_span(show: Show, qtbot: QtBot) -> None:
    stand = show()
    stand.session.zoom(4, stand.session.scale.unit_of(731_000.0))
    stand.row.filters.period.open()
    opened = popup()
    assert isinstance(opened, PeriodPopup)
    opened.view_requested.emit()
    assert stand.session.filter.first is not None
    assert stand.session.filter.last is not None
    assert not opened.isVisible()


@pytest.mark.parametrize("margin", [0.0, 0.4])
def test_what_is_in_view_is_the_days_of_which_some_is_seen(show: Show, margin: float) -> None:
    stand = show(document_on("2001-02-03", "2002-05-05", "2004-01-01"))
    session, first = stand.session, day_of(2002, 5, 1)
    left = session.scale.unit_of(first + margin)
    session.set_viewport(Viewport(left, left + 10 - 2 * margin))
    assert days_in_view(session) == (first, first + 9)
    assert session.shown.tolist() == [0, 1, 2]


@pytest.mark.parametrize("dates", [("-9999", "9999-12-31"), ("Y-12000", "2025")])
def test_what_is_in_view_of_far_years_can_be_set_again(show: Show, dates: tuple[str, str]) -> None:
    stand = show(document_on(*dates))
    assert stand.session.viewport.left < stand.session.scale.units[0]  # in the margin
    for _ in range(2):
        stand.row.filters.period.open()
        opened = popup()
        assert isinstance(opened, PeriodPopup)
        buttons = {button.text(): button for button in opened.findChildren(QAbstractButton)}
        words = "Set" if stand.session.filter.parts() else "What is in view"
        QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert not opened.isVisible()
        assert stand.session.shown.tolist() == [0, 1]
        assert (stand.session.filter.first, stand.session.filter.last) == (
            stand.session.timeline.dates.range()
        )


def test_filters_that_were_lifted_for_an_event_come_back_with_one_click(show: Show) -> None:
    stand = show()
    wanted = Filter(themes=frozenset({"debate"}))
    stand.session.set_filter(wanted)
    button, room = stand.row._button, stand.row._button.geometry()
    assert button.accessibleName() == "Show all"
    stand.session.uncover("e0")
    assert stand.note == "Filters cleared"
    assert (button.text(), button.geometry()) == ("Undo", room)
    assert button.accessibleName() == "Undo, and filter the events again"
    stand.session.set_search("vote")
    assert stand.note == "Filters cleared"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stand.session.filter == wanted
    assert stand.note == "2 of 4 hidden, 1 found"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stand.session.filter.is_empty
    assert stand.note == ""


def test_one_click_brings_everything_back(show: Show) -> None:
    stand = show()
    stand.session.set_filter(Filter(importance=3, themes=frozenset({"withdrawal"})))
    assert stand.note == "3 of 4 events hidden"
    QTest.mouseClick(stand.row._button, Qt.MouseButton.LeftButton)
    assert stand.session.filter.is_empty
    assert stand.note == ""


def test_hits_that_are_hidden_are_counted(show: Show) -> None:
    stand = show()
    stand.row.find_bar.field.setText("vote")
    stand.session.set_filter(Filter(importance=2))
    assert stand.count == "1 found"
    assert stand.note == "2 of 4 hidden, 2 found"
    stand.session.set_filter(Filter(importance=3))
    assert stand.count == "None shown"


def test_nothing_moves_while_one_searches_and_filters(show: Show) -> None:
    stand = show()
    watched = [w for w in stand.row.findChildren(QWidget) if w.isVisible()]
    before = [(w.mapTo(stand, QPoint()), w.size()) for w in watched]
    height = stand.row.height()
    stand.row.find_bar.field.setText("vote")
    stand.session.set_filter(Filter(importance=2, themes=frozenset({"debate"}), first=0))
    QApplication.processEvents()
    assert [(w.mapTo(stand, QPoint()), w.size()) for w in watched] == before
    assert stand.row.height() == height


def test_in_a_narrow_window_one_button_stands_for_all_filters(show: Show) -> None:
    stand = show(width=640)
    filters = stand.row.filters
    assert not filters.period.isVisible()
    stand.session.set_filter(Filter(importance=2, first=0))
    assert filters._one.text() == "Filter 2"
    QTest.mouseClick(filters._one, Qt.MouseButton.LeftButton)
    QTest.keyClick(popup(), Qt.Key.Key_Down)
    QTest.keyClick(popup(), ENTER)
    assert isinstance(popup(), Checklist)
    popup().close()
    stand.resize(1600, 300)
    assert filters.period.isVisible()
    assert not filters._one.isVisible()


def test_all_filters_beside_one_another_do_not_keep_a_window_wide(show: Show) -> None:
    stand = show(width=1600)
    stand.resize(900, 300)
    QApplication.processEvents()
    assert stand.width() == 900
    assert stand.row.filters.width() < stand.row.filters.full_width()


def test_the_openers_are_named_as_the_commands_are(show: Show) -> None:
    stand = show()
    names = {f"filter-{name}" for name in [*(part.value.lower() for part in Part), "time"]}
    assert set(stand.row.openers()) == names
    stand.session.set_filter(Filter(importance=2, themes=frozenset({"debate"})))
    assert set(stand.row.openers()) == names
    assert names <= {command.id for command in COMMANDS}
