"""Makes the scene of a timeline: the same look at the same document gives the same picture."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np
from msgspec.structs import replace

from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.crowd import Crowd
from ccm_timeline.layout.frame import Frame, make_frame, row_middle
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.laneview import LaneView
from ccm_timeline.layout.plan import CARRIED, MOST_CARDS, PATIENT, LanePlan, Look, plan_lane
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Axis, LaneBand, Mark, Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Flags
from ccm_timeline.layout.window import Window

_EVERYWHERE = (-math.inf, math.inf)

_LEAP = 1.6
"""Change of magnification from one picture to the next that the eye does not follow."""

_UNSEEN = 0.01
"""Pixels by which nobody sees a card move."""

_NEAR, _AHEAD = 0.25, 1.5
"""Of the view's width, what is planned on both sides of it while one zooms, and besides that where
its edges move to."""

_PHASE = 0.382
"""Of the view's width, by how much the parts of a lane begin before those of the lane above: with
the golden section no two lanes of a few have theirs at nearly one place."""


_FAR = 8
"""Parts of a lane beyond which its plans are made again for whoever pans back."""


class Composer:
    """Makes scenes of one subject, and keeps the places of cards from one zoom to the next."""

    def __init__(self, subject: Subject, passing: Flags | None = None) -> None:
        """`passing` says of each position whether the event is shown; None: all are."""
        self.subject = subject
        self._passing = passing
        self._lanes: Lanes | None = None
        self._frame: Frame | None = None
        self._columns: tuple[LaneColumn, ...] = ()
        self._disputed: dict[int, LaneColumn] = {}
        self._plans: dict[tuple[int, int], list[LanePlan]] = {}
        self._latest: dict[int, LanePlan] = {}
        self._planned_zoom = 0.0
        self._viewport, self._ahead = Viewport(0.0, 1.0), _EVERYWHERE
        self._leaps = self._rests = self._zooms = False

    def scene(self, width: float, height: float, viewport: Viewport) -> Scene:
        """The picture of `viewport` in `width` times `height` device-independent pixels."""
        frame = self._frame_for(width, height)
        window = self.window(width, height, viewport)
        self._follow(window)
        views = [self._view(frame, window, lane) for lane in range(len(frame.bands))]
        self._leaps = False  # Whoever pans from here on is followed by the eye again.
        return Scene(
            width,
            height,
            self.subject.metrics,
            frame.plot,
            frame.named,
            tuple(mark for view in views for mark in view.marks()),
            tuple(card for view in views for card in view.cards()),
            tuple(title for view in views for title in view.titles),
            tuple(badge for view in views for badge in view.badges),
            tuple(density for view in views for density in view.densities()),
            self._axis(frame, window),
            frame.key,
        )

    def settle(self) -> bool:
        """Place anew, where one has come to rest, what was carried there from another zoom, or from
        another part of a long lane.

        Returns whether there was any, so that the next scene may be another.
        """
        found = 0
        for plans in self._plans.values():
            settled = [plan for plan in plans if not plan.is_carried]
            found += len(plans) - len(settled)
            plans[:] = settled
        self._rests = True
        return found > 0

    def window(self, width: float, height: float, viewport: Viewport) -> Window:
        """Where the viewport lies in the picture, in pixels."""
        plot = self._frame_for(width, height).plot
        return Window(self.subject.scale, viewport, plot.left, plot.right)

    def with_mark_of(self, scene: Scene, position: int, viewport: Viewport) -> Scene:
        """The scene with the mark of an event that is in view; where it had none, on the highest
        row of its lane."""
        frame = self._frame_for(scene.width, scene.height)
        window, metrics = self.window(scene.width, scene.height, viewport), self.subject.metrics
        zoom, origin = window.pixels_per_unit, window.origin
        left, right = (float(ends[position]) * zoom + origin for ends in self.subject.anchors)
        is_in_view = right >= scene.plot.left and left <= scene.plot.right
        if not is_in_view or any(mark.position == position for mark in scene.marks):
            return scene
        row, band = self.subject.table.row(position), frame.bands[int(frame.lanes.of[position])]
        mark = Mark(position, left, right, row_middle(band, 0, metrics), row.style, row.theme)
        return replace(scene, marks=(*scene.marks, mark))

    def lane_of(self, position: int, width: float, height: float) -> LaneBand:
        """The lane that an event is in, whether or not any of it is in view."""
        frame = self._frame_for(width, height)
        return frame.named[int(frame.lanes.of[position])]

    def _frame_for(self, width: float, height: float) -> Frame:
        if self._frame is None or (self._frame.width, self._frame.height) != (width, height):
            self._frame = make_frame(self.subject, width, height)
            self._columns = self._shown_of(self._frame.lanes)
            self._disputed.clear()
            self._plans.clear()
            self._latest.clear()
        return self._frame

    def _shown_of(self, lanes: Lanes) -> tuple[LaneColumn, ...]:
        """The events of each lane that are shown; a window's size seldom changes the lanes."""
        if self._columns and lanes is self._lanes:
            return self._columns
        self._lanes = lanes
        return self.subject.line.shown(lanes, self._passing)

    def _view(self, frame: Frame, window: Window, lane: int) -> LaneView:
        plan, band = self._plan(frame, window, lane), frame.bands[lane]
        crowd = None
        if plan.is_crowded:
            disputed = self._disputed_in(lane)
            crowd = Crowd(self._columns[lane], disputed, band, window, self.subject)
        return LaneView(self.subject, band, plan, window, crowd)

    def _disputed_in(self, lane: int) -> LaneColumn:
        """The events of a lane on which the sources disagree; found once for all frames."""
        if not len(disputed := self.subject.table.disputed):
            return self._columns[lane].part(0, 0)
        if (column := self._disputed.get(lane)) is None:
            among = np.zeros(len(self.subject.table), dtype=np.bool_)
            among[disputed] = True
            column = self._disputed[lane] = self._columns[lane].only(among)
        return column

    def _follow(self, window: Window) -> None:
        """Notice how the zoom changes from one picture to the next, and where the edges move."""
        zoom, viewport = window.pixels_per_unit, window.viewport
        self._ahead = _ahead(self._viewport, viewport)
        self._viewport = viewport
        self._zooms = _differ(zoom, self._planned_zoom, viewport)
        if self._zooms:
            self._plans.clear()
            self._leaps = not self._planned_zoom / _LEAP < zoom < self._planned_zoom * _LEAP
            self._rests = False
            self._planned_zoom = zoom

    def _plan(self, frame: Frame, window: Window, lane: int) -> LanePlan:
        """The places of a lane at the window's zoom; panning finds them as they are."""
        viewport, column = window.viewport, self._columns[lane]
        chunk, stretch = 0, _EVERYWHERE
        if len(column) > MOST_CARDS:
            chunk, stretch = _chunk(viewport, lane)
            if self._zooms and not self._leaps:
                stretch = self._ahead
        # A plan that was carried here may end within its chunk: who pans back finds it again.
        plans = self._plans.setdefault((lane, chunk), [])
        view = viewport.left, viewport.right
        plan = next((plan for plan in plans if plan.covers(view)), None)
        if plan is None:
            least = (window.right - window.left) / window.scale.whole.width
            zoom, patience = self._planned_zoom, self._patience()
            look = Look(stretch, view, zoom, least, patience, self._leaps, self._rests)
            before, band = self._latest.get(lane), frame.bands[lane]
            plan = plan_lane(self.subject, band, column, look, before)
            plans.append(plan)
            self._forget_far(lane, chunk)
        self._latest[lane] = plan
        return plan

    def _forget_far(self, lane: int, chunk: int) -> None:
        """Drop the plans of a long lane's parts that are many views away."""
        far = [key for key in self._plans if key[0] == lane and abs(key[1] - chunk) > _FAR]
        for key in far:
            del self._plans[key]

    def _patience(self) -> float:
        if self._leaps or self._rests:
            return 1.0
        plans = chain.from_iterable(self._plans.values())
        is_turn = all(plan.packed_at != self._planned_zoom for plan in plans)
        return CARRIED if is_turn else PATIENT

    def _axis(self, frame: Frame, window: Window) -> Axis | None:
        subject = self.subject
        if not len(subject.table):
            return None  # Without events no day is meant.
        builder = AxisBuilder(
            window, frame.axis, subject.words, subject.measure, subject.metrics, subject.rooms
        )
        return builder.build()


def _differ(zoom: float, other: float, viewport: Viewport) -> bool:
    """Whether two zooms put anything in view elsewhere; while one pans, their last digits vary."""
    return abs(zoom - other) * max(abs(viewport.left), abs(viewport.right)) > _UNSEEN


def _ahead(before: Viewport, now: Viewport) -> tuple[float, float]:
    """The ends of what is planned around a view while one zooms, in units: more of it where the
    edges of the view move to."""
    left, right = max(before.left - now.left, 0.0), max(now.right - before.right, 0.0)
    share = _AHEAD / (left + right or 1.0)
    beside = _NEAR + share * left, _NEAR + share * right
    return now.left - beside[0] * now.width, now.right + beside[1] * now.width


def _chunk(viewport: Viewport, lane: int) -> tuple[int, tuple[float, float]]:
    """Of a long line, the number of the part that is planned at once, and its ends in units.

    Parts are as wide as the viewport and anchored near the unit 0, those of each lane elsewhere;
    with the next one and a quarter of a view to each side, all that panning shows is planned before
    it comes into view.
    """
    phase = _PHASE * lane % 1.0
    index = math.floor(viewport.left / viewport.width + phase)
    left = (index - phase) * viewport.width
    return index, (left - 0.25 * viewport.width, left + 2.25 * viewport.width)
