"""Whether there is a screen to show a window on."""

from __future__ import annotations

import sys
from collections.abc import Mapping

NO_DISPLAY = "there is no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)"


def display_problem(environment: Mapping[str, str], system: str = sys.platform) -> str | None:
    """One sentence where no window can be shown, else None."""
    if not system.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return NO_DISPLAY
