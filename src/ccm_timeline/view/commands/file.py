"""The commands of the file menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import (
    Command,
    Menu,
    Submenu,
    with_recent,
    with_selection,
    with_timeline,
)


def file_commands() -> tuple[Command, ...]:
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
            "Open the inc&luded timeline",
            Menu.FILE,
            ends_section=True,
            hint="Open the timeline that the program brings along.",
        ),
        Command(
            "save",
            "Sa&ve",
            Menu.FILE,
            ("Ctrl+S",),
            applies=with_timeline,
            hint="Write the changes into the timeline’s file.",
        ),
        Command(
            "save-as",
            "Save &as…",
            Menu.FILE,
            ("Ctrl+Shift+S",),
            applies=with_timeline,
            hint="Write the timeline into another file, and go on with that.",
        ),
        Command(
            "backups",
            "&Backups…",
            Menu.FILE,
            applies=with_timeline,
            ends_section=True,
            hint="Open, compare or copy an earlier version of this file.",
        ),
        Command(
            "export",
            "&Export…",
            Menu.FILE,
            ("Ctrl+E",),
            applies=with_timeline,
            hint="Write the timeline as a picture, a page or data, copy it, or print it.",
        ),
        Command(
            "copy-picture",
            "Copy as p&icture",
            Menu.FILE,
            ("Ctrl+Shift+C",),
            applies=with_timeline,
            ends_section=True,
            hint="Copy what is in view, with the choices of the last export.",
        ),
        *_paper_commands(),
        Command("quit", "&Quit", Menu.FILE, ("Ctrl+Q",), hint="Leave the program."),
    )


def _paper_commands() -> tuple[Command, ...]:
    return (
        Command(
            "print-event",
            "Print the eve&nt…",
            Menu.FILE,
            applies=with_selection,
            hint="Print what the panel says of the selected event.",
        ),
        Command(
            "print-handout",
            "&Print the handout…",
            Menu.FILE,
            ("Ctrl+P",),
            applies=with_timeline,
            hint="Print every event with its quotations, disagreements and references.",
        ),
        Command(
            "save-handout",
            "Save the handout as P&DF…",
            Menu.FILE,
            applies=with_timeline,
            ends_section=True,
            hint="Write every event with its quotations, disagreements and references.",
        ),
    )
