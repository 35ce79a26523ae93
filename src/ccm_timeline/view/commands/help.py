"""The commands of the help menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import Command, Menu


def help_commands() -> tuple[Command, ...]:
    return (
        Command("help", "&Keys", Menu.HELP, ("F1",), ends_section=True),
        Command("about", "&About CCM Timeline", Menu.HELP),
    )
