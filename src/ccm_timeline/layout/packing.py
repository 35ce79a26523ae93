"""Finds places for the cards of a lane, so that none overlaps another.

Cards are placed one after another, the more important ones first, each at the lowest free place
above its mark: to the right of its pole, to its left, or on top of it. The places are the same
wherever the viewport is, so that panning only shifts them; while zooming, a card tries the place
that it had first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from ccm_timeline.layout.cards import (
    LEFT,
    RIGHT,
    TOP,
    Candidate,
    Place,
    Room,
    box,
    colliding,
    hung,
)
from ccm_timeline.layout.packer import Packer, Stairs, is_astray, is_titled
from ccm_timeline.layout.scene import FULL
from ccm_timeline.layout.texts import KEY

Places = Mapping[int, Place]
"""Of some events, by their positions."""

_MOST_TRIED, _MOST_TRIED_ANEW = 30, 60
"""Events of a lane beyond which only one way of placing them is tried, while one zooms and else."""

_COMPLETE, _HIGH, _ASTRAY = 0.15, 0.04, 0.3
"""By how much a card is better that says all, and how much it loses with each height of a title
that lies between it and its mark, and where its pole may be read as another day: all that cards say
is not worth poles across the lane."""

_GAPS = 6
"""Gaps between events over which it is tried to hang cards towards one another."""

_SIDES = (TOP, RIGHT, LEFT)

_MOVED_WORTH = 0.75
"""What a card is worth that the eye must look for where it was not."""

_TITLE_WORTH = 0.5
"""What a title on a mark is worth."""


def pack(
    candidates: Sequence[Candidate],
    room: Room,
    before: Mapping[int, Place],
    *,
    in_turn: bool = False,
    is_still: bool = False,
    rests: bool = False,
) -> Mapping[int, Place]:
    """Place the cards of a lane that have room.

    `before` are the places of a moment ago, kept where they still fit; `in_turn` no new card takes
    one of them, else only that of a less important event; where the marks are `is_still`, as far
    apart as a moment ago, whoever had a place keeps it. Key events show all from the start; where
    that leaves others without a card, all begin with their titles and grow afterwards, or hang
    over one another like stairs. Where there is room for all, the others show all as well. While
    nobody `rests`, stairs are tried only where a card would else go: they take their time; and
    key events push others aside only where nobody moves.
    """
    ranked = sorted(candidates, key=attrgetter("rank"))
    ranked.sort(
        key=lambda item: (0 if in_turn else -item.row.importance, item.position not in before)
    )
    had = (item.position for item in ranked if item.position in before)
    held = {position: before[position] for position in had} if in_turn else {}
    ways: list[Places] = [Packer(room, {3: FULL}).pack(ranked, before)]
    if len(ranked) <= (_MOST_TRIED if held else _MOST_TRIED_ANEW):
        if len(ways[0]) < len(ranked):
            ways.append(Packer(room, {}).pack(ranked, before))
        if not is_still and (rests or not held or _loses(ways, held)):
            ways += _stairs(ranked, room, ways)
            if rests or not in_turn:
                ways += _upon_marks(ranked, room, ways)
                ways += _valleys(ranked, room, ways)
                ways += _keys_first(ranked, room, ways)
        if not held:
            ways += _generous(ranked, room, ways)
    return max(ways, key=lambda places: _worth(ranked, places, held))


def _loses(ways: Sequence[Places], held: Places) -> bool:
    """Whether each way leaves a card without a place that held one."""
    return all(held.keys() - places.keys() for places in ways)


def _is_complete(ways: Sequence[Places], ranked: Sequence[Candidate]) -> bool:
    return any(len(places) == len(ranked) for places in ways)


def _stairs(ranked: Sequence[Candidate], room: Room, ways: Sequence[Places]) -> Iterator[Places]:
    """Cards over one another in the order of their poles, where not all have a place."""
    if not _is_complete(ways, ranked):
        yield from (Stairs(room, side).pack(ranked, {}) for side in _SIDES)


def _valleys(ranked: Sequence[Candidate], room: Room, ways: Sequence[Places]) -> Iterator[Places]:
    """Stairs down to a gap from both sides, with a card on top of its pole in it or with none,
    where not all have a place: near each end of the line cards have room on one side only."""
    order = sorted(ranked, key=attrgetter("start"))
    for between in (0, 1):
        if _is_complete(ways, ranked):
            return
        for at in _widest(order, between):
            packer = Stairs(room, TOP)
            packer.place(order[at : at + between], {})
            packer.turn(RIGHT)
            packer.place(order[:at], {})
            packer.turn(LEFT)
            packer.place(order[at + between :], {})
            yield packer.enlarged(ranked)


def _widest(order: Sequence[Candidate], between: int) -> Sequence[int]:
    """Where the widest gaps begin that so many events of a rising order lie in."""
    starts = range(1, len(order) - between)
    gaps = sorted(starts, key=lambda at: order[at - 1].end - order[at + between].start)
    return gaps[:_GAPS]


def _upon_marks(
    ranked: Sequence[Candidate], room: Room, ways: Sequence[Places]
) -> Iterator[Places]:
    """Cards without those of some long marks, which can bear their titles, where not all have a
    place."""
    if not _is_complete(ways, ranked):
        yield Packer(room, {}, strict=True).pack(ranked, {})


def _keys_first(
    ranked: Sequence[Candidate], room: Room, ways: Sequence[Places]
) -> Iterator[Places]:
    """Key events over one another, and then the others, or the others without those that are in
    the way of a key event, where the way with most of them lacks one."""
    keys = [item for item in ranked if item.row.importance == KEY]
    others = [item for item in ranked if item.row.importance != KEY]
    most = max(ways, key=len)
    if not all(item.position in most for item in keys):
        for side in _SIDES:
            packer = Stairs(room, side)
            packer.place(keys, {})
            packer.place(others, {})
            yield packer.enlarged(ranked)
            packer = Stairs(room, side)
            packer.place(ranked, {})
            packer.make_room(keys)
            packer.place([item for item in others if item.position not in packer.places], {})
            yield packer.enlarged(ranked)


def _generous(ranked: Sequence[Candidate], room: Room, ways: Sequence[Places]) -> Iterator[Places]:
    """Cards that all show all; what has no room for all titles has none for more."""
    if _is_complete(ways, ranked) and not any(_shows_all(places, ranked) for places in ways):
        fully = Packer(room, dict.fromkeys((1, 2, 3), FULL)).pack(ranked, {})
        yield fully
        if not _shows_all(fully, ranked):
            yield from (Stairs(room, side, FULL).pack(ranked, {}) for side in _SIDES)


def _shows_all(places: Places, ranked: Sequence[Candidate]) -> bool:
    return len(places) == len(ranked) and all(p.form is FULL for p in places.values())


def lasting(
    candidates: Mapping[int, Candidate],
    room: Room,
    places: Mapping[int, Place],
    before: Mapping[int, Place],
    share: float,
) -> Mapping[int, Place]:
    """The cards without new ones that would be hit again at `share` of the pixels per unit.

    Who zooms out would see them come and go.
    """
    order = sorted(places, key=lambda position: (position not in before, candidates[position].rank))
    if not order or order[-1] in before:
        return places
    line = Room(room.height, room.gap, room.left * share, room.right * share)
    there = [_nearer(candidates[position], places[position], share) for position in order]
    hits = colliding([box(place) for place in there], room.gap)
    kept = set[int]()
    for at, position in enumerate(order):
        if position in before or (line.holds(there[at]) and kept.isdisjoint(hits.get(at, ()))):
            kept.add(at)
    return {order[at]: places[order[at]] for at in sorted(kept)}


def _nearer(item: Candidate, place: Place, share: float) -> Place:
    """A card as it hangs at another magnification."""
    item = replace(item, start=item.start * share, end=item.end * share)
    return hung(item, place.form, place.side, place.low)


def carried(
    candidates: Mapping[int, Candidate], room: Room, before: Mapping[int, Place]
) -> Mapping[int, Place]:
    """The cards on the sides and heights that they had, as the eye follows a movement best.

    A card that would hit a more important one, or leave the line, finds another place or none.
    """
    there = {
        position: hung(candidates[position], place.form, place.side, place.low)
        for position, place in before.items()
        if position in candidates
    }
    if not there:
        return there
    hits = colliding([box(place) for place in there.values()], room.gap)
    if not hits and all(map(room.holds, there.values())):
        return there
    return _resettled(candidates, room, there, hits)


def _resettled(
    candidates: Mapping[int, Candidate],
    room: Room,
    there: Mapping[int, Place],
    hits: Mapping[int, set[int]],
) -> Mapping[int, Place]:
    """The cards that hit no more important one, and then the others, where they find a place."""
    index = {position: at for at, position in enumerate(there)}
    packer, kept, homeless = Packer(room, {}), set[int](), list[Candidate]()
    for item in sorted(map(candidates.__getitem__, there), key=attrgetter("rank")):
        at, place = index[item.position], there[item.position]
        if room.holds(place) and kept.isdisjoint(hits.get(at, ())):
            packer.put(item.position, place)
            kept.add(at)
        else:
            homeless.append(item)
    return packer.pack(homeless, there)


def _worth(
    candidates: Sequence[Candidate], places: Mapping[int, Place], held: Mapping[int, Place]
) -> tuple[float, float, float]:
    """How many of the key events are seen, how much of what is important, and how well; less of a
    card that leaves the place that it held."""
    keys = seen = well = 0.0
    for item in candidates:
        place, weight = places.get(item.position), item.row.importance**2
        worth = _seen(item, place, held)
        keys += worth * (item.row.importance == KEY)
        seen += worth * weight
        if place is not None:
            high = place.low / item.text.title_height
            astray = _ASTRAY * is_astray(item, place.side)
            well += weight * (_COMPLETE * (place.form is FULL) - _HIGH * high - astray)
    return keys, seen, well


def _seen(item: Candidate, place: Place | None, held: Mapping[int, Place]) -> float:
    """What it is worth that an event is named, where it is: 1 for a card of its own."""
    if place is None:
        return _TITLE_WORTH * is_titled(item)
    was = held.get(item.position, place)
    stays = (was.side, was.low) == (place.side, place.low)
    return 1.0 if stays else _MOVED_WORTH
