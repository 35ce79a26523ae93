"""What of a lane's plan is in view, moved to where the viewport is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from msgspec.structs import replace

from ccm_timeline.layout.cards import (
    Box,
    Candidate,
    Place,
    Room,
    Side,
    box,
    collide,
    free_levels,
    hung,
    raised,
    slid,
)
from ccm_timeline.layout.crowd import Crowd
from ccm_timeline.layout.frame import card_ground, card_room, row_middle
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.plan import LanePlan
from ccm_timeline.layout.scene import Badge, Card, Density, Form, Mark, Rect, SpanTitle
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.texts import KEY
from ccm_timeline.layout.window import Window
from ccm_timeline.layout.writing import Writing

_MOST_LIFTED = 8
"""Cards of a lane for which a higher place at the edge is looked for in one picture."""


class LaneView:
    """The marks, cards and badges of one lane in one window."""

    def __init__(
        self, subject: Subject, band: Band, plan: LanePlan, window: Window, crowd: Crowd | None
    ) -> None:
        """`crowd` counts the events of a crowded lane."""
        self._subject, self._band, self._plan, self._window = subject, band, plan, window
        self._crowd = crowd
        self._left = window.left - window.origin
        self._right = window.right - window.origin

    @cached_property
    def _in_view(self) -> tuple[Candidate, ...]:
        """The candidates of which any part of the mark is between the edges."""
        half = self._subject.metrics.mark / 2
        return tuple(
            item
            for item in self._plan.candidates.values()
            if item.end + half > self._left and item.start - half < self._right
        )

    @cached_property
    def _places(self) -> dict[int, Place]:
        """The cards that are whole: at their place, or slid in from an edge where nothing is
        hit, or above what would be."""
        kept: dict[int, Place] = {}
        moved: list[Place] = []
        homeless: list[tuple[Candidate, Place | None]] = []
        gap, planned = self._subject.metrics.gap, self._plan.places
        wanted = [item for item in self._in_view if item.position in planned]
        for item in sorted(wanted, key=attrgetter("rank")):
            at = planned[item.position]
            place = slid(at, item, self._left, self._right)
            # Cards at their planned places do not hit each other.
            others = moved if place is at else kept.values()
            if place is None or any(collide(place, other, gap) for other in others):
                if item.end - item.start > item.text.title_width:
                    homeless.append((item, place))
                continue
            kept[item.position] = place
            if place is not at:
                moved.append(place)
        boxes = [box(place) for place in kept.values()] if homeless else []
        for item, place in homeless[:_MOST_LIFTED]:
            if (higher := self._lifted(item, place, boxes)) is not None:
                kept[item.position] = higher
                boxes.append(box(higher))
        return kept

    def _lifted(self, item: Candidate, place: Place | None, boxes: Sequence[Box]) -> Place | None:
        """A card at the lowest height at which it hits no other, or its title alone at an end of
        what is in view of its mark: several long spans that began before the view keep their
        titles, one over the other at its edge."""
        metrics, left, right = self._subject.metrics, self._left, self._right
        room = Room(card_room(self._band, metrics), metrics.gap, left, right)
        seen = replace(item, start=max(item.start, left), end=min(item.end, right))
        titles = (slid(hung(seen, Form.TITLE, side, 0.0), seen, left, right) for side in Side)
        for one in (place, *titles):
            if one is not None:
                ground = raised(one, 0.0)
                for low in free_levels(ground, boxes, room, 0.0):
                    return raised(ground, low)
        return None

    def densities(self) -> Iterator[Density]:
        """How many events there are, where they are too many for a mark each."""
        if self._crowd is not None:
            yield self._crowd.density()

    def marks(self) -> Iterator[Mark]:
        """The marks in view; in a crowded lane only of events that have a card or a title."""
        origin, places, rows, middles = (
            self._window.origin,
            self._places,
            self._plan.rows,
            self._row_middles,
        )
        titled = {title.position for title in self.titles}
        told = {position for badge in self.badges for position in badge.positions}
        told |= titled | places.keys()
        for item in self._in_view:
            position, row = item.position, item.row
            if self._crowd is None or position in places or position in titled:
                signed = row.disputed and position not in told
                said = self._said(position) if row.is_reported else None
                yield Mark(
                    position,
                    item.start + origin,
                    item.end + origin,
                    middles[rows[position]],
                    row.style,
                    row.theme,
                    said,
                    signed,
                )

    @cached_property
    def _row_middles(self) -> tuple[float, ...]:
        band, metrics = self._band, self._subject.metrics
        return tuple(row_middle(band, row, metrics) for row in range(band.rows))

    def _said(self, position: int) -> tuple[float, float] | None:
        """The ends of the days on which something was said of which only the report has a day."""
        if self._subject.scale.steps is not None:
            return None
        start, end = (float(ends[position]) for ends in self._subject.extents)
        zoom, origin = self._window.pixels_per_unit, self._window.origin
        return start * zoom + origin, end * zoom + origin

    def cards(self) -> Iterator[Card]:
        """The cards in view; none is cut."""
        ground = card_ground(self._band, self._subject.metrics)
        for position, place in self._places.items():
            left = float(round(place.left + self._window.origin))
            pole = place.pole - place.left + left
            # The size of a card is whole pixels, which differences of far places are not quite.
            width, height = round(place.right - place.left), round(place.high - place.low)
            rect = Rect(left, ground - place.high, width, height)
            yield self._card(self._plan.candidates[position], place.form, rect, pole)

    def _card(self, item: Candidate, form: Form, rect: Rect, pole: float) -> Card:
        row = item.row
        return Card(
            item.position,
            form,
            rect,
            item.text.lines,
            row.date,
            row.filled,
            self._subject.table.sources,
            row.theme,
            row.importance == KEY,
            row.stances,
            row.disputed,
            pole,
            self._row_middles[self._plan.rows[item.position]],
        )

    @cached_property
    def badges(self) -> tuple[Badge, ...]:
        """The counts of events that have no card and whose marks cannot be told apart."""
        if self._crowd is not None:
            named = {*self._places, *(title.position for title in self.titles)}
            return tuple(self._counts(self._crowd, named))
        return () if self._writing is None else tuple(self._writing.badges())

    @cached_property
    def titles(self) -> tuple[SpanTitle, ...]:
        """The titles of long spans that have no card; in a crowded lane, of those that had one
        before their beginning left the view."""
        return () if self._writing is None else tuple(self._writing.titles())

    @cached_property
    def _writing(self) -> Writing | None:
        items = self._in_view
        counts: tuple[Rect, ...] = ()
        if self._crowd is not None:
            items = tuple(item for item in items if item.position in self._plan.places)
            if len(items) == len(self._places):
                return None
            counts = tuple(badge.rect for badge in self._counts(self._crowd, self._places))
        band, window, rows = self._band, self._window, self._plan.rows
        return Writing(self._subject, band, window, rows, items, self._places, counts)

    def _counts(self, crowd: Crowd, named: Iterable[int]) -> Iterator[Badge]:
        (start, end), items = self._subject.anchors, self._plan.candidates
        view = self._window.viewport
        # The pole of a card may stand in the last pixel of the view, and its event beyond it.
        inside = [p for p in named if start[p] <= view.right and end[p] >= view.left]
        disputed = [position for position in inside if items[position].row.disputed]
        return crowd.badges(start[inside].tolist(), start[disputed].tolist())
