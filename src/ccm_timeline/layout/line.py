"""Where the marks of all events are on a scale, sorted once for whatever is asked of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.scale import Floats, Scale

Ints = NDArray[np.int64]


class Line:
    """The left and right end of each mark by position, in units of a scale."""

    def __init__(
        self, scale: Scale, ends: tuple[Floats, Floats], importance: NDArray[np.int8]
    ) -> None:
        self.scale, self.ends = scale, ends
        self._importance = importance

    @cached_property
    def by_start(self) -> Ints:
        """The positions by where the marks begin; those that begin together by position."""
        return np.argsort(self.ends[0], kind="stable")

    @cached_property
    def columns(self) -> Callable[[Lanes], tuple[LaneColumn, ...]]:
        """Makes a column for each lane; those of the lanes that were asked for last are kept."""
        return lru_cache(maxsize=1)(self._columns)

    def _columns(self, lanes: Lanes) -> tuple[LaneColumn, ...]:
        # Small numbers are sorted by their digits, which takes a tenth of the time.
        lane = lanes.of[self.by_start].astype(np.min_scalar_type(len(lanes.names)))
        order = self.by_start[np.argsort(lane, kind="stable")]
        whole = LaneColumn(order, self.ends[0][order], self.ends[1][order], self._importance[order])
        return tuple(starmap(whole.part, pairwise(np.cumsum((0, *lanes.counts())).tolist())))
