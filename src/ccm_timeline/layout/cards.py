"""What a card is to the layout: its text, the pole that it hangs on, and what it would hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice

import msgspec

from ccm_timeline.layout.scene import FULL, Form
from ccm_timeline.layout.table import Row
from ccm_timeline.layout.texts import CardText

Box = tuple[float, float, float, float, float, float]
"""Left, right, low, high, pole, and the top of the pole."""


class Side(Enum):
    """On which side of its pole a card hangs."""

    RIGHT = "right"
    LEFT = "left"
    TOP = "top"


RIGHT, LEFT, TOP = Side


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """An event that wants a card; `start` and `end` are the ends of its mark in pixels."""

    position: int
    start: float
    end: float
    text: CardText
    row: Row

    @property
    def rank(self) -> tuple[int, int, int]:
        """What has room first comes first: what is important, then what more sources state."""
        return -self.row.importance, -self.row.filled, self.position

    def size(self, form: Form) -> tuple[float, float]:
        if form is FULL:
            return self.text.full_width, self.text.full_height
        return self.text.title_width, self.text.title_height


class Place(msgspec.Struct, frozen=True, gc=False):
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
        return self.low if self.side is TOP else self.high


POLE_REACH = 3.0
"""Pixels by which a pole may stand within a card's edge: the coloured edge covers it there."""


class Room(msgspec.Struct, frozen=True):
    """What the cards of a lane may take: height, clear space, and the ends of the line, in
    pixels."""

    height: float
    gap: float
    left: float
    right: float

    def holds(self, place: Place) -> bool:
        return place.high <= self.height and self.left <= place.left and place.right <= self.right


def box(place: Place) -> Box:
    """A card as plain numbers, which are compared by the ten thousand."""
    return place.left, place.right, place.low, place.high, place.pole, place.pole_top


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
    if side is RIGHT:
        left = pole = item.start
    elif side is LEFT:
        pole = item.end
        left = pole - width
    else:
        pole = (item.start + item.end) / 2
        left = pole - width / 2
    return Place(form, side, left, left + width, low, low + height, pole)


def raised(place: Place, low: float) -> Place:
    """The same card at another height."""
    high = low + place.high - place.low
    return Place(place.form, place.side, place.left, place.right, low, high, place.pole)


def is_hit(place: Place, low: float, near: Sequence[Box], gap: float) -> bool:
    """`collide`, for a card at another height with those that are near it from side to side."""
    high = low + place.high - place.low
    top = low if place.side is TOP else high
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


def free_levels(ground: Place, boxes: Sequence[Box], room: Room, row: float) -> Iterator[float]:
    """The free heights at which a card may lie: on the marks, a row up, or on other cards.

    `ground` is the card on the marks; `boxes` are those that it can hit, and others.
    """
    left, right = ground.left - room.gap, ground.right + room.gap
    near = [other for other in boxes if other[0] < right and left < other[1]]
    top = room.height - ground.high
    for low in sorted({0.0, row, *(other[3] + room.gap for other in near)}):
        if low > top:
            return
        if not is_hit(ground, low, near, room.gap):
            yield low


def colliding(boxes: Sequence[Box], gap: float) -> dict[int, set[int]]:
    """Those that each box collides with, by index; of a box that hits none there is nothing.

    A pole stands at its own card, so that only cards beside or above one another can: along a line
    each is compared with few others.
    """
    found: dict[int, set[int]] = {}
    order = sorted(range(len(boxes)), key=boxes.__getitem__)
    for number, one in enumerate(order, start=1):
        left, right, low, high, pole, top = boxes[one]
        for other in islice(order, number, None):
            other_left, other_right, other_low, other_high, other_pole, other_top = boxes[other]
            if other_left >= right + gap:
                break
            if (
                (other_low < high + gap and low < other_high + gap)
                or (left + POLE_REACH < other_pole < right - POLE_REACH and other_top > low)
                or (other_left + POLE_REACH < pole < other_right - POLE_REACH and top > other_low)
            ):
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
    return found


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
        side = TOP
    return Place(place.form, side, start, start + width, place.low, place.high, pole)
