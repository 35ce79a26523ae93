"""Where there is no room for all cards, the key events have theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccm_timeline.files.reader import read_document
from ccm_timeline.layout.compose import Composer
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event
from tests.layout.worlds import Face, in_edtf, subject_of

SHIPPED = Path(__file__).parents[2] / "resources" / "timelines" / "lithuania-ccm.ccmt"


@pytest.mark.parametrize("count", [40, 100])
def test_key_events_have_cards_before_others(count: int) -> None:
    keys = {count // 6, count // 2, count - count // 6}
    events = tuple(
        event(id=f"e{at}", when=in_edtf(730_000 + at), importance=3 if at in keys else 1)
        for at in range(count)
    )
    timeline = Timeline(document(events=events, quotes=(), disagreements=()))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    cards = Composer(subject).scene(700.0, 220.0, subject.scale.whole).cards
    assert keys <= {card.position for card in cards}
    assert len(cards) < count


def test_the_title_of_a_key_span_at_the_edge_goes_before_the_cards_of_usual_days() -> None:
    days = (f"{year}-03-01" for year in range(1992, 2009))
    usual = (event(id=f"d{at}", when=day, importance=1) for at, day in enumerate(days))
    span = event(id="span", when="1990-05-01/2010-03-01", importance=3)
    timeline = Timeline(document(events=(span, *usual), quotes=(), disagreements=()))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    composer, view = Composer(subject), subject.scale.whole.zoomed(4.0, 1500.0)
    for step in range(30):
        scene = composer.scene(700.0, 150.0, view.shifted(step * view.width / 15))
        if scene.marks[0].position == 0 and scene.marks[0].left < scene.plot.left:
            assert 0 in {card.position for card in scene.cards}


@pytest.mark.parametrize("kind", ScaleKind)
@pytest.mark.parametrize("grouping", [Grouping.THEME, Grouping.SOURCE, Grouping.NONE])
def test_every_key_event_of_the_shipped_timeline_is_named(
    kind: ScaleKind, grouping: Grouping
) -> None:
    timeline = Timeline(read_document(SHIPPED))
    subject = subject_of(timeline, Face(13.0, 0.55), kind, grouping)
    scene = Composer(subject).scene(1460.0, 840.0, subject.scale.whole)
    keys = {at for at, event in enumerate(timeline.events) if event.importance == 3}
    assert len(keys) > 6
    assert keys <= {one.position for one in (*scene.cards, *scene.titles)}
