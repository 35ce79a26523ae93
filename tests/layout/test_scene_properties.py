"""What must hold of every scene, whatever the document, the font, the size and the look."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.cards import POLE_REACH
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Card, Form, Rect, Scene
from ccm_timeline.model.choices import ScaleKind
from tests.layout.worlds import KINDS, World, worlds


def examples(count: int) -> settings:
    """Random worlds are large and slow to make, which says nothing about the tests."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=count, suppress_health_check=slow)


def _inside(rect: Rect, outer: Rect) -> bool:
    return (
        outer.left <= rect.left
        and rect.right <= outer.right
        and outer.top <= rect.top
        and rect.bottom <= outer.bottom
    )


def _crossed(pole: Card, other: Card) -> bool:
    """Whether the pole of one card runs through another."""
    near = POLE_REACH + 1
    between = other.rect.left + near < pole.pole < other.rect.right - near
    return between and pole.rect.bottom < other.rect.bottom <= pole.foot


@pytest.mark.parametrize("kind", KINDS)
@examples(500)
@given(data=st.data())
def test_no_two_cards_overlap_and_none_is_cut(kind: ScaleKind | None, data: st.DataObject) -> None:
    """Two thousand worlds, in four parts that workers can share."""
    world = data.draw(worlds(kinds=(kind,)))
    for scene in world.scenes():
        for card in scene.cards:
            assert _inside(card.rect, scene.plot)
            assert _holds_its_text(card, world)
        for one, two in combinations(scene.cards, 2):
            assert not one.rect.overlaps(two.rect)
            assert not _crossed(one, two)
            assert not _crossed(two, one)


def _holds_its_text(card: Card, world: World) -> bool:
    metrics = world.subject.metrics
    role = Role.KEY_TITLE if card.key else Role.TITLE
    room = card.rect.width - metrics.bar - 2 * metrics.pad
    title = world.subject.table.row(card.position).title
    whole = "".join("".join(card.lines).split()) == "".join(title.split())
    widths = [world.face.measure(line, role) for line in card.lines]
    if card.disputed and card.form is Form.TITLE:
        # The sign of a disagreement follows the last line.
        widths.append(widths[-1] + metrics.pad + metrics.sign)
    return whole and max(widths) <= room + 1


@examples(200)
@given(worlds())
def test_badges_lie_in_the_plot_and_on_no_card_and_no_other_badge(world: World) -> None:
    for scene in world.scenes():
        for badge in scene.badges:
            assert _inside(badge.rect, scene.plot) or badge.rect.width > scene.plot.width
            assert not any(badge.rect.overlaps(card.rect) for card in scene.cards)
        for one, two in combinations(scene.badges, 2):
            assert not one.rect.overlaps(two.rect)


@examples(200)
@given(worlds(most=40))
def test_every_event_in_view_has_a_card_or_a_mark_of_its_own_or_is_counted(world: World) -> None:
    for scene, viewport in zip(world.scenes(), world.viewports, strict=True):
        start, end = world.subject.anchors
        near = world.subject.metrics.mark / scene.plot.width * viewport.width
        surely = {
            position
            for position in range(len(start))
            if end[position] >= viewport.left and start[position] <= viewport.right
        }
        perhaps = {
            position
            for position in range(len(start))
            if end[position] + near >= viewport.left and start[position] - near <= viewport.right
        }
        drawn = {mark.position for mark in scene.marks}
        assert surely <= drawn <= perhaps
        _assert_told_apart(scene)


def _assert_told_apart(scene: Scene) -> None:
    """No event is both named and counted, and marks that are neither can be told apart."""
    carded = {one.position for one in (*scene.cards, *scene.titles)}
    counted = [position for badge in scene.badges for position in badge.positions]
    assert len(counted) == len(set(counted))
    assert not carded & set(counted)
    lone = [m for m in scene.marks if m.position not in carded and m.position not in counted]
    half = scene.metrics.mark / 2
    for mark in lone:
        for other in scene.marks:
            apart = mark.right + half <= other.left - half + 0.01
            apart |= other.right + half <= mark.left - half + 0.01
            assert apart or other is mark or mark.y != other.y


@examples(150)
@given(worlds())
def test_an_event_is_in_the_same_lane_at_every_look(world: World) -> None:
    lanes: dict[int, float] = {}
    for scene in world.scenes():
        for mark in scene.marks:
            lane = next(lane for lane in scene.lanes if lane.rect.holds(0, mark.y))
            assert lanes.setdefault(mark.position, lane.rect.top) == lane.rect.top


@examples(150)
@given(worlds(), st.floats(-0.9, 0.9))
def test_panning_there_and_back_gives_the_same_scene(world: World, share: float) -> None:
    composer = Composer(world.subject)
    viewport = world.viewports[0]
    before = composer.scene(world.width, world.height, viewport)
    composer.scene(world.width, world.height, viewport.shifted(share * viewport.width))
    assert composer.scene(world.width, world.height, viewport) == before


@examples(150)
@given(worlds())
def test_the_axis_always_has_dates_and_none_overlaps_another(world: World) -> None:
    for scene in world.scenes():
        if not len(world.subject.table):
            assert scene.axis is None
            continue
        assert scene.axis is not None
        assert list(scene.axis.ticks) == sorted(set(scene.axis.ticks))
        for labels, role in ((scene.axis.fine, Role.AXIS), (scene.axis.coarse, Role.AXIS_COARSE)):
            spans = sorted((a.left, a.left + world.face.measure(a.text, role)) for a in labels)
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
        if scene.plot.width > 60 * world.subject.metrics.text:
            assert scene.axis.fine or scene.axis.coarse
