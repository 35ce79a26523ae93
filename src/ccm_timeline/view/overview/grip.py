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


def _furthest_right(left: float, whole: Viewport) -> float:
    """The greatest right edge of a viewport with this left one that `Scale.clamped` leaves alone.

    Its rules for what is beyond the end, `right - whole.right`, solved for `right`.
    """
    return whole.right + min((left - whole.left) / 3, whole.right - left)


def _furthest_left(right: float, whole: Viewport) -> float:
    """The same at the other end."""
    return whole.left - min((whole.right - right) / 3, right - whole.left)


def dragged(viewport: Viewport, grip: Grip, units: float, whole: Viewport) -> Viewport:
    """A window of which a part was taken hold of and moved by some units.

    An edge goes no further than the whole, and never passes the other one. That one stays, unless
    it is beyond its end of the whole by more than there may be empty then.
    """
    left, right = viewport.left, viewport.right
    match grip:
        case Grip.LEFT:
            left = max(left + units, min(left, whole.left))
            left = min(left, min(right, whole.right) - LEAST_SPAN)
            return Viewport(left, min(right, _furthest_right(left, whole)))
        case Grip.RIGHT:
            right = min(right + units, max(right, whole.right))
            right = max(right, max(left, whole.left) + LEAST_SPAN)
            return Viewport(max(left, _furthest_left(right, whole)), right)
        case Grip.WHOLE | Grip.NONE:
            return viewport.shifted(units)
