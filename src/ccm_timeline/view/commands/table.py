"""The table of commands, from which menus, tool bar and help are made."""

from __future__ import annotations

from ccm_timeline.view.commands.command import Command, Submenu
from ccm_timeline.view.commands.file import file_commands
from ccm_timeline.view.commands.find import find_commands
from ccm_timeline.view.commands.go import go_commands
from ccm_timeline.view.commands.help import help_commands
from ccm_timeline.view.commands.sources import source_commands
from ccm_timeline.view.commands.view import view_commands

COMMANDS: tuple[Command, ...] = (
    *file_commands(),
    *view_commands(),
    *go_commands(),
    *find_commands(),
    *source_commands(),
    *help_commands(),
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
