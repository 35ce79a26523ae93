"""A viewport laid over pixels: where a day or a unit of the scale is on the screen."""

from __future__ import annotations

from functools import cached_property

import msgspec

from ccm_timeline.layout.scale import Scale, Viewport


class Window(msgspec.Struct, frozen=True, dict=True):
    """A scale, the viewport on it, and the left and right edge in pixels between which it is
    shown."""

    scale: Scale
    viewport: Viewport
    left: float
    right: float

    @cached_property
    def pixels_per_unit(self) -> float:
        return (self.right - self.left) / self.viewport.width

    @cached_property
    def first_day(self) -> float:
        return self.scale.day_of(self.viewport.left)

    @cached_property
    def last_day(self) -> float:
        return self.scale.day_of(self.viewport.right)

    @cached_property
    def origin(self) -> float:
        """The x of the unit 0, in pixels."""
        return self.left - self.viewport.left * self.pixels_per_unit

    def x(self, day: float) -> float:
        """Where a day begins, in pixels."""
        return self.origin + self.scale.unit_of(day) * self.pixels_per_unit

    def unit_at(self, x: float) -> float:
        """The unit of the scale at a pixel."""
        return self.viewport.left + (x - self.left) / self.pixels_per_unit

    def shows(self, day: float) -> bool:
        return self.left <= self.x(day) <= self.right

    def visible(self, start: float, end: float) -> tuple[float, float]:
        """The part in view of the days from `start` to `end`, in pixels."""
        return max(self.x(start), self.left), min(self.x(end), self.right)
