"""The side panel while it is used: changes, colours and the keyboard."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.palette import DARK, LIGHT
from ccm_timeline.view.panel.heading import Heading
from ccm_timeline.view.panel.stances import StanceRow
from ccm_timeline.view.panel.words import BADGES
from ccm_timeline.view.plain import PlainLabel
from tests.builders import (
    document,
    event,
    full_document,
    quote_at,
    source_of,
)
from tests.view.panels import (
    Show,
    button_named,
    grabbed,
    press,
    quotation,
    quotes,
    session_of,
    settle,
    stands,
    words,
)
from tests.view.panels import show as show


def test_a_verification_keeps_the_quotation_that_is_shown_and_the_focus(show: Show) -> None:
    panel = show(quotes("one", "two", "three"))
    press(panel, "Next quotation")
    copy = panel.page.story.quotations.card.copy
    copy.setFocus()
    session_of(panel).evidence.take({}, {"q2": Grade.EXACT})
    settle()
    assert quotation(panel).text() == "two"
    assert panel.focusWidget() is copy
    assert BADGES[Grade.EXACT] in words(panel)


def test_a_verification_keeps_what_is_selected_of_the_quotation(show: Show) -> None:
    panel = show(quotes("one two"))
    quotation(panel).setFocus()
    quotation(panel).select_all()
    session_of(panel).evidence.take({}, {"q1": Grade.EXACT})
    assert quotation(panel).selectedText() == "one two"


def test_another_event_begins_with_its_first_quotation(show: Show) -> None:
    first, second = quotes("one", "two").quotes
    others = (
        first,
        second,
        msgspec.structs.replace(first, id="q3", event="talks"),
        msgspec.structs.replace(second, id="q4", event="talks"),
    )
    opened = quotes("one", "two", events=(event(), event(id="talks")))
    panel = show(msgspec.structs.replace(opened, quotes=others))
    press(panel, "Next quotation")
    session_of(panel).select("talks")
    assert quotation(panel).text() == "one"


def test_the_focus_stays_in_the_panel_when_another_event_is_shown(show: Show) -> None:
    opened = full_document(events=(event(), event(id="talks")), disagreements=())
    panel = show(opened)
    button = button_named(panel, "The Ministry, supports: show the passages")
    button.setFocus()
    session_of(panel).select("talks")
    settle()
    focused = panel.focusWidget()
    assert focused is not None
    assert panel.page.isAncestorOf(focused)
    assert focused.isVisible()


def test_what_did_not_change_is_not_shown_again(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = show(document())
    shown: list[object] = []
    monkeypatch.setattr(Heading, "show_facts", lambda self, facts: shown.append(facts))
    session = session_of(panel)
    session.evidence.grades_changed.emit()
    session.evidence.take({}, {"regret": Grade.EXACT})
    session.select("departure")
    assert shown == []


def test_another_document_takes_the_place_of_the_first(show: Show) -> None:
    panel = show(document())
    session_of(panel).open(Timeline(document(title="Another")), None)
    settle()
    assert "Another" in words(panel)
    assert "The ministry leaves" not in words(panel)
    session_of(panel).select("departure")
    assert "The ministry leaves" in words(panel)


def test_light_and_dark_are_changed_while_the_panel_is_shown(show: Show) -> None:
    panel = show(full_document())
    light = grabbed(panel)
    panel.apply(DARK)
    settle()
    dark = grabbed(panel)
    assert light.pixelColor(1, 1) == QColor(LIGHT.panel)
    assert dark.pixelColor(1, 1) == QColor(DARK.panel)
    assert light.size() == dark.size(), "colours move nothing"
    panel.apply(LIGHT)
    settle()
    again = grabbed(panel)
    assert again == light


def test_text_follows_the_size_that_the_user_wants(show: Show) -> None:
    panel = show(document())
    before = quotation(panel).height()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.setFont(font)
    settle()
    assert quotation(panel).height() > before


TAB = Qt.Key.Key_Tab


def test_tab_goes_through_the_panel_from_top_to_bottom(show: Show) -> None:
    opened = full_document(
        quotes=tuple(quote_at(id=f"q{n}") for n in (1, 2)),
        sources=(source_of(note="A note."), source_of(id="wire", publisher="Agency")),
    )
    panel = show(opened)
    panel.page.story.heading.title.setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    while (widget := panel.focusWidget()) not in visited:
        visited.append(widget)
        QTest.keyClick(widget, TAB)
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in visited]
    told = "Read in source: the source text is not here: attach it to read the passage (A report, "
    reading = [name for name in names if name.startswith(told)]
    assert len(reading) == 4  # the quotation, both sides of the disagreement, the evidence
    assert [name for name in names if name not in reading] == [
        "The ministry leaves",
        "Previous quotation",
        "Next quotation",
        "We regret nothing",
        "Copy the quotation with its citation",
        "Copy in another style",
        "Show where they stand on the board",
        "The Ministry, supports: show the passages",
        "Side by side: On which day did it leave?",
        "Show the note on A report",
    ]


def test_space_presses_what_tab_has_reached(show: Show) -> None:
    panel = show(quotes("one", "two"))
    button = button_named(panel, "Next quotation")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert quotation(panel).text() == "two"
    assert panel.focusWidget() is button


def test_the_ring_of_a_button_is_drawn_for_the_keyboard_only(show: Show) -> None:
    panel = show(quotes("one", "two"))
    button = button_named(panel, "Next quotation")
    panel.page.story.heading.title.setFocus()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain
    panel.page.story.heading.title.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != plain


def test_the_caret_walks_from_text_to_text(show: Show) -> None:
    panel = show(document(events=(event(summary="A summary."),)))
    title = panel.page.story.heading.title
    title.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(title, Qt.Key.Key_Down)
    summary = panel.focusWidget()
    assert isinstance(summary, PlainLabel)
    assert summary.text() == "A summary."
    QTest.keyClick(summary, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert summary.selectedText() == "A"
    QTest.keyClick(summary, Qt.Key.Key_Up)
    QTest.keyClick(summary, Qt.Key.Key_Up)
    assert panel.focusWidget() is title


def test_every_button_has_a_name_and_is_large_enough_to_hit(show: Show) -> None:
    panel = show(full_document())
    for button in panel.page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName()
            assert button.height() >= 24
            assert button.width() >= 24


def test_rows_are_used_again(show: Show) -> None:
    panel = show(stands(StanceValue.REGRETS, StanceValue.OPPOSES))
    before = panel.findChildren(StanceRow)
    session_of(panel).select(None)
    session_of(panel).select("departure")
    assert panel.findChildren(StanceRow) == before


def test_an_event_that_the_filters_hide_is_said_to_be_hidden_until_all_is_shown(
    show: Show,
) -> None:
    panel = show(document(events=(event(), event(id="other", importance=3))))
    session, note = session_of(panel), panel.page.story.hidden_note
    assert not note.isVisible()
    session.set_filter(Filter(importance=3))
    settle()
    assert words(panel).startswith("The filters hide this event.")
    session.select("other")
    settle()
    assert not note.isVisible()
    session.select("departure")
    settle()
    assert note.isVisible()
    assert note.words.text() == "The filters hide this event."
    assert button_named(panel, "Show all events") is note.button
    note.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(note.button, Qt.Key.Key_Return)
    settle()
    assert session.filter.is_empty
    assert not note.isVisible()
    assert panel.focusWidget() is panel.page.story.heading.title
    assert "The filters hide this event." not in words(panel)
    session.set_filter(Filter(importance=3))
    session.select(None)
    settle()
    assert "The filters hide this event." not in words(panel)
