"""Which organisations have a lane of their own where there is no room for all."""

from __future__ import annotations

from ccm_timeline.layout.lanes import make_lanes, merged
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.timeline import Timeline
from tests.builders import actor, document, event


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
