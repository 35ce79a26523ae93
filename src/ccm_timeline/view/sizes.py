"""How large the window is, so that it fits the screen it stands on."""

from __future__ import annotations

from PySide6.QtCore import QSize

SMALLEST = QSize(640, 480)
"""Of the window: a small laptop's screen, or half of a larger one."""

FIRST_SHARE, MOST_SHARE = 0.85, 0.94
"""Of the screen, on the first day: what is left is for the frame and for what lies behind."""

COMFORTABLE = QSize(1280, 760)
"""A smaller screen is filled as far as it goes."""

NARROWEST_PANEL, FIRST_WIDEST_PANEL = 280, 520
PANEL_SHARE = 0.28


def window_size(saved: QSize | None, screen: QSize) -> QSize:
    """The size that was left, or one for the first day, never larger than the screen."""
    first = (screen * FIRST_SHARE).expandedTo(COMFORTABLE).boundedTo(screen * MOST_SHARE)
    wanted = first if saved is None else saved
    return wanted.expandedTo(SMALLEST).boundedTo(screen)


def panel_width(saved: int | None, window: int) -> int:
    """The width that was left, or one for the first day; the timeline keeps half of the window."""
    first = min(round(window * PANEL_SHARE), FIRST_WIDEST_PANEL)
    wanted = first if saved is None else saved
    return max(NARROWEST_PANEL, min(wanted, window // 2))
