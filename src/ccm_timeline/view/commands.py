"""The table of commands, from which menus, tool bar and help are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice

Choice = Grouping | ScaleKind | ThemeChoice


class Menu(Enum):
    """A menu of the menu bar, by its words."""

    FILE = "&File"
    VIEW = "&View"
    GO = "&Go"
    FIND = "F&ind"
    HELP = "&Help"


class Submenu(Enum):
    """A menu within a menu, by its words; the choices in one exclude each other."""

    RECENT = "Open &recent"
    LANES = "&Lanes"
    SCALE = "&Scale"
    THEME = "&Colours"
    FILTER = "F&ilter by"


class Scope(Enum):
    """Where the focus must be for a command's keys to act; a menu works from everywhere."""

    WINDOW = "anywhere"
    WORKSPACE = "on the timeline, the list and the panel"
    TIMELINE = "on the timeline"


@dataclass(frozen=True, slots=True)
class Situation:
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


@dataclass(frozen=True, slots=True)
class Command:
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


def _file_commands() -> tuple[Command, ...]:
    return (
        Command("open", "&Open…", Menu.FILE, ("Ctrl+O",), hint="Open a timeline from a file."),
        Command(
            "forget-recent",
            "&Forget these files",
            Menu.FILE,
            applies=with_recent,
            submenu=Submenu.RECENT,
        ),
        Command(
            "open-shipped",
            "Open the &shipped timeline",
            Menu.FILE,
            ends_section=True,
            hint="Open the timeline that the program brings along.",
        ),
        Command(
            "sources",
            "Source &texts…",
            Menu.FILE,
            applies=with_timeline,
            hint="Choose the folder of the source texts, to check each quotation against.",
        ),
        Command(
            "export",
            "&Export image…",
            Menu.FILE,
            ("Ctrl+E",),
            applies=with_timeline,
            ends_section=True,
            hint="Write the whole timeline into an image.",
        ),
        Command("quit", "&Quit", Menu.FILE, ("Ctrl+Q",), hint="Leave the program."),
    )


def _lane_commands() -> tuple[Command, ...]:
    words = {
        Grouping.THEME: "By &theme",
        Grouping.ORGANISATION: "By &organisation",
        Grouping.STANCE: "By stan&ce",
        Grouping.SOURCE: "By &source",
        Grouping.NONE: "&None",
    }
    return tuple(
        Command(
            f"lanes-{grouping.value}",
            words[grouping],
            Menu.VIEW,
            (f"Ctrl+{number}",),
            applies=with_timeline,
            choice=grouping,
            submenu=Submenu.LANES,
        )
        for number, grouping in enumerate(Grouping, start=1)
    )


def _scale_commands() -> tuple[Command, ...]:
    rows = (
        (ScaleKind.ELASTIC, "&Elastic", "Shift+E", "Quiet stretches are compressed."),
        (ScaleKind.TRUE, "&True to scale", "Shift+T", "Every day is as wide as the other."),
        (ScaleKind.STEPS, "One &step per event", "Shift+S", "The events stand equally far apart."),
    )
    return tuple(
        Command(
            f"scale-{kind.value}",
            words,
            Menu.VIEW,
            (key,),
            Scope.WORKSPACE,
            with_timeline,
            kind,
            Submenu.SCALE,
            hint=hint,
            button=kind.value,
        )
        for kind, words, key, hint in rows
    )


def _theme_commands() -> tuple[Command, ...]:
    words = {
        ThemeChoice.SYSTEM: "As the &system",
        ThemeChoice.LIGHT: "&Light",
        ThemeChoice.DARK: "&Dark",
    }
    return tuple(
        Command(
            f"theme-{theme.value}",
            words[theme],
            Menu.VIEW,
            choice=theme,
            submenu=Submenu.THEME,
            ends_section=theme is ThemeChoice.DARK,
        )
        for theme in ThemeChoice
    )


def _view_commands() -> tuple[Command, ...]:
    return (
        Command(
            "list",
            "List of &events",
            Menu.VIEW,
            ("Ctrl+L",),
            applies=with_timeline,
            checkable=True,
            ends_section=True,
            hint="Show every event as a row below the timeline.",
            button="List",
        ),
        Command(
            "fold",
            "&Fold the event’s lane",
            Menu.VIEW,
            ("F",),
            Scope.TIMELINE,
            with_selection,
            hint="Leave only its marks, or bring its cards back, as a click on its name does.",
        ),
        Command("unfold", "&Unfold all lanes", Menu.VIEW, applies=with_events, ends_section=True),
        Command(
            "present",
            "&Present",
            Menu.VIEW,
            ("F5",),
            applies=with_events,
            hint="Show the timeline step by step on the whole screen.",
        ),
        Command(
            "present-here",
            "Present from &here",
            Menu.VIEW,
            ("Shift+F5",),
            applies=with_selection,
            ends_section=True,
            hint="Show it from the selected event on.",
        ),
        Command("text-larger", "La&rger text", Menu.VIEW, ("Ctrl++", "Ctrl+=")),
        Command("text-smaller", "S&maller text", Menu.VIEW, ("Ctrl+-",)),
        Command("text-normal", "&Normal text", Menu.VIEW, ("Ctrl+0",), ends_section=True),
        Command(
            "reduce-motion",
            "Reduce m&otion",
            Menu.VIEW,
            applies=with_timeline,
            checkable=True,
            hint="Make every change at once, without flights.",
        ),
    )


def _go_commands() -> tuple[Command, ...]:
    at, around = Scope.TIMELINE, Scope.WORKSPACE
    return (
        Command("next", "&Next event", Menu.GO, ("Right",), at, with_events),
        Command(
            "previous", "&Previous event", Menu.GO, ("Left",), at, with_events, ends_section=True
        ),
        Command("zoom-in", "Zoom &in", Menu.GO, ("+", "="), around, with_events, button="+"),
        Command("zoom-out", "Zoom &out", Menu.GO, ("-",), around, with_events, button="−"),
        Command("whole", "&Whole timeline", Menu.GO, ("Home",), at, with_events, button="Whole"),
        Command(
            "zoom-event",
            "&Zoom to the event",
            Menu.GO,
            ("Return", "Enter"),
            at,
            with_selection,
            ends_section=True,
        ),
        Command("back", "&Back", Menu.GO, ("Alt+Left",), applies=with_events),
        Command(
            "forward",
            "&Forward",
            Menu.GO,
            ("Alt+Right",),
            applies=with_events,
            ends_section=True,
            hint="Return to where you came back from.",
        ),
        Command("deselect", "&Select nothing", Menu.GO, ("Esc",), around, with_selection),
    )


def _find_commands() -> tuple[Command, ...]:
    return (
        Command(
            "find",
            "&Find…",
            Menu.FIND,
            ("Ctrl+F", "/"),
            Scope.WORKSPACE,
            with_timeline,
            hint="Search titles, summaries, quotations, people and organisations.",
        ),
        Command("find-next", "Next &hit", Menu.FIND, ("F3",), applies=with_hits),
        Command(
            "find-previous",
            "P&revious hit",
            Menu.FIND,
            ("Shift+F3",),
            applies=with_hits,
            ends_section=True,
        ),
        *_filter_commands(),
        Command(
            "show-all",
            "Show &all events",
            Menu.FIND,
            applies=with_filter,
            ends_section=True,
            hint="Bring back what the filters hide.",
        ),
        Command(
            "palette",
            "&Command or event…",
            Menu.FIND,
            ("Ctrl+K",),
            applies=with_timeline,
            hint="Run a command or go to an event by a few letters.",
        ),
    )


def _filter_commands() -> tuple[Command, ...]:
    words = (
        "&Organisation",
        "&Stance",
        "So&urce",
        "&Theme",
        "&Importance",
        "&Certainty",
        "Ti&me",
    )
    return tuple(
        Command(
            f"filter-{word.replace('&', '').lower()}",
            f"{word}…",
            Menu.FIND,
            applies=with_timeline,
            submenu=Submenu.FILTER,
        )
        for word in words
    )


def _help_commands() -> tuple[Command, ...]:
    return (
        Command("help", "&Keys", Menu.HELP, ("F1",), ends_section=True),
        Command("about", "&About CCM Timeline", Menu.HELP),
    )


COMMANDS: tuple[Command, ...] = (
    *_file_commands(),
    *_lane_commands(),
    *_scale_commands(),
    *_theme_commands(),
    *_view_commands(),
    *_go_commands(),
    *_find_commands(),
    *_help_commands(),
)
"""Every command, in the order of the menus."""

SPRING = ""
"""What stands after it in the tool bar is pushed to the right."""

TOOL_BAR: tuple[str | Submenu | None, ...] = (
    "open",
    None,
    "zoom-out",
    "zoom-in",
    "whole",
    None,
    Submenu.LANES,
    Submenu.SCALE,
    "list",
    SPRING,
    "export",
    "present",
)
"""Ids of commands and menus of choices, from left to right; None is a line between two groups."""
