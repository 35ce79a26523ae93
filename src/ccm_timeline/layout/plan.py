"""The places of a lane's marks and cards at one zoom, wherever the viewport is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ccm_timeline.layout.cards import Candidate, Place, Room, any_collide, hung, pack
from ccm_timeline.layout.frame import card_room
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Ints

_CARRIED = 1.1
"""Change of magnification over which cards keep their places, as long as none hits another."""


@dataclass(frozen=True)
class LanePlan:
    """Candidates, cards and rows by position; x in pixels from the unit 0 of the scale."""

    candidates: Mapping[int, Candidate]
    places: Mapping[int, Place]
    rows: Mapping[int, int]
    packed_at: float
    """The pixels per unit for which the cards were placed anew."""


def plan_lane(
    subject: Subject, band: Band, positions: Ints, zoom: float, before: LanePlan | None
) -> LanePlan:
    """Place events of a lane at `zoom` pixels per unit; `before` is the plan of a moment ago.

    As long as the zoom changes little and no card would hit another, all keep their places: the eye
    follows a movement better in which nothing else changes.
    """
    candidates = _candidates(subject, positions, zoom)
    room = _room(subject, band, zoom)
    rows = _rows(subject, band, positions, zoom)
    carried = None if before is None else _carried(before, candidates, room, zoom)
    if before is not None and carried is not None:
        return LanePlan(candidates, carried, rows, before.packed_at)
    places = pack(tuple(candidates.values()), room, before.places if before else {})
    return LanePlan(candidates, places, rows, zoom)


def _candidates(subject: Subject, positions: Ints, zoom: float) -> dict[int, Candidate]:
    start, end = ((ends[positions] * zoom).tolist() for ends in subject.anchors)
    importance = subject.table.importance[positions].tolist()
    return {
        position: Candidate(position, left, right, weight, subject.text(position))
        for position, left, right, weight in zip(
            positions.tolist(), start, end, importance, strict=True
        )
    }


def _room(subject: Subject, band: Band, zoom: float) -> Room:
    whole, metrics = subject.scale.whole, subject.metrics
    return Room(card_room(band, metrics), metrics.gap, whole.left * zoom, whole.right * zoom)


def _rows(subject: Subject, band: Band, positions: Ints, zoom: float) -> dict[int, int]:
    half, clear = subject.metrics.mark / 2, subject.metrics.unit
    start, end = (ends[positions] * zoom for ends in subject.anchors)
    rows = rows_of(start - half, end + half, band.rows, clear)
    return dict(zip(positions.tolist(), rows, strict=True))


def _carried(
    before: LanePlan, candidates: Mapping[int, Candidate], room: Room, zoom: float
) -> dict[int, Place] | None:
    """The cards at the new zoom on the sides and heights that they had, or None."""
    if not 1 / _CARRIED < zoom / before.packed_at < _CARRIED:
        return None
    if before.candidates.keys() != candidates.keys():
        return None
    places = {
        position: hung(candidates[position], place.form, place.side, place.low)
        for position, place in before.places.items()
    }
    if not all(room.holds(place) for place in places.values()):
        return None
    boxes = np.array(
        [(p.left, p.right, p.low, p.high, p.pole, p.pole_top) for p in places.values()]
    )
    return None if len(boxes) and any_collide(boxes, room.gap) else places
