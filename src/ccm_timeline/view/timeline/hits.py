"""Where the hits of the search are in a picture of the timeline."""

from __future__ import annotations

from itertools import chain

import numpy as np

from ccm_timeline.layout.pointing import points_of
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Scene
from ccm_timeline.layout.window import Window
from ccm_timeline.session.session import Session

_APART = 3.0
"""Pixels between two tips on the axis; nearer ones are one."""


class Hits:
    """The hits of a session on its scale, sorted once for all frames."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: Floats = np.empty(0)
        self._scene: Scene | None = None
        self._in_scene: frozenset[int] = frozenset()

    def renew(self) -> None:
        """Take the hits as they are now, on the scale that there is now."""
        session = self._session
        self._units = np.sort(points_of(session.table, session.scale, session.hits))
        self._scene = None

    def within(self, scene: Scene) -> frozenset[int]:
        """The hits among the events of a picture."""
        if scene is not self._scene:
            self._scene, self._in_scene = scene, self._look_up(scene)
        return self._in_scene

    def tips(self, window: Window) -> tuple[float, ...]:
        """Where on the axis hits are, in pixels."""
        if not len(self._units):
            return ()
        step = _APART / window.pixels_per_unit
        first = np.floor(window.viewport.left / step)
        count = int((window.right - window.left) / _APART) + 1
        # Cells are anchored at the unit 0, so that tips keep their place while one pans.
        edges = (first + np.arange(count + 1)) * step
        held = np.diff(self._units.searchsorted(edges))
        middles = (edges[:-1] + step / 2)[held > 0]
        return tuple((window.origin + middles * window.pixels_per_unit).tolist())

    def _look_up(self, scene: Scene) -> frozenset[int]:
        hits = self._session.hits
        if not len(hits):
            return frozenset()
        ours = {mark.position for mark in scene.marks}
        ours.update(card.position for card in scene.cards)
        ours.update(chain.from_iterable(badge.positions for badge in scene.badges))
        drawn = np.fromiter(ours, np.int64, len(ours))
        places = np.minimum(hits.searchsorted(drawn), len(hits) - 1)
        return frozenset(drawn[hits[places] == drawn].tolist())
