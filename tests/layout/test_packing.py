"""Whoever has room for a card has one: no card stands in the way where another place was free."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.cards import Candidate, Room, Side, box, colliding
from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.packer import Stairs
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
    span = day._replace(end=2500.0, row=msgspec.structs.replace(day.row, style=style))
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
