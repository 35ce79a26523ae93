"""The one thing that changes: what is open, what is looked at, what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from ccm_timeline.files.check import Grade
from ccm_timeline.layout.scale import LEAST_SPAN, Scale, Viewport, make_scale
from ccm_timeline.layout.table import Table, make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.selection import EventSelected, Nothing, Selection
from ccm_timeline.model.timeline import Timeline

REVEAL_MARGIN = 0.08
"""Share of the viewport that stays clear beside an event that is brought into view."""

NEIGHBOURHOOD = 0.06
"""Share of the whole that is shown around a single event."""


class Session(QObject):
    """Document, viewport and selection of one window; every setter is silent when nothing changes."""

    document_changed = Signal()
    selection_changed = Signal()
    viewport_changed = Signal()
    grouping_changed = Signal()
    scale_changed = Signal()
    verification_changed = Signal()

    def __init__(self, timeline: Timeline, path: Path | None = None) -> None:
        super().__init__()
        self._selection: Selection = Nothing()
        self._grouping = Grouping.THEME
        self._wanted_scale: ScaleKind | None = None
        self._verification: Mapping[str, Grade] = {}
        self._adopt(timeline, path, read_only=False)

    # What is open.

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    @property
    def table(self) -> Table:
        """The events as columns, for layout."""
        return self._table

    @property
    def path(self) -> Path | None:
        """The file of the document, or None for the timeline that the program brings along."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether a newer version of the program made the document."""
        return self._read_only

    def open(self, timeline: Timeline, path: Path | None, *, read_only: bool = False) -> None:
        """Put another document in the place of the one that is open, with all of it in view."""
        self._adopt(timeline, path, read_only)
        self._selection = Nothing()
        self._verification = {}
        self.document_changed.emit()

    def _adopt(self, timeline: Timeline, path: Path | None, read_only: bool) -> None:
        self._timeline = timeline
        self._table = make_table(timeline)
        self._path = path
        self._read_only = read_only
        self._scale = make_scale(timeline.dates, self._wanted_scale)
        self._viewport = self._scale.whole

    # What is selected.

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def selected_id(self) -> str | None:
        """The id of the selected event, or None."""
        match self._selection:
            case EventSelected(event_id):
                return event_id
            case Nothing():
                return None

    def select(self, event_id: str | None) -> None:
        """Select an event, or nothing; an id that the document has not is ignored."""
        if event_id is not None and self._timeline.position(event_id) is None:
            return
        wanted: Selection = Nothing() if event_id is None else EventSelected(event_id)
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    # How far each quotation was found in its source.

    @property
    def verification(self) -> Mapping[str, Grade]:
        """The grade of each quotation, by quote id; empty while no source texts are attached."""
        return self._verification

    def set_verification(self, grades: Mapping[str, Grade]) -> None:
        if grades != self._verification:
            self._verification = grades
            self.verification_changed.emit()

    # How it is shown.

    @property
    def grouping(self) -> Grouping:
        """By what the events are put into lanes."""
        return self._grouping

    def set_grouping(self, grouping: Grouping) -> None:
        if grouping is not self._grouping:
            self._grouping = grouping
            self.grouping_changed.emit()

    @property
    def scale(self) -> Scale:
        return self._scale

    @property
    def scale_kind(self) -> ScaleKind:
        return self._scale.kind

    def set_scale_kind(self, kind: ScaleKind) -> None:
        """Lay the days along the line in another way; the same days stay in view, as far as can be."""
        self._wanted_scale = kind
        if kind is self._scale.kind:
            return
        old, viewport = self._scale, self._viewport
        self._scale = make_scale(self._timeline.dates, kind)
        self._viewport = _carried(viewport, old, self._scale)
        self.scale_changed.emit()

    # Where one looks.

    @property
    def viewport(self) -> Viewport:
        """The stretch of the scale's units that is in view."""
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Look elsewhere; what is not legal is brought to the nearest that is."""
        legal = self._scale.clamped(viewport)
        if legal != self._viewport:
            self._viewport = legal
            self.viewport_changed.emit()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Magnify by a factor about a unit of the scale, which stays in place; about the middle."""
        held = self._viewport.middle if at is None else at
        narrow = max(self._viewport.width / factor, LEAST_SPAN)
        width = min(narrow, self._scale.whole.width)
        self.set_viewport(self._viewport.zoomed(self._viewport.width / width, held))

    def pan(self, fraction: float) -> None:
        """Move by a fraction of what is in view, to the right if positive."""
        self.set_viewport(self._viewport.shifted(fraction * self._viewport.width))

    def show_whole(self) -> None:
        self.set_viewport(self._scale.whole)

    def zoom_to_event(self, event_id: str) -> None:
        """Bring an event into the middle, with the events about it around it."""
        extent = self._extent(event_id)
        if extent is not None:
            least = self._scale.whole.width * NEIGHBOURHOOD
            self.set_viewport(_around(*extent, self._scale, least))

    def show_stretch(self, first: float, last: float) -> None:
        """Bring a stretch of the scale's units into view, as large as it can be."""
        self.set_viewport(_around(first, last, self._scale, LEAST_SPAN / 2))

    def step(self, delta: int) -> None:
        """Select the event that is `delta` events later, and bring it into view."""
        position = self._timeline.position(self.selected_id or "")
        if position is None:
            wanted = self._first_in_view() if delta > 0 else len(self._timeline) - 1
        else:
            wanted = position + delta
        if 0 <= wanted < len(self._timeline):
            self.select(self._timeline.events[wanted].id)
            self.reveal(self._timeline.events[wanted].id)

    def reveal(self, event_id: str) -> None:
        """Move the least that brings an event into view, at the magnification that there is."""
        extent = self._extent(event_id)
        if extent is None:
            return
        margin = self._viewport.width * REVEAL_MARGIN
        if extent[1] < self._viewport.left:
            self.set_viewport(self._viewport.shifted(extent[1] - self._viewport.left - margin))
        elif extent[0] > self._viewport.right:
            self.set_viewport(self._viewport.shifted(extent[0] - self._viewport.right + margin))

    def _first_in_view(self) -> int:
        ends = self.table.anchors(self._scale)[1]
        return int(np.argmax(ends >= self._viewport.left))

    def _extent(self, event_id: str) -> tuple[float, float] | None:
        """The ends of an event's mark, in units."""
        position = self._timeline.position(event_id)
        if position is None:
            return None
        start, end = self.table.anchors(self._scale)
        return float(start[position]), float(end[position])


def _around(first: float, last: float, scale: Scale, least: float) -> Viewport:
    """A viewport with some of what lies before and after two units of the scale."""
    span = max(last - first, least)
    middle = (first + last) / 2
    return scale.clamped(Viewport(middle - span * 0.75, middle + span * 0.75))


def _carried(viewport: Viewport, old: Scale, new: Scale) -> Viewport:
    """The viewport on another scale that shows the same days."""
    if viewport == old.whole:
        return new.whole
    left, right = (new.unit_of(old.day_of(unit)) for unit in (viewport.left, viewport.right))
    return new.clamped(Viewport(left, right))
