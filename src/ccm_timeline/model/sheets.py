"""The sizes of pictures: sheets of paper, slides and screens, each with its smallest text."""

from __future__ import annotations

from math import ceil

import msgspec

SCREEN_DPI, PAPER_DPI = 96, 300

SMALLEST_SIDE, LARGEST_SIDE = 320, 16_384
"""Pixels of the sides of a picture whose size somebody chose."""

SLIDE_SHARE = 1 / 60
"""Of the height: nothing on a slide is written smaller."""

_SCREEN_TEXT, _SCREEN_SHARE = 12.0, 1 / 90
"""The smallest text of a picture of some pixels: this many, and this part of its shorter side."""

_PAPER_TEXT, _PAPER_SHARE = 7.2, 12.0 / 594
"""The smallest text on paper: this many points, and this many a millimetre of the shorter side."""


class Sheet(msgspec.Struct, frozen=True):
    """A size in pixels, how many of them are an inch, and the pixels of the smallest text."""

    width: int
    height: int
    dpi: int
    smallest: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, 72 of which are an inch."""
        return self.width * 72 / self.dpi, self.height * 72 / self.dpi


def sheet_of(width: int, height: int) -> Sheet:
    """A sheet of some pixels of a screen: the larger it is, the more has room on it."""
    smallest = max(_SCREEN_TEXT, min(width, height) * _SCREEN_SHARE)
    return Sheet(width, height, SCREEN_DPI, smallest)


def paper_of(width: float, height: float, dpi: int) -> Sheet:
    """A sheet of some millimetres; a larger one is read from farther away, as of the presets."""
    points = max(_PAPER_TEXT, min(width, height) * _PAPER_SHARE)
    across, down = (ceil(side / 25.4 * dpi - 0.5) for side in (width, height))
    return Sheet(across, down, dpi, points * dpi / 72)


def _slide(width: int, height: int) -> Sheet:
    return Sheet(width, height, SCREEN_DPI, height * SLIDE_SHARE)


def _paper(width: float, height: float, text: float) -> Sheet:
    """A sheet of some millimetres, and of a text of some points."""
    across, down = (ceil(side / 25.4 * PAPER_DPI - 0.5) for side in (width, height))
    return Sheet(across, down, PAPER_DPI, text * PAPER_DPI / 72)


SHEETS = {
    "screen": sheet_of(1920, 1080),
    "4k": sheet_of(3840, 2160),
    "slide-16x9": _slide(1920, 1080),
    "slide-4x3": _slide(1440, 1080),
    "a4": _paper(297, 210, 7.2),
    "a3": _paper(420, 297, 8.0),
    "a1": _paper(841, 594, 12.0),
    "square": _slide(1080, 1080),
}
"""The presets by their names; paper lies across, and is read from farther away the larger it is."""
