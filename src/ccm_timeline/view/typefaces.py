"""The typefaces: one sans for the interface, one serif for quotations, both found on the system."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

import msgspec
from PySide6.QtGui import QFont, QFontDatabase

SANS = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    "SF Pro Text",
    "Helvetica Neue",
    "Noto Sans",
    "Adwaita Sans",
    "Cantarell",
    "Ubuntu",
    "Open Sans",
    "Liberation Sans",
    "DejaVu Sans",
    "Arial",
)
"""For systems that name no font of their own; the best first."""

SERIF = (
    "Noto Serif",
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Iowan Old Style",
    "Georgia",
    "Cambria",
    "Libertinus Serif",
    "DejaVu Serif",
    "Liberation Serif",
    "P052",
    "Times New Roman",
)
"""Sturdy ones that read well on screens and hold the letters of many languages; the best first."""

_UNNAMED = frozenset({"", "sans", "sans serif", "sans-serif", "ms shell dlg 2", "helvetica"})
"""What Qt calls the interface font where the system has named none."""


class Face(Enum):
    """What a text is in the hierarchy of a page."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    QUOTATION = "quotation"
    WORDING = "wording"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    DATE = "date"
    HEADING = "heading"


class _Recipe(msgspec.Struct, frozen=True):
    """How a face differs from the user's font."""

    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    serif: bool = False
    spacing: float = 100.0
    capitals: bool = False


_RECIPES = {
    Face.TITLE: _Recipe(1.6, QFont.Weight.Bold),
    Face.SUBTITLE: _Recipe(1.15, QFont.Weight.Bold),
    Face.QUOTATION: _Recipe(1.35, serif=True),
    Face.WORDING: _Recipe(1.1, serif=True),
    Face.BODY: _Recipe(),
    Face.STRONG: _Recipe(weight=QFont.Weight.Bold),
    Face.SMALL: _Recipe(0.9),
    Face.DATE: _Recipe(0.9, QFont.Weight.Bold, spacing=106.0, capitals=True),
    Face.HEADING: _Recipe(0.8, QFont.Weight.Bold, spacing=110.0, capitals=True),
}


def font_of(face: Face, user: QFont) -> QFont:
    """The font of a face, in proportion to the font that the user has chosen."""
    return QFont(_font_of(face, user.toString()))


@lru_cache(maxsize=64)
def _font_of(face: Face, description: str) -> QFont:
    recipe = _RECIPES[face]
    user, font = QFont(), QFont()
    user.fromString(description)
    font.fromString(description)
    font.setFamilies([serif_family() if recipe.serif else sans_family(user)])
    if user.pointSizeF() > 0:
        font.setPointSizeF(user.pointSizeF() * recipe.size)
    else:
        font.setPixelSize(round(user.pixelSize() * recipe.size))
    font.setWeight(recipe.weight)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, recipe.spacing)
    if recipe.capitals:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
    return with_tabular_figures(font)


def has_capitals(face: Face) -> bool:
    return _RECIPES[face].capitals


def interface_font(user: QFont) -> QFont:
    """The user's font, or a good one of the same size where the system names none."""
    return font_of(Face.BODY, user)


def with_tabular_figures(font: QFont) -> QFont:
    """The font with figures of one width, so that dates stand under each other; if it has such."""
    if not font.isFeatureSet(QFont.Tag("tnum")):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def as_scalable(font: QFont) -> QFont:
    """The font without what follows the pixels of a screen, or hides letters from a search."""
    scalable = QFont(font)
    scalable.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    scalable.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    scalable.setFeature(QFont.Tag("liga"), 0)
    return scalable


def sans_family(user: QFont) -> str:
    """The family of the interface: the user's own, or the best one on the system."""
    own = user.family()
    return first_present(SANS) or own if own.lower() in _UNNAMED else own


def serif_family() -> str:
    """The family of quotations: the best one on the system."""
    return first_present(SERIF) or "Serif"


@lru_cache
def first_present(families: tuple[str, ...]) -> str | None:
    """The first of the families that the system has; asked once, for asking loads them all."""
    return next((family for family in families if QFontDatabase.hasFamily(family)), None)
