"""Where actors stood on a topic, as far as it was known by a day.

The rule, in days that are certain (the last day that a date may be, of a span without an end the
last day on which it may begin):

- A stance is *known* from the first day on which a source that states it was out (`published`), or
  on which its event was reported (`reported`). A stance whose own day is stated, which is so where
  its event has no `reported`, is known from that day too: it was taken in the open.
- It was *taken* on its own day, and at the latest when it was known.
- Of several stances of one actor that are known by a day, the one that was taken last counts, and
  the others are its trace. Two of the same day that differ both count.
- A stance without any date is known only when no day is asked for, and was taken before all others.
- Whoever has no known stance has no stated stance, which is not the same as a neutral one.

An event *tells* of the stances that were judged by it, and stands by them in one place, whatever
the day: of an actor the one that was taken last counts, as above, and a person who speaks within an
organisation of which the event tells does not count beside it. Where those that are left differ,
so does the event; without any it has no stated stance on the topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from ccm_timeline.model.document import Event, Stance, StanceValue, Supports, Topic
from ccm_timeline.model.edtf import When, parse
from ccm_timeline.model.timeline import Timeline

_NO_STATEMENT = (Supports.NAME, Supports.DATE)
"""What a passage beside a stance may be evidence of without stating the stance."""

_BEFORE_ALL = -(2**62)


class Standing(msgspec.Struct, frozen=True):
    """Where one actor stands: `current` counts, `earlier` led there, the latest of them first.

    `current` has one stance, or several where stances of one day differ.
    """

    actor: str
    current: tuple[Stance, ...]
    earlier: tuple[Stance, ...] = ()


class Stood(msgspec.Struct, frozen=True):
    """All that was known by a day, each part in the order of the document's actors."""

    standings: tuple[Standing, ...]
    unstated: tuple[str, ...]
    """The organisations without a known stance; persons speak within one."""


class _Judged(msgspec.Struct, frozen=True):
    """A stance with its two days, None where nothing dates it."""

    stance: Stance
    taken: int | None
    known: int | None

    @property
    def order(self) -> tuple[int, bytes]:
        """By the day when it was taken; the rest only makes one order of any input."""
        taken = _BEFORE_ALL if self.taken is None else self.taken
        return taken, msgspec.json.encode(self.stance)


TOPIC_WORDS = {
    Topic.WITHDRAWAL: "the withdrawal",
    Topic.MINE_BAN_WITHDRAWAL: "leaving the mine-ban treaty",
}


class Standings:
    """The stances on one topic, to be asked for any day."""

    def __init__(self, timeline: Timeline, topic: Topic) -> None:
        self._timeline = timeline
        self._judged: dict[str, list[_Judged]] = defaultdict(list)
        for stance in timeline.document.stances:
            if stance.topic is topic:
                self._judged[stance.actor].append(_judged(timeline, stance))
        for judged in self._judged.values():
            judged.sort(key=lambda one: one.order, reverse=True)
        known = {one.known for judged in self._judged.values() for one in judged}
        self.has_undated = None in known
        """Whether something is known only when no day is asked for."""
        self.changes: tuple[int, ...] = tuple(sorted(day for day in known if day is not None))
        """The days from which something more is known, ascending."""

    def at(self, day: int | None) -> Stood:
        """What was known by the end of a day, or with None all that is known."""
        standings: list[Standing] = []
        unstated: list[str] = []
        for actor in self._timeline.document.actors:
            known = [one for one in self._judged.get(actor.id, ()) if _is_known(one, day)]
            if known:
                standings.append(_standing(actor.id, known))
            elif actor.kind != "person":
                unstated.append(actor.id)
        return Stood(tuple(standings), tuple(unstated))

    def new_on(self, day: int) -> tuple[str, ...]:
        """The actors of whom something is known from this day, in the document's order."""
        return tuple(
            actor.id
            for actor in self._timeline.document.actors
            if any(one.known == day for one in self._judged.get(actor.id, ()))
        )

    def moment_of(self, event: Event) -> int | None:
        """The day to look from at an event: when it was over or reported, and by which the
        stances that it tells of are known; None where no day is known."""
        days = [one.known for one in self._told_by(event) if one.known is not None]
        own = last_day(parse(event.reported or event.when))
        return max((day for day in (*days, own) if day is not None), default=None)

    def told_by(self, event: Event) -> tuple[str, ...]:
        """The actors whose stances on this topic an event tells of."""
        return tuple(dict.fromkeys(one.stance.actor for one in self._told_by(event)))

    def values_told_by(self, event: Event) -> frozenset[StanceValue]:
        """Where those stand whose stances an event tells of, by the rule above."""
        judged = self._told_by(event)
        told = {
            actor: _standing(actor, [one for one in judged if one.stance.actor == actor]).current
            for actor in dict.fromkeys(one.stance.actor for one in judged)
        }
        return frozenset(
            stance.value
            for actor, stances in told.items()
            for stance in stances
            if (whole := self._timeline.organisation_of(actor).id) == actor or whole not in told
        )

    def _told_by(self, event: Event) -> Sequence[_Judged]:
        return self._by_event.get(event.id, ())

    @cached_property
    def _by_event(self) -> dict[str, list[_Judged]]:
        """What each event tells of, actor by actor, of each the latest first."""
        found: dict[str, list[_Judged]] = defaultdict(list)
        for judged in self._judged.values():
            for one in judged:
                if one.stance.event is not None:
                    found[one.stance.event].append(one)
        return found


def topics_of(timeline: Timeline) -> tuple[Topic, ...]:
    """The topics on which the document has stances."""
    told = {stance.topic for stance in timeline.document.stances}
    return tuple(topic for topic in Topic if topic in told)


def first_topic(timeline: Timeline) -> Topic:
    """The topic that is looked at as long as no other is chosen."""
    return next(iter(topics_of(timeline)), Topic.WITHDRAWAL)


def last_day(when: When) -> int | None:
    """The day by which a date is certainly reached; of an open end, by which it has begun."""
    if when.latest is not None:
        return when.latest
    return when.earliest if when.start_latest is None else when.start_latest


def _is_known(one: _Judged, day: int | None) -> bool:
    return day is None or (one.known is not None and one.known <= day)


def _standing(actor: str, known: list[_Judged]) -> Standing:
    """Divide an actor's known stances, the latest of which stand first."""
    latest = known[0].taken
    current: dict[object, Stance] = {}
    earlier: list[Stance] = []
    for one in known:
        if one.taken == latest and one.stance.value not in current:
            current[one.stance.value] = one.stance
        else:
            earlier.append(one.stance)
    return Standing(actor, tuple(current.values()), tuple(earlier))


def _judged(timeline: Timeline, stance: Stance) -> _Judged:
    event = None if stance.event is None else timeline.event(stance.event)
    own = _own_day(stance, event)
    days = [*_reports(timeline, stance, event)]
    if own is not None and (event is None or event.reported is None):
        days.append(own)
    known = min(days, default=None)
    taken = min((day for day in (own, known) if day is not None), default=None)
    return _Judged(stance, taken, known)


def _own_day(stance: Stance, event: Event | None) -> int | None:
    text = stance.when or (None if event is None else event.when)
    return None if text is None else last_day(parse(text))


def _reports(timeline: Timeline, stance: Stance, event: Event | None) -> Iterator[int]:
    """The days by which each report of a stance was certainly out."""
    stating = [item for item in stance.evidence if item.supports not in _NO_STATEMENT]
    sources = {item.source for item in stating or stance.evidence}
    texts = [timeline.source(source).published for source in sources]
    texts.append(None if event is None else event.reported)
    for text in texts:
        # An open end leaves unknown by when the report was out.
        day = None if text is None else parse(text).latest
        if day is not None:
            yield day
