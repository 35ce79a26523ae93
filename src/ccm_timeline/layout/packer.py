"""Places the cards of a lane one after another, each at the best place that is still free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from ccm_timeline.layout.cards import (
    LEFT,
    POLE_REACH,
    RIGHT,
    Box,
    Candidate,
    Place,
    Room,
    Side,
    box,
    free_levels,
    hung,
    is_hit,
    raised,
)
from ccm_timeline.layout.scene import FULL, TITLE, Form

_ASTRAY = 80.0
"""Pixels that a card rather hangs higher than on a pole at a day that is not its event's."""

_BLOCKED = 60.0
"""Pixels that a card rather hangs higher than keep another event from having a card."""


class Packer:
    """Places the cards of one lane, one after another."""

    def __init__(
        self, room: Room, first_forms: Mapping[int, Form], *, strict: bool = False
    ) -> None:
        """`first_forms` are those that are tried first, by importance; titles where none is. Who is
        `strict` rather leaves a title to a long mark than hang its card astray."""
        self._room, self._strict = room, strict
        self._first_forms = first_forms
        self._waiting: Sequence[Candidate] = ()
        self._row = 0.0
        self.places: dict[int, Place] = {}
        self._boxes: dict[int, Box] = {}

    def pack(self, ranked: Sequence[Candidate], before: Mapping[int, Place]) -> dict[int, Place]:
        """Place all that have room, and let them say as much as they have room for."""
        self.place(ranked, before)
        return self.enlarged(ranked)

    def place(self, ranked: Sequence[Candidate], before: Mapping[int, Place]) -> None:
        if ranked:
            self._row = min(item.text.title_height for item in ranked) + self._room.gap
        for index, item in enumerate(ranked):
            self._waiting = ranked[index + 1 :]
            place = self._first_free(item, before.get(item.position))
            if place is not None:
                self.put(item.position, place)

    def enlarged(self, ranked: Sequence[Candidate]) -> dict[int, Place]:
        """The places, where each card says as much as it has room for."""
        for item in ranked:
            self._enlarge(item)
        return self.places

    def make_room(self, wanted: Sequence[Candidate]) -> None:
        """Place those that have none, each where it is in the way of the fewest others, which lose
        theirs."""
        kept = {item.position for item in wanted}
        for item in wanted:
            if item.position not in self.places:
                ways = [(self._hit_by(place), place) for place in self._tried(item)]
                ways = [(hit, place) for hit, place in ways if kept.isdisjoint(hit)]
                if ways:
                    hit, place = min(ways, key=lambda way: (len(way[0]), way[1].low))
                    for other in hit:
                        del self.places[other], self._boxes[other]
                    self.put(item.position, place)

    def _tried(self, item: Candidate) -> Iterator[Place]:
        """A card with its title, on each side, at each height at which it could lie on another."""
        levels = sorted(
            {0.0, self._row, *(box[3] + self._room.gap for box in self._boxes.values())}
        )
        for side in Side:
            for low in levels:
                place = hung(item, TITLE, side, low)
                if self._room.holds(place):
                    yield place

    def _hit_by(self, place: Place) -> list[int]:
        """Whose cards a card would hit."""
        gap = self._room.gap
        left, right = place.left - gap, place.right + gap
        return [
            other
            for other, one in self._boxes.items()
            if one[0] < right and left < one[1] and is_hit(place, place.low, [one], gap)
        ]

    def put(self, position: int, place: Place) -> None:
        self._boxes[position] = box(place)
        self.places[position] = place

    def _first_free(self, item: Candidate, before: Place | None) -> Place | None:
        first_form = self._first_forms.get(item.row.importance, TITLE)
        if before is not None:
            # Rather less of a card in the place that it had than all of it elsewhere; and no more
            # of it than it had, which would take the place of another.
            most = first_form if before.form is FULL else TITLE
            for form in (TITLE,) if most is TITLE else (most, TITLE):
                kept = hung(item, form, before.side, before.low)
                if self._is_free(kept):
                    return kept
        for form in (FULL, TITLE) if first_form is FULL else (TITLE,):
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
            if self._room.holds(ground) and not (self._strict and _is_left_out(item, side)):
                levels = free_levels(ground, boxes, self._room, self._row)
                found += [raised(ground, low) for low in islice(levels, 1)]
                roomy = (low for low in levels if low >= self._row)
                found += [raised(ground, low) for low in islice(roomy, 1)]
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
            astray = _ASTRAY * is_astray(item, place.side)
            return place.low + astray + _BLOCKED * max(blocked - below, 0)

        return cost

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
        return not is_hit(place, place.low, self._beside(place.left, place.right, but), gap)

    def _enlarge(self, item: Candidate) -> None:
        """Give a card that shows its title only its full form, where there is room left."""
        place = self.places.get(item.position)
        if place is None or place.form is FULL:
            return
        larger = hung(item, FULL, place.side, place.low)
        if self._is_free(larger, but=item.position):
            self.put(item.position, larger)


class Stairs(Packer):
    """Places cards in the order of their poles, so that none stands in the way of a later pole."""

    def __init__(self, room: Room, side: Side, first: Form = TITLE) -> None:
        super().__init__(room, dict.fromkeys((1, 2, 3), first))
        self._side, self._first = side, first

    def place(self, ranked: Sequence[Candidate], before: Mapping[int, Place]) -> None:
        """The nearest pole first to which a card of this side hangs over no other's."""
        way = attrgetter("end") if self._side is LEFT else _from_the_right
        super().place(sorted(ranked, key=way), before)

    def turn(self, side: Side) -> None:
        """Hang the cards that are placed from now on to another side."""
        self._side = side

    def _first_free(self, item: Candidate, before: Place | None) -> Place | None:
        ground = hung(item, self._first, self._side, 0.0)
        if self._room.holds(ground) and not is_astray(item, self._side):
            boxes = self._beside(ground.left, ground.right)
            for low in free_levels(ground, boxes, self._room, self._row):
                return raised(ground, low)
        return super()._first_free(item, before)


def is_astray(item: Candidate, side: Side) -> bool:
    """Whether a pole stands neither at the beginning of a mark nor at its end, or at one that is
    open: it would be read as the event's day."""
    style, width = item.row.style, item.text.title_width
    if side is RIGHT:
        return style.open_start
    if side is LEFT:
        return style.open_end
    return item.end - item.start > width


def _is_left_out(item: Candidate, side: Side) -> bool:
    """Whether a mark bears its title itself better than a card would on this side."""
    return is_astray(item, side) and is_titled(item)


def is_titled(item: Candidate) -> bool:
    """Whether a mark is long enough for its title in one line, with what says how well its ends are
    known."""
    return item.end - item.start > (len(item.text.lines) + 1) * item.text.title_width


def _from_the_right(item: Candidate) -> float:
    return -item.start
