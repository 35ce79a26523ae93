"""The places of a lane's marks and cards at one zoom, wherever the viewport is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccm_timeline.layout.cards import Candidate, Place, Room, pack
from ccm_timeline.layout.frame import card_room
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.subject import Subject


@dataclass(frozen=True)
class LanePlan:
    """Candidates, cards and rows by position; x in pixels from the unit 0 of the scale."""

    candidates: Mapping[int, Candidate]
    places: Mapping[int, Place]
    rows: Mapping[int, int]


def plan_lane(
    subject: Subject,
    band: Band,
    positions: Sequence[int],
    pixels_per_unit: float,
    before: LanePlan | None,
) -> LanePlan:
    """Place the events of a lane at a zoom of `pixels_per_unit`; `before` is the plan of a moment ago."""
    metrics = subject.metrics
    index = list(positions)
    start, end = (ends[index] * pixels_per_unit for ends in subject.anchors)
    candidates = {
        position: Candidate(
            position,
            float(left),
            float(right),
            subject.table.rows[position].importance,
            subject.texts[position],
        )
        for position, left, right in zip(index, start, end, strict=True)
    }
    half = metrics.mark / 2
    rows = rows_of(start - half, end + half, band.rows, metrics.unit)
    whole = subject.scale.whole
    room = Room(
        card_room(band, metrics),
        metrics.gap,
        whole.left * pixels_per_unit,
        whole.right * pixels_per_unit,
    )
    places = pack(tuple(candidates.values()), room, before.places if before else {})
    return LanePlan(candidates, places, dict(zip(index, rows, strict=True)))
