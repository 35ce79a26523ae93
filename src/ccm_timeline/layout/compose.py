"""Makes the scene of a timeline: the same look at the same document gives the same picture."""

from __future__ import annotations

import numpy as np

from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.frame import Frame, make_frame
from ccm_timeline.layout.laneview import LaneView
from ccm_timeline.layout.plan import LanePlan, plan_lane
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Axis, Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Ints
from ccm_timeline.layout.window import Window


class Composer:
    """Makes scenes of one subject, and keeps the places of cards from one zoom to the next."""

    def __init__(self, subject: Subject, shown: Ints | None = None) -> None:
        self.subject = subject
        self._shown = np.arange(len(subject.table)) if shown is None else shown
        self._frame: Frame | None = None
        self._plans: tuple[LanePlan, ...] = ()
        self._planned_zoom = 0.0

    def scene(self, width: float, height: float, viewport: Viewport) -> Scene:
        """The picture of `viewport` in `width` times `height` device-independent pixels."""
        frame = self._frame_for(width, height)
        window = self.window(width, height, viewport)
        self._plan(frame, window.pixels_per_unit)
        views = [
            LaneView(self.subject, band, plan, window)
            for band, plan in zip(frame.bands, self._plans, strict=True)
        ]
        return Scene(
            width,
            height,
            self.subject.metrics,
            frame.plot,
            frame.named,
            tuple(mark for view in views for mark in view.marks()),
            tuple(card for view in views for card in view.cards()),
            tuple(badge for view in views for badge in view.badges()),
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
            self._plans = ()
        return self._frame

    def _plan(self, frame: Frame, zoom: float) -> None:
        """Place all lanes at a zoom; panning finds them as they are."""
        if self._plans and zoom == self._planned_zoom:
            return
        before = self._plans or (None,) * len(frame.bands)
        self._plans = tuple(
            plan_lane(self.subject, band, self._positions(frame, lane), zoom, before[lane])
            for lane, band in enumerate(frame.bands)
        )
        self._planned_zoom = zoom

    def _positions(self, frame: Frame, lane: int) -> Ints:
        positions: Ints = self._shown[frame.lanes.of[self._shown] == lane]
        return positions

    def _axis(self, frame: Frame, window: Window) -> Axis:
        subject = self.subject
        return AxisBuilder(
            window, frame.axis, subject.words, subject.measure, subject.metrics
        ).build()
