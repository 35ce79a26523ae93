"""The events of a timeline as columns, by position: what layout needs of them and no more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccm_timeline.layout.marks import MarkStyle, Shape, style_of
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.model.document import Event, StanceValue
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_short

STEP_HALF = 0.32
"""Half the width, in units, of a span's mark in the step scale."""

MOST_SIGNS = 3
"""Stances that a card shows at the most; the panel shows all."""

_TITLE_SHOWN = 120
"""Code points of a title that a card may show; the format allows fewer."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a card says of its event."""

    title: str
    date: str
    theme: int
    importance: int
    style: MarkStyle
    filled: int
    """How many of the sources state the event."""
    stances: tuple[StanceValue, ...]
    disputed: bool
    """Whether the sources disagree on the event."""


@dataclass(frozen=True)
class Table:
    """Columns of all events; `start` and `end` are days (end exclusive), nan where open."""

    rows: tuple[Row, ...]
    start: Floats
    end: Floats
    reported: Floats
    """The day of the report, in its middle, or nan."""
    sources: int
    """How many sources the document has."""

    def __len__(self) -> int:
        return len(self.rows)

    def extents(self, scale: Scale) -> tuple[Floats, Floats]:
        """Left and right end of the days of each event, in units.

        An open end, of which no day is known, reaches to the end of the timeline.
        """
        if scale.steps is not None:
            half = np.where(self._is_dot, 0.0, STEP_HALF)
            return scale.steps - half, scale.steps + half
        whole = scale.whole
        start = np.where(np.isnan(self.start), whole.left, scale.to_units(self.start))
        end = np.where(np.isnan(self.end), whole.right, scale.to_units(self.end))
        middle = (start + end) / 2
        return np.where(self._is_dot, middle, start), np.where(self._is_dot, middle, end)

    def anchors(self, scale: Scale) -> tuple[Floats, Floats]:
        """Left and right end of each mark, in units: the report's day where only that is stated."""
        start, end = self.extents(scale)
        if scale.steps is not None:
            return start, end
        report = scale.to_units(self.reported)
        told = np.isnan(self.reported)
        return np.where(told, start, report), np.where(told, end, report)

    def is_reported(self, position: int) -> bool:
        """Whether only the report of an event has a day."""
        return not np.isnan(self.reported[position])

    @property
    def _is_dot(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.array([row.style.shape is Shape.DOT for row in self.rows], dtype=np.bool_)


def make_table(timeline: Timeline) -> Table:
    """The columns of a timeline."""
    themes = {theme.id: index for index, theme in enumerate(timeline.document.themes)}
    pairs = list(zip(timeline.events, timeline.whens, strict=True))
    return Table(
        tuple(_row(timeline, event, when, themes[event.theme]) for event, when in pairs),
        _days([when.earliest for when in timeline.whens]),
        _days([None if when.latest is None else when.latest + 1 for when in timeline.whens]),
        _days([_report_day(timeline, event) for event in timeline.events]) + 0.5,
        len(timeline.document.sources),
    )


def _row(timeline: Timeline, event: Event, when: When, theme: int) -> Row:
    return Row(
        " ".join(visible(event.title[:_TITLE_SHOWN]).split()),
        in_short(when),
        theme,
        event.importance,
        style_of(when, planned=event.planned),
        len(timeline.sources_of(event)),
        tuple(dict.fromkeys(stance.value for stance in timeline.stances_of(event.id)))[:MOST_SIGNS],
        bool(timeline.disagreements_of(event.id)),
    )


def _report_day(timeline: Timeline, event: Event) -> int | None:
    report = timeline.reported(event)
    return None if report is None else report.sort_key[0]


def _days(days: list[int | None]) -> Floats:
    return np.array([np.nan if day is None else day for day in days], dtype=np.float64)
