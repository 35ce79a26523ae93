"""The commands of the help menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import Command, Menu


def help_commands() -> tuple[Command, ...]:
    return (
        Command("help", "&Keys", Menu.HELP, ("F1",)),
        Command("signs", "What the &signs mean", Menu.HELP, ends_section=True),
        Command("about", "&About CCM Timeline", Menu.HELP),
    )
