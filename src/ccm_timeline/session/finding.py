"""Which events are shown, and which of them are found: the filter and the search of a session."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from ccm_timeline.layout.table import Flags, Ints
from ccm_timeline.model.filter import Filter, Positions, sift
from ccm_timeline.model.search import Query, SearchIndex, read_query
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.hunt import Hunt
from ccm_timeline.session.slices import Slices


class _Shown(NamedTuple):
    """The events that pass: as plain numbers, and where not all do as an array and by position."""

    listed: Positions
    positions: Ints | None
    passing: Flags | None


def _shown(listed: Positions, count: int) -> _Shown:
    if isinstance(listed, range):
        return _Shown(listed, None, None)
    positions = np.array(listed, dtype=np.int64)
    passing = np.zeros(count, dtype=np.bool_)
    passing[positions] = True
    return _Shown(listed, positions, passing)


class Finding(QObject):
    """Filter and search of one timeline; the setters are silent when nothing changes."""

    filter_changed = Signal()
    search_changed = Signal()

    def __init__(
        self,
        timeline: Timeline,
        prepare: Callable[[Flags | None], Generator[None, None, None]],
        parent: QObject | None = None,
    ) -> None:
        """`prepare` makes what drawing the events that pass will ask for."""
        super().__init__(parent)
        self._prepare = prepare
        self._hunt = Hunt(self)
        self._hunt.changed.connect(self._on_found)
        self._reader = Hunt(self)
        self._sieve = Slices(self._on_sifted, self)
        self.adopt(timeline)

    def adopt(self, timeline: Timeline) -> None:
        """Begin anew with another timeline: all of it is shown, and nothing looked for."""
        self._timeline = timeline
        self.index = SearchIndex(timeline)
        self.filter = Filter()
        self.lifted: Filter | None = None
        """What `lift_filter` took away, until another filter is set."""
        self.text = ""
        self._query = Query(())
        self._hunt.stop()
        self._reader.stop()
        self._sieve.stop()
        self._show(_shown(range(len(timeline)), len(timeline)))

    # The filter.

    def set_filter(self, wanted: Filter) -> None:
        """Show other events; of a large document they come, and are told of, after this."""
        if wanted != self.filter:
            self.lifted = None
            self._change_filter(wanted)

    def lift_filter(self) -> None:
        """Show all events, and keep the filter to come back to."""
        if not self.filter.is_empty:  # Else it was taken away, and the events are yet to come.
            self.lifted = self.filter
            self._change_filter(Filter())

    def _change_filter(self, wanted: Filter) -> None:
        self.filter = wanted
        self._sieve.run(self._sift(wanted))

    @property
    def is_sifting(self) -> bool:
        """Whether `shown` still is what an earlier filter let pass."""
        return not self._sieve.is_over

    def _sift(self, wanted: Filter) -> Generator[None, None, _Shown]:
        listed = yield from sift(self._timeline, wanted)
        shown = _shown(listed, len(self._timeline))
        yield from self._prepare(shown.passing)
        return shown

    def _on_sifted(self, shown: _Shown) -> None:
        self._show(shown)
        self.filter_changed.emit()

    def _show(self, shown: _Shown) -> None:
        self.listed: Sequence[int] = shown.listed
        self._positions = shown.positions
        self.passing: Flags | None = shown.passing
        """Whether each event is shown, by position; None where all are."""
        self._count_hits()

    @property
    def shown(self) -> Ints:
        """The positions of the events that pass: of all events, where all do."""
        if self._positions is None:
            self._positions = np.arange(len(self.listed))
        return self._positions

    def is_shown(self, position: int) -> bool:
        return self.passing is None or bool(self.passing[position])

    def next_shown(self, position: int, delta: int) -> int | None:
        """The shown event that is `delta` shown events after a position, which may be hidden."""
        after = int(self.shown.searchsorted(position, side="right" if delta > 0 else "left"))
        wanted = after + delta - 1 if delta > 0 else after + delta
        return int(self.shown[wanted]) if 0 <= wanted < len(self.shown) else None

    # The search.

    @property
    def is_searching(self) -> bool:
        """Whether more may be found than what was found so far."""
        return not self._hunt.is_over

    def prepare(self) -> None:
        """Somebody is about to search."""
        if len(self.index) < len(self._timeline) and self._hunt.is_over:
            self._reader.read(self.index)

    def set_search(self, text: str) -> None:
        """Look for other words; what only changes the typing of the same words is silent."""
        self.text = text
        query = read_query(text)
        if query == self._query:
            return
        self._query = query
        if query:
            self._reader.stop()
            self._hunt.ask(self.index, query)
        else:
            self._hunt.stop()
            self._on_found()

    def next_hit(self, position: int, delta: int) -> int | None:
        """The hit after or before a position, from the other end where there is none."""
        if not len(self.hits):
            return None
        place = int(self.hits.searchsorted(position, side="right" if delta > 0 else "left"))
        return int(self.hits[(place if delta > 0 else place - 1) % len(self.hits)])

    def place_of(self, position: int | None) -> int | None:
        """How many hits come before an event that is a hit itself, else None."""
        return None if position is None else _place(self.hits, position)

    def _on_found(self) -> None:
        self._count_hits()
        self.search_changed.emit()

    def _count_hits(self) -> None:
        """The events that are found and shown, and how many more are found but hidden."""
        found: Ints = np.array(self._hunt.found, dtype=np.int64)
        self.hits: Ints = found
        if self.passing is not None:
            self.hits = found[self.passing[found]]
        self.hidden_hits = len(found) - len(self.hits)


def _place(positions: Ints, position: int) -> int | None:
    """The place of a position among ascending ones, or None where it is not among them."""
    place = int(positions.searchsorted(position))
    return place if place < len(positions) and positions[place] == position else None
