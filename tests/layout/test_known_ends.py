"""Marks reach as far as their dates do: to the report, to a stated end, or on and on."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scene import Mark
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Event
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event
from tests.layout.worlds import Face, subject_of


def mark_of(one: Event) -> tuple[Mark, list[float], float, float]:
    """The mark of an event among others, where three days are, and the ends of the line."""
    ends = event(id="a", when="2024-01-01"), event(id="z", when="2024-12-31")
    timeline = Timeline(document(events=(*ends, one), quotes=(), disagreements=()))
    subject = subject_of(timeline, Face(13.0, 0.5), ScaleKind.TRUE, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    scene, window = composer.scene(1200.0, 500.0, whole), composer.window(1200.0, 500.0, whole)
    position = timeline.position(one.id)
    days = [day_of(2024, month, day) for month, day in ((3, 1), (4, 1), (6, 5))]
    (mark,) = (mark for mark in scene.marks if mark.position == position)
    return mark, [window.x(day) for day in days], window.x(days[2] + 0.5), window.right


def test_a_saying_that_was_reported_later_stands_at_its_report() -> None:
    mark, (march, april, _), report, _ = mark_of(
        event(id="said", when="2024-03", reported="2024-06-05")
    )
    assert mark.left == mark.right == pytest.approx(report)
    assert mark.said == pytest.approx((march, april))


def test_a_month_has_its_days_and_an_open_end_all_that_follow() -> None:
    mark, (march, april, _), _, _ = mark_of(event(id="month", when="2024-03"))
    assert (mark.left, mark.right) == pytest.approx((march, april))
    mark, (march, _, _), _, right = mark_of(event(id="open", when="2024-03-01/.."))
    assert (mark.left, mark.right) == pytest.approx((march, right))
