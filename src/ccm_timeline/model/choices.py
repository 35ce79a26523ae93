"""The choices of how a timeline is shown, by the names that settings and command line use."""

from __future__ import annotations

from enum import Enum


class Grouping(Enum):
    """By what the events are put into lanes."""

    THEME = "theme"
    ORGANISATION = "organisation"
    STANCE = "stance"
    SOURCE = "source"
    NONE = "none"


class ScaleKind(Enum):
    """How days are laid along the line."""

    ELASTIC = "elastic"
    TRUE = "true"
    STEPS = "steps"


class ThemeChoice(Enum):
    """Which colours the program has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
