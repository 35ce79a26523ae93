"""The question mark of an uncertain date is seen wherever its mark is, and moves calmly."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.questions import question_of, question_on
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Mark, Rect, Scene
from ccm_timeline.layout.signs import sign_rect
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import disagreement, document, event, evidence_at
from tests.layout.worlds import Face, subject_of

SIZE, VIEW = 10.0, (100.0, 900.0)
DOUBTED = MarkStyle(Shape.BAR, uncertain=True)
ends = st.tuples(st.floats(-2000, 2000), st.floats(0, 3000)).map(lambda at: (at[0], at[0] + at[1]))


@given(ends)
def test_a_question_mark_is_in_view_as_long_as_what_is_in_view_of_its_mark_has_room(
    mark: tuple[float, float],
) -> None:
    x = question_on(mark, VIEW, SIZE)
    first, last = max(mark[0], VIEW[0]), min(mark[1], VIEW[1])
    if last - first >= SIZE:
        assert first - 1e-6 <= x - SIZE / 2
        assert x + SIZE / 2 <= last + 1e-6
    elif mark[1] - mark[0] >= SIZE:
        assert mark[0] - 1e-6 <= x - SIZE / 2 < x + SIZE / 2 <= mark[1] + 1e-6
    if last - first >= 5 * SIZE:
        assert x == pytest.approx((first + last) / 2)


@given(ends, st.floats(0, 50))
def test_a_question_mark_moves_with_its_mark_and_no_faster(
    mark: tuple[float, float], step: float
) -> None:
    left, right = mark
    before, after = (question_on((left + by, right + by), VIEW, SIZE) for by in (0.0, step))
    assert -1e-6 <= after - before <= step + 1e-6
    longer = question_on((left, right + step), VIEW, SIZE)
    assert -1e-6 <= longer - before <= step + 1e-6


@given(st.floats(VIEW[0], VIEW[1]), ends, st.booleans())
def test_on_the_line_of_a_saying_it_stands_clear_of_the_report(
    report: float, said: tuple[float, float], open_start: bool
) -> None:
    style = MarkStyle(Shape.BAR, uncertain=True, open_start=open_start)
    x = question_of(Mark(0, report, report, 20.0, style, 0, said), VIEW, SIZE)
    assert x == report or abs(x - report) >= SIZE - 1e-6
    if x == report:
        assert abs(said[1] - report) < 3 * SIZE


def scenes(seed: int) -> Iterator[Scene]:
    """Long uncertain spans among days, seen while one pans at some zooms."""
    dice, evidence = random.Random(seed), (evidence_at(),)
    spans = [
        event(
            id=f"span-{number}",
            title=f"Uncertain span {number}",
            when=f"{(begin := dice.randint(1900, 1980))}?/{dice.randint(begin + 15, 2025)}?",
            evidence=evidence,
            importance=dice.choice((1, 3)),
        )
        for number in range(14)
    ]
    days = [
        event(id=f"day-{n}", title=f"Event {n} in words", when=f"{1900 + 2 * n}-06-01")
        for n in range(60)
    ]
    disputed = disagreement(events=tuple(span.id for span in spans[::2]))
    timeline = Timeline(document(events=(*spans, *days), quotes=(), disagreements=(disputed,)))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    for share in (0.5, 0.2):
        for step in range(25):
            left = whole.left + step / 25 * (1 - share) * whole.width
            yield composer.scene(1200.0, 500.0, Viewport(left, left + share * whole.width))


@pytest.mark.parametrize("seed", [0, 1])
def test_no_title_count_or_sign_of_a_disagreement_covers_a_question_mark(seed: int) -> None:
    near = 0
    for scene in scenes(seed):
        size, plot = scene.metrics.mark, scene.plot
        signs = [sign_rect(mark, plot, scene.metrics) for mark in scene.marks if mark.disputed]
        others = [one.rect for one in (*scene.titles, *scene.badges)]
        others += [Rect(one.left + 1, one.top, one.width - 2, one.height) for one in signs]
        for mark in scene.marks:
            if mark.style.uncertain:
                x = question_of(mark, (plot.left, plot.right), size)
                question = Rect(x - size / 2, mark.y - 1, size, 2)
                assert not [other for other in others if other.overlaps(question)]
                near += any(abs(other.left - x) < 30 for other in others)
    assert near, "something has given way to a question mark"
