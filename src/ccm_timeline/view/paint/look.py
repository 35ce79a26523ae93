"""What a scene looks like: palette, fonts, and the colours of the themes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QColor

from ccm_timeline.layout.metrics import Role
from ccm_timeline.model.document import Theme
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.palette import DARK, Palette

_LIGHTER_IN_DARK = 145
"""Percent by which themes' colours, made for paper, are lightened on a dark ground."""


class Look(msgspec.Struct, frozen=True):
    """Everything that a painter needs besides the scene."""

    palette: Palette
    fonts: SceneFonts
    themes: tuple[QColor, ...]

    def measure(self, text: str, role: Role) -> float:
        return self.fonts.measure(text, role)


def theme_colours(themes: Sequence[Theme], palette: Palette) -> tuple[QColor, ...]:
    """The colours of the themes on the ground of a palette; secondary ink where none is given."""
    return tuple(_colour(theme.colour, palette) for theme in themes)


def _colour(wanted: str | None, palette: Palette) -> QColor:
    if wanted is None:
        return QColor(palette.secondary)
    colour = QColor(wanted)
    return colour.lighter(_LIGHTER_IN_DARK) if palette is DARK else colour
