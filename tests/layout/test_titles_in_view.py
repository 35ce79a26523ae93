"""The title of a long span stays in view while any part of the span does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.latest import Latest
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Form, Mark, Scene
from ccm_timeline.layout.texts import Caption
from ccm_timeline.model.choices import Cards, Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, document_on, event
from tests.layout.worlds import Face, World, subject_of, worlds

SIZE = (900.0, 500.0)
SPAN = "1990-05-01/2010-03-01"
YEARS = [f"{year}-06-15" for year in range(1991, 2010)]


def composer_of(*dates: str, text: float = 13.0) -> Composer:
    timeline = Timeline(document_on(*dates))
    return Composer(subject_of(timeline, Face(text, 0.55), ScaleKind.TRUE, Grouping.NONE))


@settings(max_examples=20)
@given(
    st.sampled_from((8.0, 13.0, 24.0)), st.floats(1.0, 200.0), st.lists(st.floats(0, 1), max_size=6)
)
def test_of_a_span_alone_any_pixel_in_view_has_its_title(
    text: float, zoom: float, ends: list[float]
) -> None:
    composer = composer_of(SPAN, text=text)
    (start,), (end,) = composer.subject.anchors
    width = composer.subject.scale.whole.width / zoom
    pixel = width / SIZE[0]
    for share in (0.0, 1.0, *ends):
        # From one pixel of its end at the left edge to one of its start at the right edge.
        left = end - 2 * pixel - share * (end - start + width - 4 * pixel)
        scene = composer.scene(*SIZE, Viewport(float(left), float(left + width)))
        (card,) = scene.cards
        (mark,) = scene.marks
        assert scene.plot.left <= card.rect.left
        assert card.rect.right <= scene.plot.right
        assert max(mark.left, scene.plot.left) - 1 <= card.pole
        assert card.pole <= min(mark.right, scene.plot.right) + 1


LATER = ("1992-01/2009", "1994-07/2010-01", "1985/2012", "1993-07-08/..")


@pytest.mark.parametrize("share", [0.4, 0.5, 0.6, 0.7])
def test_spans_that_all_began_before_the_view_have_their_cards_over_one_another(
    share: float,
) -> None:
    composer = composer_of(SPAN, *LATER)
    whole = composer.subject.scale.whole
    composer.scene(*SIZE, whole)
    left = whole.left + share * whole.width
    scene = composer.scene(*SIZE, Viewport(left, left + 0.04 * whole.width))
    assert {card.position for card in scene.cards if card.form is Form.FULL} == {0, 1, 2, 3, 4}
    for one, two in combinations((card.rect for card in scene.cards), 2):
        assert not one.overlaps(two)


def test_a_span_whose_card_would_hit_another_hangs_its_title_at_another_end_in_view() -> None:
    composer = composer_of("1991-01/2005", "2002-12/2010", "2008-03")
    whole = composer.subject.scale.whole
    view = Viewport(whole.left + 0.29 * whole.width, whole.left + 0.6 * whole.width)
    scene = composer.scene(700.0, 130.0, view)
    assert {card.position for card in scene.cards} == {0, 1}


def test_a_span_for_whose_card_there_is_no_room_has_its_title_on_its_mark() -> None:
    composer = _low()
    scene = composer.scene(600.0, 160.0, composer.subject.scale.whole)
    assert [title.text for title in scene.titles] == ["The span"]
    assert not _named(scene) & {at for badge in scene.badges for at in badge.positions}
    for title in scene.titles:
        assert scene.event_at(title.rect.left + 2, title.rect.top + 2) == title.position


def _low() -> Composer:
    """A lane in which the cards of key events leave no room for that of a span."""
    days = (event(id=f"e{y}", title=f"Day {y}", when=f"{y}", importance=3) for y in YEARS)
    span = event(id="span", title="The span", when=SPAN, importance=1)
    timeline = Timeline(document(events=(span, *days), quotes=(), disagreements=()))
    return Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))


def test_titles_on_marks_say_what_cards_would_and_nothing_where_there_are_none() -> None:
    subject, whole = _low().subject, _low().subject.scale.whole
    for caption, texts in (
        (Caption(Cards.MARKS), set()),
        (Caption(numbered=True), {"1. The span"}),
        (Caption(Cards.TITLE), {"The span"}),
    ):
        composer = Composer(replace(subject, caption=caption, texts=Latest()))
        scene = composer.scene(600.0, 160.0, whole)
        said = {title.text for title in scene.titles}
        said |= {" ".join(card.lines) for card in scene.cards if card.position == 0}
        assert said == texts


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_a_long_mark_that_is_alone_on_its_row_always_has_its_title_in_view(world: World) -> None:
    for scene in world.scenes():
        for mark in _long_and_alone(scene, world):
            assert mark.position in _named(scene)


def _named(scene: Scene) -> set[int]:
    return {one.position for one in (*scene.cards, *scene.titles)}


def _long_and_alone(scene: Scene, world: World) -> Iterator[Mark]:
    """The marks with room for their titles between their ends, or what is in view of them, on rows
    where there is nothing else, and through which no pole runs."""
    metrics, caption = world.subject.metrics, world.subject.caption
    poles = {(card.pole, card.foot) for card in scene.cards}
    for mark in scene.marks:
        title = caption.title(world.subject.table, mark.position)
        room = world.face.measure(title, Role.KEY_SPAN) + metrics.pad + 2
        clear = 2 * metrics.mark + (metrics.beside if mark.disputed else 0.0)
        left = max(mark.left, scene.plot.left) + clear
        right = min(mark.right, scene.plot.right) - clear
        if mark.style.uncertain:
            room = 2 * room + 2 * metrics.mark
        alone = not any(other.y == mark.y for other in scene.marks if other is not mark)
        alone &= not any(foot > mark.y for _, foot in poles)
        if alone and right - left >= room and not _is_low(scene, mark, metrics):
            yield mark


def _is_low(scene: Scene, mark: Mark, metrics: Metrics) -> bool:
    """Whether a lane is too low for any card, so that it names none of its events."""
    lane = next(lane for lane in scene.lanes if lane.rect.holds(1.0, mark.y))
    return lane.rect.height < metrics.rail + metrics.line + 2 * metrics.lane_pad + metrics.pad
