"""The slide of events to put in order, and that of the order with the dates."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.activities import OrderItem, PutInOrder
from ccm_timeline.model.words import in_short
from ccm_timeline.view.plain import one_line
from ccm_timeline.view.show.faces import Type
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.page import Page

_TITLES = (0.055, 0.05, 0.046, 0.042, 0.038, 0.034)
_MOST_LINES = 2
_DATES = 0.36
"""The share of the room that dates take at the most."""


class _Row(msgspec.Struct, frozen=True):
    letter: str
    date: tuple[str, ...]
    title: tuple[str, ...]

    @property
    def count(self) -> int:
        return max(len(self.date), len(self.title))


class OrderSlide:
    """Rows of letter, date and title, in one size on both slides."""

    def __init__(self, page: Page, task: PutInOrder) -> None:
        self._page, self._task = page, task
        self._top = page.heading(Activity.ORDER.value)
        self._kind, self._dates = self._fit()

    def draw(self, *, solved: bool) -> None:
        items = self._task.solution if solved else self._task.shuffled
        dates = self._dates if solved else 0.0
        rows = [self._row(item, self._kind, dates) for item in items]
        height = self._height(self._kind)
        used = sum(row.count for row in rows) * height
        spare = self._page.bottom - self._top - used
        gap = min(max(spare / len(rows), 0.0), 0.9 * self._kind.size)
        y = self._top
        for row in rows:
            self._draw_row(row, y, dates)
            y += row.count * height + gap

    def _draw_row(self, row: _Row, y: float, dates: float) -> None:
        page, accent = self._page, self._page.colours.palette.accent
        bold = Type(self._kind.size, bold=True)
        left = page.sizes.left
        page.column((row.letter,), bold, y, left, accent)
        left += self._letter
        page.column(row.date, self._kind, y, left, accent)
        page.column(row.title, self._kind, y, left + dates)

    @property
    def _letter(self) -> float:
        """The room that letters take."""
        return 1.9 * self._page.sizes.floor

    def _height(self, kind: Type) -> float:
        return self._page.faces.line_height(kind)

    def _fit(self) -> tuple[Type, float]:
        """The largest size in which all rows of the solution have room."""
        page = self._page
        for share in _TITLES:
            kind = Type(page.sizes.share(share))
            dates = self._date_room(kind)
            rows = [self._row(item, kind, dates) for item in self._task.solution]
            wanted = sum(row.count for row in rows) * self._height(kind)
            whole = all(not line.endswith("…") for row in rows for line in row.title)
            air = (len(rows) - 1) * 0.35 * kind.size
            if whole and wanted + air <= page.bottom - self._top:
                break
        return kind, dates

    def _date_room(self, kind: Type) -> float:
        faces, room = self._page.faces, self._page.sizes.room
        widest = max(faces.width(in_short(item.when), kind) for item in self._task.solution)
        return min(widest + 1.2 * kind.size, _DATES * room)

    def _row(self, item: OrderItem, kind: Type, dates: float) -> _Row:
        """What stands in a row; without room for dates, no date."""
        faces, page = self._page.faces, self._page
        room = page.sizes.room - self._letter - dates
        letter = chr(ord("A") + self._task.shuffled.index(item))
        date: tuple[str, ...] = ()
        if dates:
            date = faces.few_lines(in_short(item.when), kind, dates - 0.6 * kind.size, _MOST_LINES)
        return _Row(letter, date, faces.few_lines(one_line(item.title), kind, room, _MOST_LINES))
