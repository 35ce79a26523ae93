"""The rows of marks at the foot of a lane, and the badges where marks lie on one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec
import numpy as np

from ccm_timeline.layout.scale import Floats

SHORT = 30.0
"""A mark is short that is less than this many times as long as the clear space beside it."""


def rows_of(start: Floats, end: Floats, count: int, clear: float) -> tuple[int, ...]:
    """The row of each mark: the first in which it touches no other, else the last that it may have.

    `start` and `end` are pixels, `clear` the pixels that two marks in a row keep apart. Short marks
    have the upper half of the rows, near to the cards, and what long ones leave of the others; long
    ones are tried from the lowest row up.
    """
    found = [0] * len(start)
    rails = [_Rail() for _ in range(count)]
    order = np.lexsort((np.arange(len(start)), start, np.round(end - start))).tolist()
    lefts, rights = (start - clear).tolist(), (end + clear).tolist()
    upper, lower = range((count + 1) // 2), range(count - 1, -1, -1)
    homeless: list[int] = []
    for index in order:
        short = rights[index] - lefts[index] < SHORT * clear
        row = _first_free(rails, upper if short else lower, lefts[index], rights[index])
        if row is None and short:
            homeless.append(index)
        else:
            found[index] = lower[0] if row is None else row
    for index in homeless:
        row = _first_free(rails, range(len(upper), count), lefts[index], rights[index])
        found[index] = upper[-1] if row is None else row
    return tuple(found)


class _Rail:
    """The stretches of a row that are taken; since none overlaps another, both lists rise."""

    def __init__(self) -> None:
        self.begun: list[float] = []
        self.over: list[float] = []

    def take(self, left: float, right: float) -> bool:
        """Take a stretch if nothing touches it; the answer is whether it was free."""
        place = bisect_right(self.over, left)
        is_free = place == len(self.begun) or self.begun[place] >= right
        if is_free:
            self.begun.insert(place, left)
            self.over.insert(place, right)
        return is_free


def _first_free(
    rails: Sequence[_Rail], rows: Sequence[int], left: float, right: float
) -> int | None:
    """The first of some rows in which a stretch is free, which is then taken."""
    return next((row for row in rows if rails[row].take(left, right)), None)


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
    spots: Sequence[Spot], width_of: Callable[[int, bool], float], left: float, right: float
) -> tuple[Pill, ...]:
    """The badges of one row: events without a card whose marks cannot be told apart.

    `width_of` gives the pixels of a badge by its count, and whether it has the sign of a
    disagreement. Badges never overlap one another, and lie
    between `left` and `right`.
    """
    hidden = sorted(_covered(spots), key=lambda spot: spot.middle)
    groups = [[spot] for spot in hidden]
    found = [_pill(group, width_of, left, right) for group in groups]
    while True:
        for index in _clashing(found):
            groups[index] += groups.pop(index + 1)
            found[index : index + 2] = [_pill(groups[index], width_of, left, right)]
        lone = _lone_under(found, spots, {s.position for group in groups for s in group})
        if lone is None:
            return tuple(found)
        index, spot = lone
        groups[index].append(spot)
        found[index] = _pill(groups[index], width_of, left, right)


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


def _pill(
    group: Sequence[Spot], width_of: Callable[[int, bool], float], left: float, right: float
) -> Pill:
    """A badge in the middle of the parts in view of the marks that it stands for."""
    disputed = sum(spot.disputed for spot in group)
    width = width_of(len(group), disputed > 0)
    middles = [(max(s.left, left) + min(s.right, right)) / 2 for s in group]
    start = float(round(sum(middles) / len(middles) - width / 2))
    start = min(max(start, left), right - width)
    return Pill(start, start + width, tuple(sorted(spot.position for spot in group)), disputed)


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
