"""Where one looks is carried from one scale to another."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.scale import make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.looking import Looking
from tests.builders import document_on

DATES = ("1997", "2008-05-30", *(f"2025-03-{day:02}" for day in range(1, 15)))


@pytest.mark.parametrize("share", [0.0, 1e-9, 0.001])
def test_who_sees_the_whole_sees_the_whole_on_another_scale(share: float) -> None:
    timeline = Timeline(document_on(*DATES))
    looking = Looking(make_scale(timeline, ScaleKind.ELASTIC))
    whole = looking.scale.whole
    looking.look(whole.zoomed(1 + share, whole.middle))
    for kind in (ScaleKind.TRUE, ScaleKind.STEPS, ScaleKind.ELASTIC):
        looking.rescale(make_scale(timeline, kind))
        assert looking.viewport == looking.scale.whole


def test_who_sees_a_part_sees_the_same_days_on_another_scale() -> None:
    timeline = Timeline(document_on(*DATES))
    looking = Looking(make_scale(timeline, ScaleKind.ELASTIC))
    looking.look(looking.scale.whole.zoomed(4, looking.scale.whole.middle))
    days = [looking.scale.day_of(unit) for unit in (looking.viewport.left, looking.viewport.right)]
    looking.rescale(make_scale(timeline, ScaleKind.TRUE))
    seen = looking.viewport
    assert [looking.scale.day_of(unit) for unit in (seen.left, seen.right)] == pytest.approx(days)
