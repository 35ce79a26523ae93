"""Cards that touch each other are found, whichever way they are looked for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.cards import (
    Candidate,
    Place,
    Side,
    are_clear,
    box,
    collide,
    collisions,
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
def test_cards_are_clear_where_no_two_collide(line: list[Place]) -> None:
    pairs = [(one, two) for at, one in enumerate(line) for two in line[:at]]
    colliding = any(collide(one, two, GAP) for one, two in pairs)
    boxes = [box(place) for place in line]
    assert are_clear(boxes, GAP) is not colliding
    if boxes:
        assert bool(collisions(np.array(boxes), GAP).any()) is colliding
