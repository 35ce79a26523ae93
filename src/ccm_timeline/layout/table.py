"""The events of a timeline as columns, by position: what layout needs of them and no more."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.latest import Latest
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.marks import MarkStyle, Shape, style_of
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.model.columns import Columns
from ccm_timeline.model.dates_read import UNKNOWN
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_short
from ccm_timeline.model.working import finished

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

STEP_HALF = 0.32
"""Half the width, in units, of a span's mark in the step scale."""

MOST_SIGNS = 3
"""Stances that a card shows at the most; the panel shows all."""

_STEP = 2**16
"""Events whose marks are placed between two pauses."""

_TITLE_SHOWN = 120
"""Code points of a title that a card may show; the format allows fewer."""


class Row(msgspec.Struct, frozen=True):
    """What a card and a mark say of their event."""

    title: str
    date: str
    filled: int
    """How many of the sources state the event."""
    stances: tuple[StanceValue, ...]
    disputed: bool
    """Whether the sources disagree on the event."""
    importance: int
    theme: int
    """Index among the document's themes."""
    style: MarkStyle
    is_reported: bool
    """Whether only the report of the event has a day."""


@dataclass(frozen=True)
class Table:
    """Columns of all events in the order of time.

    `start` and `end` are days (end exclusive), nan where open; `reported` is the middle of the day
    of the report, or nan. Rows are made when they are asked for, and the latest are kept.
    """

    timeline: Timeline
    start: Floats
    end: Floats
    reported: Floats
    importance: NDArray[np.int8]
    theme: NDArray[np.int32]
    style: NDArray[np.int32]
    """Index into `styles`."""
    styles: tuple[MarkStyle, ...]
    _rows: Latest[Row] = field(default_factory=Latest, compare=False)
    _lines: list[Line] = field(default_factory=list, compare=False)
    """That of the scale that is shown."""

    def __len__(self) -> int:
        return len(self.start)

    @property
    def sources(self) -> int:
        """How many sources the document has."""
        return len(self.timeline.document.sources)

    def row(self, position: int) -> Row:
        """What is drawn of an event."""
        row = self._rows.find(position)
        return self._rows.keep(position, _row(self, position)) if row is None else row

    def extents(self, scale: Scale) -> tuple[Floats, Floats]:
        """Left and right end of the days of each event, in units.

        An open end, of which no day is known, reaches to the end of the timeline.
        """
        return self._extents(scale, slice(None))

    def _extents(self, scale: Scale, part: slice) -> tuple[Floats, Floats]:
        is_dot = self.is_dot[part]
        if scale.steps is not None:
            half = np.where(is_dot, 0.0, STEP_HALF)
            return scale.steps[part] - half, scale.steps[part] + half
        whole, first, last = scale.whole, self.start[part], self.end[part]
        start = np.where(np.isnan(first), whole.left, scale.to_units(first))
        end = np.where(np.isnan(last), whole.right, scale.to_units(last))
        middle = (start + end) / 2
        return np.where(is_dot, middle, start), np.where(is_dot, middle, end)

    def line(self, scale: Scale) -> Line:
        """The marks on the scale that is shown, kept until another is."""
        if not self._lines or self._lines[0].scale is not scale:
            self.show(finished(self.line_steps(scale)))
        return self._lines[0]

    def line_steps(self, scale: Scale) -> Generator[None, None, Line]:
        """Make the marks on a scale that may be shown later; each step is a place to pause.

        They belong to the caller: what is shown meanwhile stays as it is.
        """
        ends = yield from self._anchors(scale)
        return Line(scale, ends, self.importance)

    def show(self, line: Line) -> None:
        """Keep the marks on a scale that is shown from now on, and no others."""
        self._lines[:] = [line]

    def anchors(self, scale: Scale) -> tuple[Floats, Floats]:
        """Left and right end of each mark, in units: the report's day where only that is stated."""
        return self.line(scale).ends

    def _anchors(self, scale: Scale) -> Generator[None, None, tuple[Floats, Floats]]:
        starts, ends = np.empty(len(self)), np.empty(len(self))
        for first in range(0, len(self), _STEP):
            part = slice(first, first + _STEP)
            start, end = self._extents(scale, part)
            told = np.isnan(self.reported[part])
            if scale.steps is None and not told.all():
                report = scale.to_units(self.reported[part])
                start, end = np.where(told, start, report), np.where(told, end, report)
            starts[part], ends[part] = start, end
            yield
        return starts, ends

    @cached_property
    def disputed(self) -> Ints:
        """The ascending positions of the events on which the sources disagree."""
        disputed = self.timeline.disputed
        if not disputed:
            return np.empty(0, dtype=np.int64)
        found = [self.timeline.position(event_id) for event_id in disputed]
        return np.array(sorted(place for place in found if place is not None), dtype=np.int64)

    @cached_property
    def used_styles(self) -> tuple[MarkStyle, ...]:
        """The styles that any mark has."""
        return tuple(self.styles[code] for code in np.flatnonzero(np.bincount(self.style)))

    @cached_property
    def has_reported(self) -> bool:
        """Whether of any event only the report has a day."""
        return not np.isnan(self.reported).all()

    @cached_property
    def is_dot(self) -> Flags:
        """Which marks are those of a day."""
        return np.array([s.shape is Shape.DOT for s in self.styles], dtype=np.bool_)[self.style]


def make_table(timeline: Timeline) -> Table:
    """The columns of a timeline."""
    columns, dates = timeline.columns, timeline.dates
    order = np.frombuffer(columns.order, dtype=np.uint32)
    style, styles = _styles(timeline, np.frombuffer(columns.planned, dtype=np.bool_)[order])
    return Table(
        timeline,
        _days(np.frombuffer(dates.earliest, dtype=np.int64), 0),
        _days(np.frombuffer(dates.latest, dtype=np.int64), 1),
        _reported(columns, order),
        np.frombuffer(columns.importance, dtype=np.int8)[order],
        _themes(timeline)[order],
        style,
        styles,
    )


def _days(days: Ints, later: int) -> Floats:
    return np.where(days == UNKNOWN, np.nan, days + later)


def _themes(timeline: Timeline) -> NDArray[np.int32]:
    """Index of each event's theme among the document's, as the document orders the events."""
    places = {theme.id: index for index, theme in enumerate(timeline.document.themes)}
    columns = timeline.columns
    index = np.array([places[theme] for theme in columns.themes], dtype=np.int32)
    return index[np.frombuffer(columns.theme, dtype=np.uint32)]


def _styles(timeline: Timeline, planned: Flags) -> tuple[NDArray[np.int32], tuple[MarkStyle, ...]]:
    """Index of each event's style, and the styles: each signature twice, planned and not."""
    signatures = timeline.dates.signatures
    code = np.frombuffer(timeline.dates.code, dtype=np.uint16).astype(np.int32)
    styles = tuple(
        style_of(signature, planned=later) for later in (False, True) for signature in signatures
    )
    return code + planned * np.int32(len(signatures)), styles


def _reported(columns: Columns, order: NDArray[np.uint32]) -> Floats:
    """The middle of the day of each report, in the order of time."""
    days = np.full(len(order), np.nan)
    at = np.frombuffer(columns.reported_at, dtype=np.uint32)
    if not at.size:
        return days
    days[at] = np.frombuffer(columns.reported, dtype=np.int64) + 0.5
    return days[order]


def _row(table: Table, position: int) -> Row:
    timeline = table.timeline
    event = timeline.events[position]
    stances = dict.fromkeys(stance.value for stance in timeline.stances_of(event.id))
    return Row(
        " ".join(visible(event.title[:_TITLE_SHOWN]).split()),
        in_short(timeline.whens[position]),
        len(timeline.sources_of(event)),
        tuple(stances)[:MOST_SIGNS],
        bool(timeline.disagreements_of(event.id)),
        int(table.importance[position]),
        int(table.theme[position]),
        table.styles[int(table.style[position])],
        not np.isnan(table.reported[position]),
    )
