"""What is drawn, independent of where one looks and how large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

import numpy as np

from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.calendar import CalendarWords
from ccm_timeline.layout.first_days import precision_on
from ccm_timeline.layout.key import kinds_in
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.latest import Latest
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.layout.metrics import Measure, Metrics
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.layout.sharing import merged
from ccm_timeline.layout.table import Table
from ccm_timeline.layout.texts import WHOLE_CARDS, Caption, CardText, badge_width, card_text


@dataclass(frozen=True)
class Subject:
    """A table with its lanes and scale, the sizes of things, and the words of the axis."""

    table: Table
    lanes: Lanes
    scale: Scale
    metrics: Metrics
    measure: Measure
    words: CalendarWords
    folded: frozenset[str] = frozenset()
    """The keys of the lanes that show no cards."""
    caption: Caption = WHOLE_CARDS
    with_key: bool = True
    """Whether the key of marks stands below the axis."""

    texts: Latest[CardText] = field(default_factory=Latest, compare=False)

    def text(self, position: int) -> CardText:
        """What the card of an event says, wrapped; made when it is asked for, the latest kept."""
        if (text := self.texts.find(position)) is None:
            text = card_text(self.table, position, self.measure, self.metrics, self.caption)
            self.texts.keep(position, text)
        return text

    @cached_property
    def extents(self) -> tuple[Floats, Floats]:
        """The ends of each event's days, in units."""
        return self.table.extents(self.scale)

    @property
    def line(self) -> Line:
        """The marks on the scale."""
        return self.table.line(self.scale)

    @property
    def anchors(self) -> tuple[Floats, Floats]:
        """The ends of each mark, in units."""
        return self.line.ends

    @cached_property
    def merged(self) -> Callable[[tuple[int, ...]], Lanes]:
        """Makes lanes of some, by number, and one of all others; those that were asked for last
        are kept."""
        return lru_cache(maxsize=1)(partial(merged, self.lanes))

    def ranked(self) -> tuple[int, ...]:
        """The numbers of the lanes, those first in which most of importance happens."""
        weights = np.bincount(self.lanes.of, self.table.importance, len(self.lanes.keys))
        return tuple(np.argsort(-weights, kind="stable").tolist())

    @cached_property
    def badge_width(self) -> Callable[[int, bool], float]:
        """Pixels of a badge by its count, and whether the sources disagree; many are kept."""
        return lru_cache(maxsize=4096)(partial(badge_width, self.measure, self.metrics))

    @cached_property
    def rooms(self) -> LabelRooms:
        """What the labels of the axis need."""
        known_on = partial(precision_on, self.table.timeline.whens)
        return LabelRooms(self.measure, self.metrics, self.words, lru_cache(maxsize=4096)(known_on))

    @cached_property
    def kinds(self) -> tuple[MarkKind, ...]:
        """The entries of the key; among steps, one for each event, a report has no own place."""
        kinds = kinds_in(self.table) if self.with_key else ()
        if self.scale.steps is None:
            return kinds
        return tuple(kind for kind in kinds if kind is not MarkKind.REPORTED)
