"""Finds places for the cards of a lane, so that none overlaps another.

Cards are placed one after another, the more important ones first, each at the lowest free place
above its mark: to the right of its pole, to its left, or on top of it. The places are the same
wherever the viewport is, so that panning only shifts them; while zooming, a card tries the place
that it had first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

import numpy as np

from ccm_timeline.layout.cards import (
    POLE_REACH,
    Box,
    Candidate,
    Flags,
    Place,
    Room,
    Side,
    are_clear,
    box,
    collisions,
    hung,
)
from ccm_timeline.layout.scene import Form

_MOST_TRIED = 30
"""Events of a lane beyond which only one way of placing them is tried."""

_FULL_WORTH = 0.15
"""What a card is worth that shows all, beside one that shows its title only, which is worth 1."""

_BLOCKED = 60.0
"""Pixels that a card rather hangs higher than keep another event from having a card."""


def pack(
    candidates: Sequence[Candidate],
    room: Room,
    before: Mapping[int, Place],
    *,
    in_turn: bool = False,
) -> Mapping[int, Place]:
    """Place the cards of a lane that have room.

    `before` are the places of a moment ago, kept where they still fit; `in_turn` no new card takes
    one of them, else only that of a less important event. Key events show all from the start; where
    that leaves others without a card, all begin with their titles and grow afterwards.
    """
    ranked = sorted(candidates, key=attrgetter("rank"))
    ranked.sort(
        key=lambda item: (0 if in_turn else -item.row.importance, item.position not in before)
    )
    rich = _Packer(room, {3: Form.FULL}).pack(ranked, before)
    if len(rich) == len(ranked) or len(ranked) > _MOST_TRIED:
        return rich
    plain = _Packer(room, {}).pack(ranked, before)
    return max(rich, plain, key=lambda places: _worth(ranked, places))


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
    hits = collisions(np.array([box(place) for place in there]), room.gap)
    kept: list[int] = []
    for at, position in enumerate(order):
        if position in before or (line.holds(there[at]) and not hits[at, kept].any()):
            kept.append(at)
    return {order[at]: places[order[at]] for at in kept}


def _nearer(item: Candidate, place: Place, share: float) -> Place:
    """A card as it hangs at another magnification."""
    item = item._replace(start=item.start * share, end=item.end * share)
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
    boxes = [box(place) for place in there.values()]
    if all(map(room.holds, there.values())) and are_clear(boxes, room.gap):
        return there
    return _resettled(candidates, room, there, collisions(np.array(boxes), room.gap))


def _resettled(
    candidates: Mapping[int, Candidate], room: Room, there: Mapping[int, Place], hits: Flags
) -> Mapping[int, Place]:
    """The cards that hit no more important one, and then the others, where they find a place."""
    index = {position: at for at, position in enumerate(there)}
    packer, kept, homeless = _Packer(room, {}), list[int](), list[Candidate]()
    for item in sorted(map(candidates.__getitem__, there), key=attrgetter("rank")):
        at, place = index[item.position], there[item.position]
        if room.holds(place) and not hits[at, kept].any():
            packer.put(item.position, place)
            kept.append(at)
        else:
            homeless.append(item)
    return packer.pack(homeless, there)


def _worth(candidates: Sequence[Candidate], places: Mapping[int, Place]) -> float:
    """How much of what is important is seen."""
    return sum(
        item.row.importance**2 * (1 + _FULL_WORTH * (places[item.position].form is Form.FULL))
        for item in candidates
        if item.position in places
    )


class _Packer:
    """Places the cards of one lane, one after another."""

    def __init__(self, room: Room, first_forms: Mapping[int, Form]) -> None:
        self._room = room
        self._first_forms = first_forms
        self._waiting: Sequence[Candidate] = ()
        self._row = 0.0
        self.places: dict[int, Place] = {}
        self._boxes: dict[int, Box] = {}

    def pack(self, ranked: Sequence[Candidate], before: Mapping[int, Place]) -> dict[int, Place]:
        if ranked:
            self._row = min(item.text.title_height for item in ranked) + self._room.gap
        for index, item in enumerate(ranked):
            self._waiting = ranked[index + 1 :]
            place = self._first_free(item, before.get(item.position))
            if place is not None:
                self.put(item.position, place)
        for item in ranked:
            self._enlarge(item)
        return self.places

    def put(self, position: int, place: Place) -> None:
        self._boxes[position] = box(place)
        self.places[position] = place

    def _first_free(self, item: Candidate, before: Place | None) -> Place | None:
        first_form = self._first_forms.get(item.row.importance, Form.TITLE)
        if before is not None:
            # Rather less of a card in the place that it had than all of it elsewhere; and no more
            # of it than it had, which would take the place of another.
            most = first_form if before.form is Form.FULL else Form.TITLE
            for form in dict.fromkeys((most, Form.TITLE)):
                kept = hung(item, form, before.side, before.low)
                if self._is_free(kept):
                    return kept
        for form in (Form.FULL, Form.TITLE) if first_form is Form.FULL else (Form.TITLE,):
            if options := self._options(item, form):
                return min(options, key=self._cost_for(item))
        return None

    def _options(self, item: Candidate, form: Form) -> list[Place]:
        """On each side the lowest free place, and the lowest under which another card has room."""
        found: list[Place] = []
        width = item.size(form)[0]
        boxes = self._beside(item.start - width, item.end + width)
        for side in Side:
            ground = hung(item, form, side, 0.0)
            if self._room.holds(ground):
                levels = self._free_levels(ground, boxes)
                found += [_raised(ground, low) for low in islice(levels, 1)]
                roomy = (low for low in levels if low >= self._row)
                found += [_raised(ground, low) for low in islice(roomy, 1)]
        return found

    def _cost_for(self, item: Candidate) -> Callable[[Place], float]:
        """How high a card hangs, and what it keeps from having a card on a pole of its own.

        Two cards find room in each row below one that sits on top of their pole.
        """
        reach = item.text.full_width + item.end - item.start
        left, right = item.start - reach, item.end + reach
        waiting = [
            (other.start, other.end)
            for other in self._waiting
            if other.row.importance > 1 and left < other.start and other.end < right
        ]

        def cost(place: Place) -> float:
            low, high = place.left + POLE_REACH, place.right - POLE_REACH
            blocked = sum(low < start and end < high for start, end in waiting)
            below = 2 * int(place.low // self._row)
            return place.low + _BLOCKED * max(blocked - below, 0)

        return cost

    def _free_levels(self, ground: Place, boxes: Sequence[Box]) -> Iterator[float]:
        """The free heights at which a card may lie: on the marks, a row up, or on other cards.

        `boxes` are those that can be hit, and others.
        """
        gap = self._room.gap
        left, right = ground.left - gap, ground.right + gap
        near = [other for other in boxes if other[0] < right and left < other[1]]
        top = self._room.height - ground.high
        for low in sorted({0.0, self._row, *(other[3] + gap for other in near)}):
            if low > top:
                return
            if not _hits(ground, low, near, gap):
                yield low

    def _beside(self, left: float, right: float, but: int | None = None) -> list[Box]:
        """The boxes that a card between two edges may be beside or above; only these can be hit."""
        left, right = left - self._room.gap, right + self._room.gap
        return [
            other
            for position, other in self._boxes.items()
            if other[0] < right and left < other[1] and position != but
        ]

    def _is_free(self, place: Place, but: int | None = None) -> bool:
        gap = self._room.gap
        if not self._room.holds(place):
            return False
        return not _hits(place, place.low, self._beside(place.left, place.right, but), gap)

    def _enlarge(self, item: Candidate) -> None:
        """Give a card that shows its title only its full form, where there is room left."""
        place = self.places.get(item.position)
        if place is None or place.form is Form.FULL:
            return
        larger = hung(item, Form.FULL, place.side, place.low)
        if self._is_free(larger, but=item.position):
            self.put(item.position, larger)


def _hits(place: Place, low: float, near: Sequence[Box], gap: float) -> bool:
    """`collide`, for a card at another height with those that are near it from side to side."""
    high = low + place.high - place.low
    top = low if place.side is Side.TOP else high
    own_pole, own_left, own_right = place.pole, place.left + POLE_REACH, place.right - POLE_REACH
    # A loop and not `any`: this is asked a thousand times while a crowded lane is packed.
    for left, right, other_low, other_high, pole, pole_top in near:
        if other_low < high + gap and low < other_high + gap:
            return True
        if top > other_low and left + POLE_REACH < own_pole < right - POLE_REACH:
            return True
        if pole_top > low and own_left < pole < own_right:
            return True
    return False


def _raised(place: Place, low: float) -> Place:
    """The same card at another height."""
    high = low + place.high - place.low
    return Place(place.form, place.side, place.left, place.right, low, high, place.pole)
