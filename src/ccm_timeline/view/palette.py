"""The colours of the program: two palettes, a colour for every role, a mark for every stance."""

from __future__ import annotations

from enum import Enum

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QColor, QPalette

from ccm_timeline.model.stances import StanceValue


class Ink(Enum):
    """What a text is to the reader, by the name of the palette's field that colours it."""

    PRIMARY = "ink"
    SECONDARY = "secondary"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"


class Shape(Enum):
    """The outline of a stance's mark, by which it is told apart without colour."""

    DIAMOND = "diamond"
    DISC = "disc"
    RING = "ring"
    FRAME = "frame"
    SQUARE = "square"


class StanceMark(msgspec.Struct, frozen=True):
    """How one stance is drawn; a strong one is drawn larger."""

    colour: str
    shape: Shape
    strong: bool = False


class Palette(msgspec.Struct, frozen=True):
    """One set of colours; every one is a hex string, and text is only ever one of the inks."""

    ground: str
    lane: str
    panel: str
    card: str
    rule: str
    edge: str
    """The outline of what can be pressed, which the rule is too faint for (3:1)."""
    ink: str
    secondary: str
    accent: str
    good: str
    warning: str
    warning_ground: str
    focus: str
    hover: str
    selection: str
    passage: str
    """The ground of the words that somebody came to read in a source."""
    tints: tuple[str, ...]
    """Grounds that tell passages of different events apart, in turn; a shape does so as well."""
    opposes: str
    regrets: str
    neutral: str
    supports: str

    def ink_of(self, ink: Ink) -> str:
        colour: str = getattr(self, ink.value)
        return colour

    def stance(self, value: StanceValue) -> StanceMark:
        """The mark of a stance; the value in words stands beside it wherever it is drawn."""
        match value:
            case StanceValue.STRONGLY_OPPOSES:
                return StanceMark(self.opposes, Shape.DIAMOND, strong=True)
            case StanceValue.OPPOSES:
                return StanceMark(self.opposes, Shape.DIAMOND)
            case StanceValue.REGRETS:
                return StanceMark(self.regrets, Shape.DISC)
            case StanceValue.NEUTRAL:
                return StanceMark(self.neutral, Shape.RING)
            case StanceValue.CONSIDERS_SIMILAR:
                return StanceMark(self.supports, Shape.FRAME)
            case StanceValue.SUPPORTS:
                return StanceMark(self.supports, Shape.SQUARE)
            case StanceValue.STRONGLY_SUPPORTS:
                return StanceMark(self.supports, Shape.SQUARE, strong=True)

    def qt(self) -> QPalette:
        """The same colours by Qt's roles, for a widget and everything in it."""
        palette = QPalette()
        for role, colour in self._roles():
            palette.setColor(role, QColor(colour))
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(disabled, role, QColor(self.secondary))
        return palette

    def _roles(self) -> tuple[tuple[QPalette.ColorRole, str], ...]:
        role = QPalette.ColorRole
        return (
            (role.Window, self.panel),
            (role.WindowText, self.ink),
            (role.Base, self.panel),
            (role.AlternateBase, self.lane),
            (role.Text, self.ink),
            (role.PlaceholderText, self.secondary),
            (role.Button, self.panel),
            (role.ButtonText, self.ink),
            (role.BrightText, self.warning),
            (role.Highlight, self.selection),
            (role.HighlightedText, self.ink),
            (role.Accent, self.accent),
            (role.Link, self.accent),
            (role.LinkVisited, self.accent),
            (role.ToolTipBase, self.panel),
            (role.ToolTipText, self.ink),
            (role.Light, self.hover),
            (role.Midlight, self.hover),
            (role.Mid, self.rule),
            (role.Dark, self.edge),
            (role.Shadow, self.edge),
        )


LIGHT = Palette(
    ground="#FBFAF7",
    lane="#F5F3EC",
    panel="#FFFFFF",
    card="#FBFAF7",
    rule="#DAD7CF",
    edge="#8A8F98",
    ink="#1D2430",
    secondary="#5A6270",
    accent="#1D5B96",
    good="#1F7A4D",
    warning="#8A4B08",
    warning_ground="#FDF5E8",
    focus="#1D5B96",
    hover="#F1EFE8",
    selection="#CFE2F5",
    passage="#FBE7A1",
    tints=("#E3EEF8", "#E6F1E4", "#F6E6E0", "#EEE7F5", "#E0F0EF", "#F1ECDC"),
    opposes="#B5472A",
    regrets="#D9902F",
    neutral="#7A828F",
    supports="#2B6CA3",
)
PAPER = replace(
    LIGHT,
    ground="#FFFFFF",
    lane="#F4F4F4",
    card="#FFFFFF",
    rule="#C9C9C9",
    edge="#6F7378",
    ink="#000000",
    secondary="#3D4148",
)
"""White, for what is printed: the printer has no other ground."""
DARK = Palette(
    ground="#10141B",
    lane="#161C26",
    panel="#1B222D",
    card="#232C39",
    rule="#2C3440",
    edge="#76808F",
    ink="#F4F1EA",
    secondary="#B6BDC9",
    accent="#8FBDEB",
    good="#74CFA0",
    warning="#F2BC74",
    warning_ground="#2E281D",
    focus="#8FBDEB",
    hover="#2A3442",
    selection="#31517A",
    passage="#5C4A12",
    tints=("#24384E", "#263D31", "#47312A", "#382F4C", "#21403F", "#3D3826"),
    opposes="#E2714F",
    regrets="#E3A34C",
    neutral="#9AA3B0",
    supports="#5B9FD8",
)


def with_frames(colours: QPalette) -> QPalette:
    """Colours of boxes to tick, whose frames are seen on a dark ground too: the style draws them
    darker than the window is."""
    framed = QPalette(colours)
    framed.setColor(QPalette.ColorRole.Window, QColor(worn_by(colours).edge).lighter(140))
    return framed


def worn_by(palette: QPalette) -> Palette:
    """The palette that a widget wears, told by its ground: no widget has to be handed it."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
