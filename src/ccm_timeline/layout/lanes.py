"""Into which lane each event goes, and how high the lanes are.

Neither depends on the zoom: an event stays in its lane, and a lane stays where it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scale import Floats
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Event
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible

_NO_ORGANISATION = "No organisation"
_NO_STANCE = "No stated stance"
_SEVERAL = "Several sources"
_OTHERS = "Others"


@dataclass(frozen=True, eq=False)
class Lanes:
    """The names of the lanes from the top, and the lane of each event by position."""

    names: tuple[str, ...]
    of: NDArray[np.int64]

    def counts(self) -> tuple[int, ...]:
        """How many events each lane has."""
        return tuple(int(n) for n in np.bincount(self.of, minlength=len(self.names)))


def make_lanes(timeline: Timeline, grouping: Grouping) -> Lanes:
    """The lanes of a timeline; a lane without events is left out."""
    match grouping:
        case Grouping.THEME:
            return _by_theme(timeline)
        case Grouping.ORGANISATION:
            return _by_organisation(timeline)
        case Grouping.STANCE:
            return _by_stance(timeline)
        case Grouping.SOURCE:
            return _by_source(timeline)
        case Grouping.NONE:
            return _lanes([""] * len(timeline), {"": ""})


def _by_theme(timeline: Timeline) -> Lanes:
    """As `_lanes` does, from the columns: this is how a timeline opens, and it may be long."""
    columns = timeline.columns
    used = [theme for theme in timeline.document.themes if theme.id in columns.themes]
    places = {theme.id: place for place, theme in enumerate(used)}
    lane = np.array([places[theme] for theme in columns.themes], dtype=np.int64)
    numbers = np.frombuffer(columns.theme, dtype=np.uint32)
    order = np.frombuffer(columns.order, dtype=np.uint32)
    return Lanes(tuple(visible(theme.name) for theme in used), lane[numbers[order]])


def _lanes(keys: Sequence[str], names: dict[str, str]) -> Lanes:
    """Lanes in the order of `names`, of which those without events are left out."""
    used = set(keys)
    places = {key: place for place, key in enumerate(key for key in names if key in used)}
    return Lanes(
        tuple(visible(names[key]) for key in places),
        np.fromiter((places[key] for key in keys), np.int64, len(keys)),
    )


def _by_organisation(timeline: Timeline) -> Lanes:
    """By the organisation of the actor that an event names first; the busiest lanes come first."""
    keys = [_organisation(timeline, event) for event in timeline.events]
    ranked = [key for key, _ in Counter(keys).most_common()]
    names: dict[str, str] = {
        key: _actor_name(timeline, key) if key else _NO_ORGANISATION for key in ranked
    }
    return _lanes(keys, names)


def _organisation(timeline: Timeline, event: Event) -> str:
    return timeline.organisation_of(event.actors[0]).id if event.actors else ""


def _actor_name(timeline: Timeline, actor_id: str) -> str:
    actor = timeline.actor(actor_id)
    return actor.short_name or actor.name


def _by_stance(timeline: Timeline) -> Lanes:
    """From opposing to supporting, by the first stance that was judged by an event."""
    names: dict[str, str] = {
        value.value: capitalised(words) for value, words in STANCE_WORDS.items()
    }
    keys = [_stance(timeline, event) for event in timeline.events]
    return _lanes(keys, names | {"": _NO_STANCE})


def _stance(timeline: Timeline, event: Event) -> str:
    return next((stance.value.value for stance in timeline.stances_of(event.id)), "")


def _by_source(timeline: Timeline) -> Lanes:
    """What several sources state comes first, then what one of them alone states."""
    names: dict[str, str] = {one.id: source_label(one) for one in timeline.document.sources}
    keys = [_only_source(timeline, event) for event in timeline.events]
    return _lanes(keys, {"": _SEVERAL} | names)


def _only_source(timeline: Timeline, event: Event) -> str:
    sources = timeline.sources_of(event)
    return sources[0].id if len(sources) == 1 else ""


@dataclass(frozen=True, slots=True)
class Band:
    """The place of a lane: `top` and `height` in pixels, `rows` of marks at its foot."""

    top: float
    height: float
    rows: int


def merged(lanes: Lanes, most: int) -> Lanes:
    """At most `most` lanes: the smallest are put together into one at the end."""
    counts = lanes.counts()
    if len(counts) <= most:
        return lanes
    kept = sorted(range(len(counts)), key=lambda lane: (-counts[lane], lane))[: max(most - 1, 0)]
    places = {lane: place for place, lane in enumerate(sorted(kept))}
    names = (*(lanes.names[lane] for lane in sorted(kept)), _OTHERS)
    moved = np.array([places.get(lane, len(names) - 1) for lane in range(len(counts))])
    return Lanes(names, moved[lanes.of])


def least_height(metrics: Metrics) -> float:
    """Pixels that a lane needs for its marks and one card with a title."""
    return metrics.rail + metrics.line + 2 * metrics.pad_y + metrics.lane_pad + metrics.pad


def bands(
    loads: Sequence[float], folded: Sequence[bool], height: float, metrics: Metrics
) -> tuple[Band, ...]:
    """Share out the height: what every lane needs first, the rest in proportion to its load.

    A folded lane has one row of marks and no more.
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
    return tuple(
        Band(top, bottom - top, 1 if shut else _rows(bottom - top, metrics))
        for (top, bottom), shut in zip(pairwise(edges), folded, strict=True)
    )


def folded_height(metrics: Metrics) -> float:
    """Pixels of a lane that shows its name and one row of marks."""
    return max(metrics.rail, metrics.small_line) + metrics.lane_pad


def load_of(anchors: Floats, importance: Floats, reach: float) -> float:
    """How much of importance stands within `reach` of one place at the most, for a lane's height.

    `anchors` rise and are pixels when the whole timeline is in view, so that no zoom changes a
    lane. The square root leaves room for the quieter lanes.
    """
    if not anchors.size:
        return 1.0
    sums = np.concatenate(([0.0], np.cumsum(importance)))
    ends = np.searchsorted(anchors, anchors + reach, side="right")
    return float(np.sqrt(np.max(sums[ends] - sums[:-1])))


def _rows(height: float, metrics: Metrics) -> int:
    """Rows of marks that a lane of this height has: a third of it, at least one, at most four."""
    return int(min(max(height / 3 // metrics.rail, 1), 4))
