"""Into which lane each event goes, whatever the zoom."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Event, Topic
from ccm_timeline.model.naming import SourceNames, told_apart
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


@dataclass(frozen=True, eq=False)
class Lanes:
    """The names of the lanes from the top, the lane of each event by position, and what tells the
    lanes apart, whatever they are called."""

    names: tuple[str, ...]
    of: NDArray[np.int64]
    keys: tuple[str, ...]
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
            alone = ("",) * bool(len(timeline))
            return Lanes(alone, np.zeros(len(timeline), dtype=np.int64), alone)


def _by_theme(timeline: Timeline) -> Lanes:
    """As `_lanes` does, from the columns: this is how a timeline opens, and it may be long."""
    columns = timeline.columns
    used = [theme for theme in timeline.document.themes if theme.id in columns.themes]
    places = {theme.id: place for place, theme in enumerate(used)}
    lane = np.array([places[theme] for theme in columns.themes], dtype=np.int64)
    numbers = np.frombuffer(columns.theme, dtype=np.uint32)
    order = np.frombuffer(columns.order, dtype=np.uint32)
    names = _names([(theme.name,) for theme in used])
    return Lanes(names, lane[numbers[order]], tuple(places))


def _names(ways: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(map(visible, told_apart(ways)))


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


def _lanes(keys: Sequence[str], of: NDArray[np.int64], ways: Mapping[str, Sequence[str]]) -> Lanes:
    """Lanes in the order of the `ways` to call them; those without events are left out."""
    used = set(keys)
    places = {key: place for place, key in enumerate(key for key in ways if key in used)}
    moved = np.array([places[key] for key in keys], dtype=np.int64)
    return Lanes(_names([ways[key] for key in places]), moved[of], tuple(places))


def _by_organisation(timeline: Timeline) -> Generator[None, None, Lanes]:
    """By the organisation of the actor that an event names first; the busiest lanes come first.

    Of lanes as busy as one another that of the more important events comes first; then that of the
    earlier event.
    """
    keys, of = yield from _keyed(timeline, partial(_organisation, timeline))
    columns = timeline.columns
    importance = np.frombuffer(columns.importance, dtype=np.int8)
    weight = importance[np.frombuffer(columns.order, dtype=np.uint32)]
    counts = np.bincount(of, minlength=len(keys))
    weights = np.bincount(of, weight, minlength=len(keys))
    ranked = [keys[at] for at in np.lexsort((-weights, -counts)).tolist()]
    ways = {key: _actor_names(timeline, key) if key else (_NO_ORGANISATION,) for key in ranked}
    return _lanes(keys, of, ways)


def _organisation(timeline: Timeline, event: Event) -> str:
    return timeline.organisation_of(event.actors[0]).id if event.actors else ""


def _actor_names(timeline: Timeline, actor_id: str) -> tuple[str, ...]:
    """From the short name to the one that says most."""
    actor = timeline.actor(actor_id)
    kind = actor.role or actor.kind.replace("-", " ")
    return actor.short_name or actor.name, actor.name, f"{actor.name} ({kind})"


def _by_stance(timeline: Timeline, topic: Topic) -> Generator[None, None, Lanes]:
    """From opposing to supporting on one topic, by the rule of `model.standing` for an event.

    Below them the events whose organisations differ, and those that tell of no stance on the topic.
    """
    ways: dict[str, Sequence[str]] = {
        value.value: (capitalised(words),) for value, words in STANCE_WORDS.items()
    }
    several = len(topics_of(timeline)) > 1
    unstated = f"{_NO_STANCE} on {TOPIC_WORDS[topic]}" if several else _NO_STANCE
    standings = Standings(timeline, topic)
    keys, of = yield from _keyed(timeline, lambda event: _stance(standings.values_told_by(event)))
    return _lanes(keys, of, ways | {_STANCES_DIFFER: (_STANCES_DIFFER,), "": (unstated,)})


def _stance(values: Set[StanceValue]) -> str:
    return _STANCES_DIFFER if len(values) > 1 else next((one.value for one in values), "")


def _by_source(timeline: Timeline) -> Generator[None, None, Lanes]:
    """What several sources state comes first, then what one of them alone states."""
    names = SourceNames(timeline)
    ways = {one.id: (names.of(one.id),) for one in timeline.document.sources}
    keys, of = yield from _keyed(timeline, partial(_only_source, timeline))
    return _lanes(keys, of, {"": (_SEVERAL,)} | ways)


def _only_source(timeline: Timeline, event: Event) -> str:
    sources = timeline.sources_of(event)
    return sources[0].id if len(sources) == 1 else ""


class Band(msgspec.Struct, frozen=True):
    """The place of a lane: `top` and `height` in pixels, `rows` of marks at its foot."""

    top: float
    height: float
    rows: int
