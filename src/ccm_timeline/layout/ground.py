"""What the drawing of a timeline stands on, to be made before anybody looks at it."""

from __future__ import annotations

import msgspec

from ccm_timeline.layout.lanes import Lanes, make_lanes
from ccm_timeline.layout.scale import Scale, make_scale
from ccm_timeline.layout.table import Table, make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.working import finished


class Ground(msgspec.Struct, frozen=True):
    """The events as columns, on a scale and in lanes."""

    grouping: Grouping
    wanted: ScaleKind | None
    """The kind of scale that was asked for; None: whichever suits the events."""
    table: Table
    scale: Scale
    lanes: Lanes


def ground_of(timeline: Timeline, grouping: Grouping, wanted: ScaleKind | None) -> Ground:
    """Make it whole: what takes long for a large document is sorted, and is kept."""
    table, scale = make_table(timeline), make_scale(timeline, wanted)
    lanes = make_lanes(timeline, grouping)
    finished(table.line(scale).prepare(lanes, None))
    if len(timeline):
        timeline.dates.range()  # It is kept, as what the key of marks asks for is.
    table.used_styles, table.has_reported, table.disputed  # noqa: B018
    return Ground(grouping, wanted, table, scale, lanes)
