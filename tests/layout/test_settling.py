"""While one zooms, cards are carried along; when one rests, all that has room has a card."""

from __future__ import annotations

from random import Random

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Scene
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, document_on, event, evidence_at
from tests.layout.worlds import Face, in_edtf, subject_of

SIZE = (900, 300)
DAYS = [730_000 + 9 * number for number in range(36)]


def a_composer() -> Composer:
    timeline = Timeline(document_on(*map(in_edtf, DAYS)))
    return Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))


def zoomed(composer: Composer, factor: float, step: float = 1.05) -> Scene:
    """The picture after zooming in by steps that the eye follows."""
    whole, now = composer.subject.scale.whole, 1.0
    scene = composer.scene(*SIZE, whole)
    while now < factor:
        now = min(now * step, factor)
        scene = composer.scene(*SIZE, whole.zoomed(now, whole.middle))
    return scene


def places(scene: Scene) -> dict[int, tuple[float, float]]:
    return {card.position: (card.pole, card.rect.bottom) for card in scene.cards}


def view(composer: Composer, factor: float) -> Viewport:
    whole = composer.subject.scale.whole
    return whole.zoomed(factor, whole.middle)


def test_cards_that_found_room_while_zooming_come_when_it_is_over() -> None:
    composer = a_composer()
    moving = zoomed(composer, 1.9)
    assert composer.settle()
    resting = composer.scene(*SIZE, view(composer, 1.9))
    assert len(resting.cards) > len(moving.cards)
    before, after = places(moving), places(resting)
    assert all(after[position] == place for position, place in before.items())


def test_who_rests_long_sees_nothing_change() -> None:
    composer = a_composer()
    zoomed(composer, 1.9)
    composer.settle()
    rested = composer.scene(*SIZE, view(composer, 1.9))
    assert not composer.settle()
    assert composer.scene(*SIZE, view(composer, 1.9)) == rested


def test_a_leap_that_no_eye_follows_shows_all_at_once() -> None:
    composer = a_composer()
    zoomed(composer, 1.0)
    leapt = composer.scene(*SIZE, view(composer, 1.9))
    assert not composer.settle()
    assert len(leapt.cards) > len(zoomed(a_composer(), 1.9).cards)


def test_a_lane_of_fifty_events_fills_the_room_that_it_has() -> None:
    timeline = Timeline(document_on(*(in_edtf(730_000 + 9 * number) for number in range(50))))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    assert len(Composer(subject).scene(1200, 900, subject.scale.whole).cards) > 18


@pytest.mark.parametrize(("seed", "factor"), [(8, 12.0), (13, 5.0), (25, 12.0), (28, 25.0)])
def test_who_pans_after_a_leap_sees_no_card_change_its_row(seed: int, factor: float) -> None:
    dice = Random(seed)
    events = tuple(
        event(
            id=f"e{number}",
            title="An event with some words " + "more " * dice.randint(0, 4),
            when=in_edtf(730_000 + dice.randint(0, 3000)),
            importance=dice.choice((1, 1, 1, 2, 3)),
            evidence=(evidence_at(),),
        )
        for number in range(400)
    )
    timeline = Timeline(document(events=events, quotes=(), disagreements=()))
    composer = Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))
    whole = composer.subject.scale.whole
    composer.scene(*SIZE, whole)
    now = whole.zoomed(factor, whole.left + 0.2 * whole.width)
    rows: dict[int, float] = {}
    for _ in range(40):
        scene = composer.scene(*SIZE, now)
        found = {card.position: card.rect.bottom for card in scene.cards}
        assert all(found[position] == rows[position] for position in found.keys() & rows.keys())
        rows, now = found, now.shifted(0.1 * now.width)
