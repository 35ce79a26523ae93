"""Ways from one viewport to another, as the eye can follow them.

A flight zooms out, moves and zooms in along the smoothest path (J. J. van Wijk and W. A. A. Nuij,
"Smooth and Efficient Zooming and Panning", IEEE InfoVis 2003, equations 8 and 9, in one dimension).
"""

from __future__ import annotations

import math

import msgspec

from ccm_timeline.layout.scale import Viewport

RHO = 1.4
"""How much a flight zooms against how much it pans; about what viewers in the paper preferred."""

LONGEST = 700.0
"""Milliseconds of a flight at the most."""

_SHORTEST = 180.0
_PER_LENGTH = 260.0
"""Milliseconds for a unit of the paper's length of a path."""

_GLIDE = 325.0
"""Milliseconds in which gliding falls to a third of its speed."""

_STILL = 0.02
"""Pixels a millisecond below which gliding stops."""


class Flight(msgspec.Struct, frozen=True):
    """The path from one viewport to another."""

    start: Viewport
    end: Viewport
    goes_on: bool = False
    """Whether it takes over from another flight: then it is fast at once, and only its end slow.
    Flights to ever new ends, as of a key that is held, would not get going otherwise."""

    @property
    def milliseconds(self) -> float:
        return min(max(abs(self._length) * _PER_LENGTH, _SHORTEST), LONGEST)

    @property
    def _distance(self) -> float:
        return self.end.middle - self.start.middle

    @property
    def _is_zoom(self) -> bool:
        """Without a way to go the path is a zoom, and the equations would divide by nothing."""
        return abs(self._distance) < 1e-6 * min(self.start.width, self.end.width)

    @property
    def _turns(self) -> tuple[float, float]:
        """r0 and r1 of equation 9."""
        w0, w1, u = self.start.width, self.end.width, abs(self._distance)
        grown = RHO**4 * u * u
        b0 = (w1 * w1 - w0 * w0 + grown) / (2 * w0 * RHO**2 * u)
        b1 = (w1 * w1 - w0 * w0 - grown) / (2 * w1 * RHO**2 * u)
        return -math.asinh(b0), -math.asinh(b1)

    @property
    def _length(self) -> float:
        """S of the paper."""
        if self._is_zoom:
            return math.log(self.end.width / self.start.width) / RHO
        r0, r1 = self._turns
        return (r1 - r0) / RHO

    def at(self, milliseconds: float) -> Viewport | None:
        """The viewport after some time, or None when the flight is over."""
        if milliseconds >= self.milliseconds:
            return None
        share = (_slowed if self.goes_on else _eased)(milliseconds / self.milliseconds)
        if self._is_zoom:
            width = self.start.width * (self.end.width / self.start.width) ** share
            return _viewport(self.start.middle + share * self._distance, width)
        return self._on_path(share * self._length)

    def _on_path(self, s: float) -> Viewport:
        """u(s) and w(s) of equation 9."""
        w0 = self.start.width
        r0, _ = self._turns
        turn = RHO * s + r0
        moved = w0 / RHO**2 * (math.cosh(r0) * math.tanh(turn) - math.sinh(r0))
        width = w0 * math.cosh(r0) / math.cosh(turn)
        return _viewport(self.start.middle + math.copysign(moved, self._distance), width)


def _eased(share: float) -> float:
    """Slow at both ends."""
    return share * share * (3 - 2 * share)


def _slowed(share: float) -> float:
    """Slow at the end, and otherwise as fast as `_eased` is at its fastest."""
    return 1 - math.pow(1 - share, 1.5)


def _viewport(middle: float, width: float) -> Viewport:
    return Viewport(middle - width / 2, middle + width / 2)


class Glide(msgspec.Struct, frozen=True):
    """The way on after a drag was let go, slower and slower."""

    start: Viewport
    speed: float
    """Pixels a millisecond, to the right if the days move to the right."""
    pixels_per_unit: float

    @property
    def end(self) -> Viewport:
        """Where it stops; where it would come to in all eternity is some pixels on."""
        return self._after(self._milliseconds)

    @property
    def _milliseconds(self) -> float:
        return _GLIDE * math.log(max(abs(self.speed) / _STILL, 1.0))

    def at(self, milliseconds: float) -> Viewport | None:
        """The viewport after some time, or None when it has come to rest."""
        if milliseconds >= self._milliseconds:
            return None
        return self._after(milliseconds)

    def _after(self, milliseconds: float) -> Viewport:
        pixels = self.speed * _GLIDE * (1 - math.exp(-milliseconds / _GLIDE))
        return self.start.shifted(-pixels / self.pixels_per_unit)
