"""How the height of the plot is shared out among the lanes."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import accumulate, pairwise

import numpy as np

from ccm_timeline.layout.lanes import Band, Lanes
from ccm_timeline.layout.metrics import Metrics

OTHERS = "\n"
"""The key of the lane that holds the others; no id holds a control character."""

_USUAL_ROWS, _MOST_ROWS = 4, 10
"""Rows of marks of a high lane, and those of one in which many lie over one another."""

_MOST_IN_SPARE = 24
"""The same where the lane has height that its cards do not need."""


def lanes_with_room(
    lanes: Lanes,
    ranking: Callable[[], Sequence[int]],
    folded: Set[str],
    height: float,
    metrics: Metrics,
) -> tuple[int, ...]:
    """The numbers of the lanes that `height` pixels have room for, from the top.

    Where that is not all of them, the first ones of the `ranking`, beside one lane for the others.
    """
    each = [_least(key, folded, metrics) for key in lanes.keys]
    if sum(each) <= height or len(each) < 2:
        return tuple(range(len(each)))
    room, ranked = height - _least(OTHERS, folded, metrics), ranking()
    count = sum(used <= room for used in accumulate(each[lane] for lane in ranked))
    # One lane alone is no higher under its own name than as "1 other".
    return tuple(sorted(ranked[: min(count, len(each) - 2)]))


def merged(lanes: Lanes, kept: tuple[int, ...]) -> Lanes:
    """The lanes of these numbers, and all others put together into one at the end."""
    others = len(lanes.keys) - len(kept)
    if not others:
        return lanes
    places = {lane: place for place, lane in enumerate(kept)}
    moved = np.array([places.get(lane, len(kept)) for lane in range(len(lanes.keys))])
    names = (*(lanes.names[lane] for lane in kept), f"{others} others" if kept else "All lanes")
    keys = (*(lanes.keys[lane] for lane in kept), OTHERS)
    return Lanes(names, moved[lanes.of], keys, lanes, kept)


def bands(
    loads: Sequence[float],
    folded: Sequence[bool],
    height: float,
    metrics: Metrics,
    depths: Sequence[int] = (),
    needs: Sequence[float] = (),
) -> tuple[Band, ...]:
    """Share out the height: what every lane needs first, the rest in proportion to its load.

    A folded lane has one row of marks and no more. `depths` say how many marks of each lane lie
    over one another at the most, for which a high lane has more rows, and `needs` how many pixels
    its cards can make use of, where that is known.
    """
    if not loads:
        return ()
    weights = [0.0 if shut else load for load, shut in zip(loads, folded, strict=True)]
    least = [folded_height(metrics) if shut else least_height(metrics) for shut in folded]
    if (needed := sum(least)) > height:
        least = [part * height / needed for part in least]
    spare = max(height - sum(least), 0.0) / max(sum(weights), 1e-9)
    edges = [0.0]
    for part, weight in zip(least, weights, strict=True):
        edges.append(edges[-1] + part + spare * weight)
    edges = [float(round(edge)) for edge in edges]
    rows = [
        1 if shut else _rows(bottom - top, metrics, depth, need)
        for (top, bottom), shut, depth, need in zip(
            pairwise(edges),
            folded,
            depths or [0] * len(loads),
            needs or [height] * len(loads),
            strict=True,
        )
    ]
    return tuple(
        Band(top, bottom - top, count)
        for (top, bottom), count in zip(pairwise(edges), rows, strict=True)
    )


def least_height(metrics: Metrics) -> float:
    """Pixels that a lane needs for its marks and one card with a title."""
    return metrics.rail + metrics.line + 2 * metrics.pad_y + metrics.lane_pad + metrics.pad


def folded_height(metrics: Metrics) -> float:
    """Pixels of a lane that shows its name and one row of marks."""
    return max(metrics.rail, metrics.small_line) + metrics.lane_pad


def _least(key: str, folded: Set[str], metrics: Metrics) -> float:
    return folded_height(metrics) if key in folded else least_height(metrics)


def _rows(height: float, metrics: Metrics, depth: int, need: float) -> int:
    """Rows of marks that a lane of this height has: a third of it, at least one, at most four.

    Where many marks lie over one another it has more: of a sixth of it, and of all that its cards
    do not need.
    """
    usual = min(max(height / 3 // metrics.rail, 1), _USUAL_ROWS)
    # Two more than the depth: rows are filled by length, which leaves gaps in them.
    wanted = depth + 2
    sixth = min(height / 6 // metrics.rail, wanted, _MOST_ROWS)
    spare = min((height - metrics.lane_pad - need) // metrics.rail, wanted, _MOST_IN_SPARE)
    return int(max(usual, sixth, spare))
