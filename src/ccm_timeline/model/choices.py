"""The choices of how a timeline is shown, by the names that settings and command line use."""

from __future__ import annotations

from enum import Enum

MOST_PAGES = 40
"""Of a picture, side by side."""


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


class Automatic(Enum):
    """What the program decides for each timeline anew."""

    SCALE = "scale"


class ListOrder(Enum):
    """By which date the list has its events: when they happened, or when that was reported."""

    HAPPENED = "happened"
    REPORTED = "reported"


class ThemeChoice(Enum):
    """Which colours the program has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Cards(Enum):
    """How much the cards of a picture say at the most."""

    FULL = "full"
    TITLE = "title"
    MARKS = "marks"
    """No cards: marks alone, or marks with their numbers."""


class PictureTheme(Enum):
    """Which colours a picture has."""

    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"
    """Black on white, for printers."""


class PagePart(Enum):
    """What a page has beside the timeline, each of which can be left out."""

    TITLE = "title"
    KEY = "key"
    NUMBERS = "numbers"
    """Numbers on the cards, and a list of the events that have none."""
    REFERENCES = "references"
    DATE = "date"
    """The day of the export."""
    STANCES = "stances"
    DISAGREEMENTS = "disagreements"


class PaperSize(Enum):
    """On which paper a handout is laid out."""

    A4 = "a4"
    LETTER = "letter"


class Exercise(Enum):
    """A classroom activity that work sheets are made of."""

    ORDER = "order"
    WHO = "who"
    WHERE = "where"


class Solutions(Enum):
    """Where the solutions of work sheets stand."""

    APPENDED = "appended"
    """On the last pages."""
    SEPARATE = "separate"
    NONE = "none"


class ShowTheme(Enum):
    """On which ground a presentation is shown."""

    LIGHT = "light"
    DARK = "dark"


class CitationStyle(Enum):
    """In which style a quotation is copied with its reference."""

    PLAIN = "plain"
    CHICAGO = "chicago"
    APA = "apa"
