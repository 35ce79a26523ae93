"""What is written on the rows of marks of a lane in which each event has a mark."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from ccm_timeline.layout.cards import Candidate, Place
from ccm_timeline.layout.frame import badge_top, card_room
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.questions import question_of_saying, question_on
from ccm_timeline.layout.rails import Pill, Spot, pills
from ccm_timeline.layout.scene import Badge, Rect, SpanTitle
from ccm_timeline.layout.span_titles import CAP, Bar, Plate, RowRoom, SpanTitles
from ccm_timeline.layout.stretches import Stretch
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.texts import KEY
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import Cards


class Writing:
    """Counts of events that have no room, and titles of long spans that have no card."""

    def __init__(
        self,
        subject: Subject,
        band: Band,
        window: Window,
        rows: Mapping[int, int],
        items: Sequence[Candidate],
        cards: Mapping[int, Place],
        counts: Sequence[Rect] = (),
    ) -> None:
        """`items` are the events in view, `rows` and `cards` the places of marks and cards; on the
        lowest row there are other `counts` already."""
        self._subject, self._band, self._window = subject, band, window
        self._rows, self._items, self._cards, self._there = rows, items, cards, counts

    def titles(self) -> Iterator[SpanTitle]:
        for plate in self._found[0]:
            rect = self._rect(plate.row, plate.left, plate.right)
            yield SpanTitle(plate.position, rect, plate.title, plate.role, plate.disputed)

    def badges(self) -> Iterator[Badge]:
        for row, counts in enumerate(self._found[1]):
            for pill in counts:
                rect, units = self._rect(row, pill.left, pill.right), self._units(pill.positions)
                yield Badge(rect, len(pill.positions), pill.positions, units, pill.disputed)

    def _rect(self, row: int, left: float, right: float) -> Rect:
        metrics = self._subject.metrics
        return Rect(left, badge_top(self._band, row, metrics), right - left, metrics.badge)

    @cached_property
    def _found(self) -> tuple[tuple[Plate, ...], list[tuple[Pill, ...]]]:
        """The titles, and the counts of each row.

        An event with a title is named as one with a card is, and not counted; a title that a count
        would cover has no room.
        """
        spots = list(self._spots())
        titles = tuple(self._plates(spots))
        while True:
            counts = self._counts(spots, {title.position for title in titles})
            clear = tuple(title for title in titles if not _is_covered(title, counts[title.row]))
            if clear == titles:
                return titles, counts
            titles = clear

    def _counts(self, spots: Sequence[Spot], told: Collection[int]) -> list[tuple[Pill, ...]]:
        rows: list[list[Spot]] = [[] for _ in range(self._band.rows)]
        for spot in spots:
            shown = replace(spot, has_card=True) if spot.position in told else spot
            rows[self._rows[spot.position]].append(shown)
        width, left, right = self._subject.badge_width, self._window.left, self._window.right
        clear = CAP * self._subject.metrics.mark / 2
        return [pills(row, width, left, right, clear) if len(row) > 1 else () for row in rows]

    def _units(self, positions: tuple[int, ...]) -> tuple[float, float]:
        start, end = self._subject.anchors
        index = list(positions)
        return float(start[index].min()), float(end[index].max())

    def _spots(self) -> Iterator[Spot]:
        size, sign = self._subject.metrics.mark, self._subject.metrics.beside
        half, origin = size / 2, self._window.origin
        for item in self._items:
            has_card = item.position in self._cards
            left, right = item.start - half + origin, item.end + half + origin
            if item.row.disputed and not has_card:
                right += sign
            question = self._question(item) if item.row.style.uncertain else None
            yield Spot(item.position, left, right, has_card, item.row.disputed, question)

    def _question(self, item: Candidate) -> float:
        """The x of the question mark of an uncertain date."""
        subject, window, size = self._subject, self._window, self._subject.metrics.mark
        left, right = item.start + window.origin, item.end + window.origin
        view = window.left, window.right
        if not item.row.is_reported or subject.scale.steps is not None:
            return question_on((left, right), view, size)
        ends, zoom = subject.extents, window.pixels_per_unit
        begin, end = (window.origin + float(each[item.position]) * zoom for each in ends)
        return question_of_saying(left, (begin, end), item.row.style, view, size)

    def _plates(self, spots: Sequence[Spot]) -> Iterator[Plate]:
        """The titles on long marks; a folded lane names no event."""
        subject, window, caption = self._subject, self._window, self._subject.caption
        is_named = caption.cards is not Cards.MARKS or caption.numbered
        if is_named and card_room(self._band, subject.metrics) >= subject.metrics.line:
            places = SpanTitles(subject.measure, subject.metrics, window.left, window.right)
            if bars := list(self._bars(spots)):
                yield from places.place(bars, self._rooms(spots))

    def _bars(self, spots: Sequence[Spot]) -> Iterator[Bar]:
        """The marks without a card that may be long enough for a title."""
        subject, origin = self._subject, self._window.origin
        least = 2 * CAP * subject.metrics.mark + subject.metrics.pad
        for item, spot in zip(self._items, spots, strict=True):
            if item.end - item.start > least and not spot.has_card:
                yield Bar(
                    item.position,
                    self._rows[item.position],
                    item.start + origin,
                    item.end + origin,
                    subject.caption.title(subject.table, item.position),
                    Role.KEY_SPAN if item.row.importance == KEY else Role.SPAN,
                    item.rank,
                    item.row.disputed,
                )

    def _rooms(self, spots: Sequence[Spot]) -> list[RowRoom]:
        """What each row has: marks, poles of cards that run through it, and counts."""
        clear = self._subject.metrics.unit
        solid: list[list[Stretch]] = [[] for _ in range(self._band.rows)]
        bodies: list[list[Stretch]] = [[] for _ in range(self._band.rows)]
        for item, spot in zip(self._items, spots, strict=True):
            row = self._rows[item.position]
            bodies[row].append((spot.left, spot.right))
            parts = self._solid(spot)
            solid[row] += [(left - clear, right + clear) for left, right in parts]
        for position, place in self._cards.items():
            pole = place.pole + self._window.origin
            for row in range(self._rows[position] + 1):
                solid[row].append((pole - clear, pole + 2 * clear))
        solid[-1] += [(rect.left - clear, rect.right + clear) for rect in self._there]
        return [RowRoom(*row) for row in zip(solid, bodies, strict=True)]

    def _solid(self, spot: Spot) -> Iterator[Stretch]:
        """What of a mark no title may cover: a short one, and of a long one what says how well its
        date is known."""
        cap = CAP * self._subject.metrics.mark
        if spot.question is not None:
            yield spot.question - cap / 2, spot.question + cap / 2
        if spot.right - spot.left <= 3 * cap:
            yield spot.left, spot.right
            return
        yield spot.left, spot.left + cap
        yield spot.right - cap, spot.right


def _is_covered(title: Plate, counts: Sequence[Pill]) -> bool:
    return any(pill.left < title.right and title.left < pill.right for pill in counts)
