"""The title of a long span stays in view while any part of the span is."""

from __future__ import annotations

from itertools import combinations

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, evidence_at
from tests.layout.worlds import Face, subject_of

WHENS = ("2000-01-01/2020-01-01", "2004-05-06/2021-05-06", "2008-09-10/2022-09-10", "2001-07-08/..")


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7, 0.8])
def test_spans_that_began_before_the_view_all_have_their_titles(share: float) -> None:
    events = tuple(
        event(id=f"e{at}", title=f"A long span {at}", when=when, evidence=(evidence_at(),))
        for at, when in enumerate(WHENS)
    )
    timeline = Timeline(document(events=events, quotes=(), disagreements=()))
    composer = Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))
    whole = composer.subject.scale.whole
    composer.scene(1200, 500, whole)
    left = whole.left + share * whole.width
    scene = composer.scene(1200, 500, Viewport(left, left + 0.04 * whole.width))
    assert {card.position for card in scene.cards} == {0, 1, 2, 3}
    for one, two in combinations((card.rect for card in scene.cards), 2):
        beside = one.right <= two.left or two.right <= one.left
        assert beside or one.bottom <= two.top or two.bottom <= one.top
