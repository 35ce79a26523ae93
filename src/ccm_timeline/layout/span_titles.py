"""Places for the titles of long spans that have no card: each stands on its mark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ccm_timeline.layout.metrics import Measure, Metrics, Role

CAP = 2.0
"""Length of what says how well an end is known, in sizes of a mark: arrows, dashes, brackets."""

Stretch = tuple[float, float]
"""Left and right end in pixels."""


class Bar(NamedTuple):
    """The mark of an event without a card, on a row of marks; its ends in pixels."""

    position: int
    row: int
    left: float
    right: float
    title: str
    rank: tuple[int, int, int]
    disputed: bool
    uncertain: bool
    """Whether a question mark stands in its middle."""


class Taken(NamedTuple):
    """A stretch of a row in pixels on which no title may stand but that of the owner.

    On the body of a long mark the title of another may stand that runs there as well, but none that
    stands beside its mark: it would be read as the title of the one below it.
    """

    row: int
    left: float
    right: float
    owner: int | None = None
    is_body: bool = False


class Plate(NamedTuple):
    """A title on a row of marks; its ends are whole pixels."""

    position: int
    row: int
    left: float
    right: float
    title: str
    disputed: bool
    """Whether the sign of a disagreement follows the title."""


class SpanTitles:
    """Finds places for titles between the edges of the view, `left` and `right`, in pixels."""

    def __init__(self, measure: Measure, metrics: Metrics, left: float, right: float) -> None:
        self._measure, self._metrics = measure, metrics
        self._left, self._right = left, right

    def place(self, bars: Sequence[Bar], taken: Sequence[Taken]) -> Iterator[Plate]:
        """The titles that have room, the more important ones first.

        A title stands as far to the left as it has room on the part of its mark that is in view,
        rather where no other mark runs; that of a mark of which too little is in view stands beside
        it.
        """
        there, clear = list(taken), self._metrics.pad
        for bar in sorted(bars, key=attrgetter("rank")):
            if (plate := self._plate(bar, there)) is not None:
                there.append(Taken(plate.row, plate.left - clear, plate.right + clear))
                yield plate

    def _plate(self, bar: Bar, taken: Sequence[Taken]) -> Plate | None:
        sign = self._metrics.beside if bar.disputed else 0.0
        width = math.ceil(self._measure(bar.title, Role.SPAN) + self._metrics.pad + sign)
        others = sorted(
            other for other in taken if other.row == bar.row and other.owner != bar.position
        )
        solid = [other for other in others if not other.is_body]
        on, beside = list(self._on(bar)), list(self._beside(bar, width))
        # Where the mark runs alone, before where others run as well.
        ways = ((on, others), (on, solid), (beside, others))
        found = (_first_free(room, width, those) for rooms, those in ways for room in rooms)
        x = next((x for x in found if x is not None), None)
        if x is None:
            return None
        return Plate(bar.position, bar.row, x, x + width, bar.title, bar.disputed)

    def _on(self, bar: Bar) -> Iterator[Stretch]:
        """What is in view of a mark between the signs of how well its date is known."""
        size = self._metrics.mark
        left = max(self._left, bar.left + CAP * size)
        right = min(self._right, bar.right - CAP * size)
        middle = (bar.left + bar.right) / 2
        if bar.uncertain and left - size < middle < right + size:
            yield left, middle - size
            left = middle + size
        yield left, right

    def _beside(self, bar: Bar, width: float) -> Iterator[Stretch]:
        """Right after a mark, and right before it, within the view."""
        after = math.ceil(bar.right + self._metrics.mark)
        before = math.floor(bar.left - self._metrics.mark) - width
        for left in (after, before):
            if self._left <= left and left + width <= self._right:
                yield left, left + width


def _first_free(room: Stretch, width: float, others: Sequence[Taken]) -> float | None:
    """The leftmost whole pixel of a room from which on so many pixels touch none of the others,
    which rise."""
    x = math.ceil(room[0])
    for other in others:
        if other.left < x + width and x < other.right:
            x = math.ceil(other.right)
    return float(x) if x + width <= room[1] else None
