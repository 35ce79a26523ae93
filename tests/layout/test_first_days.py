"""Nothing on the axis is named closer than its date is known."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.first_days import precision_on
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.edtf import Precision, parse
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.worlds import Face, subject_of


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2024-01-01", Precision.DAY),
        ("2024-01-01?/2024-03", Precision.DAY),
        ("2024-01", Precision.MONTH),
        ("2024-01/2025", Precision.MONTH),
        ("2024", Precision.YEAR),
        ("2024/2025-03-06", Precision.YEAR),
        ("2024~", Precision.YEAR),
        ("../2024-01-01", Precision.DAY),
        ("[2024-01-01..2024-03-06]", Precision.DAY),
    ],
)
def test_the_beginning_of_a_date_is_known_as_closely_as_it_is_written(
    text: str, known: Precision
) -> None:
    when = parse(text)
    assert precision_on([parse("2020"), when, parse("2030")], when.sort_key[0]) is known


def test_the_closest_of_the_events_of_a_day_counts() -> None:
    whens = [parse("2024-01-01"), parse("2024-01"), parse("2024")]
    assert precision_on(whens, whens[0].sort_key[0]) is Precision.DAY
    assert precision_on(whens[1:], whens[0].sort_key[0]) is Precision.MONTH


def test_a_step_of_a_year_has_no_day_on_the_axis() -> None:
    timeline = Timeline(document_on("1997", "2008-05-30", "2011-07", "2024-22"))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.STEPS, Grouping.NONE)
    axis = Composer(subject).scene(1200, 400, subject.scale.whole).axis
    assert axis is not None
    assert len(axis.ticks) == 4
    assert [label.text for label in axis.fine] == ["30 May", "Jul"]
    assert [label.text for label in axis.coarse] == ["1997", "2008", "2011", "2024"]
