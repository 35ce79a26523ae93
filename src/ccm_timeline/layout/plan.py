"""The places of a lane's marks and cards at one zoom, wherever the viewport is."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping

import msgspec
import numpy as np

from ccm_timeline.layout.cards import Candidate, Place, Room
from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.frame import card_room
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.packing import carried, lasting, pack
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Ints

MOST_MARKS = 150
"""Events of a lane, in and near the view, that have a mark each; more are counted."""

MOST_CARDS = 60
"""Events of a lane, in and near the view, that may all have a card; of more, the most important."""

_BUCKET = 96.0
"""Least pixels of a crowded lane out of which one event may have a card."""

CARRIED = 2.0
"""Change of magnification over which cards that hit no other keep their places, while one zooms."""

PATIENT = 2.4
"""The same for a lane whose turn it is not: each lane that is placed anew takes a frame's time."""


class LanePlan(msgspec.Struct, frozen=True):
    """Candidates, cards and rows by position; x in pixels from the unit 0 of the scale."""

    candidates: Mapping[int, Candidate]
    places: Mapping[int, Place]
    rows: Mapping[int, int]
    packed_at: float
    """The pixels per unit for which the cards were placed anew."""
    covered: tuple[float, float]
    """The stretch of units in which the cards were placed anew: beyond it there are none."""
    is_crowded: bool = False
    """Whether the candidates are only the most important of the events."""
    is_carried: bool = False
    """Whether its cards are those of another plan, and nobody else was asked."""

    def covers(self, view: tuple[float, float]) -> bool:
        return self.covered[0] <= view[0] and view[1] <= self.covered[1]


class Look(msgspec.Struct, frozen=True):
    """From where a lane is looked at: stretches of units, and pixels per unit."""

    stretch: tuple[float, float]
    """What is placed at once, so that panning only shifts it."""
    view: tuple[float, float]
    zoom: float
    least: float
    """The zoom beyond which nobody can zoom out."""
    patience: float
    """The change of magnification over which cards are carried; 1 places all anew."""
    leaps: bool
    """Whether the eye does not follow: who is important has a place first, whoever had one."""
    rests: bool
    """Whether nobody zooms any more: all has a place that finds one, for as short as it may be."""


def plan_lane(
    subject: Subject,
    band: Band,
    column: LaneColumn,
    look: Look,
    before: LanePlan | None,
) -> LanePlan:
    """Place the events of a lane that touch the stretch of a look.

    `before` is the plan of a moment ago. As long as the zoom changes by less than the look's
    patience, and nothing comes into view that it does not cover, cards are carried over, and only
    those that would hit another are placed anew.
    """
    stretch, zoom, patience = look.stretch, look.zoom, look.patience
    count = column.count(*stretch)
    chosen = column.chosen(*stretch, _level(zoom)) if count > MOST_CARDS else None
    crowded = count > MOST_MARKS
    positions = column.touching(*stretch) if chosen is None or not crowded else chosen
    room = _room(subject, band, zoom)
    if before and before.covers(look.view) and 1 / patience < zoom / before.packed_at < patience:
        if crowded:
            # Nothing is drawn of the others, whose texts would have to be measured.
            positions = _placed(positions, before)
        candidates = _candidates(subject, positions, zoom)
        places = carried(candidates, room, before.places)
        known = candidates.keys() <= before.rows.keys()
        rows = before.rows if known else _rows(subject, band, candidates, places)
        at, covered = before.packed_at, before.covered
        return LanePlan(candidates, places, rows, at, covered, crowded, is_carried=True)
    candidates = _candidates(subject, positions, zoom)
    wanted = candidates if chosen is None else {p: candidates[p] for p in chosen.tolist()}
    there = before.places if before else {}
    is_still = before is not None and math.isclose(before.packed_at, zoom)
    items = tuple(wanted.values())
    in_turn, rests = not look.leaps, look.rests
    places = pack(items, room, there, in_turn=in_turn, is_still=is_still, rests=rests)
    if before and zoom < before.packed_at and not (is_still or look.rests):
        places = lasting(candidates, room, places, there, max(1 / CARRIED, look.least / zoom))
    rows = _rows(subject, band, candidates, places)
    return LanePlan(candidates, places, rows, zoom, stretch, crowded)


def _level(zoom: float) -> int:
    """The buckets, as powers of two of a unit, out of which one event each may have a card."""
    return math.ceil(math.log2(_BUCKET / zoom))


def _placed(positions: Ints, plan: LanePlan) -> Ints:
    """Those of the events that have a card."""
    return np.array([p for p in positions.tolist() if p in plan.places], dtype=np.int64)


def _candidates(subject: Subject, positions: Ints, zoom: float) -> dict[int, Candidate]:
    start, end = ((ends[positions] * zoom).tolist() for ends in subject.anchors)
    known = positions.tolist()
    texts, rows = map(subject.text, known), map(subject.table.row, known)
    return dict(zip(known, map(Candidate, known, start, end, texts, rows), strict=True))


def _room(subject: Subject, band: Band, zoom: float) -> Room:
    whole, metrics = subject.scale.whole, subject.metrics
    return Room(card_room(band, metrics), metrics.gap, whole.left * zoom, whole.right * zoom)


def _rows(
    subject: Subject, band: Band, candidates: Mapping[int, Candidate], cards: Container[int]
) -> dict[int, int]:
    """The row of each mark; one without a card has room for the sign of a disagreement too."""
    half, clear, sign = subject.metrics.mark / 2, subject.metrics.unit, subject.metrics.beside
    items = candidates.values()
    start = np.array([item.start for item in items], dtype=np.float64) - half
    end = np.array([item.end for item in items], dtype=np.float64) + half
    signed = np.array(
        [item.row.disputed and item.position not in cards for item in items], np.bool_
    )
    return dict(zip(candidates, rows_of(start, end + sign * signed, band.rows, clear), strict=True))
