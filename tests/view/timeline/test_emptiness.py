"""Where nothing is drawn, a sentence says why."""

from __future__ import annotations

import pytest

from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.timeline.emptiness import why_empty
from tests.builders import document, document_on
from tests.view.timeline.stands import Stand, session_of, settle
from tests.view.timeline.stands import stand as stand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_timeline_without_events_says_so(qapp: object) -> None:
    empty = document(events=(), quotes=(), stances=(), disagreements=())
    assert why_empty(Session(Timeline(empty))) == "This timeline has no events."


def test_filters_that_hide_all_say_how_many_and_what_brings_them_back(stand: Stand) -> None:
    workspace = stand(document_on("2001-05-06", "2004-05-06"), 900, 500)
    session, view = session_of(workspace), workspace.timeline
    assert why_empty(session) == ""
    session.set_filter(Filter(first=800_000))
    settle()
    assert why_empty(session) == (
        "The filters hide all 2 events. “Show all” brings back what they hide."
    )
    without = view.grab().toImage()
    session.set_filter(Filter())
    settle()
    assert view.grab().toImage() != without


def test_no_day_is_named_where_no_day_is_meant(stand: Stand) -> None:
    empty = document(events=(), quotes=(), stances=(), disagreements=())
    workspace = stand(empty, 900, 500)
    assert workspace.timeline.shown_scene().axis is None
