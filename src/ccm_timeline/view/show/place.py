"""Where a show is: a step and a page of it, counted together for whoever watches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

import msgspec

from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.parts import Part


class Place(msgspec.Struct, frozen=True):
    """A page of a step; both count from 0."""

    step: int = 0
    page: int = 0


class Deck(msgspec.Struct, frozen=True, dict=True):
    """How many pages each step has on a screen, and how many steps each activity."""

    counts: tuple[int, ...] = ()
    parts: tuple[frozenset[Part], ...] = ()
    """What of each step can be hidden."""
    tasks: Mapping[Activity, int] = msgspec.field(default_factory=dict)

    @cached_property
    def _before(self) -> tuple[int, ...]:
        """The pages before each step, and those of all."""
        return (0, *accumulate(self.counts))

    @property
    def total(self) -> int:
        return self._before[-1]

    def number(self, place: Place) -> int:
        """The place's number, from 1; 0 where there is nothing to show."""
        if not self.counts:
            return 0
        legal = self.legal(place)
        return self._before[legal.step] + legal.page + 1

    def place(self, number: int) -> Place:
        """The place with a number; what is beyond the ends is the first or the last."""
        left = min(max(number, 1), self.total) - 1
        for step, count in enumerate(self.counts):
            if left < count:
                return Place(step, left)
            left -= count
        return Place()

    def legal(self, place: Place) -> Place:
        """The nearest place that there is: on another screen a step may have fewer pages."""
        if not self.counts:
            return Place()
        step = min(max(place.step, 0), len(self.counts) - 1)
        return Place(step, min(max(place.page, 0), self.counts[step] - 1))

    def parts_at(self, place: Place) -> frozenset[Part]:
        return self.parts[place.step] if place.step < len(self.parts) else frozenset()

    def moved(self, place: Place, by: int) -> Place:
        return self.place(self.number(place) + by)
