"""The commands of the find menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import (
    Command,
    Menu,
    Scope,
    Submenu,
    with_filter,
    with_hits,
    with_timeline,
)


def find_commands() -> tuple[Command, ...]:
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
    rows = (
        ("&Organisation", "Show only events in which some organisations have a part."),
        ("&Stance", "Show only events at which some stances were taken."),
        ("So&urce", "Show only events that some sources tell of."),
        ("&Theme", "Show only events of some themes."),
        ("&Importance", "Show only important events, or only key events."),
        ("&Certainty", "Show only events whose date is known well, or not so well."),
        ("Ti&me", "Show only events of a span of time."),
    )
    return tuple(
        Command(
            f"filter-{word.replace('&', '').lower()}",
            f"{word}…",
            Menu.FIND,
            applies=with_timeline,
            submenu=Submenu.FILTER,
            hint=hint,
        )
        for word, hint in rows
    )
