"""Lanes where there is no room for all, or more to put into them than is usual."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.lanes import Lanes, make_lanes
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.sharing import merged
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.naming import told_apart
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.finding.parts import Part, offers
from tests.builders import actor, document, document_on, event, evidence_at, source_of, theme


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
    few = merged(lanes, (0,))
    assert few.names == ("court", "2 others")
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
    lanes = Lanes(("",) * count, np.arange(count)[::-1].copy(), ("",) * count)
    firsts = [int(column.positions[0]) for column in line.columns(lanes)]
    assert firsts == list(range(count - 1, -1, -1))


def _pair(first: dict[str, str], second: dict[str, str]) -> Timeline:
    """Two events, of two sources, themes and organisations that differ in these fields alone."""
    sources = (source_of(title="Lithuania leaves"), source_of(id="two", title="Lithuania leaves"))
    events = tuple(
        event(id=id_, theme=id_, actors=(id_,), evidence=(evidence_at(source=source),))
        for id_, source in (("a", "report"), ("b", "two"))
    )
    return Timeline(
        document(
            sources=tuple(
                replace(one, **f) for one, f in zip(sources, (first, second), strict=True)
            ),
            themes=(theme(id="a", name="Politics"), theme(id="b", name="Politics")),
            actors=(
                actor(id="a", name="Ministry of Defence", short_name="MoD"),
                actor(id="b", name="Medics on Duty", short_name="MoD"),
            ),
            events=events,
            quotes=(),
            stances=(),
            disagreements=(),
        )
    )


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ({"publisher": "AFP"}, {"publisher": "BNS"}, ("AFP", "BNS")),
        ({"publisher": "AFP"}, {}, ("AFP", "Lithuania leaves")),
        (
            {"publisher": "AFP", "published": "2024-07-18"},
            {"publisher": "AFP", "published": "2025-03-06"},
            ("Lithuania leaves (18 Jul 2024)", "Lithuania leaves (6 Mar 2025)"),
        ),
        ({}, {}, ("Lithuania leaves (report.txt)", "Lithuania leaves (two.txt)")),
    ],
)
def test_lanes_by_source_are_named_as_in_the_filter_and_never_alike(
    first: dict[str, str], second: dict[str, str], names: tuple[str, ...]
) -> None:
    timeline = _pair(first, second)
    assert make_lanes(timeline, Grouping.SOURCE).names == names
    assert tuple(offer.words for offer in offers(Part.SOURCE, timeline)) == names


def test_lanes_of_one_name_are_told_apart_by_what_there_is() -> None:
    timeline = _pair({}, {})
    organisations = make_lanes(timeline, Grouping.ORGANISATION)
    assert organisations.names == ("Ministry of Defence", "Medics on Duty")
    themes = make_lanes(timeline, Grouping.THEME)
    assert themes.names == ("Politics", "Politics (2)")
    assert themes.keys == ("a", "b")


@given(st.lists(st.lists(st.sampled_from(("a", "A", "b", "a (2)")), min_size=1, max_size=3)))
def test_no_two_names_are_alike(ways: list[list[str]]) -> None:
    names = told_apart(ways)
    assert len({name.casefold() for name in names}) == len(ways)
    for name, way in zip(names, ways, strict=True):
        assert name.rpartition(" (")[0] in way or name in way
