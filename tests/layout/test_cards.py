"""Cards that touch each other are found, whichever way they are looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.cards import (
    Candidate,
    Place,
    Side,
    box,
    collide,
    colliding,
    hung,
)
from ccm_timeline.layout.scene import Form
from ccm_timeline.layout.table import make_table
from ccm_timeline.layout.texts import CardText
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event

GAP = 4.0
WHOLE = st.integers(0, 60).map(float)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """A card on its pole, on marks so near each other that about half of all lines collide."""
    row = make_table(Timeline(document(events=(event(),), quotes=()))).row(0)
    width, height = draw(st.sampled_from((20.0, 35.0))), draw(st.sampled_from((8.0, 17.0)))
    text = CardText(("A",), width, height, width, height)
    start = 4 * draw(WHOLE)
    item = Candidate(0, start, start + draw(st.sampled_from((0.0, 0.0, 30.0))), text, row)
    return hung(item, Form.FULL, draw(st.sampled_from(Side)), draw(WHOLE))


@given(st.lists(places(), max_size=6))
def test_of_each_card_those_are_found_that_it_collides_with(line: list[Place]) -> None:
    found = colliding([box(place) for place in line], GAP)
    for at, one in enumerate(line):
        hit = {index for index, two in enumerate(line) if index != at and collide(one, two, GAP)}
        assert found.get(at, set()) == hit
