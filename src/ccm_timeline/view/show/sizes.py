"""The sizes of a picture for a projector: every one follows from the height of the screen."""

from __future__ import annotations

from math import ceil

import msgspec

FLOOR = 0.034
"""Of the screen's height: nothing is written smaller."""
TITLE = 0.045
HEADING = 0.06
EDGE = 0.04
"""Of both sides: no text stands nearer to the edge."""

_BAND = 0.35
_HEIGHT = 1080
"""The height at which lines are two pixels thick."""


class Sizes(msgspec.Struct, frozen=True):
    """The sizes for a screen of `width` times `height` pixels."""

    width: float
    height: float

    def share(self, of_height: float) -> int:
        """A size of text, never rounded below its share."""
        return max(ceil(self.height * of_height), 1)

    @property
    def floor(self) -> int:
        return self.share(FLOOR)

    @property
    def title(self) -> int:
        return self.share(TITLE)

    @property
    def heading(self) -> int:
        return self.share(HEADING)

    @property
    def unit(self) -> float:
        """What is a pixel on a screen of 1080 lines."""
        return self.height / _HEIGHT

    @property
    def stroke(self) -> float:
        return max(2 * self.unit, 1.0)

    @property
    def left(self) -> float:
        """Where texts begin."""
        return round(self.width * (EDGE + 0.012))

    @property
    def right(self) -> float:
        return self.width - self.left

    @property
    def room(self) -> float:
        """The width that texts have."""
        return self.right - self.left

    @property
    def top(self) -> float:
        return round(self.height * (EDGE + 0.016))

    @property
    def bottom(self) -> float:
        return self.height - ceil(self.height * EDGE)

    @property
    def band(self) -> float:
        """The y at which the strip's ground begins."""
        return round(self.height * (1 - _BAND))

    @property
    def line(self) -> float:
        """The height of a line in the smallest size."""
        return self.floor * 1.26
