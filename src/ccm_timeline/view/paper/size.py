"""The measures of the paper, in the units in which pages are laid out."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.choices import PaperSize

UNITS_PER_INCH = 1200
"""Fine enough that the widths of letters need no rounding to pixels."""

MILLIMETRE = UNITS_PER_INCH / 25.4
POINT = UNITS_PER_INCH / 72


_MILLIMETRES = {PaperSize.A4: (210.0, 297.0), PaperSize.LETTER: (215.9, 279.4)}
"""Width and height, upright (ISO 216; ANSI/ASME Y14.1)."""


_SIDE, _TOP, _BOTTOM = (22.0, 0.12), (20.0, 0.08), (24.0, 0.1)
"""Margins in millimetres, and which share of a small sheet they are at the most."""


class Sheet(msgspec.Struct, frozen=True):
    """A page and its margins, all in millimetres."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    """The page number stands in it."""

    @classmethod
    def of(cls, size: PaperSize) -> Sheet:
        """An upright sheet."""
        return cls.sized(*_MILLIMETRES[size])

    @classmethod
    def sized(cls, width: float, height: float) -> Sheet:
        """A sheet of any size, as a printer may have it."""
        sides = ((_SIDE, width), (_TOP, height), (_BOTTOM, height))
        return cls(width, height, *(min(usual, share * of) for (usual, share), of in sides))

    @property
    def text_width(self) -> float:
        """The width of the text, in units."""
        return (self.width - 2 * self.side) * MILLIMETRE

    @property
    def text_height(self) -> float:
        """The height of the text, in units."""
        return (self.height - self.top - self.bottom) * MILLIMETRE
