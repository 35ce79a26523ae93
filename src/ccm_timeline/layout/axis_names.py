"""Puts names of enclosing units into the lower row of the axis, near what they name.

What is wide enough has its name in the middle of what is seen of it. Names of what is narrower than
they are push one another aside, all along the line and not only in view: so that none of them moves
beside what it names while one pans. Only at the edges of the view names slide along.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ccm_timeline.layout.axis_row import Row


class Rank(NamedTuple):
    """Which of two names that are both not yet written gives way: the lower one.

    Else every second one does, every fourth of these and so on, wherever the view begins.
    """

    is_end: bool = False
    """Whether it is the first or the last of all."""
    is_broad: bool = False
    """Whether what it names is wider than half of it."""
    turn: int = 0


_ROUNDING = 1e-6
"""Pixels more than the row itself asks for between names that touch, and beside its edges."""

_LEAST = Rank()


class Claim:
    """An enclosing unit that wants its name under a part of the line; all in pixels."""

    __slots__ = (
        "high",
        "is_written",
        "least",
        "left",
        "low",
        "most",
        "names",
        "place",
        "rank",
        "right",
        "width",
    )

    def __init__(
        self,
        names: Sequence[tuple[str, float]],
        left: float,
        right: float,
        around: tuple[float, float],
        rank: Rank = _LEAST,
    ) -> None:
        """`names` with their widths from the longest to the shortest; the middle of one that is
        wider than its part stays between `around`."""
        self.names, self.width = names, names[-1][1]
        self.left, self.right = left, right
        self.low, self.high = around
        self.rank = rank
        self.least, self.most = -math.inf, math.inf
        """Where its name may begin."""
        self.is_written = False
        self.place: float | None = None
        """Where its name begins, if its part is narrower and it has room."""


class LowerRow:
    """Writes the names that are claimed between the edges of a view."""

    def __init__(self, row: Row, left: float, right: float, clear: float) -> None:
        self._row, self._left, self._right = row, left + _ROUNDING, right - _ROUNDING
        self._clear = clear + _ROUNDING

    def write(self, claims: Sequence[Claim], walls: tuple[float, float]) -> None:
        """Write the names of claims in the order of time, all of them between two walls."""
        self._bound(claims, (walls[0] + _ROUNDING, walls[1] - _ROUNDING))
        late: list[tuple[Claim, float]] = []
        run: list[Claim] = []
        for claim in claims:
            if self._is_wide(claim):
                self._settle(run)
                run = []
            else:
                run.append(claim)
        self._settle(run)
        for claim in claims:
            middle = self._middle(claim)
            if middle is not None and not self._write_whole(claim, middle):
                late.append((claim, middle))
        for claim, middle in late:
            self._write_at_edge(claim, middle)

    def _is_wide(self, claim: Claim) -> bool:
        return claim.right - claim.left >= claim.width + self._clear

    def _bound(self, claims: Sequence[Claim], walls: tuple[float, float]) -> None:
        """Keep each name out of what is wide beside it."""
        for claim in claims:
            half = claim.width / 2
            claim.least = max(claim.low - half, walls[0])
            claim.most = min(claim.high - half, walls[1] - claim.width)
            if claim.rank.is_end:  # Beside a wall it has its place in any case.
                claim.most = max(claim.most, min(walls[0], claim.left))
                claim.least = min(claim.least, max(walls[1] - claim.width, claim.most))
        for one, two in pairwise(claims):
            if self._is_wide(one):
                two.least = max(two.least, one.right)
            if self._is_wide(two):
                one.most = min(one.most, two.left - one.width)

    def _middle(self, claim: Claim) -> float | None:
        """Around which point a name is written, if anything is seen of what it names."""
        left, right = max(claim.left, self._left), min(claim.right, self._right)
        if left > right + 2 * _ROUNDING:
            return None
        if self._is_wide(claim):
            return (left + right) / 2
        return None if claim.place is None else claim.place + claim.width / 2

    def _write_whole(self, claim: Claim, middle: float) -> bool:
        """Write the longest name that has room, if one needs no push."""
        if not self._is_wide(claim):
            claim.is_written = self._row.take(*claim.names[-1], middle)
            return claim.is_written
        room = min(claim.right, self._right) - max(claim.left, self._left) - self._clear
        claim.is_written = any(
            width <= room and self._row.take(name, width, middle) for name, width in claim.names
        )
        return claim.is_written

    def _write_at_edge(self, claim: Claim, middle: float) -> None:
        """Write a name that an edge of the view would cut beside that edge, if it has room."""
        name, width = claim.names[-1]
        least, most = max(claim.least, self._left), min(claim.most, self._right - width)
        if least <= most:
            left = min(max(middle - width / 2, least), most)
            claim.is_written = self._row.take(name, width, left + width / 2)

    def _settle(self, run: Sequence[Claim]) -> None:
        """Place the names of what is narrower than they are, each as near to it as others allow.

        The sum of the squares of the distances is the least: names that touch are a block around
        the mean of their places (the pool of adjacent violators).
        """
        blocks: list[_Block] = []
        for claim in self._without_others(run):
            block = _Block(claim, self._clear)
            while blocks and blocks[-1].place + blocks[-1].span > block.place:
                block = blocks.pop().with_next(block)
            blocks.append(block)
        for block in blocks:
            left = block.place
            for claim in block.claims:
                claim.place = left
                left += claim.width + self._clear

    def _without_others(self, run: Iterable[Claim]) -> list[Claim]:
        """Those that have room together, without the ones that give way."""
        kept: list[Claim] = []
        ends: list[float] = []
        for claim in run:
            while ends and max(claim.least, ends[-1]) > claim.most and claim.rank > kept[-1].rank:
                kept.pop()
                ends.pop()
            begin = max(claim.least, ends[-1]) if ends else claim.least
            if begin <= claim.most:
                kept.append(claim)
                ends.append(begin + claim.width + self._clear)
        return kept


class _Block:
    """Names that touch one another; where the first may begin, and where it would like to."""

    __slots__ = ("claims", "least", "most", "span", "wishes")

    def __init__(self, claim: Claim, clear: float) -> None:
        self.claims = [claim]
        self.wishes = (claim.left + claim.right - claim.width) / 2
        self.span = claim.width + clear
        self.least, self.most = claim.least, claim.most

    @property
    def place(self) -> float:
        return min(max(self.wishes / len(self.claims), self.least), self.most)

    def with_next(self, other: _Block) -> _Block:
        """This block with the next one right behind it."""
        self.claims += other.claims
        self.wishes += other.wishes - len(other.claims) * self.span
        self.least = max(self.least, other.least - self.span)
        self.most = min(self.most, other.most - self.span)
        self.span += other.span
        return self
