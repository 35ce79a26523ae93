"""Every command of the window: what one is, the table of all, and what the tool bar holds."""

from ccm_timeline.view.commands.command import Choice, Command, Menu, Scope, Situation, Submenu
from ccm_timeline.view.commands.table import COMMANDS, SPRING, TOOL_BAR

__all__ = [
    "COMMANDS",
    "SPRING",
    "TOOL_BAR",
    "Choice",
    "Command",
    "Menu",
    "Scope",
    "Situation",
    "Submenu",
]
