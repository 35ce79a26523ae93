"""Classroom activities made from a document: frozen questions with their solutions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import TypeVar

import msgspec

from ccm_timeline.model.document import Actor, Event, Quote, StanceValue, Topic
from ccm_timeline.model.edtf import When
from ccm_timeline.model.stances import LINE
from ccm_timeline.model.timeline import Timeline

MOST_EVENTS, FEWEST_EVENTS = 6, 3
"""Events that are put in order together: more cannot be read from afar, fewer are no task."""

MOST_ORGANISATIONS = 8
"""Organisations that are placed together, with those that have stated no stance."""

_MOST_UNSTATED = 2
MOST_SHEETS, MOST_QUOTATIONS = 4, 24
"""Of one activity, or of one topic of it: as much as a lesson has time for."""

LONGEST_WORDS = 600
"""Code points of a quotation to be told by its words."""

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_PERSON, _NEWS_AGENCY = "person", "news-agency"


class OrderItem(msgspec.Struct, frozen=True):
    """An event to put in order, by its title as the document has it."""

    event_id: str
    title: str
    when: When


class PutInOrder(msgspec.Struct, frozen=True):
    """Events without their dates; no two of them can have been on the same day."""

    shuffled: tuple[OrderItem, ...]
    solution: tuple[OrderItem, ...]
    """The same in the order of time."""


class WhoSaidThis(msgspec.Struct, frozen=True):
    """A quotation, word for word; the solution is who spoke, and for whom."""

    quote: Quote
    when: When
    """That of its event."""
    speaker: Actor
    """The organisation where the source names nobody."""
    organisation: Actor


class Placed(msgspec.Struct, frozen=True):
    """An organisation with the stance that was judged by its words and deeds."""

    actor: Actor
    value: StanceValue


class WhereDoTheyStand(msgspec.Struct, frozen=True):
    """Organisations to place between opposing and supporting, in a shuffled order."""

    topic: Topic
    asked: tuple[Actor, ...]
    placed: tuple[Placed, ...]
    """From those who oppose to those who support."""
    unstated: tuple[Actor, ...]
    """Those whose stance no source states, which is another thing than a neutral one."""


Item = TypeVar("Item")
Task = PutInOrder | WhoSaidThis | WhereDoTheyStand


def put_in_order(timeline: Timeline) -> tuple[PutInOrder, ...]:
    """Sheets of events whose order is certain: the most important first, then the best dated."""
    left = sorted(_orderable(timeline), key=lambda pair: _rank(*pair))
    sheets: list[PutInOrder] = []
    while len(sheets) < MOST_SHEETS:
        chosen: list[tuple[Event, When]] = []
        for event, when in left:
            if len(chosen) < MOST_EVENTS and all(_is_apart(when, other) for _, other in chosen):
                chosen.append((event, when))
        if len(chosen) < FEWEST_EVENTS:
            break
        taken = {event.id for event, _ in chosen}
        left = [pair for pair in left if pair[0].id not in taken]
        sheets.append(_order_sheet(timeline, chosen))
    return tuple(sheets)


def who_said_this(timeline: Timeline) -> tuple[WhoSaidThis, ...]:
    """The key quotations, shuffled, but for those that are too long or name who speaks."""
    found: list[WhoSaidThis] = []
    for quote in timeline.document.quotes:
        organisation = timeline.actor(quote.organisation)
        speaker = organisation if quote.speaker is None else timeline.actor(quote.speaker)
        named = any(name in quote.exact for name in names_of(speaker, organisation))
        if quote.key and len(quote.exact) <= LONGEST_WORDS and not named:
            when = timeline.when(quote.event)
            found.append(WhoSaidThis(quote, when, speaker, organisation))
    return tuple(_shuffled(timeline, found, lambda task: task.quote.id)[:MOST_QUOTATIONS])


def where_do_they_stand(timeline: Timeline) -> tuple[WhereDoTheyStand, ...]:
    """Sheets of organisations, topic by topic, each from both sides of the line."""
    return tuple(
        sheet for topic in Topic for sheet in islice(_stance_sheets(timeline, topic), MOST_SHEETS)
    )


def names_of(*actors: Actor) -> tuple[str, ...]:
    """What would tell that these actors are meant: their names, and each part of a person's."""
    names: list[str] = []
    for actor in actors:
        names += [actor.name, actor.short_name or actor.name]
        if actor.kind == _PERSON:
            names += [part for part in actor.name.split() if len(part) > 3]
    return tuple(sorted({name for name in names if name.strip()}, key=len, reverse=True))


# Put in order.


def _orderable(timeline: Timeline) -> Iterator[tuple[Event, When]]:
    """Events with a certain date at both ends whose title does not tell the year."""
    for event, when in zip(timeline.events, timeline.whens, strict=True):
        doubtful = when.uncertain or when.approximate or when.earliest is None
        if event.importance < 2 or doubtful or when.latest is None or _YEAR.search(event.title):
            continue
        yield event, when


def _rank(event: Event, when: When) -> tuple[int, int, int]:
    assert when.earliest is not None
    assert when.latest is not None
    return -event.importance, when.latest - when.earliest, when.earliest


def _is_apart(one: When, other: When) -> bool:
    """Whether every day of one is before, or behind, every day of the other."""
    assert one.earliest is not None
    assert other.earliest is not None
    assert one.latest is not None
    assert other.latest is not None
    return one.latest < other.earliest or other.latest < one.earliest


def _order_sheet(timeline: Timeline, chosen: Sequence[tuple[Event, When]]) -> PutInOrder:
    items = [OrderItem(event.id, event.title, when) for event, when in chosen]
    items.sort(key=lambda item: item.when.sort_key)
    shuffled = _shuffled(timeline, items, lambda item: item.event_id)
    if shuffled == items:
        shuffled = [*items[1:], items[0]]
    return PutInOrder(tuple(shuffled), tuple(items))


# Where do they stand.


def _stance_sheets(timeline: Timeline, topic: Topic) -> Iterator[WhereDoTheyStand]:
    """As many sheets as are wanted, the stances dealt out among them by turns."""
    values: dict[str, set[StanceValue]] = defaultdict(set)
    for stance in timeline.document.stances:
        if stance.topic is topic:
            values[stance.actor].add(stance.value)
    # One whose stance changed, or who considers something similar, has no one place on the line.
    placed = [
        Placed(actor, value)
        for actor in timeline.document.actors
        if actor.kind != _PERSON
        and len(values.get(actor.id, ())) == 1
        and (value := next(iter(values[actor.id]))) in LINE
    ]
    if len(placed) < 2:
        return
    placed.sort(key=lambda each: LINE.index(each.value))
    silent = _unstated(timeline, set(values))
    most = MOST_ORGANISATIONS - min(_MOST_UNSTATED, len(silent))
    count = -(-len(placed) // most)
    for sheet in range(count):
        stated = tuple(placed[sheet::count])
        unstated = tuple(silent[sheet::count][:_MOST_UNSTATED])
        asked = [*(each.actor for each in stated), *unstated]
        shuffled = _shuffled(timeline, asked, lambda actor: actor.id)
        yield WhereDoTheyStand(topic, tuple(shuffled), stated, unstated)


def _unstated(timeline: Timeline, stated: set[str]) -> list[Actor]:
    """Organisations of which nobody says where they stand, those of most events first."""
    told = Counter(actor for event in timeline.document.events for actor in event.actors)
    # Nor one for which a person with a stance speaks.
    spoken_for = {timeline.actor(actor_id).part_of for actor_id in stated}
    actors = [
        actor
        for actor in timeline.document.actors
        if told[actor.id]
        and actor.id not in stated | spoken_for
        and actor.kind not in (_PERSON, _NEWS_AGENCY)
    ]
    return sorted(actors, key=lambda actor: -told[actor.id])


def _shuffled(
    timeline: Timeline, items: Iterable[Item], id_of: Callable[[Item], str]
) -> list[Item]:
    """In an order that nobody can guess, and which is the same for the same document."""
    seed = timeline.document.id
    return sorted(items, key=lambda item: sha256(f"{seed}\n{id_of(item)}".encode()).digest())
