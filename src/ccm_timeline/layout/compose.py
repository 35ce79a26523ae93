"""Makes the scene of a timeline: the same look at the same document gives the same picture."""

from __future__ import annotations

import math

import numpy as np

from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.frame import Frame, make_frame
from ccm_timeline.layout.laneview import LaneView
from ccm_timeline.layout.plan import CARRIED, MOST_CARDS, PATIENT, LanePlan, plan_lane
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Axis, Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Ints
from ccm_timeline.layout.window import Window

_EVERYWHERE = (-math.inf, math.inf)


class Composer:
    """Makes scenes of one subject, and keeps the places of cards from one zoom to the next."""

    def __init__(self, subject: Subject, shown: Ints | None = None) -> None:
        self.subject = subject
        self._shown = np.arange(len(subject.table)) if shown is None else shown
        self._frame: Frame | None = None
        self._columns: tuple[LaneColumn, ...] = ()
        self._plans: dict[tuple[int, int], LanePlan] = {}
        self._latest: dict[int, LanePlan] = {}
        self._planned_zoom = 0.0

    def scene(self, width: float, height: float, viewport: Viewport) -> Scene:
        """The picture of `viewport` in `width` times `height` device-independent pixels."""
        frame = self._frame_for(width, height)
        window = self.window(width, height, viewport)
        views = [self._view(frame, window, lane) for lane in range(len(frame.bands))]
        return Scene(
            width,
            height,
            self.subject.metrics,
            frame.plot,
            frame.named,
            tuple(mark for view in views for mark in view.marks()),
            tuple(card for view in views for card in view.cards()),
            tuple(badge for view in views for badge in view.badges()),
            tuple(density for view in views for density in view.densities()),
            self._axis(frame, window),
            frame.key,
        )

    def window(self, width: float, height: float, viewport: Viewport) -> Window:
        """Where the viewport lies in the picture, in pixels."""
        plot = self._frame_for(width, height).plot
        return Window(self.subject.scale, viewport, plot.left, plot.right)

    def _frame_for(self, width: float, height: float) -> Frame:
        if self._frame is None or (self._frame.width, self._frame.height) != (width, height):
            self._frame = make_frame(self.subject, width, height)
            self._columns = tuple(
                self._column(self._frame, lane) for lane in range(len(self._frame.bands))
            )
            self._plans.clear()
            self._latest.clear()
        return self._frame

    def _column(self, frame: Frame, lane: int) -> LaneColumn:
        positions: Ints = self._shown[frame.lanes.of[self._shown] == lane]
        start, end = self.subject.anchors
        importance = self.subject.table.importance[positions].astype(np.int64)
        return LaneColumn(positions, start[positions], end[positions], importance)

    def _view(self, frame: Frame, window: Window, lane: int) -> LaneView:
        plan = self._plan(frame, window, lane)
        return LaneView(self.subject, frame.bands[lane], plan, self._columns[lane], window)

    def _plan(self, frame: Frame, window: Window, lane: int) -> LanePlan:
        """The places of a lane at the window's zoom; panning finds them as they are."""
        zoom, column = window.pixels_per_unit, self._columns[lane]
        if zoom != self._planned_zoom:
            self._plans.clear()
            self._planned_zoom = zoom
        chunk, stretch = 0, _EVERYWHERE
        if len(column) > MOST_CARDS:
            chunk, stretch = _chunk(window.viewport)
        if (lane, chunk) not in self._plans:
            before = self._latest.get(lane)
            is_turn = all(plan.packed_at != zoom for plan in self._plans.values())
            patience = CARRIED if is_turn else PATIENT
            plan = plan_lane(
                self.subject, frame.bands[lane], column, stretch, zoom, before, patience
            )
            self._plans[lane, chunk] = self._latest[lane] = plan
        return self._plans[lane, chunk]

    def _axis(self, frame: Frame, window: Window) -> Axis:
        subject = self.subject
        return AxisBuilder(
            window, frame.axis, subject.words, subject.measure, subject.metrics
        ).build()


def _chunk(viewport: Viewport) -> tuple[int, tuple[float, float]]:
    """Of a long line, the number of the part that is planned at once, and its ends in units.

    Parts are as wide as the viewport and anchored at the unit 0; with the next one and a quarter
    of a view to each side, all that panning shows is planned before it comes into view.
    """
    index = math.floor(viewport.left / viewport.width)
    return index, ((index - 0.25) * viewport.width, (index + 2.25) * viewport.width)
