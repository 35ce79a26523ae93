"""Lanes where there is no room for all, or more to put into them than is usual."""

from __future__ import annotations

import numpy as np
import pytest

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.lanes import Lanes, make_lanes, merged
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.timeline import Timeline
from tests.builders import actor, document, document_on, event


def test_of_organisations_as_busy_as_one_another_the_more_important_one_keeps_its_lane() -> None:
    actors = tuple(actor(id=name, name=name, short_name=None) for name in ("agency", "court", "un"))
    told = (("agency", 1), ("un", 1), ("court", 2), ("un", 1), ("court", 3))
    events = tuple(
        event(id=f"e{day}", when=f"2024-01-0{day}", actors=(who,), importance=weight)
        for day, (who, weight) in enumerate(told, 1)
    )
    timeline = Timeline(document(actors=actors, events=events, quotes=(), stances=()))
    lanes = make_lanes(timeline, Grouping.ORGANISATION)
    assert lanes.names == ("court", "un", "agency")
    few = merged(lanes, 2)
    assert few.names == ("court", "Others")
    assert few.of.tolist() == [1, 1, 0, 1, 0]


@pytest.mark.parametrize("count", [3, 5000])
def test_events_of_one_day_have_the_load_of_all_of_them(count: int) -> None:
    day = np.full(count, 7.0)
    column = LaneColumn(np.arange(count), day, day, np.ones(count, dtype=np.int8))
    assert column.load(1.0) == pytest.approx(count**0.5)


def test_each_of_very_many_lanes_has_its_own_events() -> None:
    count = 2**16 + 2
    scale = make_scale(Timeline(document_on("2024")), None)
    day = np.zeros(count)
    line = Line(scale, (day, day), np.ones(count, dtype=np.int8))
    lanes = Lanes(("",) * count, np.arange(count)[::-1].copy())
    firsts = [int(column.positions[0]) for column in line.columns(lanes)]
    assert firsts == list(range(count - 1, -1, -1))
