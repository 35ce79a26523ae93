"""A flag and a tip point to the end of a mark that is known."""

from __future__ import annotations

import numpy as np
import pytest

from ccm_timeline.layout.pointing import points_of
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event

FORMS = {
    "2022~/..": day_of(2022, 1, 1),
    "../2015-05-07": day_of(2015, 5, 8),
    "[..2014-03]": day_of(2014, 4, 1),
    "2010/2011": day_of(2011, 1, 1),
    "2019-07-04": day_of(2019, 7, 4) + 0.5,
}
REPORT = day_of(2018, 2, 3) + 0.5


def test_what_is_open_at_one_end_is_pointed_at_the_other_and_all_else_in_its_middle() -> None:
    events = [event(id=when, when=when) for when in FORMS]
    reported = event(id="reported", when="[..2014-03]", reported="2018-02-03")
    ends = event(id="a", when="1990-01-01"), event(id="z", when="2030-12-31")
    timeline = Timeline(document(events=(*events, reported, *ends), quotes=()))
    table, true = make_table(timeline), make_scale(timeline, ScaleKind.TRUE)
    for name, day in (*FORMS.items(), ("reported", REPORT)):
        (point,) = points_of(table, true, np.array([timeline.position(name)]))
        assert true.day_of(point) == pytest.approx(day), name
    steps = make_scale(timeline, ScaleKind.STEPS)
    start, end = table.anchors(steps)
    everywhere = points_of(table, steps, np.arange(len(timeline)))
    assert everywhere == pytest.approx((start + end) / 2)
