"""What every picture is, whatever draws it: pages of one size, and words about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.model.sheets import Sheet

SMALLEST = 12.0
"""Units of the smallest text: a page is laid out in units, whatever its size in pixels is."""

Tell = Callable[[float], None]
"""Is told from time to time which share is done, 0 to 1; what it raises ends the export."""


class Cancelled(Exception):  # noqa: N818 - it is a wish, not a fault
    """Whoever asked for the picture wants it no more."""


def nobody(share: float) -> None:
    """Be told nothing."""


class About(msgspec.Struct, frozen=True):
    """What is said of a picture in its file; no path and no name of a user is part of it."""

    title: str
    description: str
    """What is on the picture, in the order of time, a line each."""
    language: str
    sources: tuple[str, ...]


class Drawing(Protocol):
    """Pages that can be drawn on any paint device."""

    @property
    def sheet(self) -> Sheet:
        """The size of each page."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    @property
    def about(self) -> About:
        """The words for the file's metadata."""

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each thing that had no room."""

    @property
    def ground(self) -> QColor:
        """The colour of the page."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, in units, its upper left corner at the origin."""


def unit_of(sheet: Sheet) -> float:
    """Pixels of a unit."""
    return sheet.smallest / SMALLEST


def size_in_units(sheet: Sheet) -> tuple[float, float]:
    """Width and height of a page in units."""
    return sheet.width / unit_of(sheet), sheet.height / unit_of(sheet)
