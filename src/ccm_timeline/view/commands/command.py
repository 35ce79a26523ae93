"""What a command is: its words, its keys, its place in the menus, and when it applies."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

from ccm_timeline.model.choices import Automatic, Grouping, ListOrder, ScaleKind, ThemeChoice

Choice = Grouping | ScaleKind | Automatic | ThemeChoice | ListOrder


class Menu(Enum):
    """A menu of the menu bar, by its words."""

    FILE = "&File"
    VIEW = "&View"
    GO = "&Go"
    FIND = "F&ind"
    SOURCES = "&Sources"
    HELP = "&Help"


class Submenu(Enum):
    """A menu within a menu, by its words; the choices in one exclude each other."""

    RECENT = "Open &recent"
    LANES = "&Lanes"
    SCALE = "&Scale"
    ORDER = "Or&der of the list"
    THEME = "&Colours"
    ACTIVITIES = "Cl&assroom activities"
    FILTER = "F&ilter by"


class Scope(Enum):
    """Where the focus must be for a command's keys to act; a menu works from everywhere."""

    WINDOW = "anywhere"
    WORKSPACE = "on the timeline, the list and the panel"
    TIMELINE = "on the timeline"


class Situation(msgspec.Struct, frozen=True):
    """What decides whether a command applies."""

    has_timeline: bool = False
    has_events: bool = False
    has_selection: bool = False
    has_recent: bool = False
    has_hits: bool = False
    is_filtered: bool = False


Applies = Callable[[Situation], bool]


def always(situation: Situation) -> bool:
    return True


def with_timeline(situation: Situation) -> bool:
    return situation.has_timeline


def with_events(situation: Situation) -> bool:
    return situation.has_events


def with_selection(situation: Situation) -> bool:
    return situation.has_selection


def with_hits(situation: Situation) -> bool:
    return situation.has_hits


def with_filter(situation: Situation) -> bool:
    return situation.is_filtered


def with_recent(situation: Situation) -> bool:
    return situation.has_recent


class Command(msgspec.Struct, frozen=True):
    """One thing that a user can ask for; `words` mark the menu's key by "&"."""

    id: str
    words: str
    menu: Menu
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    applies: Applies = always
    choice: Choice | None = None
    submenu: Submenu | None = None
    checkable: bool = False
    ends_section: bool = False
    hint: str = ""
    """What it does, in one sentence, where its words do not say it."""
    button: str = ""
    """Shorter words for the tool bar."""

    @property
    def name(self) -> str:
        """The words without the mark of the menu's key and without dots."""
        return self.words.replace("&", "").removesuffix("…")
