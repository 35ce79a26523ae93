"""An event on which sources disagree says so wherever it is drawn, and its sign hides nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.questions import question_of
from ccm_timeline.layout.scene import Mark, Rect, Scene
from ccm_timeline.layout.signs import sign_rect
from ccm_timeline.layout.texts import Caption
from ccm_timeline.model.choices import Cards, Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import disagreement, document_on
from tests.layout.test_scene_properties import examples
from tests.layout.worlds import Face, World, in_edtf, subject_of, worlds


def _ink(mark: Mark, plot: Rect, size: float) -> tuple[Rect, ...]:
    """What of a mark says how well its date is known: all of a short one, of a long one its ends
    and the question mark."""
    half = size / 2
    if mark.style.shape is Shape.DOT or mark.right - mark.left < 4 * size:
        width = max(mark.right - mark.left, size)
        return (Rect(mark.middle - width / 2, mark.y - half, width, size),)
    lefts = [mark.left, mark.right - 1.8 * size]
    ends = tuple(Rect(left, mark.y - half, 1.8 * size, size) for left in lefts)
    x = question_of(mark, (plot.left, plot.right), size)
    question = Rect(x - half, mark.y - half, size, size)
    return (*ends, question) if mark.style.uncertain else ends


def _whole(mark: Mark, size: float) -> Rect:
    return Rect(mark.left - size / 2, mark.y - size / 2, mark.right - mark.left + size, size)


@examples(35)
@given(worlds())
def test_the_sign_of_a_bare_mark_hides_nothing(world: World) -> None:
    for scene in world.scenes():
        size = scene.metrics.mark
        bare = [mark for mark in scene.marks if mark.disputed]
        signs = [sign_rect(mark, scene.plot, scene.metrics) for mark in bare]
        for mark, sign in zip(bare, signs, strict=True):
            # A whole pixel is lost to rounding at the most.
            core = Rect(sign.left + 1, sign.top + 1, sign.width - 2, sign.height - 2)
            assert not any(core.overlaps(part) for part in _ink(mark, scene.plot, size))
            assert not any(sign.overlaps(one.rect) for one in (*scene.cards, *scene.titles))
            assert not any(core.overlaps(badge.rect) for badge in scene.badges)
            others = (one for one in scene.marks if one is not mark)
            assert not any(core.overlaps(_whole(one, size)) for one in others)
        assert not any(one.overlaps(two) for one, two in combinations(signs, 2))


@examples(35)
@given(worlds())
def test_every_disagreement_in_view_is_told_once(world: World) -> None:
    disputed = set(world.subject.table.disputed.tolist())
    assert disputed == {
        position
        for position, event in enumerate(world.timeline.events)
        if world.timeline.disagreements_of(event.id)
    }
    for scene in world.scenes():
        seen = {mark.position for mark in scene.marks}
        on_cards = [one.position for one in (*scene.cards, *scene.titles) if one.disputed]
        on_marks = [mark.position for mark in scene.marks if mark.disputed]
        in_badges = [p for badge in scene.badges for p in badge.positions if p in disputed]
        assert sorted([*on_cards, *on_marks, *in_badges]) == sorted(seen & disputed)
        for badge in scene.badges:
            assert badge.disputed == len(disputed.intersection(badge.positions))


@settings(max_examples=4)
@given(
    st.lists(st.integers(0, 2000), min_size=400, max_size=400), st.sampled_from((1.0, 1.7, 40.0))
)
def test_the_counts_of_a_crowded_lane_tell_of_every_disagreement(
    days: list[int], zoom: float
) -> None:
    document = document_on(*(in_edtf(700_000 + day) for day in days))
    named = tuple(event.id for event in document.events[::3])
    timeline = Timeline(
        document_on(
            *(in_edtf(700_000 + day) for day in days), disagreements=(disagreement(events=named),)
        )
    )
    subject = subject_of(timeline, Face(13.0, 0.5), None, Grouping.NONE)
    whole = subject.scale.whole
    view = subject.scale.clamped(whole.zoomed(zoom, whole.left + 0.4 * whole.width))
    scene = Composer(subject).scene(1200.0, 500.0, view)
    start, end = subject.anchors
    inside = [
        position
        for position in subject.table.disputed.tolist()
        if end[position] >= view.left and start[position] <= view.right
    ]
    assert _told(scene) == len(inside)
    assert all(badge.disputed <= badge.count for badge in scene.badges)


def _told(scene: Scene) -> int:
    signs = [one.disputed for one in (*scene.cards, *scene.marks)]
    return sum(signs) + sum(badge.disputed for badge in scene.badges)


def test_the_sign_of_a_bar_that_runs_out_of_view_stays_in_view_and_clear_of_what_is_said() -> None:
    metrics, plot = Metrics(13.0), Rect(0.0, 0.0, 400.0, 100.0)
    bar, doubted = MarkStyle(Shape.BAR), MarkStyle(Shape.BAR, uncertain=True)
    for mark in (
        Mark(0, -500.0, 900.0, 50.0, bar, 0),
        Mark(0, 300.0, 405.0, 50.0, bar, 0),
        Mark(0, 30.0, 760.0, 50.0, doubted, 0),
        Mark(0, 358.0, 5000.0, 50.0, doubted, 0),
    ):
        sign = sign_rect(mark, plot, metrics)
        assert plot.left <= sign.left
        assert sign.right <= plot.right
        assert not any(sign.overlaps(part) for part in _ink(mark, plot, metrics.mark))
    doubtful = Mark(0, 362.0, 5000.0, 50.0, doubted, 0)
    # There is room for one of them alone.
    assert question_of(doubtful, (0.0, 400.0), metrics.mark) < 400.0
    assert sign_rect(doubtful, plot, metrics).left > 400.0
    at_the_edge = Mark(0, 396.0, 396.0, 50.0, MarkStyle(Shape.DOT), 0)
    # Cut as its mark is: what is in view of the mark is not hidden.
    assert sign_rect(at_the_edge, plot, metrics).left >= 396.0 + metrics.mark / 2


def test_a_sign_sends_its_mark_to_another_row_rather_than_its_neighbour_into_a_count() -> None:
    """Two days of which the marks have room side by side, but not the sign between them."""
    dates = "2024-01-01", "2024-03-01", "2024-03-04", "2024-12-31"
    disputed = disagreement(events=("event-2",))
    subject = replace(
        subject_of(
            Timeline(document_on(*dates, disagreements=(disputed,))),
            Face(13.0, 0.5),
            ScaleKind.TRUE,
            Grouping.NONE,
        ),
        caption=Caption(Cards.MARKS),
    )
    scene = Composer(subject).scene(2000.0, 300.0, subject.scale.whole)
    left, right = (next(m for m in scene.marks if m.position == at) for at in (1, 2))
    assert scene.metrics.mark < right.middle - left.middle < 22.0
    assert not scene.badges
    assert left.disputed
    assert left.y != right.y
