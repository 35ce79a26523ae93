"""Places for the titles of long spans that have no card: each stands on its mark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import attrgetter

import msgspec

from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.layout.stretches import Stretch, Stretches

CAP = 2.0
"""Length of what says how well an end is known, in sizes of a mark: arrows, dashes, brackets."""


class Bar(msgspec.Struct, frozen=True, gc=False):
    """The mark of an event without a card, on a row of marks; its ends in pixels."""

    position: int
    row: int
    left: float
    right: float
    title: str
    role: Role
    rank: tuple[int, int, int]
    disputed: bool


class Plate(msgspec.Struct, frozen=True, gc=False):
    """A title on a row of marks; its ends are whole pixels."""

    position: int
    row: int
    left: float
    right: float
    title: str
    role: Role
    disputed: bool
    """Whether the sign of a disagreement follows the title."""


class RowRoom:
    """What stands on a row of marks already, in pixels.

    `solid` are stretches on which nothing may be written, `bodies` those of all marks. On the body
    of a long mark the title of another may stand that runs there as well, but none that stands
    beside its mark: it would be read as the title of the one below it.
    """

    def __init__(self, solid: Sequence[Stretch], bodies: Sequence[Stretch]) -> None:
        self.solid = Stretches(solid)
        self.bodies, self.shared = Stretches(bodies), Stretches(bodies, least=2)


class SpanTitles:
    """Finds places for titles between the edges of the view, `left` and `right`, in pixels."""

    def __init__(self, measure: Measure, metrics: Metrics, left: float, right: float) -> None:
        self._measure, self._metrics = measure, metrics
        self._left, self._right = left, right

    def place(self, bars: Sequence[Bar], rows: Sequence[RowRoom]) -> Iterator[Plate]:
        """The titles that have room, the more important ones first.

        A title stands as far to the left as it has room on the part of its mark that is in view,
        rather where no other mark runs; that of a mark of which too little is in view stands beside
        it.
        """
        clear = self._metrics.pad
        for bar in sorted(bars, key=attrgetter("rank")):
            if (plate := self._plate(bar, rows[bar.row])) is not None:
                rows[bar.row].solid.add(plate.left - clear, plate.right + clear)
                yield plate

    def _plate(self, bar: Bar, row: RowRoom) -> Plate | None:
        sign = self._metrics.sign if bar.disputed else 0.0
        width = math.ceil(self._measure(bar.title, bar.role) + self._metrics.pad + sign)
        on, beside = (self._on(bar),), list(self._beside(bar, width, sign))
        alone, among = (row.solid, row.shared), (row.solid,)
        ways = ((on, alone), (on, among), (beside, (row.solid, row.bodies)))
        found = (_first_free(room, width, taken) for rooms, taken in ways for room in rooms)
        x = next((x for x in found if x is not None), None)
        if x is None:
            return None
        return Plate(bar.position, bar.row, x, x + width, bar.title, bar.role, bar.disputed)

    def _on(self, bar: Bar) -> Stretch:
        """What is in view of a mark between the signs of how well its ends are known."""
        cap = CAP * self._metrics.mark
        return max(self._left, bar.left + cap), min(self._right, bar.right - cap)

    def _beside(self, bar: Bar, width: float, sign: float) -> Iterator[Stretch]:
        """Right after a mark and its sign, and right before it, within the view."""
        after = math.ceil(bar.right + self._metrics.mark + sign)
        before = math.floor(bar.left - self._metrics.mark) - width
        for left in (after, before):
            if self._left <= left and left + width <= self._right:
                yield left, left + width


def _first_free(room: Stretch, width: float, taken: Sequence[Stretches]) -> float | None:
    """The leftmost whole pixel of a room from which on so many pixels are free."""
    x, before, last = float(math.ceil(room[0])), math.nan, room[1] - width
    while x != before and x <= last:
        before = x
        for stretches in taken:
            x = stretches.first_free(x, width, last)
    return x if x <= last else None
