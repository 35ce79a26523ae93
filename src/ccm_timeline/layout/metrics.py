"""The sizes of what is drawn, in device-independent pixels, made from one text size."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, auto
from functools import cached_property

import msgspec


class Role(IntEnum):
    """What a text is for; each role has one font.

    A number, because it is hashed with each text that is measured: other enums do that in Python.
    """

    TITLE = auto()
    KEY_TITLE = auto()
    """The title of an event of the highest importance."""
    DATE = auto()
    LANE = auto()
    AXIS = auto()
    AXIS_COARSE = auto()
    BREAK = auto()
    BADGE = auto()
    HEADING = auto()
    SPAN = auto()
    """The title of a long span, on its mark."""
    KEY_SPAN = auto()
    """The same of an event of the highest importance."""


Measure = Callable[[str, Role], float]
"""The width of a text in pixels."""


class Metrics(msgspec.Struct, frozen=True, dict=True):
    """Sizes for a text size of `text` pixels; everything else follows from it."""

    text: float = 13.0

    @cached_property
    def unit(self) -> float:
        """One thirteenth of the text size: a pixel at the usual size."""
        return self.text / 13.0

    @cached_property
    def line(self) -> float:
        """Height of a line of a title."""
        return round(18 * self.unit)

    @cached_property
    def small_line(self) -> float:
        """Height of the line with the date."""
        return round(16 * self.unit)

    @cached_property
    def pad(self) -> float:
        """Clear space between a card's edge and its text."""
        return round(8 * self.unit)

    @cached_property
    def pad_y(self) -> float:
        return round(3 * self.unit)

    @cached_property
    def gap(self) -> float:
        """Clear space between two cards."""
        return round(4 * self.unit)

    @cached_property
    def bar(self) -> float:
        """Width of the coloured edge of a card."""
        return round(3 * self.unit)

    @cached_property
    def widest_title(self) -> float:
        """Width at which a title is wrapped."""
        return round(225 * self.unit)

    @cached_property
    def dot(self) -> float:
        """Distance between two of the dots that count sources."""
        return round(9 * self.unit)

    @cached_property
    def sign(self) -> float:
        """Width of the sign of a stance or a disagreement on a card, with its clear space."""
        return round(14 * self.unit)

    @cached_property
    def beside(self) -> float:
        """Width beside a mark for the sign of a disagreement, with its clear space."""
        return round(12 * self.unit)

    @cached_property
    def mark(self) -> float:
        """Diameter of the mark of a day, and height of a bar."""
        return round(10 * self.unit)

    @cached_property
    def rail(self) -> float:
        """Height of one row of marks."""
        return round(14 * self.unit)

    @cached_property
    def badge(self) -> float:
        """Height of a badge, as high as a row but even: it has whole edges around the middle."""
        return self.rail // 2 * 2

    @cached_property
    def lane_pad(self) -> float:
        return round(7 * self.unit)

    @cached_property
    def axis_row(self) -> float:
        return round(20 * self.unit)

    @cached_property
    def axis(self) -> float:
        """Height of the axis: two rows and the room for the ticks."""
        return 2 * self.axis_row + round(8 * self.unit)

    @cached_property
    def wave(self) -> float:
        """Height above the axis of the waves that show where a quiet stretch is compressed."""
        return round(6 * self.unit)

    @cached_property
    def key(self) -> float:
        """Height of a row of the key of marks."""
        return round(26 * self.unit)
