"""The places of a lane's marks and cards at one zoom, wherever the viewport is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ccm_timeline.layout.cards import Candidate, Place, Room, any_collide, box, hung, pack
from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.frame import card_room
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Ints

MOST_MARKS = 150
"""Events of a lane, in and near the view, that have a mark each; more are counted."""

MOST_CARDS = 40
"""Events of a lane, in and near the view, that may all have a card; of more, the most important."""

_BUCKET = 96.0
"""Least pixels of a crowded lane out of which one event may have a card."""

CARRIED = 1.25
"""Change of magnification over which cards keep their places, as long as none hits another."""

PATIENT = 1.5
"""The same for a lane whose turn it is not: each lane that is placed anew takes a frame's time."""


@dataclass(frozen=True)
class LanePlan:
    """Candidates, cards and rows by position; x in pixels from the unit 0 of the scale."""

    candidates: Mapping[int, Candidate]
    places: Mapping[int, Place]
    rows: Mapping[int, int]
    packed_at: float
    """The pixels per unit for which the cards were placed anew."""
    is_crowded: bool = False
    """Whether the candidates are only the most important of the events."""


def plan_lane(
    subject: Subject,
    band: Band,
    column: LaneColumn,
    stretch: tuple[float, float],
    zoom: float,
    before: LanePlan | None,
    patience: float = CARRIED,
) -> LanePlan:
    """Place the events of a lane that touch a stretch of units, at `zoom` pixels per unit.

    `before` is the plan of a moment ago. As long as the zoom changes by less than the factor
    `patience` and no card would hit another, all keep their places: the eye follows a movement
    better in which nothing else changes.
    """
    count = column.count(*stretch)
    chosen = column.chosen(*stretch, _level(zoom)) if count > MOST_CARDS else None
    crowded = count > MOST_MARKS
    positions = column.touching(*stretch) if chosen is None or not crowded else chosen
    candidates = _candidates(subject, positions, zoom)
    room = _room(subject, band, zoom)
    carried = None if before is None else _carried(before, candidates, room, zoom, patience)
    if before is not None and carried is not None:
        known = candidates.keys() <= before.rows.keys()
        rows = before.rows if known else _rows(subject, band, positions, zoom)
        return LanePlan(candidates, carried, rows, before.packed_at, crowded)
    rows = _rows(subject, band, positions, zoom)
    wanted = candidates if chosen is None else {p: candidates[p] for p in chosen.tolist()}
    places = pack(tuple(wanted.values()), room, before.places if before else {})
    return LanePlan(candidates, places, rows, zoom, crowded)


def _level(zoom: float) -> int:
    """The buckets, as powers of two of a unit, out of which one event each may have a card."""
    return math.ceil(math.log2(_BUCKET / zoom))


def _candidates(subject: Subject, positions: Ints, zoom: float) -> dict[int, Candidate]:
    start, end = ((ends[positions] * zoom).tolist() for ends in subject.anchors)
    importance, row = subject.table.importance[positions].tolist(), subject.table.row
    return {
        position: Candidate(
            position, left, right, weight, subject.text(position), row(position).filled
        )
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
    before: LanePlan,
    candidates: Mapping[int, Candidate],
    room: Room,
    zoom: float,
    patience: float,
) -> dict[int, Place] | None:
    """The cards at the new zoom on the sides and heights that they had, or None."""
    if not 1 / patience < zoom / before.packed_at < patience:
        return None
    places = {
        position: hung(candidates[position], place.form, place.side, place.low)
        for position, place in before.places.items()
        if position in candidates
    }
    if not all(room.holds(place) for place in places.values()):
        return None
    boxes = np.array([box(place) for place in places.values()])
    return None if len(boxes) and any_collide(boxes, room.gap) else places
