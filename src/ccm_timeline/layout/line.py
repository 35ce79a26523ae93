"""Where the marks of all events are on a scale, sorted once for whatever is asked of them."""

from __future__ import annotations

from collections.abc import Generator
from functools import cached_property
from itertools import pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.column import Flags, LaneColumn
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.model.working import finished

Ints = NDArray[np.int64]
Columns = tuple[LaneColumn, ...]


class Line:
    """The left and right end of each mark by position, in units of a scale."""

    def __init__(
        self, scale: Scale, ends: tuple[Floats, Floats], importance: NDArray[np.int8]
    ) -> None:
        self.scale, self.ends = scale, ends
        self._importance = importance
        self._whole: tuple[Lanes, Columns] | None = None
        self._merged: tuple[Lanes, Columns] | None = None
        self._shown: tuple[Lanes, Flags, Columns] | None = None

    @cached_property
    def by_start(self) -> Ints:
        """The positions by where the marks begin; those that begin together by position."""
        return np.argsort(self.ends[0], kind="stable")

    @cached_property
    def middles(self) -> Floats:
        """The middles of the marks in their own order."""
        return np.sort((self.ends[0] + self.ends[1]) / 2)

    def columns(self, lanes: Lanes) -> Columns:
        """A column for each lane; those of the lanes that were asked for last are kept."""
        return finished(self._divided(lanes))

    def shown(self, lanes: Lanes, passing: Flags | None) -> Columns:
        """The columns without the events that do not pass (by position; None: all do); those that
        were asked for last are kept."""
        return finished(self._sifted(lanes, passing))

    def prepare(self, lanes: Lanes, passing: Flags | None) -> Generator[None, None, None]:
        """Make the columns that are shown, and what the drawing will ask of them: it is not to
        take its time in a frame. Each step is a place to pause."""
        columns = yield from self._sifted(lanes, passing)
        for column in columns:
            column.prepare()
            yield
        self.middles  # noqa: B018 - they are kept, for the overview

    def _sifted(self, lanes: Lanes, passing: Flags | None) -> Generator[None, None, Columns]:
        columns = yield from self._divided(lanes)
        if passing is None:
            self._shown = None
            return columns
        kept = self._shown
        if kept is None or kept[0] is not lanes or kept[1] is not passing:
            sifted: list[LaneColumn] = []
            for column in columns:
                sifted.append(column.only(passing))
                yield
            kept = self._shown = lanes, passing, tuple(sifted)
        return kept[2]

    # What is kept is kept here and not by `lru_cache`, which would hold the line in a circle:
    # a hundred MiB of garbage that nobody looks for.

    def _divided(self, lanes: Lanes) -> Generator[None, None, Columns]:
        if lanes.base is not None:
            if self._merged is None or self._merged[0] is not lanes:
                columns = yield from self._divided(lanes.base)
                self._merged = lanes, self._put_together(lanes, columns)
            return self._merged[1]
        if self._whole is not None and self._whole[0] is lanes:
            return self._whole[1]
        order = self.by_start
        yield
        # Small numbers are sorted by their digits, which takes a tenth of the time.
        lane = lanes.of[order].astype(np.min_scalar_type(len(lanes.names)))
        yield
        order = order[np.argsort(lane, kind="stable")]
        yield
        start = self.ends[0][order]
        yield
        end = self.ends[1][order]
        yield
        whole = LaneColumn(order, start, end, self._importance[order])
        parts = tuple(starmap(whole.part, pairwise(np.cumsum((0, *lanes.counts())).tolist())))
        self._whole, self._merged, self._shown = (lanes, parts), None, None
        return parts

    def _put_together(self, lanes: Lanes, columns: Columns) -> Columns:
        """The columns that are kept, and one of all other events."""
        is_other = lanes.of == len(lanes.kept)
        order = self.by_start[is_other[self.by_start]]
        start, end = (ends[order] for ends in self.ends)
        others = LaneColumn(order, start, end, self._importance[order])
        return (*(columns[lane] for lane in lanes.kept), others)
