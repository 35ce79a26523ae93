"""How a painter draws by pictures that a screen keeps, or anew where nobody keeps any."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtGui import QPainter

from ccm_timeline.layout.scene import Rect

Paint = Callable[[QPainter], None]

Keep = Callable[[QPainter, Rect, Hashable, Paint], None]
"""Draws what `paint` draws in a rectangle by a picture, which is the same for the same key."""


def draw_anew(painter: QPainter, _rect: Rect, _key: Hashable, paint: Paint) -> None:
    """A `Keep` that keeps nothing: for paper, and for what is drawn once."""
    paint(painter)
