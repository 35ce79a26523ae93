"""What the pointer takes hold of in the strip: the window, one of its edges, or neither."""

from __future__ import annotations

from enum import Enum

from ccm_timeline.layout.scale import LEAST_SPAN, Viewport

_REACH = 6.0
"""Pixels from an edge within which it is meant."""

_TOO_NARROW = 24.0
"""A window that is narrower than this is moved by all of its inside, and stretched from outside."""


class Grip(Enum):
    """A part of the window."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = "whole"
    NONE = "none"


def grip_at(x: float, left: float, right: float) -> Grip:
    """What is under the pointer, for a window between two pixels."""
    inward = 0.0 if right - left < _TOO_NARROW else _REACH
    if left - _REACH <= x < left + inward:
        return Grip.LEFT
    if right - inward < x <= right + _REACH:
        return Grip.RIGHT
    return Grip.WHOLE if left <= x <= right else Grip.NONE


def dragged(viewport: Viewport, grip: Grip, units: float) -> Viewport:
    """The window after what was taken hold of has moved; an edge never passes the other."""
    match grip:
        case Grip.LEFT:
            return Viewport(min(viewport.left + units, viewport.right - LEAST_SPAN), viewport.right)
        case Grip.RIGHT:
            return Viewport(viewport.left, max(viewport.right + units, viewport.left + LEAST_SPAN))
        case Grip.WHOLE | Grip.NONE:
            return viewport.shifted(units)
