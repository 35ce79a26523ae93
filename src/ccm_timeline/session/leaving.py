"""Lets documents go that nobody looks at any more, without holding up the window."""

from __future__ import annotations

import gc
from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import forget_dates
from ccm_timeline.session.slices import Slices
from ccm_timeline.system.heaps import give_back

STEP = 1024
"""Events that are freed at once."""

HELD = 2**16
"""Events that are put into an array at once."""

COLLECTED = 64 * STEP
"""Events that are freed between two calls of the collector."""

MANY = 10_000
"""Events of which the memory is worth giving back to the system."""

Left = list[tuple[Event, ...]]
"""The events of documents, of which nobody else is to have the last ones."""


class Leaving:
    """Frees the events of documents that were open, in slices."""

    def __init__(self, parent: QObject) -> None:
        self._left: Left = []
        self._work: Slices[None] = Slices(self._on_over, parent)

    @property
    def is_over(self) -> bool:
        return self._work.is_over

    def take(self, events: tuple[Event, ...]) -> None:
        """Be the last to hold these: whoever else has them is to let them go now."""
        self._left.append(events)
        if self._work.is_over:
            self._on_over()

    def _on_over(self, _: None = None) -> None:
        """Begin, or go on with what came when the rest was done."""
        if self._left:
            self._work.run_later(let_go(self._left))


def let_go(left: Left) -> Generator[None, None, None]:
    """Free the events of each document, and take it off the list; each step is a place to pause.

    They are first put into an array: of a tuple, all would be freed at once, and the collector of
    garbage would look at each event of a list.
    """
    while left:
        events = left.pop()
        if len(events) >= MANY:
            # First, so that the memory of what is freed is free, and not all of it at the end.
            forget_dates()
        held = np.empty(len(events), np.object_)
        for first in range(0, len(held), HELD):
            held[first : first + HELD] = np.fromiter(events[first : first + HELD], np.object_)
            yield
        del events
        yield
        yield from _freed(held)


def _freed(events: NDArray[np.object_]) -> Generator[None, None, None]:
    for first in range(0, len(events), STEP):
        events[first : first + STEP] = None
        yield
        # Now and then, for it also frees the tuples that Python puts by: a few of them keep nearly
        # all memory in use, which would be given back at once at the end, and take its time.
        if first % COLLECTED == COLLECTED - STEP:
            _collect()
            yield
    if len(events) >= MANY:
        yield from tidied()


def tidied() -> Generator[None, None, None]:
    """Give the memory back that many events had; each step is a place to pause."""
    # What remembers dates has the texts of some events, each of which would keep a MiB in use.
    forget_dates()
    yield
    _collect()
    yield
    give_back()


def _collect() -> None:
    """Find what is garbage, unless a large document is being read: the collector rests then, and
    would look at each of its events."""
    if gc.isenabled():
        gc.collect()
