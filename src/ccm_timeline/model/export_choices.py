"""What is chosen for an export, as the settings keep it from one time to the next."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta

from ccm_timeline.model.choices import (
    MOST_PAGES,
    Cards,
    Grouping,
    PagePart,
    PictureTheme,
    ScaleKind,
)
from ccm_timeline.model.sheets import LARGEST_SIDE, SHEETS, SMALLEST_SIDE, Sheet, paper_of, sheet_of

OWN = "own"
"""The name of a size that is none of the presets."""

MOST_MILLIMETRES = 5000.0
LEAST_DPI, MOST_DPI = 72, 600

_Name = Annotated[str, Meta(min_length=1, max_length=40)]


class What(Enum):
    """Which events an export has."""

    WHOLE = "whole"
    SEEN = "seen"
    FILTERED = "filtered"
    SPAN = "span"
    EVENT = "event"


class Unit(Enum):
    """In what the sides of a size of one's own are told."""

    PIXELS = "px"
    MILLIMETRES = "mm"


class SizeOutOfRangeError(ValueError):
    """A picture of that size cannot be made; its text is one sentence."""


class ExportChoices(msgspec.Struct, frozen=True, kw_only=True):
    """Each field has a default of its own, to which it falls back by itself where it is bad."""

    form: _Name = "png"
    """The name of a format: a picture's ending, `html`, `handout`, or that of a data format."""
    what: What = What.WHOLE
    sheet: _Name = "4k"
    """The name of a preset, or `OWN`."""
    width: Annotated[float, Meta(ge=1, le=LARGEST_SIDE)] = 1920.0
    height: Annotated[float, Meta(ge=1, le=LARGEST_SIDE)] = 1080.0
    unit: Unit = Unit.PIXELS
    dpi: Annotated[int, Meta(ge=LEAST_DPI, le=MOST_DPI)] = 300
    """Dots an inch, where the unit is the millimetre."""
    theme: PictureTheme = PictureTheme.LIGHT
    grouping: Grouping | None = None
    """None: as on the screen."""
    scale: ScaleKind | None = None
    """None: as on the screen."""
    cards: Cards = Cards.FULL
    pages: Annotated[int, Meta(ge=1, le=MOST_PAGES)] = 1
    left_out: frozenset[PagePart] = frozenset()
    described: bool = False
    """Whether the picture in words is written beside it."""

    @property
    def parts(self) -> frozenset[PagePart]:
        return frozenset(PagePart) - self.left_out

    def size(self) -> Sheet:
        """The sheet that is chosen. Raises `SizeOutOfRangeError`."""
        if self.sheet != OWN:
            return SHEETS.get(self.sheet, SHEETS["4k"])
        if self.unit is Unit.MILLIMETRES:
            made = paper_of(self.width, self.height, self.dpi)
        else:
            made = sheet_of(round(self.width), round(self.height))
        if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (made.width, made.height)):
            raise SizeOutOfRangeError(
                f"A picture has {SMALLEST_SIDE:,} to {LARGEST_SIDE:,} pixels a side, and this would"
                f" be {made.width:,} × {made.height:,}."
            )
        return made
