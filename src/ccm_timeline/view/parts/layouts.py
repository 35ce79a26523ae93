"""Parts one below the other, which can come to their places at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

_LEVELS = 9
"""From a text up to the scroll area."""


def column(widget: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A layout from top to bottom without margins."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def settle() -> None:
    """Let what was changed find its place now.

    Qt does so for one level of widgets within widgets in each round of its events, and the frames
    that it paints meanwhile would show the new text, cut, in the old places.
    """
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
