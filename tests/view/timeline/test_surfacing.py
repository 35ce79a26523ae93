"""Who goes to an event in a crowd sees it, and not just where it is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ccm_timeline.model.days import day_of
from ccm_timeline.view.timeline.surfacing import is_lost
from ccm_timeline.view.workspace import Workspace
from tests.builders import document, event, evidence_at
from tests.layout.worlds import in_edtf
from tests.view.timeline.stands import Stand, click, middle, session_of, settle
from tests.view.timeline.stands import stand as stand

COUNT = 3000
EVIDENCE = (evidence_at(),)


def many(stand: Stand) -> Workspace:
    first = day_of(1900, 1, 1)
    days = (in_edtf(first + number * 7) for number in range(COUNT))
    events = tuple(
        event(id=f"e{n}", title=f"Event {n}", when=day, evidence=EVIDENCE)
        for n, day in enumerate(days)
    )
    workspace = stand(document(events=events, quotes=(), disagreements=()))
    workspace.timeline.reduce_motion(True)
    return workspace


@pytest.mark.parametrize("by", ["the palette", "a key", "a search"])
def test_an_event_in_a_crowd_is_shown_to_who_goes_there(
    stand: Stand, qtbot: QtBot, by: str
) -> None:
    workspace = many(stand)
    view, session = workspace.timeline, session_of(workspace)
    assert is_lost(view.shown_scene(), 1503)
    if by == "the palette":
        session.select("e1503")
        session.reveal("e1503")
    elif by == "a key":
        session.select("e1502")
        settle()
        session.step(1)
    else:
        session.set_search('"event 1503"')
        qtbot.waitUntil(lambda: not session.is_searching)
        session.step_hit(1)
    settle()
    assert session.selected_id == "e1503"
    scene = view.shown_scene()
    assert not is_lost(scene, 1503)
    assert any(mark.position == 1503 for mark in scene.marks)
    assert session.viewport.width < session.scale.whole.width / 50
    session.looking.go_back()
    assert session.viewport.width == pytest.approx(session.scale.whole.width)


def test_a_card_that_is_seen_is_chosen_where_it_stands(stand: Stand) -> None:
    workspace = many(stand)
    view, session = workspace.timeline, session_of(workspace)
    card = view.shown_scene().cards[3]
    click(view, *middle(card.rect))
    settle()
    assert session.selected_id == f"e{card.position}"
    assert session.viewport == session.scale.whole


def test_who_zooms_out_still_sees_where_the_selected_event_is(stand: Stand) -> None:
    """Beside the line of the flag, which is a pixel wide, there is its mark in its lane."""
    workspace = many(stand)
    view, session = workspace.timeline, session_of(workspace)
    session.select("e1503")
    settle()
    session.looking.look(session.scale.whole)
    settle()
    assert is_lost(view.shown_scene(), 1503)
    start, end = session.table.anchors(session.scale)
    plot, window = view.shown_scene().plot, view.window_now()
    x = round(window.origin + float(start[1503] + end[1503]) / 2 * window.pixels_per_unit)
    chosen = view.grab().toImage()
    session.select(None)
    settle()
    bare = view.grab().toImage()
    for beside in (-5, 5):
        column = range(round(plot.top), round(plot.bottom))
        assert any(chosen.pixel(x + beside, y) != bare.pixel(x + beside, y) for y in column)
