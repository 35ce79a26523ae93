"""The rows of marks at the foot of a lane, and the badges where marks lie on one another."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.stretches import Stretch

SHORT = 30.0
"""A mark is short that is less than this many times as long as the clear space beside it."""


def rows_of(start: Floats, end: Floats, count: int, clear: float) -> tuple[int, ...]:
    """The row of each mark: the first in which it touches no other, else one that it may have.

    `start` and `end` are pixels, `clear` the pixels that two marks in a row keep apart. Short marks
    have the upper half of the rows, near to the cards, and what long ones leave of the others. Long
    ones, the longest first, are tried from the lowest row up; where none is free, they lie over as
    little as can be in the lower half.
    """
    found = [0] * len(start)
    rails = [_Rail() for _ in range(count)]
    lefts, rights = (start - clear).tolist(), (end + clear).tolist()
    upper, lower = range((count + 1) // 2), range(count - 1, -1, -1)
    homeless: list[int] = []
    long = end - start >= (SHORT - 2) * clear
    is_long: list[bool] = long.tolist()
    for index in _order(start, end, long):
        left, right = lefts[index], rights[index]
        row = _first_free(rails, lower if is_long[index] else upper, left, right)
        if row is not None:
            found[index] = row
        elif is_long[index]:
            found[index] = _least_taken(rails, lower[: max(count // 2, 1)], left, right)
        else:
            homeless.append(index)
    for index in homeless:
        row = _first_free(rails, range(len(upper), count), lefts[index], rights[index])
        found[index] = upper[-1] if row is None else row
    return tuple(found)


def _order(start: Floats, end: Floats, long: NDArray[np.bool_]) -> list[int]:
    """Short marks first, the shortest before all, and then long ones, the longest before all."""
    length = np.round(end - start)
    length = np.where(long, -length, length)
    order: list[int] = np.lexsort((start, length, long)).tolist()
    return order


class _Rail:
    """The stretches of a row that are taken; since none overlaps another, `begun` and `over` rise.

    `stretches` are all of them, with those that lie over others.
    """

    def __init__(self) -> None:
        self.begun: list[float] = []
        self.over: list[float] = []
        self.stretches: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> bool:
        """Take a stretch if nothing touches it; the answer is whether it was free."""
        place = bisect_right(self.over, left)
        is_free = place == len(self.begun) or self.begun[place] >= right
        if is_free:
            self.begun.insert(place, left)
            self.over.insert(place, right)
            self.stretches.append((left, right))
        return is_free

    def taken(self, left: float, right: float) -> float:
        """Pixels of marks on a stretch; where two lie over one another each counts."""
        pixels = 0.0
        # A loop and not `sum`: this is asked a hundred times while a crowded lane is placed.
        for begun, over in self.stretches:
            if begun < right and left < over:
                pixels += (over if over < right else right) - (begun if begun > left else left)
        return pixels


def _first_free(
    rails: Sequence[_Rail], rows: Sequence[int], left: float, right: float
) -> int | None:
    """The first of some rows in which a stretch is free, which is then taken."""
    return next((row for row in rows if rails[row].take(left, right)), None)


def _least_taken(rails: Sequence[_Rail], rows: Sequence[int], left: float, right: float) -> int:
    """The first row in which a stretch lies over as little as in any; it is then taken as well."""
    row = rows[0] if len(rows) == 1 else min(rows, key=lambda row: rails[row].taken(left, right))
    rails[row].stretches.append((left, right))
    return row


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A mark in view, as badges need it: its position in time, its ends in pixels, if it has a
    card.

    The sign of a disagreement, which stands beside a mark without a card, belongs to the mark.
    """

    position: int
    left: float
    right: float
    has_card: bool
    disputed: bool = False
    question: float | None = None
    """The x of the question mark of an uncertain date."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Pill(msgspec.Struct, frozen=True, gc=False):
    """A badge on a row: its ends in pixels, and the events that it counts."""

    left: float
    right: float
    positions: tuple[int, ...]
    disputed: int
    """On how many of them the sources disagree."""


def pills(
    spots: Sequence[Spot],
    width_of: Callable[[int, bool], float],
    left: float,
    right: float,
    clear: float = 0.0,
) -> tuple[Pill, ...]:
    """The badges of one row: events without a card whose marks cannot be told apart.

    `width_of` gives the pixels of a badge by its count, and whether it has the sign of a
    disagreement. Badges never overlap one another, and lie between `left` and `right`. As far as
    there is room they stand beside the question marks of long marks, `clear` pixels from the middle
    of each.
    """
    hidden = sorted(_covered(spots), key=lambda spot: spot.middle)
    if not hidden:
        return ()
    place = _Place(width_of, left, right, _questions(spots, clear))
    groups = [[spot] for spot in hidden]
    found = [place.pill(group) for group in groups]
    while True:
        for index in _clashing(found):
            groups[index] += groups.pop(index + 1)
            found[index : index + 2] = [place.pill(groups[index])]
        lone = _lone_under(found, spots, {s.position for group in groups for s in group})
        if lone is None:
            return tuple(found)
        index, spot = lone
        groups[index].append(spot)
        found[index] = place.pill(groups[index])


def _questions(spots: Sequence[Spot], clear: float) -> list[Stretch]:
    """The question marks that no badge shall cover, in rising order.

    Not those of marks that are hardly longer than they: a badge that stands for such a mark covers
    it.
    """
    return sorted(
        (math.floor(spot.question - clear), math.ceil(spot.question + clear))
        for spot in spots
        if spot.question is not None and spot.right - spot.left > 6 * clear
    )


def _clashing(found: Sequence[Pill]) -> Iterator[int]:
    """The first badge that touches the next one, as long as there is one; the caller joins them."""
    index = 0
    while index + 1 < len(found):
        if found[index + 1].left < found[index].right + 1:
            yield index
            # The joined badge is wider, and may stand elsewhere: it may touch the one before it.
            index = max(index - 1, 0)
        else:
            index += 1


def _covered(spots: Sequence[Spot]) -> list[Spot]:
    """Marks without a card that another mark touches."""
    by_left = sorted(spots, key=lambda spot: (spot.left, spot.right))
    covered: set[int] = set()
    reach: Spot | None = None
    for spot in by_left:
        if reach is not None and spot.left < reach.right:
            covered |= {spot.position, reach.position}
        if reach is None or spot.right > reach.right:
            reach = spot
    return [spot for spot in spots if spot.position in covered and not spot.has_card]


class _Place(msgspec.Struct, frozen=True, gc=False):
    """Where the badges of a row may stand."""

    width_of: Callable[[int, bool], float]
    left: float
    right: float
    questions: Sequence[Stretch]

    def pill(self, group: Sequence[Spot]) -> Pill:
        """A badge in the middle of the parts in view of the marks that it stands for."""
        left, right = self.left, self.right
        disputed = sum(spot.disputed for spot in group)
        width = self.width_of(len(group), disputed > 0)
        middles = [(max(s.left, left) + min(s.right, right)) / 2 for s in group]
        start = float(round(sum(middles) / len(middles) - width / 2))
        start = self._beside_questions(min(max(start, left), right - width), width)
        return Pill(start, start + width, tuple(sorted(spot.position for spot in group)), disputed)

    def _beside_questions(self, start: float, width: float) -> float:
        """The nearest place at which a badge covers no question mark, if there is any."""
        before = after = start
        for begin, end in self.questions:
            if begin < after + width and after < end:
                after = end
        for begin, end in reversed(self.questions):
            if begin < before + width and before < end:
                before = begin - width
        within = (x for x in (before, after) if self.left <= x <= self.right - width)
        return min(within, key=lambda x: abs(x - start), default=start)


def _lone_under(
    found: Sequence[Pill], spots: Sequence[Spot], counted: Collection[int]
) -> tuple[int, Spot] | None:
    """A mark without a card that a badge would hide, with the index of that badge."""
    for index, pill in enumerate(found):
        for spot in spots:
            under = spot.left < pill.right and pill.left < spot.right
            if under and not spot.has_card and spot.position not in counted:
                return index, spot
    return None
