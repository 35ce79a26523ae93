"""Whoever has room for a card has one: no card stands in the way where another place was free."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.cards import Candidate, Room, Side, box, colliding, hung
from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.packer import Packer, Stairs
from ccm_timeline.layout.packing import pack
from ccm_timeline.layout.scene import Form
from ccm_timeline.layout.table import make_table
from ccm_timeline.layout.texts import CardText
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event

GAP = 4.0
TITLE, FULL = (150.0, 18.0), (170.0, 34.0)
MOST = 12


def candidates(starts: Sequence[float], importances: Sequence[int]) -> list[Candidate]:
    """Events of one day each, whose cards are all of one size."""
    events = tuple(
        event(id=f"e{number}", importance=importance)
        for number, importance in enumerate(importances)
    )
    table = make_table(Timeline(document(events=events, quotes=(), disagreements=())))
    text = CardText(("A title",), *FULL, *TITLE)
    return [Candidate(at, start, start, text, table.row(at)) for at, start in enumerate(starts)]


marks = st.lists(st.floats(0, 400), min_size=1, max_size=MOST)


@given(marks)
def test_where_the_lane_is_high_enough_every_event_has_a_card(
    line: list[float],
) -> None:
    items = candidates(line, (2,) * len(line))
    room = Room(len(items) * (TITLE[1] + GAP), GAP, -600.0, 1000.0)
    places = pack(items, room, {})
    assert len(places) == len(items)
    assert not colliding([box(place) for place in places.values()], GAP)


@pytest.mark.parametrize("line", [[0.0, 60.0], [0.0, 60.0, 500.0, 560.0]])
def test_where_the_lane_is_higher_still_every_card_shows_all(line: list[float]) -> None:
    items = candidates(line, (2,) * len(line))
    places = pack(items, Room(4 * (FULL[1] + GAP), GAP, -600.0, 1000.0), {})
    assert [place.form for place in places.values()] == [Form.FULL] * len(line)


def test_what_cards_say_besides_is_not_worth_long_poles() -> None:
    line = [40.0 * number for number in range(MOST)]
    room = Room(MOST * (FULL[1] + GAP), GAP, -600.0, 1000.0)
    places = pack(candidates(line, (2,) * MOST), room, {})
    assert len(places) == MOST
    assert max(place.high for place in places.values()) < 0.7 * room.height


def test_a_key_event_is_not_shut_out_by_one_that_lies_a_little_later() -> None:
    # Zoomed in, the poles part by a few pixels: the later card would cover the earlier pole.
    apart = candidates((500.0, 505.0, 500.0), (3, 3, 3))
    together = candidates((500.0, 500.5, 500.0), (3, 3, 3))
    room = Room(5 * (FULL[1] + GAP), GAP, 0.0, 560.0)
    before = pack(together, room, {})
    assert len(pack(apart, room, before, in_turn=True)) == 3


@pytest.mark.parametrize(("open_start", "open_end"), [(True, False), (False, True), (False, False)])
def test_a_card_hangs_where_a_long_span_begins_or_ends_if_that_is_known(
    open_start: bool, open_end: bool
) -> None:
    (day,) = candidates([500.0], [1])
    style = MarkStyle(Shape.BAR, open_start=open_start, open_end=open_end)
    replace = msgspec.structs.replace
    span = replace(day, end=2500.0, row=replace(day.row, style=style))
    place = pack([span], Room(400.0, GAP, 0.0, 3000.0), {})[0]
    assert place.pole in [x for x, is_open in ((500, open_start), (2500, open_end)) if not is_open]


@given(marks)
def test_key_events_have_cards_wherever_they_have_them_without_others(line: list[float]) -> None:
    room, most = Room(80.0, GAP, 0.0, 600.0), 4
    keys = candidates(sorted(line)[:most], [3] * len(line[:most]))
    days = candidates([*(item.start for item in keys), *line], [3] * len(keys) + [1] * len(line))
    alone = max(len(Stairs(room, side).pack(keys, {})) for side in Side)
    if alone == len(keys):
        places = pack(days, room, {})
        assert all(item.position in places for item in keys)


def line_of(*events: tuple[float, int, float, bool]) -> list[Candidate]:
    """Events by where they begin and how long they are, in pixels, their importance between, and
    whether their end is open."""
    begun = candidates([event[0] for event in events], [event[1] for event in events])
    bars = []
    for item, (start, _, length, open_end) in zip(begun, events, strict=True):
        style = MarkStyle(Shape.BAR, open_end=open_end) if length else item.row.style
        row = msgspec.structs.replace(item.row, style=style)
        bars.append(msgspec.structs.replace(item, end=start + length, row=row))
    return bars


LOW, HIGH = Room(40.0, GAP, 0.0, 900.0), Room(70.0, GAP, 0.0, 900.0)


def test_a_key_event_more_is_worth_several_others() -> None:
    keys = [(14.0, 3, 900.0, True), (350.0, 3, 200.0, False), (486.0, 3, 900.0, False)]
    others = [(25.0, 2, 0.0, False), (137.0, 1, 0.0, False)]
    places = pack(line_of(*keys, (336.0, 3, 900.0, True), *others), LOW, {})
    assert {0, 1, 2, 3} <= set(places)


def test_a_card_says_less_rather_than_to_hang_in_the_middle_of_a_long_span() -> None:
    places = pack(line_of((328.0, 1, 0.0, False), (318.0, 2, 900.0, False)), HIGH, {})
    assert set(places) == {0, 1}
    assert places[1].pole == 318.0


def test_a_long_span_leaves_its_place_to_another_for_it_can_bear_its_title() -> None:
    line = line_of((307.0, 1, 200.0, False), (416.0, 1, 0.0, False), (449.0, 1, 900.0, True))
    assert set(pack(line, LOW, {})) == {0, 1}


def test_where_not_all_have_cards_a_span_with_one_has_it_at_its_beginning() -> None:
    days = [(228.0, 3, 0.0, False), (428.0, 2, 0.0, True), (464.0, 2, 0.0, True)]
    places = pack(line_of((155.0, 2, 900.0, False), (124.0, 3, 500.0, True), *days), LOW, {})
    assert set(places) == {1, 2, 3, 4}
    assert places[1].pole == 124.0


def test_who_makes_room_for_an_event_takes_no_more_places_than_it_must() -> None:
    items = candidates([0.0, 160.0, 320.0, 240.0], [1, 1, 1, 3])
    packer = Packer(Room(20.0, GAP, 0.0, 480.0), {})
    for item in items[:3]:
        packer.put(item.position, hung(item, Form.TITLE, Side.RIGHT, 0.0))
    packer.make_room(items[3:])
    # On top of its pole it would be in the way of two.
    assert len(packer.places) == 3
    assert 3 in packer.places


def test_nobody_who_moves_sees_a_key_event_push_others_aside() -> None:
    line = line_of(*((at * 40.0, 1, 0.0, False) for at in range(6)), (100.0, 3, 0.0, False))
    before = pack(line[:6], LOW, {})
    moving = pack(line, LOW, before, in_turn=True)
    assert set(before) <= set(moving)
    assert 6 in pack(line, LOW, before, in_turn=True, rests=True)


def test_a_key_event_is_worth_more_than_all_others_together() -> None:
    items = candidates((800.0, 620.0, 620.0, 140.0, 680.0, 640.0), (1, 2, 2, 1, 3, 2))
    places = pack(items, Room(40.0, GAP, 0.0, 800.0), {})
    assert 4 in places
    assert len(places) < 5, "the others would have had five without it"


def test_lesser_cards_make_room_for_key_events_that_found_none() -> None:
    items = candidates((160.0, 420.0, 100.0, 320.0, 100.0, 20.0), (1, 3, 2, 3, 3, 1))
    assert pack(items, Room(20.0, GAP, 0.0, 800.0), {}).keys() == {1, 3, 4}


@pytest.mark.parametrize("line", [(360.0, 280.0), (660.0, 660.0, 800.0)])
def test_a_card_makes_room_for_a_key_event_only_where_nobody_moves(line: Sequence[float]) -> None:
    importances = (3, 1, 1)[: len(line)]
    _, *others = candidates([start * 1.2 for start in line], importances)
    before = pack(others, Room(20.0, GAP, 0.0, 960.0), {})
    items, room = candidates(line, importances), Room(20.0, GAP, 0.0, 800.0)
    assert pack(items, room, before, in_turn=True).keys() == {1}
    assert 0 in pack(items, room, before, in_turn=True, rests=True)


@pytest.mark.parametrize(
    ("apart", "widths"),
    [
        (80.0, (120, 180, 180, 220, 150, 120, 180, 220)),
        (100.0, (120, 220, 120, 120, 180, 120, 120, 220, 180)),
        (80.0, (90, 220, 120, 150, 180)),
    ],
)
def test_near_both_ends_of_the_line_cards_hang_towards_the_middle(
    apart: float, widths: tuple[float, ...]
) -> None:
    """The first cannot hang to the left of its pole there, nor the last to the right."""
    items = [
        msgspec.structs.replace(item, text=CardText(("A title",), width + 20, 34.0, width, 18.0))
        for item, width in zip(
            candidates([at * apart for at in range(len(widths))], (3,) * len(widths)),
            widths,
            strict=True,
        )
    ]
    room = Room(len(items) * 38.0, GAP, -20.0, items[-1].start + 20)
    places = pack(items, room, {})
    assert len(places) == len(items)
    assert not colliding([box(place) for place in places.values()], GAP)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_stairs_hang_no_card_on_an_end_that_is_open(side: Side) -> None:
    span = line_of((100.0, 2, 500.0, side is Side.LEFT))[0]
    style = MarkStyle(Shape.BAR, open_start=side is Side.RIGHT, open_end=side is Side.LEFT)
    span = msgspec.structs.replace(span, row=msgspec.structs.replace(span.row, style=style))
    (place,) = Stairs(Room(400.0, GAP, -300.0, 1000.0), side).pack([span], {}).values()
    assert place.side is (Side.RIGHT if side is Side.LEFT else Side.LEFT)
