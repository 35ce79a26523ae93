"""The parts of the picture for one size: names of lanes, plot, axis, key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

import msgspec
import numpy as np

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.key import Rows, key_rows
from ccm_timeline.layout.lanes import Band, Lanes
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import KeyEntry, LaneBand, Rect
from ccm_timeline.layout.sharing import bands, lanes_with_room, least_height
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.texts import fitted

_GUTTER_SHARE = 0.2
"""Share of the width that the names of the lanes may take at the most."""

_LEAST_PLOT = 1.5
"""Lanes for which there must be room beside any of the key of marks."""

_KEY_SHARE = 0.2
"""Share of the height that the key of marks may take at the most."""

_CARD_LINES = 2
"""Lines of a title, on the whole, by which the room is reckoned that the cards of a lane need."""

_MOST_STACKED = 150
"""Events of a lane beyond which it has the usual rows of marks, for most of them are counted."""

_WIDEST_NAME = 150.0
_NAME_LINES = 3


class Frame(msgspec.Struct, frozen=True):
    """Where everything stands that does not move with the viewport."""

    width: float
    height: float
    plot: Rect
    axis: Rect
    lanes: Lanes
    bands: tuple[Band, ...]
    named: tuple[LaneBand, ...]
    key: tuple[KeyEntry, ...]


def make_frame(subject: Subject, width: float, height: float) -> Frame:
    """Share out a picture of `width` times `height` pixels."""
    metrics = subject.metrics
    axis_height = metrics.axis + (metrics.axis_row if subject.scale.breaks else 0.0)
    key, kept = _key_beside(subject, width, height, axis_height)
    key_height = len(key) * metrics.key
    plot_height = max(height - key_height - axis_height, 0.0)
    lanes = subject.merged(kept)
    gutter = _gutter(subject, lanes, width)
    plot = Rect(gutter, 0.0, max(width - gutter - metrics.pad, 1.0), plot_height)
    folded = [key in subject.folded for key in lanes.keys]
    columns = subject.line.columns(lanes)
    loads, depths = _loads(subject, columns, plot.width), [_depth(column) for column in columns]
    foot = metrics.wave if subject.scale.breaks else 0.0
    needs = _needs(subject, columns, depths, plot.width)
    shared = bands(loads, folded, max(plot_height - foot, 0.0), metrics, depths, needs)
    return Frame(
        width,
        height,
        plot,
        Rect(0.0, plot_height, width, axis_height),
        lanes,
        shared,
        _named(subject, lanes, shared, gutter, width, foot),
        tuple(
            KeyEntry(entry.kind, entry.left, entry.text_left, entry.y + height - key_height)
            for entry in chain.from_iterable(key)
        ),
    )


def _key_beside(
    subject: Subject, width: float, height: float, axis_height: float
) -> tuple[Rows, tuple[int, ...]]:
    """As much of the key of marks as takes its room from no lane, and the lanes that have room.

    What says least of the key goes first: a reader can do without it, but not without a lane.
    """
    metrics, kinds = subject.metrics, subject.kinds

    def lanes_beside(rows: int) -> tuple[int, ...]:
        room = height - axis_height - rows * metrics.key
        return lanes_with_room(subject.lanes, subject.ranked, subject.folded, room, metrics)

    kept = lanes_beside(0)
    most = min(height * _KEY_SHARE, height - axis_height - _LEAST_PLOT * least_height(metrics))
    rows = int(max(most, 0.0) // metrics.key)
    while rows and lanes_beside(rows) != kept:
        rows -= 1
    for first in range(len(kinds) if rows else 0):
        key = key_rows(kinds[first:], width, subject.measure, metrics)
        if len(key) <= rows:
            return key, kept
    return (), kept


def _loads(subject: Subject, columns: Sequence[LaneColumn], width: float) -> list[float]:
    """How crowded each lane is at its most crowded place when the whole timeline is in view."""
    # In units, so that no zoom changes a lane.
    reach = subject.metrics.widest_title * subject.scale.whole.width / width
    return [column.load(reach) for column in columns]


def _needs(
    subject: Subject, columns: Sequence[LaneColumn], depths: Sequence[int], width: float
) -> list[float]:
    """Pixels that the cards of each lane can make use of where it is most crowded, when the whole
    timeline is in view: from there on zooming only parts them. Of a lane without depth none."""
    metrics = subject.metrics
    card = _CARD_LINES * metrics.line + 2 * metrics.pad_y + metrics.gap
    reach = metrics.widest_title * subject.scale.whole.width / width
    return [
        column.most(reach) * card if depth else 0.0
        for column, depth in zip(columns, depths, strict=True)
    ]


def _depth(column: LaneColumn) -> int:
    """How many marks of a lane lie over one another at the most; 0 where that is not asked."""
    if not 0 < len(column) <= _MOST_STACKED:
        return 0
    over = np.sort(column.end).searchsorted(column.start, side="left")
    return int(np.max(np.arange(1, len(column) + 1) - over))


def _gutter(subject: Subject, lanes: Lanes, width: float) -> float:
    """As wide as the longest name, but for what would be wrapped."""
    metrics = subject.metrics
    names = [name for name in lanes.names if name]
    if not names:
        return metrics.pad
    widest = min(_WIDEST_NAME * metrics.unit, width * _GUTTER_SHARE)
    longest = max(subject.measure(name[:80], Role.LANE) for name in names)
    return math.ceil(min(longest, widest) + 3 * metrics.pad)


def _named(
    subject: Subject,
    lanes: Lanes,
    shared: tuple[Band, ...],
    gutter: float,
    width: float,
    foot: float,
) -> tuple[LaneBand, ...]:
    """The lanes with their names; the last one reaches `foot` pixels below its marks."""
    metrics, last = subject.metrics, len(shared) - 1
    room = gutter - 3 * metrics.pad
    return tuple(
        LaneBand(
            Rect(0.0, band.top, width, band.height + (foot if index == last else 0.0)),
            fitted(name[:400], subject.measure, room, _lines(band, metrics), Role.LANE)
            if name
            else (),
            index % 2 == 1,
            lanes.keys[index] if len(lanes.keys) > 1 else None,
            lanes.keys[index] in subject.folded,
        )
        for index, (name, band) in enumerate(zip(lanes.names, shared, strict=True))
    )


def _lines(band: Band, metrics: Metrics) -> int:
    """Lines of a name for which a lane has room."""
    return max(1, min(_NAME_LINES, int((band.height - metrics.lane_pad) // metrics.line)))


def rail_top(band: Band, metrics: Metrics) -> float:
    """The y at which the rows of marks of a lane begin."""
    return band.top + band.height - metrics.lane_pad / 2 - band.rows * metrics.rail


def row_middle(band: Band, row: int, metrics: Metrics) -> float:
    """The y of the middle of a row of marks; row 0 is the nearest to the cards."""
    # Not `round`, which takes halves to even numbers: rows would not be equally far apart.
    return math.floor(rail_top(band, metrics) + (row + 0.5) * metrics.rail + 0.5)


def badge_top(band: Band, row: int, metrics: Metrics) -> float:
    """The y at which the counts of a row of marks begin."""
    return row_middle(band, row, metrics) - metrics.badge / 2


def card_ground(band: Band, metrics: Metrics) -> float:
    """The y on which the lowest card of a lane stands; it is whole, so that the outlines of cards
    are sharp."""
    return math.floor(rail_top(band, metrics) - metrics.pad / 2 + 0.5)


def card_room(band: Band, metrics: Metrics) -> float:
    """Pixels that the cards of a lane have above one another."""
    return card_ground(band, metrics) - band.top - metrics.lane_pad / 2
