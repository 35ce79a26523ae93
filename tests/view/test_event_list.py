"""The list of events: the same events in the same order, in step with the session."""

import dataclasses
import time
from array import array
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.listing import ordered
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import ListOrder
from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Document, Event
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.event_list import EventList
from ccm_timeline.view.event_table import COLUMNS, EventTable, Positions, years_of
from ccm_timeline.view.palette import DARK, LIGHT
from tests.builders import document, document_on, event, full_document, source_of, theme

DATES = ("1997", "2008-05-30", "2024-07", "2025-03-06", "2025-04-07/2025-04-08")
Show = Callable[..., EventList]
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_list(opened: Document, positions: Positions | None = None) -> EventList:
        session = Session(Timeline(opened))
        shown = EventList(session, LIGHT, positions=positions)
        shown.session = session  # type: ignore[attr-defined]
        qtbot.addWidget(shown)
        shown.resize(700, 300)
        shown.show()
        return shown

    return open_list


def session_of(shown: EventList) -> Session:
    session: Session = shown.session  # type: ignore[attr-defined]
    return session


def cells(shown: EventList, row: int) -> list[Any]:
    model = shown.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def spoken(shown: EventList, row: int, column: int = 0) -> str:
    role = Qt.ItemDataRole.AccessibleTextRole
    text: str = shown.model().index(row, column).data(role)
    return text


def marked(shown: EventList) -> list[int]:
    return [index.row() for index in shown.selectionModel().selectedRows()]


def test_rows_stand_in_the_order_of_time(show: Show) -> None:
    shown = show(document_on("2025", "1997", "2008"))
    titles = [cells(shown, row)[2] for row in range(shown.model().rowCount())]
    assert titles == ["Event 2", "Event 3", "Event 1"]


def test_a_row_has_both_dates_title_theme_quotations_and_sources(show: Show) -> None:
    shown = show(full_document())
    heads = ["Date", "Reported", "Event", "Theme", "Quotations", "Sources"]
    title = "The ministry leaves"
    assert [name for name, _ in COLUMNS] == heads
    assert cells(shown, 0) == ["Jul–Sep 2024", "2025", title, "Debate", "", "1 of 2"]
    assert cells(shown, 1) == ["6 Mar 2025", "", title, "Withdrawal", "1", "2 of 2"]


def test_each_row_is_a_sentence_for_a_screen_reader(show: Show) -> None:
    shown = show(full_document())
    for column in range(len(COLUMNS)):
        assert spoken(shown, 1, column) == (
            "6 March 2025, exact day. The ministry leaves. Withdrawal. 2 of 2 sources, 1 quotation."
            " The sources disagree."
        )
        assert " Reported: 2025. The ministry leaves. " in spoken(shown, 0, column)


def test_a_screen_reader_is_told_what_the_list_holds(show: Show) -> None:
    assert show(document_on(*DATES)).accessibleName() == "Events, 5, 1997 to 2025"
    assert show(document_on("2025-03-06")).accessibleName() == "Events, 1, 2025"
    assert show(document(events=(), quotes=())).accessibleName() == "Events, 0"
    shown = show(document_on(*DATES))
    interface = QAccessible.queryAccessibleInterface(shown)
    assert interface.role() in (QAccessible.Role.Table, QAccessible.Role.List)


def test_years_before_the_first_are_named() -> None:
    timeline = Timeline(document_on("-0043", "0014"))
    assert years_of(timeline, range(2)) == "44 BC to AD 14"


def test_markup_and_acting_characters_are_shown_as_text(show: Show) -> None:
    opened = document(
        events=(event(title="<img src=x>\u202e&lt;"),), themes=(theme(name="a\nb\x07" * 900),)
    )
    shown = show(opened)
    assert cells(shown, 0)[2] == "<img src=x>⟨U+202E⟩&lt;"
    assert "\n" not in cells(shown, 0)[3]
    assert len(cells(shown, 0)[3]) < 4000
    tip = shown.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip
    shown.grab()


# In step with the session.


def test_the_selected_event_is_marked(show: Show) -> None:
    shown = show(document_on(*DATES))
    session = session_of(shown)
    session.select("event-3")
    assert marked(shown) == [2]
    session.select(None)
    assert marked(shown) == []


def test_a_list_that_is_opened_late_marks_what_is_selected(qtbot: QtBot) -> None:
    session = Session(Timeline(document_on(*DATES)))
    session.select("event-2")
    shown = EventList(session, LIGHT)
    qtbot.addWidget(shown)
    assert marked(shown) == [1]


def test_a_click_selects_the_event(show: Show) -> None:
    shown = show(document_on(*DATES))
    place = shown.visualRect(shown.model().index(3, 2)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session_of(shown).selected_id == "event-4"


def test_the_selection_goes_each_way_once(show: Show, qtbot: QtBot) -> None:
    shown = show(document_on(*DATES))
    session = session_of(shown)
    heard: list[str | None] = []
    session.selection_changed.connect(lambda: heard.append(session.selected_id))
    session.select("event-2")
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert heard == ["event-2", "event-3"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Down, "event-4"),
        (Qt.Key.Key_Up, "event-2"),
        (Qt.Key.Key_Home, "event-1"),
        (Qt.Key.Key_End, "event-5"),
        (Qt.Key.Key_Left, "event-3"),
        (Qt.Key.Key_Right, "event-3"),
        (Qt.Key.Key_E, "event-4"),
    ],
)
def test_keys_go_from_row_to_row(show: Show, key: Qt.Key, expected: str) -> None:
    shown = show(document_on(*DATES))
    session_of(shown).select("event-3")
    QTest.keyClick(shown, key)
    assert session_of(shown).selected_id == expected


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_asks_to_zoom_to_the_event(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    shown = show(document_on(*DATES))
    session_of(shown).select("event-3")
    with qtbot.waitSignal(shown.zoom_requested) as signal:
        QTest.keyClick(shown, key)
    assert signal.args == ["event-3"]


def test_a_double_click_asks_to_zoom_to_the_event(show: Show, qtbot: QtBot) -> None:
    shown = show(document_on(*DATES))
    place = shown.visualRect(shown.model().index(1, 1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(shown.zoom_requested) as signal:
        QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == ["event-2"]


def test_enter_without_a_selection_asks_for_nothing(show: Show, qtbot: QtBot) -> None:
    shown = show(document_on(*DATES))
    with qtbot.assertNotEmitted(shown.zoom_requested):
        QTest.keyClick(shown, Qt.Key.Key_Return)


def test_another_document_takes_the_place_of_the_first(show: Show) -> None:
    shown = show(document_on(*DATES))
    session = session_of(shown)
    session.select("event-2")
    session.open(Timeline(document_on("2001", "2002")), None)
    assert shown.model().rowCount() == 2
    assert marked(shown) == []
    assert shown.accessibleName() == "Events, 2, 2001 to 2002"
    session.select("event-2")
    assert marked(shown) == [1]


def test_only_the_events_that_pass_a_filter_are_listed(show: Show) -> None:
    kept: list[Sequence[int]] = [range(5)]
    shown = show(document_on(*DATES), lambda: kept[0])
    session = session_of(shown)
    session.select("event-2")
    kept[0] = (0, 3, 4)
    shown.positions_changed()
    assert [cells(shown, row)[2] for row in range(3)] == ["Event 1", "Event 4", "Event 5"]
    assert session.selected_id == "event-2", "a filter hides, and does not deselect"
    assert marked(shown) == []
    session.select("event-4")
    assert marked(shown) == [1]
    kept[0] = range(5)
    shown.positions_changed()
    assert marked(shown) == [3]


def test_the_columns_fit_into_the_list(show: Show) -> None:
    shown = show(document_on(*DATES))
    QApplication.processEvents()
    assert shown.horizontalHeader().length() <= shown.viewport().width()
    assert shown.columnWidth(2) > 100


def test_light_and_dark_are_changed_while_the_list_is_shown(show: Show) -> None:
    shown = show(document_on(*DATES))
    light = shown.viewport().grab().toImage()
    shown.apply(DARK)
    dark = shown.viewport().grab().toImage()
    corner = light.width() - 3, light.height() - 3
    assert light.pixelColor(*corner).name() == LIGHT.panel.lower()
    assert dark.pixelColor(*corner).name() == DARK.panel.lower()


def test_larger_text_makes_larger_rows(show: Show) -> None:
    shown = show(document_on(*DATES))
    before = shown.rowHeight(0)
    font = shown.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    shown.setFont(font)
    assert shown.rowHeight(0) > before


# A million rows.

MANY = 1_000_000


class Endless(Timeline):
    """A timeline of a million events, none of which is there before it is asked for."""

    def __init__(self) -> None:
        super().__init__(document(sources=(source_of(),), quotes=()))
        self.events: Made = Made(lambda at: event(id=str(at), title=f"Event {at}"))  # type: ignore[assignment]
        day = parse("2025-03-06")
        self.whens: Made = Made(lambda at: day)  # type: ignore[assignment]
        days = array("q", [day.sort_key[0]]) * MANY
        self.dates = replace(self.dates, earliest=days, latest=days)

    def position(self, event_id: str) -> int | None:
        return int(event_id)


class Made(Sequence[Any]):
    """A million things, each made when it is asked for."""

    def __init__(self, make: Callable[[int], Any]) -> None:
        self._make = make
        self.made = 0

    def __len__(self) -> int:
        return MANY

    def __getitem__(self, at: Any) -> Any:
        self.made += 1
        return self._make(at if at >= 0 else MANY + at)


def test_a_million_rows_open_at_once(qtbot: QtBot) -> None:
    session = Session(Timeline(document()))
    session._timeline = timeline = Endless()
    shown = EventList(session, LIGHT, positions=lambda: range(MANY))
    qtbot.addWidget(shown)
    shown.show()
    session.select("765432")
    shown.grab()
    assert timeline.events.made + timeline.whens.made < 1_000
    assert shown.model().rowCount() == MANY
    assert marked(shown) == [765_432]
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert session.selected_id == str(MANY - 1)


def test_a_search_among_a_million_rows_has_a_bound(qtbot: QtBot) -> None:
    session = Session(Timeline(document()))
    session._timeline = Endless()
    asked: list[int] = []

    def made(at: int) -> Event:
        asked.append(at)
        return event(id=str(at))

    session._timeline.events = Made(made)  # type: ignore[assignment]
    assert EventTable(session, lambda: range(MANY)).row_from(0, "zebra") is None
    assert len(asked) <= 100_000


def test_the_table_has_no_rows_below_a_row(show: Show) -> None:
    model = show(document_on(*DATES)).model()
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.columnCount(QModelIndex()) == len(COLUMNS)


# Widths.


def widths(shown: EventList) -> list[int]:
    QApplication.processEvents()
    return [shown.columnWidth(column) for column in range(len(COLUMNS))]


def test_titles_have_the_most_room_in_a_narrow_list_and_dates_their_own_in_a_wide_one(
    show: Show,
) -> None:
    shown = show(document_on(*DATES))
    shown.resize(1500, 300)
    wide = widths(shown)
    assert wide[0] > shown.fontMetrics().horizontalAdvance("30 Sep 2024 … 28 Feb 2025")
    for room in (900, 640, 560):
        shown.resize(room, 300)
        narrow = widths(shown)
        assert narrow[2] == max(narrow), room
        assert narrow[0] > shown.fontMetrics().horizontalAdvance("30 Sep 2024")
        assert sum(narrow) <= room
    shown.resize(1500, 300)
    assert widths(shown) == wide


def test_a_width_that_somebody_chose_stays(show: Show) -> None:
    shown = show(document_on(*DATES))
    shown.setColumnWidth(0, 333)
    shown.resize(640, 300)
    assert widths(shown)[0] == 333


def test_the_years_of_some_events_reach_to_the_last_end() -> None:
    timeline = Timeline(document_on("1980/2015", "1990", "2000", "../1970"))
    assert years_of(timeline, range(4)) == "1970 to 2015"
    assert years_of(timeline, [1, 2]) == "1980 to 2015"
    assert years_of(timeline, [2, 3]) == "1990 to 2000"


# Filters and search.


def test_only_what_passes_the_filter_is_listed(show: Show) -> None:
    shown = show(document_on(*DATES))
    session = session_of(shown)
    session.set_filter(Filter(first=day_of(2024, 1, 1)))
    assert [cells(shown, row)[2] for row in range(shown.model().rowCount())] == [
        "Event 3",
        "Event 4",
        "Event 5",
    ]
    assert shown.accessibleName() == "Events, 3, 2024 to 2025"
    session.select("event-4")
    assert marked(shown) == [1]
    session.select("event-1")
    assert marked(shown) == []
    session.set_filter(Filter())
    assert shown.model().rowCount() == len(DATES)


def test_a_hit_is_underlined_and_said(show: Show) -> None:
    shown = show(document_on(*DATES))
    before = shown.grab().toImage()
    session_of(shown).set_search('"event 2"')
    after = shown.grab().toImage()
    assert after != before
    assert spoken(shown, 1).endswith(" Found.")
    assert not spoken(shown, 0).endswith(" Found.")


# Ordered by either date.


def reported(*dates: tuple[str, str | None]) -> Document:
    """A document with one event for each pair of a date and that of its report: e0, e1, …"""
    events = tuple(
        event(id=f"e{n}", title=f"e{n}", when=when, reported=report)
        for n, (when, report) in enumerate(dates)
    )
    return document(events=events, quotes=())


PAIRS = (("2001", "2009-05"), ("2002", None), ("2003", "2002-01-01"), ("2009-05-01", None))
"""By their reports: e1 and e2 share the first day of 2002, e0 and e3 the first of May 2009."""


def titles(shown: EventList) -> list[str]:
    return [cells(shown, row)[2] for row in range(shown.model().rowCount())]


def click_head(shown: EventList, column: int) -> None:
    head = shown.horizontalHeader()
    middle = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    place = QPoint(middle, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_head_orders_by_its_date_and_another_turns_it_round(show: Show) -> None:
    shown = show(reported(*PAIRS))
    head = shown.horizontalHeader()
    click_head(shown, 1)
    assert titles(shown) == ["e1", "e2", "e0", "e3"]
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (1, ASCENDING)
    assert shown.accessibleName().endswith(", by when it was reported, earliest first")
    spoken_head = shown.model().headerData(1, Qt.Orientation.Horizontal, SPOKEN)
    assert spoken_head == "Reported, earliest first"
    click_head(shown, 1)
    assert titles(shown) == ["e0", "e3", "e1", "e2"], "what has one date stays in order of time"
    click_head(shown, 3)
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (1, DESCENDING)
    click_head(shown, 0)
    assert titles(shown) == ["e0", "e1", "e2", "e3"]
    assert shown.accessibleName() == "Events, 4, 2001 to 2009"


def test_order_keeps_the_selection_the_hits_the_filter_and_another_document(show: Show) -> None:
    shown = show(reported(*PAIRS))
    session = session_of(shown)
    session.select("e0")
    session.set_search("e3")
    heard: list[object] = []
    session.selection_changed.connect(lambda: heard.append(session.selected_id))
    shown.order_by(ListOrder.REPORTED)
    assert (session.selected_id, marked(shown), heard) == ("e0", [2], [])
    assert [spoken(shown, row).endswith("Found.") for row in range(4)] == [False] * 3 + [True]
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert session.selected_id == "e3"
    session.set_filter(Filter(first=day_of(2002, 1, 1)))
    assert titles(shown) == ["e1", "e2", "e3"]
    assert marked(shown) == [2]
    session.open(Timeline(reported(("2001", "2010"), ("2002", "2004"))), None)
    assert titles(shown) == ["e1", "e0"]


DATE = st.integers(min_value=1, max_value=40).map(lambda day: f"20{day // 10:02}-03-0{day % 9 + 1}")


@settings(max_examples=40)
@given(st.lists(st.tuples(DATE, st.none() | DATE), max_size=12), st.booleans())
def test_any_list_is_ordered_as_a_stable_sort_by_the_report_would(
    pairs: list[tuple[str, str | None]], latest_first: bool
) -> None:
    timeline = Timeline(reported(*pairs))
    table = make_table(timeline)
    places = ordered(
        table, np.arange(len(pairs)), ListOrder.REPORTED, latest_first=latest_first
    ).tolist()
    days = [parse(one.reported or one.when).sort_key[0] for one in timeline.events]
    sign = -1 if latest_first else 1
    assert places == sorted(range(len(pairs)), key=lambda place: sign * days[place])


def test_a_million_reports_are_ordered_as_fast_as_a_stable_sort() -> None:
    many = np.arange(MANY)
    days = np.sort(np.random.default_rng(7).integers(700_000, 740_000, MANY)).astype(float)
    reports = np.where(many % 2 == 0, days + many % 4_001 + 0.5, np.nan)
    table = make_table(Timeline(document()))
    table = dataclasses.replace(table, start=days, end=days + 1, reported=reports)
    keys = np.where(np.isnan(reports), days, np.floor(reports)).astype(np.int64)
    start = time.process_time()
    expected = np.argsort(keys, kind="stable")
    plain = time.process_time() - start
    places = ordered(table, many, ListOrder.REPORTED, latest_first=False)
    assert time.process_time() - start - plain < 4 * plain, "the columns are read besides"
    assert (places == expected).all()
