"""Cards of long spans at the edges of a view: where they go when they would hit another."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.cards import Candidate, Place, Room, Side, collide, hung
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Form, Scene
from ccm_timeline.layout.sliding import Sliding
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.test_packing import GAP, TITLE, candidates
from tests.layout.worlds import Face, subject_of

VIEW = (1000.0, 1700.0)
ROW = TITLE[1] + GAP
SPAN, AT_LEFT = 0, 1


def crossing(importances: tuple[int, int, int], rows: int) -> tuple[list[Candidate], Sliding]:
    """A span through the whole view, and a day near each edge whose cards are in its way."""
    items = candidates((0.0, VIEW[0] + 40, VIEW[1] - 320), importances)
    span = msgspec.structs.replace(items[SPAN], end=5000.0)
    items = [span, *items[1:]]
    planned = {item.position: hung(item, Form.TITLE, Side.RIGHT, 0.0) for item in items}
    return items, Sliding(planned, Room(rows * ROW, GAP, *VIEW))


def settled(items: list[Candidate], sliding: Sliding) -> dict[int, Place]:
    """The cards as a lane has them whose marks have no room for a title."""
    kept, lost = sliding.at_edges(items)
    kept |= sliding.elsewhere(lost, kept)
    lost = [item for item in lost if item.position not in kept]
    sliding.instead(lost, kept, {item.position: item for item in items})
    return kept


def test_where_its_edge_has_a_free_height_a_card_stays_there() -> None:
    kept = settled(*crossing((2, 3, 3), rows=2))
    assert (kept[SPAN].left, kept[SPAN].low) == (VIEW[0], ROW)


def test_else_it_goes_to_another_end_of_what_is_in_view() -> None:
    items, sliding = crossing((2, 3, 3), rows=1)
    kept, lost = sliding.at_edges(items)
    assert [item.position for item in lost] == [SPAN]
    assert SPAN not in kept
    (place,) = sliding.elsewhere(lost, kept).values()
    assert (place.right, place.low) == (VIEW[1], 0.0)


@pytest.mark.parametrize(("importance", "yields"), [(1, True), (2, True), (3, False)])
def test_the_title_of_a_span_takes_the_place_of_what_is_no_more_important(
    importance: int, yields: bool
) -> None:
    starts = (0.0, *(VIEW[0] + 20 + 168 * number for number in range(4)))
    items = candidates(starts, (2, *(importance,) * 4))
    items[SPAN] = msgspec.structs.replace(items[SPAN], end=5000.0)
    # Stated by more sources, days come first among equals.
    days = [
        msgspec.structs.replace(each, row=msgspec.structs.replace(each.row, filled=9))
        for each in items[1:]
    ]
    items = [items[SPAN], *days]
    planned = {item.position: hung(item, Form.TITLE, Side.RIGHT, 0.0) for item in items}
    kept = settled(items, Sliding(planned, Room(ROW, GAP, *VIEW)))
    assert (SPAN in kept) is yields
    assert (AT_LEFT in kept) is not yields
    assert {2, 3, 4} <= kept.keys()


spans = st.lists(
    st.tuples(st.floats(-500, 1900), st.sampled_from((0.0, 0.0, 120.0, 900.0, 4000.0))), max_size=9
)


@given(spans, st.integers(1, 4), st.data())
def test_whoever_is_kept_is_whole_and_hits_nobody(
    marks: list[tuple[float, float]], rows: int, data: st.DataObject
) -> None:
    importances = [data.draw(st.integers(1, 3)) for _ in marks]
    items = [
        msgspec.structs.replace(item, end=item.start + length)
        for item, (_, length) in zip(
            candidates([start for start, _ in marks], importances), marks, strict=True
        )
    ]
    room = Room(rows * ROW, GAP, *VIEW)
    planned: dict[int, Place] = {}
    for item in items:
        side, low = data.draw(st.sampled_from(Side)), ROW * data.draw(st.integers(0, rows - 1))
        place = hung(item, Form.TITLE, side, low)
        if not any(collide(place, other, GAP) for other in planned.values()):
            planned[item.position] = place
    seen = [item for item in items if item.end >= VIEW[0] and item.start <= VIEW[1]]
    kept = settled(seen, Sliding(planned, room))
    assert kept.keys() <= planned.keys()
    for position, place in kept.items():
        assert room.holds(place)
        others = [other for at, other in kept.items() if at != position]
        assert not any(collide(place, other, GAP) for other in others)


def through(view: Viewport, composer: Composer) -> Scene:
    return composer.scene(900.0, 120.0, view)


def test_a_title_goes_onto_its_mark_before_it_goes_across_the_view() -> None:
    """In a lane with room for one card, two spans run through all that is in view."""
    timeline = Timeline(document_on("1990/2010", "1993/2008"))
    composer = Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))
    whole = composer.subject.scale.whole
    scene = through(
        Viewport(whole.left + 0.4 * whole.width, whole.left + 0.7 * whole.width), composer
    )
    (card,), (title,) = scene.cards, scene.titles
    assert card.position != title.position
    assert card.rect.left == scene.plot.left
    assert title.rect.left < scene.plot.left + 40


def test_a_span_without_a_title_anywhere_takes_the_place_of_a_day_in_the_picture() -> None:
    days = ["2000-01-16", "2001-08-16", "2002-04-20", "2004-08-19", "2007-03-25"]
    timeline = Timeline(document_on("1984/2011", "1984/2017", *days))
    composer = Composer(subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE))
    whole = composer.subject.scale.whole
    view = Viewport(whole.left + 0.45 * whole.width, whole.left + 0.75 * whole.width)
    scene = composer.scene(260.0, 130.0, view)
    named = {one.position for one in (*scene.cards, *scene.titles)}
    assert {0, 1} <= named
    assert named < set(range(7))


def test_a_span_that_ends_at_the_edge_hangs_no_title_beside_its_mark() -> None:
    (item,) = candidates((0.0,), (2,))
    gone = msgspec.structs.replace(item, end=VIEW[0] - 4)
    assert not Sliding({}, Room(ROW, GAP, *VIEW)).elsewhere([gone], {})
