"""What of a lane's plan is in view, moved to where the viewport is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ccm_timeline.layout.cards import Candidate, Place, Room
from ccm_timeline.layout.crowd import Crowd
from ccm_timeline.layout.frame import card_ground, card_room, row_middle
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.plan import LanePlan
from ccm_timeline.layout.scene import Badge, Card, Density, Form, Mark, Rect, SpanTitle
from ccm_timeline.layout.sliding import Sliding
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.texts import KEY
from ccm_timeline.layout.window import Window
from ccm_timeline.layout.writing import Writing


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
    def _settled(self) -> tuple[dict[int, Place], Writing | None]:
        """The cards that are whole, and what is written on the marks.

        The title of a long span is on its card at the edge, else on its mark, else on a card at
        another end of what is in view, else in the place of another card: what the eye follows goes
        across the view late, and rather across it than out of it.
        """
        metrics = self._subject.metrics
        room = Room(card_room(self._band, metrics), metrics.gap, self._left, self._right)
        sliding = Sliding(self._plan.places, room)
        places, lost = sliding.at_edges(self._in_view)
        writing = self._writing(places)
        if lost and (lost := _untold(lost, writing)):
            places |= sliding.elsewhere(lost, places)
            if lost := [item for item in lost if item.position not in places]:
                sliding.instead(lost, places, self._plan.candidates)
            writing = self._writing(places)
        return places, writing

    @property
    def _places(self) -> dict[int, Place]:
        return self._settled[0]

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
        writing = self._settled[1]
        return () if writing is None else tuple(writing.badges())

    @cached_property
    def titles(self) -> tuple[SpanTitle, ...]:
        """The titles of long spans that have no card; in a crowded lane, of those that had one
        before their beginning left the view."""
        writing = self._settled[1]
        return () if writing is None else tuple(writing.titles())

    def _writing(self, places: Mapping[int, Place]) -> Writing | None:
        items = self._in_view
        counts: tuple[Rect, ...] = ()
        if self._crowd is not None:
            items = tuple(item for item in items if item.position in self._plan.places)
            if len(items) == len(places):
                return None
            counts = tuple(badge.rect for badge in self._counts(self._crowd, places))
        band, window, rows = self._band, self._window, self._plan.rows
        return Writing(self._subject, band, window, rows, items, places, counts)

    def _counts(self, crowd: Crowd, named: Iterable[int]) -> Iterator[Badge]:
        (start, end), items = self._subject.anchors, self._plan.candidates
        view = self._window.viewport
        # The pole of a card may stand in the last pixel of the view, and its event beyond it.
        inside = [p for p in named if start[p] <= view.right and end[p] >= view.left]
        disputed = [position for position in inside if items[position].row.disputed]
        return crowd.badges(start[inside].tolist(), start[disputed].tolist())


def _untold(items: Iterable[Candidate], writing: Writing | None) -> list[Candidate]:
    """The events without a title on their marks."""
    titled = {title.position for title in writing.titles()} if writing else set()
    return [item for item in items if item.position not in titled]
