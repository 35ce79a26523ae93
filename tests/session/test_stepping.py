"""From event to event while none is selected, and to one that the filter hides."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session import slices
from ccm_timeline.session.session import Session
from ccm_timeline.session.whence import whence
from tests.builders import document, document_on

YEARS = [f"{year}-06-01" for year in range(2001, 2021)]
units = st.floats(0, 100)
marks = st.lists(st.tuples(units, st.sampled_from((0.0, 0.0, 5.0, 80.0)), st.booleans()))


@given(marks, units, st.floats(1, 30))
def test_the_first_step_leads_into_view_or_to_the_nearest_beyond_it(
    found: list[tuple[float, float, bool]], left: float, width: float
) -> None:
    found.sort(key=lambda mark: mark[0])
    starts = np.array([start for start, _, _ in found])
    ends = np.array([start + length for start, length, _ in found])
    shown = [place for place, (_, _, is_shown) in enumerate(found) if is_shown]
    seen = [p for p in shown if starts[p] <= left + width and ends[p] >= left]
    after, before = (
        [p for p in shown if holds(p)]
        for holds in (lambda p: starts[p] > left + width, lambda p: ends[p] < left)
    )
    among, view = np.array(shown, dtype=np.int64), Viewport(left, left + width)
    later = whence(among, (starts, ends), view, 1)
    earlier = whence(among, (starts, ends), view, -1)
    next_one = next((p for p in shown if p > later), None)
    previous = next((p for p in reversed(shown) if p < earlier), None)
    assert next_one == next(iter(seen or after), None)
    assert previous == next(reversed(seen or before), None)


@pytest.mark.parametrize("delta", [1, -1])
def test_a_timeline_without_events_is_stepped_through_in_silence(qapp: object, delta: int) -> None:
    session = Session(Timeline(document(events=(), quotes=())))
    session.set_search("vote")
    session.step_hit(delta)
    session.step(delta)
    assert session.selected_id is None


@pytest.mark.parametrize(("delta", "expected"), [(1, "event-10"), (-1, "event-12")])
@pytest.mark.parametrize("searches", [False, True])
def test_one_begins_with_what_is_in_view_and_the_view_stays(
    qapp: object, delta: int, expected: str, searches: bool
) -> None:
    session = Session(Timeline(document_on(*YEARS)))
    starts, _ = session.table.anchors(session.scale)
    session.set_viewport(Viewport(starts[9] - 90, starts[11] + 90))
    before = session.viewport
    if searches:
        session.set_search("event")
        session.step_hit(delta)
    else:
        session.step(delta)
    assert session.selected_id == expected
    assert session.viewport == before


def test_a_filter_that_is_just_being_taken_away_is_not_lifted_as_well(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(Timeline(document_on(*YEARS)))
    session.set_filter(Filter(first=733_000))
    monkeypatch.setattr(slices, "FIRST_SLICE", 0.0)
    session.set_filter(Filter())
    assert not session.is_shown(0)
    session.uncover("event-1")
    assert session.lifted_filter is None
    qtbot.waitUntil(lambda: session.is_shown(0))


def test_a_filter_is_lifted_for_a_hidden_event_alone_and_can_be_had_back(qapp: object) -> None:
    session = Session(Timeline(document_on(*YEARS)))
    wanted = Filter(first=733_000, last=735_000)
    session.set_filter(wanted)
    heard: list[Filter | None] = []
    session.filter_changed.connect(lambda: heard.append(session.lifted_filter))
    first_shown = session.timeline.events[session.listed[0]].id
    session.uncover(first_shown)
    session.uncover("no such event")
    assert (session.filter, heard) == (wanted, [])
    session.uncover("event-1")
    assert session.filter.is_empty
    assert heard == [wanted]
    session.set_filter(wanted)
    assert session.lifted_filter is None
    session.uncover("event-1")
    session.open(Timeline(document_on("2001")), None)
    assert session.lifted_filter is None
