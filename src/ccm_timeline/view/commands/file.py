"""The commands of the file menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import (
    Command,
    Menu,
    Submenu,
    with_recent,
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
