"""Crowded lanes are placed anew one after another, for each takes the time of a frame."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from ccm_timeline.layout import compose
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.plan import LanePlan
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, theme
from tests.layout.worlds import Face, in_edtf, subject_of

LANES = 4
Move = Callable[[Viewport], Viewport]


@pytest.fixture
def composer() -> Composer:
    """Four lanes of six hundred events each over a hundred years."""
    dice = Random(11)
    events = tuple(
        event(id=f"e{at}", when=in_edtf(700_000 + dice.randrange(36_500)), theme=f"t{at % LANES}")
        for at in range(LANES * 600)
    )
    themes = tuple(theme(id=f"t{at}", name=f"Theme {at}") for at in range(LANES))
    told = document(events=events, themes=themes, quotes=(), disagreements=())
    return Composer(subject_of(Timeline(told), Face(13.0, 0.55), ScaleKind.TRUE, Grouping.THEME))


@pytest.mark.parametrize(
    ("move", "most", "share"),
    [
        (lambda view: view.shifted(0.07 * view.width), 1, 0.3),
        (lambda view: view.zoomed(1 / 1.04, view.right), 1, 0.25),
        (lambda view: view.zoomed(1 / 1.02, view.left).shifted(0.2 * view.width), 1, 0.65),
    ],
    ids=["panning", "zooming out", "both"],
)
def test_lanes_take_turns(
    composer: Composer, monkeypatch: pytest.MonkeyPatch, move: Move, most: int, share: float
) -> None:
    """In no picture more than `most`, and for each picture on average no more than `share`."""
    anew: list[int] = []
    plan = compose.plan_lane

    def plan_counted(*asked: Any) -> LanePlan:
        made = plan(*asked)
        anew[-1] += not made.is_carried
        return made

    monkeypatch.setattr(compose, "plan_lane", plan_counted)
    whole = composer.subject.scale.whole
    view = whole.zoomed(25.0, whole.left + 0.3 * whole.width)
    for _ in range(60):
        anew.append(0)
        composer.scene(1400.0, 900.0, view)
        view = move(view)
    assert anew[0] == LANES
    assert max(anew[1:]) <= most
    assert LANES < sum(anew[1:]) <= share * len(anew)
