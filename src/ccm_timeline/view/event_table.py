"""The events as rows of a table, each asked for when it is shown: a million open at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain, compress, islice
from operator import attrgetter
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccm_timeline.layout.listing import ordered
from ccm_timeline.layout.table import Ints
from ccm_timeline.model.choices import ListOrder
from ccm_timeline.model.columns import DateColumns
from ccm_timeline.model.dates_read import UNKNOWN
from ccm_timeline.model.days import ymd
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_short, in_words, precision_in_words
from ccm_timeline.session.session import Session
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.tool_tips import plain_tool_tip

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
Positions = Callable[[], Sequence[int]]
"""Says which events are listed: their positions in the timeline, ascending."""


def date_of(timeline: Timeline, position: int) -> str:
    return in_short(timeline.whens[position])


def report_of(timeline: Timeline, position: int) -> str:
    reported = timeline.reported(timeline.events[position])
    return "" if reported is None else in_short(reported)


def title_of(timeline: Timeline, position: int) -> str:
    return one_line(timeline.events[position].title)


def theme_of(timeline: Timeline, position: int) -> str:
    return one_line(timeline.theme(timeline.events[position].theme).name)


def quotes_of(timeline: Timeline, position: int) -> str:
    number = len(timeline.quotes_of(timeline.events[position].id))
    return f"{number:,}" if number else ""


def sources_of(timeline: Timeline, position: int) -> str:
    stating = len(timeline.sources_of(timeline.events[position]))
    return f"{stating:,} of {len(timeline.document.sources):,}"


COLUMNS: tuple[tuple[str, Callable[[Timeline, int], str]], ...] = (
    ("Date", date_of),
    ("Reported", report_of),
    ("Event", title_of),
    ("Theme", theme_of),
    ("Quotations", quotes_of),
    ("Sources", sources_of),
)
"""The heads of the columns, with what stands under them."""

ORDERS = {ListOrder.HAPPENED: 0, ListOrder.REPORTED: 1}
"""The column of each order."""

ORDER_WORDS = {
    ListOrder.HAPPENED: "by when it happened",
    ListOrder.REPORTED: "by when it was reported",
}
DIRECTION_WORDS = {False: "earliest first", True: "latest first"}

_SEARCHED_ROWS = 20_000
_TITLE = attrgetter("title")


def spoken(timeline: Timeline, position: int) -> str:
    """A row as a screen reader says it, whichever of its cells has the focus."""
    event: Event = timeline.events[position]
    when: When = timeline.whens[position]
    quotes = len(timeline.quotes_of(event.id))
    sources = len(timeline.document.sources)
    reported = timeline.reported(event)
    report = "" if reported is None else f"Reported: {in_words(reported)}. "
    dispute = " The sources disagree." if timeline.disagreements_of(event.id) else ""
    return (
        f"{in_words(when)}, {precision_in_words(when)}. {report}{one_line(event.title)}. "
        f"{theme_of(timeline, position)}. "
        f"{sources_of(timeline, position)} {'source' if sources == 1 else 'sources'}, "
        f"{quotes:,} {'quotation' if quotes == 1 else 'quotations'}.{dispute}"
    )


def years_of(timeline: Timeline, positions: Sequence[int]) -> str:
    """The first and the last year of what is listed: "1997 to 2025"."""
    if not len(positions):
        return ""
    first, last = (_year(ymd(day)[0]) for day in _range_of(timeline.dates, positions))
    return first if first == last else f"{first} to {last}"


def _range_of(dates: DateColumns, positions: Sequence[int]) -> tuple[int, int]:
    """The first and the last day that any of these events may be on."""
    if len(positions) == len(dates.latest):
        return dates.range()
    listed = np.array(positions, dtype=np.int64)
    earliest, latest = (
        np.frombuffer(days, dtype=np.int64)[listed] for days in (dates.earliest, dates.latest)
    )
    # What is unknown is less than any day, and of one event never both.
    first = latest[0] if earliest[0] == UNKNOWN else earliest[0]
    return int(first), int(max(earliest.max(), latest.max()))


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 100 else f"AD {year}"


class EventTable(QAbstractTableModel):
    """The listed events as rows, each asked for when it is shown; there is no object per row."""

    def __init__(self, session: Session, positions: Positions | None = None) -> None:
        super().__init__()
        self._session = session
        self._ask = positions or self._all
        self.positions: Sequence[int] = self._ask()
        """Ascending, whatever the order of the rows."""
        self.order = ListOrder.HAPPENED
        self.latest_first = False
        self._places: Ints | None = None
        self._rows: Ints | None = None

    def _all(self) -> Sequence[int]:
        return self._session.listed

    def refresh(self) -> None:
        """Ask again which events are listed."""
        self.beginResetModel()
        self.positions = self._ask()
        self._arrange()
        self.endResetModel()

    def order_by(self, order: ListOrder, *, latest_first: bool) -> None:
        """Put the rows into another order, which also holds for whatever is listed later."""
        self.beginResetModel()
        self.order, self.latest_first = order, latest_first
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        """Find the place of each row among the positions, and back; none is needed by time."""
        self._places = self._rows = None
        if self.order is ListOrder.HAPPENED and not self.latest_first:
            return
        listed = self.positions
        positions = np.arange(len(listed)) if isinstance(listed, range) else np.array(listed)
        positions = positions.astype(np.int64)
        table = self._session.table
        self._places = ordered(table, positions, self.order, latest_first=self.latest_first)
        self._rows = np.empty_like(self._places)
        self._rows[self._places] = np.arange(len(self._places))

    def position(self, row: int) -> int:
        """Which event stands in a row."""
        return self.positions[row if self._places is None else int(self._places[row])]

    def event_id(self, row: int) -> str:
        return self._session.timeline.events[self.position(row)].id

    def row_of(self, event_id: str) -> int | None:
        """The row of an event, or None where it is not listed."""
        position = self._session.timeline.position(event_id)
        if position is None:
            return None
        place = bisect_left(self.positions, position)
        if place == len(self.positions) or self.positions[place] != position:
            return None
        return place if self._rows is None else int(self._rows[place])

    def row_from(self, start: int, beginning: str) -> int | None:
        """The first row from a start on whose title begins so; the search wraps, with a bound."""
        events, count = self._session.timeline.events, len(self.positions)
        rows = list(islice(chain(range(start, count), range(min(start, count))), _SEARCHED_ROWS))
        titles = map(_TITLE, map(events.__getitem__, map(self.position, rows)))
        # As many letters may be another number when their case is folded, but not fewer.
        begun = (title[: len(beginning)].casefold().startswith(beginning) for title in titles)
        return next(compress(rows, begun), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.positions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section][0]
            case _Role.AccessibleTextRole | _Role.ToolTipRole if ORDERS[self.order] == section:
                return f"{COLUMNS[section][0]}, {DIRECTION_WORDS[self.latest_first]}"
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        timeline = self._session.timeline
        position = self.position(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[index.column()][1](timeline, position)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = " Found." if self._session.is_hit(position) else ""
                return spoken(timeline, position) + found
            case Qt.ItemDataRole.UserRole:
                return self._session.is_hit(position)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tool_tip(COLUMNS[index.column()][1](timeline, position))
            case _:
                return None
