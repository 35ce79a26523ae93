"""Keeps the cards of long spans in view: slid along their marks, raised, or in place of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from msgspec.structs import replace

from ccm_timeline.layout.cards import (
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
from ccm_timeline.layout.scene import TITLE

_MOST_LIFTED = 8
"""Cards of a lane for which another place is looked for in one picture."""

_Ways = Callable[[Candidate], Iterator[Place | None]]


class Sliding:
    """The cards of one lane between the edges of a view, `room.left` and `room.right`."""

    def __init__(self, planned: Mapping[int, Place], room: Room) -> None:
        """`planned` are the places of the lane's cards, wherever the view is."""
        self._planned, self._room = planned, room

    def at_edges(self, seen: Iterable[Candidate]) -> tuple[dict[int, Place], list[Candidate]]:
        """The cards at their place, or slid in from an edge where nothing is hit, or above what
        would be; and the long spans that find none so.

        `seen` are the candidates of whose marks anything is in view.
        """
        kept: dict[int, Place] = {}
        moved: list[Place] = []
        homeless: list[Candidate] = []
        left, right, gap = self._room.left, self._room.right, self._room.gap
        wanted = [item for item in seen if item.position in self._planned]
        for item in sorted(wanted, key=attrgetter("rank")):
            at = self._planned[item.position]
            place = slid(at, item, left, right)
            # Cards at their planned places do not hit each other.
            others = moved if place is at else kept.values()
            if place is None or any(collide(place, other, gap) for other in others):
                if _is_long(item):
                    homeless.append(item)
                continue
            kept[item.position] = place
            if place is not at:
                moved.append(place)
        if homeless:
            kept |= self._raised(homeless, kept, self._at_its_edge)
        return kept, [item for item in homeless if item.position not in kept]

    def elsewhere(self, items: Iterable[Candidate], kept: Mapping[int, Place]) -> dict[int, Place]:
        """Titles at another end of what is in view of a mark, or in its middle, beside those that
        are kept."""
        return self._raised(items, kept, self._at_any_end)

    def instead(
        self, items: Iterable[Candidate], kept: dict[int, Place], all_of: Mapping[int, Candidate]
    ) -> None:
        """Put titles at their edge in the place of the least important cards there, of events that
        are no more important and no long spans; a short one is named again where it has gone on."""
        for item in items:
            places = [place for place in self._anywhere(item, kept) if self._room.holds(place)]
            hits = [(self._hit_by(place, kept), place) for place in places]
            ways = [
                (sum(all_of[p].row.importance for p in hit), place.low, hit, place)
                for hit, place in hits
                if all(_yields(all_of[p], item) for p in hit)
            ]
            if ways:
                _, _, hit, place = min(ways, key=lambda way: way[:2])
                for position in hit:
                    del kept[position]
                kept[item.position] = place

    def _raised(
        self, items: Iterable[Candidate], kept: Mapping[int, Place], ways: _Ways
    ) -> dict[int, Place]:
        """Cards at the lowest height at which they hit no other: several long spans that began
        before the view keep their titles, one over the other at its edge."""
        boxes, found = [box(place) for place in kept.values()], dict[int, Place]()
        for item in islice(items, _MOST_LIFTED):
            grounds = (raised(one, 0.0) for one in ways(item) if one is not None)
            free = (
                raised(ground, low)
                for ground in grounds
                for low in free_levels(ground, boxes, self._room, 0.0)
            )
            if (place := next(free, None)) is not None:
                found[item.position] = place
                boxes.append(box(place))
        return found

    def _at_its_edge(self, item: Candidate) -> Iterator[Place | None]:
        """The card where it has slid to, and its title alone there."""
        at = self._planned[item.position]
        for one in (at, hung(item, TITLE, at.side, at.low)):
            yield slid(one, item, self._room.left, self._room.right)

    def _at_any_end(self, item: Candidate) -> Iterator[Place | None]:
        left, right = self._room.left, self._room.right
        seen = replace(item, start=max(item.start, left), end=min(item.end, right))
        # Of a mark whose very end is at the edge, only what surrounds its last day may be in view.
        if seen.start <= seen.end:
            for side in Side:
                yield slid(hung(seen, TITLE, side, 0.0), seen, left, right)

    def _anywhere(self, item: Candidate, kept: Mapping[int, Place]) -> Iterator[Place]:
        """A title at its edge, at each height at which it could lie on another card."""
        levels = sorted({0.0, *(place.high + self._room.gap for place in kept.values())})
        *_, title = self._at_its_edge(item)
        if title is not None:
            yield from (raised(title, low) for low in levels)

    def _hit_by(self, place: Place, kept: Mapping[int, Place]) -> Sequence[int]:
        """Whose cards a card would hit."""
        return [p for p, other in kept.items() if collide(place, other, self._room.gap)]


def _is_long(item: Candidate) -> bool:
    """Whether a mark is longer than its title."""
    return item.end - item.start > item.text.title_width


def _yields(other: Candidate, item: Candidate) -> bool:
    return other.row.importance <= item.row.importance and not _is_long(other)
