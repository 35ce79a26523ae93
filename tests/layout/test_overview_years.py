"""A year on the strip stands where its first day is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.overview import year_labels
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.dates_again import date_of
from tests.layout.worlds import EARLIEST, LATEST, WORDS, in_edtf

LEFT = 12.0


@settings(max_examples=40)
@given(
    st.lists(st.integers(EARLIEST, LATEST), min_size=2, max_size=12),
    st.sampled_from((ScaleKind.TRUE, ScaleKind.ELASTIC)),
    st.sampled_from((200.0, 900.0, 1900.0)),
)
def test_each_year_stands_at_its_beginning(days: list[int], kind: ScaleKind, width: float) -> None:
    scale = make_scale(Timeline(document_on(*map(in_edtf, sorted(days)))), kind)
    labels, whole = year_labels(scale, LEFT, width, 60.0, WORDS), scale.whole
    for label in labels:
        words = label.text.split(" ")
        year = 1 - int(words[0]) if len(words) > 1 else int(words[0])
        day = scale.day_of(whole.left + (label.x - LEFT) / width * whole.width)
        if len(labels) > 1:
            assert date_of(round(day)) == (year, 1, 1)
            assert day == pytest.approx(round(day), abs=1e-3)
        else:
            assert date_of(round(day + 0.5))[0] in (year, year + 1) or label.x == LEFT
