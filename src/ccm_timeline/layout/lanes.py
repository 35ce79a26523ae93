"""Into which lane each event goes, and how high the lanes are.

Neither depends on the zoom: an event stays in its lane, and a lane stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Event, Topic
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS, StanceValue
from ccm_timeline.model.standing import TOPIC_WORDS, Standings, first_topic, topics_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.working import finished

_NO_ORGANISATION = "No organisation"
_NO_STANCE = "No stated stance"
_STANCES_DIFFER = "Stances differ"
_SEVERAL = "Several sources"
_OTHERS = "Others"


@dataclass(frozen=True, eq=False)
class Lanes:
    """The names of the lanes from the top, and the lane of each event by position."""

    names: tuple[str, ...]
    of: NDArray[np.int64]
    base: Lanes | None = None
    """The lanes of which some were put together into the last of these."""
    kept: tuple[int, ...] = ()
    """The numbers of those of them that come before it, as they were."""

    def counts(self) -> tuple[int, ...]:
        """How many events each lane has."""
        return self._counts

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(np.bincount(self.of, minlength=len(self.names)).tolist())


_USUAL_ROWS, _MOST_ROWS = 4, 10
"""Rows of marks of a high lane, and those of one in which many lie over one another."""

STEP = 256
"""Events that are put into lanes between two pauses."""

Key = Callable[[Event], str]
"""What an event has in common with the others of its lane."""


def make_lanes(timeline: Timeline, grouping: Grouping, topic: Topic | None = None) -> Lanes:
    """The lanes of a timeline; a lane without events is left out.

    Lanes by stance are on one topic, the timeline's first one where none is given.
    """
    return finished(lane_steps(timeline, grouping, topic))


def lane_steps(
    timeline: Timeline, grouping: Grouping, topic: Topic | None = None
) -> Generator[None, None, Lanes]:
    """Make the lanes of a timeline, as `make_lanes` does; each step is a place to pause."""
    match grouping:
        case Grouping.THEME:
            return _by_theme(timeline)
        case Grouping.ORGANISATION:
            return (yield from _by_organisation(timeline))
        case Grouping.STANCE:
            return (yield from _by_stance(timeline, topic or first_topic(timeline)))
        case Grouping.SOURCE:
            return (yield from _by_source(timeline))
        case Grouping.NONE:
            return Lanes(("",) * bool(len(timeline)), np.zeros(len(timeline), dtype=np.int64))


def _by_theme(timeline: Timeline) -> Lanes:
    """As `_lanes` does, from the columns: this is how a timeline opens, and it may be long."""
    columns = timeline.columns
    used = [theme for theme in timeline.document.themes if theme.id in columns.themes]
    places = {theme.id: place for place, theme in enumerate(used)}
    lane = np.array([places[theme] for theme in columns.themes], dtype=np.int64)
    numbers = np.frombuffer(columns.theme, dtype=np.uint32)
    order = np.frombuffer(columns.order, dtype=np.uint32)
    return Lanes(tuple(visible(theme.name) for theme in used), lane[numbers[order]])


class _Keys(dict[str, int]):
    """A number for each key, from 0, given when the key first comes."""

    def __missing__(self, key: str) -> int:
        return self.setdefault(key, len(self))


def _keyed(
    timeline: Timeline, key: Key
) -> Generator[None, None, tuple[tuple[str, ...], NDArray[np.int64]]]:
    """The keys that events have, as they first come, and the number of each event's key."""
    keys, of = _Keys(), np.empty(len(timeline), dtype=np.int64)
    for begin in range(0, len(timeline), STEP):
        events = timeline.events[begin : begin + STEP]
        of[begin : begin + STEP] = [keys[key(event)] for event in events]
        yield
    return tuple(keys), of


def _lanes(keys: Sequence[str], of: NDArray[np.int64], names: dict[str, str]) -> Lanes:
    """Lanes in the order of `names`, of which those without events are left out."""
    used = set(keys)
    places = {key: place for place, key in enumerate(key for key in names if key in used)}
    moved = np.array([places[key] for key in keys], dtype=np.int64)
    return Lanes(tuple(visible(names[key]) for key in places), moved[of])


def _by_organisation(timeline: Timeline) -> Generator[None, None, Lanes]:
    """By the organisation of the actor that an event names first; the busiest lanes come first.

    Of lanes as busy as one another that of the more important events comes first, for where there
    is no room for all lanes the last ones are put together; then that of the earlier event.
    """
    keys, of = yield from _keyed(timeline, partial(_organisation, timeline))
    columns = timeline.columns
    importance = np.frombuffer(columns.importance, dtype=np.int8)
    weight = importance[np.frombuffer(columns.order, dtype=np.uint32)]
    counts = np.bincount(of, minlength=len(keys))
    weights = np.bincount(of, weight, minlength=len(keys))
    ranked = [keys[at] for at in np.lexsort((-weights, -counts)).tolist()]
    names = {key: _actor_name(timeline, key) if key else _NO_ORGANISATION for key in ranked}
    return _lanes(keys, of, names)


def _organisation(timeline: Timeline, event: Event) -> str:
    return timeline.organisation_of(event.actors[0]).id if event.actors else ""


def _actor_name(timeline: Timeline, actor_id: str) -> str:
    actor = timeline.actor(actor_id)
    return actor.short_name or actor.name


def _by_stance(timeline: Timeline, topic: Topic) -> Generator[None, None, Lanes]:
    """From opposing to supporting on one topic, by the rule of `model.standing` for an event.

    Below them the events whose organisations differ, and those that tell of no stance on the topic.
    """
    names: dict[str, str] = {
        value.value: capitalised(words) for value, words in STANCE_WORDS.items()
    }
    several = len(topics_of(timeline)) > 1
    unstated = f"{_NO_STANCE} on {TOPIC_WORDS[topic]}" if several else _NO_STANCE
    standings = Standings(timeline, topic)
    keys, of = yield from _keyed(timeline, lambda event: _stance(standings.values_told_by(event)))
    return _lanes(keys, of, names | {_STANCES_DIFFER: _STANCES_DIFFER, "": unstated})


def _stance(values: Set[StanceValue]) -> str:
    return _STANCES_DIFFER if len(values) > 1 else next((one.value for one in values), "")


def _by_source(timeline: Timeline) -> Generator[None, None, Lanes]:
    """What several sources state comes first, then what one of them alone states."""
    names: dict[str, str] = {one.id: source_label(one) for one in timeline.document.sources}
    keys, of = yield from _keyed(timeline, partial(_only_source, timeline))
    return _lanes(keys, of, {"": _SEVERAL} | names)


def _only_source(timeline: Timeline, event: Event) -> str:
    sources = timeline.sources_of(event)
    return sources[0].id if len(sources) == 1 else ""


class Band(msgspec.Struct, frozen=True):
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
    return Lanes(names, moved[lanes.of], lanes, tuple(sorted(kept)))


def least_height(metrics: Metrics) -> float:
    """Pixels that a lane needs for its marks and one card with a title."""
    return metrics.rail + metrics.line + 2 * metrics.pad_y + metrics.lane_pad + metrics.pad


def bands(
    loads: Sequence[float],
    folded: Sequence[bool],
    height: float,
    metrics: Metrics,
    depths: Sequence[int] = (),
) -> tuple[Band, ...]:
    """Share out the height: what every lane needs first, the rest in proportion to its load.

    A folded lane has one row of marks and no more. `depths` say how many marks of each lane lie
    over one another at the most, for which a high lane has more rows.
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
        1 if shut else _rows(bottom - top, metrics, depth)
        for (top, bottom), shut, depth in zip(
            pairwise(edges), folded, depths or [0] * len(loads), strict=True
        )
    ]
    return tuple(
        Band(top, bottom - top, count)
        for (top, bottom), count in zip(pairwise(edges), rows, strict=True)
    )


def folded_height(metrics: Metrics) -> float:
    """Pixels of a lane that shows its name and one row of marks."""
    return max(metrics.rail, metrics.small_line) + metrics.lane_pad


def _rows(height: float, metrics: Metrics, depth: int) -> int:
    """Rows of marks that a lane of this height has: a third of it, at least one, at most four; of
    a sixth of it more, where many marks lie over one another."""
    usual = min(max(height / 3 // metrics.rail, 1), _USUAL_ROWS)
    # Two more than the depth: rows are filled by length, which leaves gaps in them.
    return int(max(usual, min(height / 6 // metrics.rail, depth + 2, _MOST_ROWS)))
