"""Shown and hidden together are all that pass the filter, in crowded lanes and in others."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.plan import MOST_MARKS
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import LaneBand, Scene
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, evidence_at, theme
from tests.layout.worlds import Face, in_edtf, subject_of

EVIDENCE = (evidence_at(),)


def many(dice: Random) -> Timeline:
    """Events in themes of very different sizes; some of them last long or begin together."""
    first = day_of(2000, 1, 1)
    reach = dice.choice((40, 3000))
    events = []
    for number in range(dice.choice((2, 3, 5)) * MOST_MARKS):
        day = first + round(dice.gauss(0, reach))
        begin, end = in_edtf(day), in_edtf(day + dice.choice((3, 30, 2000)))
        events.append(
            event(
                id=f"e{number}",
                title=f"Event {number}",
                when=dice.choice((begin, begin, begin[:7], f"{begin}/{end}")),
                theme=dice.choice(("t0", "t0", "t0", "t0", "t1", "t2")),
                importance=dice.choice((1, 1, 2, 3)),
                evidence=EVIDENCE,
            )
        )
    themes = tuple(theme(id=f"t{n}", name=f"Theme {n}") for n in range(3))
    return Timeline(document(themes=themes, events=tuple(events), quotes=(), disagreements=()))


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.sampled_from(ScaleKind), st.sampled_from((1.0, 0.5, 0.02)))
def test_shown_and_hidden_are_all_that_pass(seed: int, kind: ScaleKind, share: float) -> None:
    dice = Random(seed)
    subject = subject_of(many(dice), Face(13.0, 0.55), kind, Grouping.THEME)
    keys = dice.sample(subject.lanes.keys, k=dice.choice((0, 1)))
    subject = replace(subject, folded=frozenset(keys))
    passing = None
    if share < 1:
        passing = np.random.default_rng(seed).random(len(subject.table)) < share
    composer = Composer(subject, passing)
    crowded = 0
    view = subject.scale.whole
    at = view.left + dice.random() * view.width
    width = dice.choice((1200, 1200, 3840))
    for _ in range(5):
        scene = composer.scene(width, 700, view)
        start, end = subject.anchors
        inside = (start <= view.right) & (end >= view.left)
        if passing is not None:
            inside &= passing
        for number, lane in enumerate(scene.lanes):
            crowded += _check_lane(scene, lane, inside & (subject.lanes.of == number))
        view = subject.scale.clamped(view.zoomed(dice.choice((1.3, 4.0)), at))
    assert crowded or share < 1


def _check_lane(scene: Scene, lane: LaneBand, inside: np.ndarray) -> bool:
    """Whether the lane is crowded; each event in view is shown once or counted once."""
    wanted = set(np.flatnonzero(inside).tolist())
    marks = {mark.position for mark in scene.marks if lane.rect.holds(1, mark.y)}
    named = {one.position for one in (*scene.cards, *scene.titles)} & marks
    badges = [badge for badge in scene.badges if lane.rect.holds(1, badge.rect.top + 1)]
    is_crowded = any(not badge.positions for badge in badges)
    if is_crowded:
        assert len(badges) <= 12
        assert named == marks
        # Of an event beside the edge half a mark may be in view, and then it may have a card.
        assert sum(badge.count for badge in badges) == len(wanted - named)
        return True
    counted = [position for badge in badges for position in badge.positions]
    assert len(counted) == len(set(counted)) == sum(badge.count for badge in badges)
    assert not named & set(counted)
    assert wanted <= marks == named | set(counted) | (marks - named)
    return False


@settings(max_examples=10)
@given(st.integers(0, 2**32), st.floats(-0.4, 0.4))
def test_a_long_lane_has_cards_wherever_one_pans_and_the_same_ones_when_one_is_back(
    seed: int, share: float
) -> None:
    composer, start, view = _panned(seed, share)
    composer.settle()
    there = _cards(composer, view)
    # Whoever has a place keeps it, with all that the card says: a new look may find room for more.
    assert len(there) >= len(_cards(Composer(composer.subject), view)) / 3
    for step in range(7, -1, -1):
        back = _cards(composer, start.shifted(step * share * start.width))
    assert back == _cards(Composer(composer.subject), start)


def test_who_pans_in_a_long_lane_has_half_the_cards_of_a_new_look() -> None:
    composer, _, view = _panned(1259374, 0.390625)
    assert len(_cards(composer, view)) >= len(_cards(Composer(composer.subject), view)) / 2


def test_a_rest_finds_room_for_what_panning_left_out() -> None:
    composer, _, view = _panned(4024890997, 0.22597894829665843)
    before = _cards(composer, view)
    composer.settle()
    assert len(_cards(composer, view)) > len(before)


def _panned(seed: int, share: float) -> tuple[Composer, Viewport, Viewport]:
    """A long lane along which somebody went without a rest, from where, and where that led to."""
    dice = Random(seed)
    subject = subject_of(many(dice), Face(13.0, 0.55), ScaleKind.STEPS, Grouping.THEME)
    composer, whole = Composer(subject), subject.scale.whole
    view = subject.scale.clamped(whole.zoomed(15.0, whole.left + whole.width * dice.random()))
    start, step = view, view.width * share
    _cards(composer, start)
    for _ in range(8):
        view = view.shifted(step)
        _cards(composer, view)
    return composer, start, view


def _cards(composer: Composer, view: Viewport) -> set[tuple[object, ...]]:
    """The cards of a picture, by what would be seen if one jumped."""
    cards = composer.scene(1200, 700, view).cards
    return {(card.position, card.form, card.rect.bottom, card.rect.width) for card in cards}
