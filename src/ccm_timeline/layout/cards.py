"""Where cards go: hung like flags on poles that stand on their marks, so that none overlaps
another.

A lane's cards are placed one after another, the more important ones first, each at the lowest free
place above its mark. A card hangs to the right of its pole, to its left, or sits on top of it. The
places are the same wherever the viewport is, so that panning only shifts them; while zooming, a
card tries the place that it had first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

import numpy as np

from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Form
from ccm_timeline.layout.texts import CardText

Box = tuple[float, float, float, float, float, float]
"""Left, right, low, high, pole, and the top of the pole."""


class Side(Enum):
    """On which side of its pole a card hangs."""

    RIGHT = "right"
    LEFT = "left"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that wants a card; `start` and `end` are the ends of its mark in pixels."""

    position: int
    start: float
    end: float
    importance: int
    text: CardText
    stated: int = 1
    """How many sources state the event: of two as important ones, this one goes first."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """What has room first comes first."""
        return -self.importance, -self.stated, self.position

    def size(self, form: Form) -> tuple[float, float]:
        if form is Form.FULL:
            return self.text.full_width, self.text.full_height
        return self.text.title_width, self.text.title_height


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card is: pixels from the left, and pixels above the lane's marks."""

    form: Form
    side: Side
    left: float
    right: float
    low: float
    high: float
    pole: float

    @property
    def pole_top(self) -> float:
        """How high the pole reaches: to the top of a flag, or to the foot of a card that sits on
        it."""
        return self.low if self.side is Side.TOP else self.high


POLE_REACH = 3.0
"""Pixels by which a pole may stand within a card's edge: the coloured edge covers it there."""

_MOST_TRIED = 30
"""Events of a lane beyond which only one way of placing them is tried."""

_FULL_WORTH = 0.15
"""What a card is worth that shows all, beside one that shows its title only, which is worth 1."""

_BLOCKED = 60.0
"""Pixels that a card rather hangs higher than keep another event from having a card."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the cards of a lane may take: height, clear space, and the ends of the line, in
    pixels."""

    height: float
    gap: float
    left: float
    right: float

    def holds(self, place: Place) -> bool:
        return place.high <= self.height and self.left <= place.left and place.right <= self.right


def pack(
    candidates: Sequence[Candidate], room: Room, before: Mapping[int, Place]
) -> Mapping[int, Place]:
    """Place the cards of a lane that have room.

    `before` are the places of a moment ago, kept where they still fit. Key events show all from the
    start; where that leaves others without a card, all begin with their titles and grow afterwards.
    """
    ranked = sorted(candidates, key=attrgetter("rank"))
    rich = _Packer(room, {3: Form.FULL}).pack(ranked, before)
    if len(rich) == len(ranked) or len(ranked) > _MOST_TRIED:
        return rich
    plain = _Packer(room, {}).pack(ranked, before)
    return max(rich, plain, key=lambda places: _worth(ranked, places))


def _worth(candidates: Sequence[Candidate], places: Mapping[int, Place]) -> float:
    """How much of what is important is seen."""
    return sum(
        item.importance**2 * (1 + _FULL_WORTH * (places[item.position].form is Form.FULL))
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
                self._put(item.position, place)
        for item in ranked:
            self._enlarge(item)
        return self.places

    def _put(self, position: int, place: Place) -> None:
        self._boxes[position] = box(place)
        self.places[position] = place

    def _first_free(self, item: Candidate, before: Place | None) -> Place | None:
        first_form = self._first_forms.get(item.importance, Form.TITLE)
        if before is not None:
            kept = hung(item, first_form, before.side, before.low)
            if self._is_free(kept):
                return kept
        titles = self._options(item, Form.TITLE)
        if not titles or first_form is Form.TITLE:
            return min(titles, key=self._cost_for(item), default=None)
        return min(self._options(item, Form.FULL) or titles, key=self._cost_for(item))

    def _options(self, item: Candidate, form: Form) -> list[Place]:
        """On each side the lowest free place, and the lowest under which another card has room."""
        found: list[Place] = []
        for side in Side:
            ground = hung(item, form, side, 0.0)
            if self._room.holds(ground):
                lows = list(self._free_levels(ground))
                found += [_raised(ground, low) for low in lows[:1]]
                found += [_raised(ground, low) for low in lows[1:] if low >= self._row][:1]
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
            if other.importance > 1 and left < other.start and other.end < right
        ]

        def cost(place: Place) -> float:
            low, high = place.left + POLE_REACH, place.right - POLE_REACH
            blocked = sum(low < start and end < high for start, end in waiting)
            below = 2 * int(place.low // self._row)
            return place.low + _BLOCKED * max(blocked - below, 0)

        return cost

    def _free_levels(self, ground: Place) -> Iterator[float]:
        """The free heights at which a card may lie: on the marks, a row up, or on other cards."""
        gap = self._room.gap
        near = self._near(ground)
        top = self._room.height - ground.high
        for low in sorted({0.0, self._row, *(other[3] + gap for other in near)}):
            if low > top:
                return
            if not any(_meet(ground, low, other, gap) for other in near):
                yield low

    def _near(self, place: Place, but: int | None = None) -> list[Box]:
        """The boxes beside or above which a card may be; only these can be hit."""
        left, right = place.left - self._room.gap, place.right + self._room.gap
        return [
            other
            for position, other in self._boxes.items()
            if other[0] < right and left < other[1] and position != but
        ]

    def _is_free(self, place: Place, but: int | None = None) -> bool:
        gap = self._room.gap
        return self._room.holds(place) and not any(
            _meet(place, place.low, other, gap) for other in self._near(place, but)
        )

    def _enlarge(self, item: Candidate) -> None:
        """Give a card that shows its title only its full form, where there is room left."""
        place = self.places.get(item.position)
        if place is None or place.form is Form.FULL:
            return
        larger = hung(item, Form.FULL, place.side, place.low)
        if self._is_free(larger, but=item.position):
            self._put(item.position, larger)


def box(place: Place) -> Box:
    """A card as plain numbers, which are compared by the ten thousand."""
    return place.left, place.right, place.low, place.high, place.pole, place.pole_top


def _meet(place: Place, low: float, other: Box, gap: float) -> bool:
    """`collide`, for a card at another height with one that is near it from side to side."""
    left, right, other_low, other_high, pole, pole_top = other
    high = low + place.high - place.low
    if other_low < high + gap and low < other_high + gap:
        return True
    if left + POLE_REACH < place.pole < right - POLE_REACH:
        top = low if place.side is Side.TOP else high
        if top > other_low:
            return True
    return place.left + POLE_REACH < pole < place.right - POLE_REACH and pole_top > low


def collide(one: Place, two: Place, gap: float) -> bool:
    """Whether two cards are closer than `gap` pixels, or the pole of one runs through the other."""
    apart = (
        one.right + gap <= two.left
        or two.right + gap <= one.left
        or one.high + gap <= two.low
        or two.high + gap <= one.low
    )
    return not apart or _crosses(one, two) or _crosses(two, one)


def _crosses(one: Place, two: Place) -> bool:
    """Whether the pole of one card runs through the other."""
    return two.left + POLE_REACH < one.pole < two.right - POLE_REACH and one.pole_top > two.low


def hung(item: Candidate, form: Form, side: Side, low: float) -> Place:
    """A card on its pole: at the start of a mark to the right, at its end to the left, or on
    top."""
    width, height = item.size(form)
    match side:
        case Side.RIGHT:
            pole = item.start
            left = pole
        case Side.LEFT:
            pole = item.end
            left = pole - width
        case Side.TOP:
            pole = (item.start + item.end) / 2
            left = pole - width / 2
    return Place(form, side, left, left + width, low, low + height, pole)


def any_collide(boxes: Floats, gap: float) -> bool:
    """`collide` for all pairs of boxes at once."""
    left, right, low, high, pole, top = boxes.T
    near = (left[:, None] < right + gap) & (low[:, None] < high + gap)
    crossing = (left[:, None] + POLE_REACH < pole) & (pole < right[:, None] - POLE_REACH)
    hit = (near & near.T) | (crossing & (top > low[:, None]))
    np.fill_diagonal(hit, val=False)
    return bool(hit.any())


def _raised(place: Place, low: float) -> Place:
    """The same card at another height."""
    high = low + place.high - place.low
    return Place(place.form, place.side, place.left, place.right, low, high, place.pole)


def slid(place: Place, item: Candidate, left: float, right: float) -> Place | None:
    """A card moved so that it lies between two edges, or None where it would leave its mark.

    The pole moves along a mark that is a span: the title of a long span stays in view.
    """
    width = place.right - place.left
    if width > right - left:
        return None
    start = min(max(place.left, left), right - width)
    if start == place.left:
        return place
    low, high = max(item.start, left), min(item.end, right)
    pole = min(max(place.pole, start, low), start + width, high)
    if not (low <= pole <= high and start <= pole <= start + width):
        return None
    side = place.side
    if POLE_REACH < pole - start < width - POLE_REACH:
        side = Side.TOP
    return Place(place.form, side, start, start + width, place.low, place.high, pole)
