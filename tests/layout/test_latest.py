"""What is kept while one pans through many events is bounded, and holds what was asked for last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout import latest
from ccm_timeline.layout.compose import _FAR, Composer
from ccm_timeline.layout.latest import Latest
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, evidence_at
from tests.layout.worlds import Face, subject_of

EVIDENCE = (evidence_at(),)


@given(st.lists(st.integers(0, 12)), st.integers(1, 6))
def test_of_what_was_asked_for_the_last_ones_are_there(numbers: list[int], most: int) -> None:
    kept: Latest[str] = Latest(most)
    for at, number in enumerate(numbers):
        recent = list(dict.fromkeys(reversed(numbers[:at])))
        found = kept.find(number)
        if number in recent[:most]:
            assert found == str(number)
        assert found in (None, str(number))
        assert kept.find(number) or kept.keep(number, str(number)) == str(number)
        assert len(kept) <= 2 * most


def test_who_pans_through_a_long_timeline_leaves_nothing_behind() -> None:
    events = tuple(
        event(id=f"e{n}", when=f"{1000 + n // 12:04}-{1 + n % 12:02}-07", evidence=EVIDENCE)
        for n in range(10_000)
    )
    timeline = Timeline(document(events=events, quotes=(), disagreements=()))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    views, left = [], whole.left
    while left < whole.right:
        views.append(Viewport(left, left + 2500.0))
        left += 2500.0
    first = composer.scene(1400, 600, views[0])
    for view in views[1 : _FAR - 1]:
        composer.scene(1400, 600, view)
    plans = composer._plans[0, 0]
    # Who pans back a little finds all as it was.
    assert composer.scene(1400, 600, views[0]) == first
    assert composer._plans[0, 0] is plans
    cards = 0
    for view in views:
        cards += len(composer.scene(1400, 600, view).cards)
        assert len(composer._plans) <= 2 * _FAR + 2
    assert len(views) > 4 * _FAR
    assert cards > len(views)
    assert len(subject.texts) <= 2 * latest.MOST < len(timeline)
    assert len(subject.table._rows) <= 2 * latest.MOST
