"""Where cards go: hung like flags on poles that stand on their marks, so that none overlaps another.

A lane's cards are placed one after another, the more important ones first, each at the lowest free
place above its mark. A card hangs to the right of its pole, to its left, or sits on top of it. The
places are the same wherever the viewport is, so that panning only shifts them; while zooming, a card
tries the place that it had first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Form
from ccm_timeline.layout.texts import CardText


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
        """How high the pole reaches: to the top of a flag, or to the foot of a card that sits on it."""
        return self.low if self.side is Side.TOP else self.high


_EDGE = 0.75
"""Pixels by which a pole may touch a card's edge without crossing the card."""

_FULL_WORTH = 0.15
"""What a card is worth that shows all, beside one that shows its title only, which is worth 1."""

_BLOCKED = 60.0
"""Pixels that a card rather hangs higher than keep another event from having a card."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the cards of a lane may take: height, clear space, and the ends of the line, in pixels."""

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
    ranked = sorted(candidates, key=lambda item: (-item.importance, item.position))
    rich = _Packer(room, {3: Form.FULL}).pack(ranked, before)
    if len(rich) == len(ranked):
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

    def pack(
        self, ranked: Sequence[Candidate], before: Mapping[int, Place]
    ) -> dict[int, Place]:
        if ranked:
            self._row = min(item.text.title_height for item in ranked) + self._room.gap
        for index, item in enumerate(ranked):
            self._waiting = [other for other in ranked[index + 1 :] if other.importance > 1]
            place = self._first_free(item, before.get(item.position))
            if place is not None:
                self.places[item.position] = place
        for item in ranked:
            self._enlarge(item)
        return self.places

    def _first_form(self, item: Candidate) -> Form:
        return self._first_forms.get(item.importance, Form.TITLE)

    def _first_free(self, item: Candidate, before: Place | None) -> Place | None:
        if before is not None and (kept := self._kept(item, before)) is not None:
            return kept
        for form in dict.fromkeys((self._first_form(item), Form.TITLE)):
            found = [place for side in Side for place in self._options(item, form, side)]
            if found:
                return min(found, key=self._cost)
        return None

    def _options(self, item: Candidate, form: Form, side: Side) -> Iterator[Place]:
        """The lowest free place on a side, and the lowest under which another card has room."""
        ground = hung(item, form, side, 0.0)
        for least in (0.0, self._row):
            place = self._lowest(ground, least)
            if place is not None:
                yield place

    def _cost(self, place: Place) -> float:
        """How high a card hangs, and what it keeps from having a card on a pole of its own.

        Two cards find room in each row below one that sits on top of their pole.
        """
        blocked = sum(
            place.left + _EDGE < item.start and item.end < place.right - _EDGE
            for item in self._waiting
        )
        below = 2 * int(place.low // self._row)
        return place.low + _BLOCKED * max(blocked - below, 0)

    def _kept(self, item: Candidate, before: Place) -> Place | None:
        """The place of a moment ago, on the pole where it is now."""
        place = hung(item, self._first_form(item), before.side, before.low)
        return place if self._is_free(place) else None

    def _lowest(self, ground: Place, least: float) -> Place | None:
        for low in self._levels(ground):
            place = _raised(ground, max(low, least))
            if not self._room.holds(place):
                return None
            if self._is_free(place):
                return place
        return None

    def _levels(self, ground: Place) -> Iterator[float]:
        """The heights at which a card may come to lie: on the marks, or on another card."""
        gap = self._room.gap
        yield 0.0
        tops = {
            other.high + gap
            for other in self.places.values()
            if other.left < ground.right + gap and ground.left < other.right + gap
        }
        yield from sorted(tops)

    def _is_free(self, place: Place, but: int | None = None) -> bool:
        if not self._room.holds(place):
            return False
        return not any(
            collide(place, other, self._room.gap)
            for position, other in self.places.items()
            if position != but
        )

    def _enlarge(self, item: Candidate) -> None:
        """Give a card that shows its title only its full form, where there is room left."""
        place = self.places.get(item.position)
        if place is None or place.form is Form.FULL:
            return
        larger = hung(item, Form.FULL, place.side, place.low)
        if self._is_free(larger, but=item.position):
            self.places[item.position] = larger


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
    return two.left + _EDGE < one.pole < two.right - _EDGE and one.pole_top > two.low


def hung(item: Candidate, form: Form, side: Side, low: float) -> Place:
    """A card on its pole: at the start of a mark to the right, at its end to the left, or on top."""
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
    """`collide` for all pairs at once; a row is left, right, low, high, pole and top of the pole."""
    left, right, low, high, pole, top = boxes.T
    near = (left[:, None] < right + gap) & (low[:, None] < high + gap)
    crossing = (left[:, None] + _EDGE < pole) & (pole < right[:, None] - _EDGE)
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
    if _EDGE < pole - start < width - _EDGE:
        side = Side.TOP
    return Place(place.form, side, start, start + width, place.low, place.high, pole)
