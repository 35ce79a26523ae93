"""The commands of the go menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import (
    Command,
    Menu,
    Scope,
    with_events,
    with_selection,
)


def go_commands() -> tuple[Command, ...]:
    at, around = Scope.TIMELINE, Scope.WORKSPACE
    return (
        Command("next", "&Next event", Menu.GO, ("Right",), at, with_events),
        Command(
            "previous", "&Previous event", Menu.GO, ("Left",), at, with_events, ends_section=True
        ),
        Command("zoom-in", "Zoom &in", Menu.GO, ("+", "="), around, with_events, button="+"),
        Command("zoom-out", "Zoom &out", Menu.GO, ("-",), around, with_events, button="−"),
        Command(
            "earlier",
            "&Earlier days",
            Menu.GO,
            ("Shift+Left",),
            at,
            with_events,
            hint="Move along the timeline, as dragging does.",
        ),
        Command(
            "later",
            "&Later days",
            Menu.GO,
            ("Shift+Right",),
            at,
            with_events,
            hint="Move along the timeline, as dragging does.",
        ),
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
