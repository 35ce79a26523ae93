"""The days at which the stance board stops as one steps through time."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.standing import Standings


class Stop(msgspec.Struct, frozen=True):
    """A day, or None for all that is known."""

    day: int | None


class Stops:
    """The day before anything was known, each day of a change, and all that is known, where that is
    more."""

    def __init__(self, standings: Standings) -> None:
        changes = standings.changes
        before = (changes[0] - 1,) if changes else ()
        all_known = (None,) if standings.has_undated or not changes else ()
        self._forward: tuple[int | None, ...] = (*changes, *all_known)
        self._days: tuple[int | None, ...] = (*before, *self._forward)

    @property
    def last(self) -> int | None:
        return self._days[-1]

    def beside(self, day: int | None, delta: int) -> Stop | None:
        """The next stop after a day, or with a negative step the one before it."""
        if delta > 0:
            # The day before all changes is none itself.
            later = (stop for stop in self._forward if _order(stop) > _order(day))
            return next((Stop(stop) for stop in later), None)
        earlier = [stop for stop in self._days if _order(stop) < _order(day)]
        return Stop(earlier[-1]) if earlier else None


def _order(day: int | None) -> float:
    return float("inf") if day is None else day
