"""On the way somewhere, one is where the way leads: what is passed is no place."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.scale import Viewport, make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.looking import Looking
from tests.builders import document_on

TIMELINE = Timeline(document_on(*(f"20{year:02}-05-01" for year in range(25))))
HERE, THERE, BEYOND = Viewport(1000, 2500), Viewport(4000, 5500), Viewport(6000, 7500)


class Way:
    """Somebody who travels, and gets halfway, where far more is in view, until told to arrive."""

    def __init__(self) -> None:
        self.looking = Looking(make_scale(TIMELINE, ScaleKind.TRUE))
        self.looking.look(HERE)
        self.looking.travel_by(self._set_out)
        self.changes = 0
        self.looking.viewport_changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def _set_out(self, place: Viewport) -> None:
        seen = self.looking.viewport
        middle, width = (seen.middle + place.middle) / 2, seen.width * 3
        self.looking.pass_by(Viewport(middle - width / 2, middle + width / 2))

    def back(self) -> list[Viewport]:
        """The places that one comes to, by going back as often as can be."""
        found: list[Viewport] = []
        while (self.looking.go_back(), self.looking.place)[1] not in found:
            found.append(self.looking.place)
        return found


@pytest.fixture
def way() -> Way:
    return Way()


def test_quick_commands_leave_the_places_where_each_led_and_none_between(way: Way) -> None:
    looking = way.looking
    for place in (THERE, BEYOND, Viewport(2000, 7000)):
        looking.travel(place)
        assert looking.is_travelling
        assert looking.place == place
    assert way.back() == [BEYOND, THERE, HERE]
    for place in (THERE, BEYOND, Viewport(2000, 7000)):
        looking.go_forward()
        assert looking.place == place
    assert way.back() == [BEYOND, THERE, HERE]


def test_to_where_one_is_on_the_way_nobody_sets_out_again(way: Way) -> None:
    way.looking.travel(THERE)
    way.looking.travel(THERE)
    assert way.changes == 1
    assert way.back() == [HERE]


def test_what_is_brought_in_is_looked_for_where_the_way_leads(way: Way) -> None:
    looking = way.looking
    looking.travel(THERE)
    passed = looking.viewport
    looking.bring_in(passed.left + 10, passed.left + 20)
    assert looking.place.width == pytest.approx(THERE.width)
    assert looking.place.left < passed.left + 10 < looking.place.right
    before = looking.place
    looking.bring_in(before.right - 5, before.right + 5)
    assert looking.place == before


def test_another_scale_shows_the_days_to_which_the_way_leads(way: Way) -> None:
    looking, old = way.looking, way.looking.scale
    looking.travel(THERE)
    looking.rescale(make_scale(TIMELINE, ScaleKind.STEPS))
    assert not looking.is_travelling
    seen = [looking.scale.day_of(unit) for unit in (looking.viewport.left, looking.viewport.right)]
    assert seen == pytest.approx([old.day_of(unit) for unit in (THERE.left, THERE.right)])


def test_keys_that_zoom_and_move_have_the_way_lead_elsewhere(way: Way) -> None:
    looking = way.looking
    looking.travel(THERE)
    looking.remember_row()
    looking.zoom(2.0, None)
    looking.remember_row()
    looking.steer(looking.place.shifted(75))
    assert looking.is_travelling
    assert looking.place == Viewport(4450, 5200)
    assert way.back() == [THERE, HERE]


def test_a_wheel_ends_the_way_where_one_is_and_keeps_where_it_led(way: Way) -> None:
    looking = way.looking
    looking.travel(THERE)
    passed = looking.viewport
    for _ in range(3):
        looking.remember_row()
        looking.zoom(1.25, looking.viewport.middle)
    assert not looking.is_travelling
    assert looking.viewport == looking.place
    assert looking.viewport.middle == pytest.approx(passed.middle)
    assert way.back() == [THERE, HERE]


def test_a_new_row_of_small_moves_begins_after_a_while_and_after_a_command(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, now, places = way.looking, 100.0, []
    monkeypatch.setattr("ccm_timeline.session.looking.monotonic", lambda: now)
    for pause in (5.0, 0.6, 0.6, 0.8, 0.1):
        now += pause
        if pause > 0.7:
            places.insert(0, looking.place)
        looking.remember_row()
        looking.look(looking.viewport.shifted(100))
    last = looking.place
    looking.travel(THERE)
    looking.remember_row()
    looking.look(BEYOND)
    assert way.back() == [THERE, last, *places]


def test_who_halts_is_where_he_is_and_told_of_it_even_where_nothing_moves(way: Way) -> None:
    looking, told = way.looking, []
    looking.interrupted.connect(lambda: told.append(looking.viewport))
    assert not looking.halt()
    looking.travel(THERE)
    passed = looking.viewport
    looking.look(passed)  # As by a wheel at the end of zooming.
    assert looking.place == passed
    looking.travel(THERE)
    assert looking.halt()
    assert looking.place == looking.viewport
    assert len(told) == 3
