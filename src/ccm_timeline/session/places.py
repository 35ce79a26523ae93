"""The places where one was, to go back and forward through."""

from __future__ import annotations

from collections.abc import Callable

from ccm_timeline.layout.scale import Viewport

MOST_PLACES = 100
"""Places that are remembered for going back."""

NEAR = 0.02
"""Share of a viewport by which another must differ to be another place."""


def differ(one: Viewport, two: Viewport) -> bool:
    """Whether two viewports are two places to whoever looks at them."""
    least = NEAR * min(one.width, two.width)
    return abs(one.left - two.left) > least or abs(one.right - two.right) > least


class Places:
    """Those before the one where one is, and those from which one came back."""

    def __init__(self) -> None:
        self._back: list[Viewport] = []
        self._forward: list[Viewport] = []

    def keep(self, place: Viewport) -> None:
        """Keep a place that is about to be left for a new one."""
        if not self._back or differ(self._back[-1], place):
            self._back = [*self._back[-MOST_PLACES + 1 :], place]
        self._forward.clear()

    def back_from(self, place: Viewport) -> Viewport | None:
        """The last place that is not this one, or None; this one is the next one forward."""
        return _retrace(place, self._back, self._forward)

    def forward_from(self, place: Viewport) -> Viewport | None:
        """The place from which one came back to this one, or None."""
        return _retrace(place, self._forward, self._back)

    def carry(self, carried: Callable[[Viewport], Viewport]) -> None:
        """Take all places to another scale."""
        self._back = [carried(place) for place in self._back]
        self._forward = [carried(place) for place in self._forward]


def _retrace(place: Viewport, places: list[Viewport], others: list[Viewport]) -> Viewport | None:
    while places:
        if differ(wanted := places.pop(), place):
            others.append(place)
            return wanted
    return None
