"""What the pointer is told of an event and of a count on which sources disagree."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from ccm_timeline.layout.signs import sign_rect
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.event_table import spoken
from ccm_timeline.view.timeline import TimelineView
from tests.builders import disagreement, document_on
from tests.view.timeline.stands import Stand, click, middle, session_of, settle
from tests.view.timeline.stands import stand as stand

QUESTION = "Who said it?"


def tip_at(view: TimelineView, x: float, y: float) -> str:
    QTest.mouseMove(view.viewport(), QPoint(int(x), int(y)))
    settle()
    return view.viewport().toolTip()


def test_tips_name_the_question_and_count_the_disagreements(stand: Stand) -> None:
    disputed = tuple(f"event-{number}" for number in (1, 2, 5))
    document = document_on(
        *["2025-03-06"] * 20,
        *["2025-03-20", "2025-03-20"],
        disagreements=(disagreement(events=disputed, question=QUESTION), disagreement(id="more")),
    )
    workspace = stand(document, 900, 300)
    view = workspace.timeline
    scene = view.shown_scene()
    card = next(card for card in scene.cards if card.disputed)
    assert f"Sources disagree: {QUESTION}" in tip_at(view, *middle(card.rect))
    plain = next(card for card in scene.cards if not card.disputed)
    tip = tip_at(view, *middle(plain.rect))
    assert "2025" in tip
    assert "disagree" not in tip
    badge = max(scene.badges, key=lambda badge: badge.count)
    hidden = 3 - sum(card.disputed for card in scene.cards)
    assert badge.disputed == hidden > 0
    said = tip_at(view, *middle(badge.rect))
    assert f"{badge.count} events have no room here; the sources disagree on {hidden}" in said
    events = session_of(workspace).timeline.events
    assert html.escape(events[badge.positions[0]].title) in said
    assert f"and {badge.count - 3} more" in said
    assert not tip_at(view, scene.plot.right - 2, 2)


def test_the_names_of_a_badge_say_on_which_sources_disagree(stand: Stand) -> None:
    disputed = tuple(f"event-{number}" for number in range(1, 41, 2))
    document = document_on(*["2025-03-06"] * 40, disagreements=(disagreement(events=disputed),))
    workspace = stand(document, 800, 400)
    view = workspace.timeline
    badge = view.shown_scene().badges[0]
    click(view, *middle(badge.rect))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {action.data() for action in menu.actions() if "(sources disagree)" in action.text()}
    counted = {session_of(workspace).timeline.events[position].id for position in badge.positions}
    assert named == counted & set(disputed)
    menu.close()


def test_a_row_of_the_list_says_that_sources_disagree() -> None:
    disputed = disagreement(events=("event-2",))
    timeline = Timeline(document_on("2024", "2025", disagreements=(disputed,)))
    assert [spoken(timeline, row).endswith("The sources disagree.") for row in (0, 1)] == [
        False,
        True,
    ]


def test_a_bare_mark_on_the_shipped_timeline_carries_the_sign(stand: Stand) -> None:
    workspace = stand(None, 1330, 640)
    view = workspace.timeline
    session_of(workspace).set_grouping(Grouping.NONE)
    settle()
    scene = view.shown_scene()
    bare = [mark for mark in scene.marks if mark.disputed]
    assert bare
    for mark in bare:
        sign = sign_rect(mark, scene.plot, scene.metrics)
        assert scene.plot.left <= sign.left
        assert sign.right <= scene.plot.right


def test_a_tip_is_shown_where_the_pointer_rests(stand: Stand) -> None:
    workspace = stand(document_on("2025-03-06", "2025-03-20"), 900, 300)
    view = workspace.timeline
    card = view.shown_scene().cards[0]
    tip_at(view, *middle(card.rect))
    place = QPoint(*map(int, middle(card.rect)))
    QToolTip.hideText()
    asks = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), asks)
    assert QToolTip.isVisible()
    assert QToolTip.text() == view.viewport().toolTip() != ""
    QToolTip.hideText()
