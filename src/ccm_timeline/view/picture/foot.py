"""The foot of a page: key, the events without a card, references, and what is to be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtGui import QPainter

from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Scene
from ccm_timeline.layout.table import Table
from ccm_timeline.model.choices import Cards
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.picture import PagePart, PictureWish
from ccm_timeline.model.words import day_in_words
from ccm_timeline.view.picture.columns import Columns, make_columns
from ccm_timeline.view.picture.ink import Ink
from ccm_timeline.view.picture.key import Entry, Key, entries_of, make_key
from ccm_timeline.view.picture.references import short_references
from ccm_timeline.view.picture.tally import Tally, tally_of

_REFERENCE, _ENTRY = 400.0, 250.0
"""Least units of a column of references, and of one of events."""

_LISTED = 0.75
"""Share of a foot that the list of events may take."""


class Foot(msgspec.Struct, frozen=True):
    """What stands below a timeline, from top to bottom."""

    parts: tuple[Key | Columns, ...]
    gap: float
    listed: tuple[int, ...] = ()
    """The events that are told by name, by position."""
    unlisted: int = 0
    """Those for which the list has no room."""
    left_out: tuple[str, ...] = ()
    """What had no room, in words."""

    @property
    def height(self) -> float:
        parts = [part.height for part in self.parts if part.height]
        return sum(parts) + self.gap * len(parts)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        for part in self.parts:
            if part.height:
                part.paint(painter, left, top)
                top += part.height + self.gap


class FootMaker:
    """Makes the feet of pages of one width, none of them higher than `most` units."""

    def __init__(
        self, ink: Ink, table: Table, wish: PictureWish, width: float, most: float
    ) -> None:
        self._ink, self._table, self._wish = ink, table, wish
        self._width, self._most = width, most
        self._gap = float(ink.look.fonts.metrics.pad)
        self._entries: tuple[Entry, ...] = ()

    def plain(self) -> Foot:
        """What a foot has at the least, before it is known how the events are shown."""
        self._entries = entries_of(self._table, ())
        return self._foot((), tally_of((), 0))

    def feet(self, scenes: Sequence[Scene], *, with_list: bool) -> tuple[Foot, ...]:
        """The feet of some pages, with one key; the list is of the events without a card.

        Of a page with marks alone the list has every event.
        """
        self._entries = entries_of(self._table, scenes)
        feet = []
        for scene in scenes:
            tally = tally_of((scene,), 0)
            listed = tally.bare
            if self._wish.cards is Cards.MARKS:
                listed |= tally.carded
            feet.append(self._foot(tuple(sorted(listed)) if with_list else (), tally))
        return tuple(feet)

    def _foot(self, without: tuple[int, ...], tally: Tally) -> Foot:
        """What matters most has its room first: key, references, then the list."""
        room = self._most - self._gap
        left_out: list[str] = []
        key = self._key()
        if key.height > room:
            key = make_key(self._ink, (), self._width)
            left_out.append("the key of marks")
        room -= key.height + self._gap
        references = self._references(room)
        if self._wish.has(PagePart.REFERENCES) and not references.listed:
            left_out.append("the references")
        room -= references.height + 2 * self._gap
        last = self._last(tally, left_out)
        events = self._list(without, min(room - last.height, _LISTED * self._most))
        parts = (key, events, references, last)
        listed = without[: events.listed]
        return Foot(parts, self._gap, listed, len(without) - len(listed), tuple(left_out))

    def _key(self) -> Key:
        wanted = self._wish.has(PagePart.KEY)
        return make_key(self._ink, self._entries if wanted else (), self._width)

    def _references(self, room: float) -> Columns:
        texts: tuple[str, ...] = ()
        if self._wish.has(PagePart.REFERENCES):
            texts = short_references(self._table.timeline)
        return self._columns("Sources", texts, _REFERENCE, room)

    def _list(self, positions: tuple[int, ...], room: float) -> Columns:
        texts: tuple[str, ...] = ()
        if self._wish.has(PagePart.NUMBERS):
            texts = tuple(map(self._entry, positions))
        heading = "Events" if self._wish.cards is Cards.MARKS else "Without a card"
        return self._columns(heading, texts, _ENTRY, room)

    def _columns(self, heading: str, texts: tuple[str, ...], widest: float, room: float) -> Columns:
        """Nothing where there is nothing to say, or no room to say any of it."""
        made = make_columns(self._ink, heading, texts, widest, (self._width, room))
        if made.listed:
            return made
        return Columns(self._ink, "", (), 0.0, 0)

    def _entry(self, position: int) -> str:
        row = self._table.row(position)
        return f"{position + 1}. {row.date}: {row.title}"

    def _last(self, tally: Tally, left_out: list[str]) -> Columns:
        text = " · ".join(self._said(tally, left_out))
        if not text:
            return Columns(self._ink, "", (), 0.0, 0)
        lines = self._ink.lines(text, Role.DATE, self._width, 3)
        return Columns(self._ink, "", ((lines,),), self._width, 1)

    def _said(self, tally: Tally, left_out: list[str]) -> Iterator[str]:
        """What stands in the last line: it counts what has no card, and is the same for all."""
        if without := len(tally.bare) + tally.counted:
            yield f"{counted(without, 'event has', 'events have')} no card here"
        if left_out:
            yield f"left out for want of room: {' and '.join(left_out)}"
        if self._wish.has(PagePart.DATE) and self._wish.day is not None:
            yield f"Exported on {day_in_words(self._wish.day)}"
