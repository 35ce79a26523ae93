"""The side panel: quotations word for word, and what is told of the event."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.files.check import Grade
from ccm_timeline.files.citation import cite_quote
from ccm_timeline.model.document import QuoteKind, StanceValue, Topic
from ccm_timeline.view.panel.stances import StanceRow
from ccm_timeline.view.panel.words import BADGES, badge
from tests.builders import (
    also_in_at,
    disagreement,
    document,
    event,
    evidence_at,
    full_document,
    position,
    quote_at,
    source_of,
    stance,
)
from tests.view.panels import (
    Show,
    button_named,
    labels,
    press,
    quotation,
    quotes,
    session_of,
    shipped,
    stands,
    words,
)
from tests.view.panels import show as show

STRANGE = [
    "no\u00a0break, \u202fnarrow",
    "line\u2028separated\r\nand\nbroken",
    "emoji 👩‍👩‍👧‍👦 🇱🇹",
    "<img src='x'> <b>&lt;</b>",
    "\u202eoverride\u202c and \u200fשלום",
    "“in marks”",
    "x" * 10_000,
]


@pytest.mark.parametrize("exact", STRANGE)
def test_the_quotation_is_the_documents_character_for_character(show: Show, exact: str) -> None:
    panel = show(quotes(exact))
    assert quotation(panel).text() == exact
    assert quotation(panel).isVisible()
    interface = QAccessible.queryAccessibleInterface(quotation(panel))
    assert interface.text(QAccessible.Text.Name) == exact


def test_every_quotation_of_the_shipped_timeline_is_shown_word_for_word(show: Show) -> None:
    panel = show(shipped(), None)
    session = session_of(panel)
    for told in session.timeline.events:
        session.select(told.id)
        for quote in session.timeline.quotes_of(told.id):
            assert quotation(panel).text() == quote.exact
            panel.page.story.quotations.show_next()


def test_copy_puts_the_quotation_with_its_citation_on_the_clipboard(show: Show) -> None:
    opened = quotes(*STRANGE)
    panel = show(opened)
    for quote in opened.quotes:
        press(panel, "Copy the quotation with its citation")
        assert QGuiApplication.clipboard().text() == cite_quote(opened, quote)
        assert quote.exact in QGuiApplication.clipboard().text()
        press(panel, "Next quotation")


def test_copying_says_so_for_a_moment(show: Show, qtbot: QtBot) -> None:
    panel = show(document())
    button = panel.page.story.quotations.card.copy
    panel._copied.setInterval(1)
    press(panel, "Copy the quotation with its citation")
    qtbot.waitUntil(lambda: button.text() == "Copy")
    panel._copied.setInterval(60_000)
    press(panel, "Copy the quotation with its citation")
    assert button.text() == "Copied"


def test_arrows_step_through_the_quotations_and_around(show: Show) -> None:
    panel = show(quotes("one", "two", "three"))
    seen = []
    for _ in range(4):
        seen.append((quotation(panel).text(), panel.page.story.quotations.pager.place.text()))
        press(panel, "Next quotation")
    assert seen == [
        ("one", "1 of 3 quotations"),
        ("two", "2 of 3 quotations"),
        ("three", "3 of 3 quotations"),
        ("one", "1 of 3 quotations"),
    ]
    press(panel, "Previous quotation")
    press(panel, "Previous quotation")
    assert quotation(panel).text() == "three"


def test_the_arrows_do_not_move_under_the_pointer(show: Show) -> None:
    panel = show(quotes(*(f"number {n} " * n for n in range(1, 12))))
    arrow = button_named(panel, "Next quotation")
    places = set()
    for _ in range(11):
        places.add(arrow.mapTo(panel, QPoint(0, 0)).toTuple())
        press(panel, "Next quotation")
    assert len(places) == 1


def test_one_quotation_has_no_arrows_and_none_has_no_card(show: Show) -> None:
    assert not show(document()).page.story.quotations.pager.isVisible()
    panel = show(document(quotes=()))
    assert not quotation(panel).isVisible()


def test_the_speaker_stands_with_role_organisation_and_kind(show: Show) -> None:
    panel = show(full_document())
    assert "A. Person\nminister, The Ministry" in words(panel)
    panel = show(document(quotes=(quote_at(kind=QuoteKind.PARTIAL),)))
    assert "The Ministry\nin part" in words(panel)
    panel = show(document(quotes=(quote_at(kind=QuoteKind.STATEMENT),)))
    assert "The Ministry\nofficial statement" in words(panel)


def test_the_chip_says_the_speakers_stance_in_words(show: Show) -> None:
    panel = show(document(stances=(stance(event="departure", value=StanceValue.REGRETS),)))
    assert panel.page.story.quotations.card.chip._label.text() == "Regrets"


def test_beside_a_person_the_organisations_stance_says_whose_it_is(show: Show) -> None:
    chip = show(full_document()).page.story.quotations.card.chip
    assert chip._label.text() == "The Ministry supports"


def test_an_unknown_or_changing_stance_has_no_chip(show: Show) -> None:
    assert not show(document()).page.story.quotations.card.chip.isVisible()
    both = (stance(), stance(value=StanceValue.OPPOSES))
    assert not show(document(stances=both)).page.story.quotations.card.chip.isVisible()


@pytest.mark.parametrize("grade", Grade)
def test_the_badge_says_what_was_found(show: Show, grade: Grade) -> None:
    panel = show(document())
    session_of(panel).evidence.take({}, {"regret": grade})
    assert BADGES[grade] in words(panel)


def test_no_badge_says_that_anything_is_true() -> None:
    assert not any("true" in text or "correct" in text for text in BADGES.values())
    assert badge(None) == "source text not here: not checked"


def test_what_is_unchecked_says_so(show: Show) -> None:
    assert "source text not here: not checked" in words(show(document()))


def test_how_another_source_has_the_words_is_shown(show: Show) -> None:
    other = also_in_at(
        "We regret a little", "We regret a little", source="wire", difference="Milder."
    )
    same = also_in_at(source="wire")
    opened = full_document(quotes=(quote_at(also_in=(other, same)),))
    panel = show(opened)
    found = in_reading_order(panel.page.story.quotations.card).splitlines()
    assert [line for line in found if "haracters" not in line and "checked" not in line][-3:] == [
        "Also in Agency: Milder.",
        "We regret a little",
        "Also in Agency",
    ]


def test_the_heading_has_date_precision_sources_title_and_summary(show: Show) -> None:
    panel = show(full_document(events=(event(summary="It left for good."),)))
    assert "6 March 2025   exact day · 2 of 2 sources (1 independent)" in words(panel)
    assert "The ministry leaves" in words(panel)
    assert "It left for good." in words(panel)


def test_notes_on_the_date_and_the_report_are_shown(show: Show) -> None:
    told = event(when="2024-07", when_note="“last July”", reported="2025-03-06", planned=True)
    text = words(show(document(events=(told,))))
    assert "July 2024  ·  planned   known to the month" in text
    assert "“last July”" in text
    assert "Reported on 6 March 2025." in text


def test_a_report_without_a_day_is_worded_as_such(show: Show) -> None:
    assert "Reported: March 2025." in words(show(document(events=(event(reported="2025-03"),))))


def test_stances_run_from_opposing_to_supporting_each_in_words(show: Show) -> None:
    panel = show(stands(*reversed(StanceValue)))
    rows = [row for row in panel.findChildren(StanceRow) if row.isVisible()]
    assert [row.strip.value.text() for row in rows] == [
        "strongly opposes",
        "opposes",
        "regrets",
        "neutral",
        "considers similar",
        "supports",
        "strongly supports",
    ]


def test_a_stance_opens_to_its_note_date_and_passages(show: Show) -> None:
    panel = show(stands(StanceValue.REGRETS))
    assert "Judged 0." not in words(panel)
    press(panel, "Organisation 0, regrets: show the passages")
    assert "Judged 0.\n6 March 2025." in words(panel)
    assert "A report, characters 52 to 69\nnot checked" in words(panel)
    press(panel, "Organisation 0, regrets: hide the passages")
    assert "Judged 0." not in words(panel)


def test_only_the_mine_ban_topic_is_named(show: Show) -> None:
    assert "mine-ban" not in words(show(stands(StanceValue.NEUTRAL)))
    mine_ban = stands(StanceValue.NEUTRAL, topic=Topic.MINE_BAN_WITHDRAWAL)
    assert "On leaving the mine-ban treaty" in words(show(mine_ban))


def test_an_event_without_stances_has_no_such_section(show: Show) -> None:
    assert "Where organisations stand" not in words(show(document()))


def test_both_sides_of_a_disagreement_are_shown_with_their_sources(show: Show) -> None:
    sides = (
        position(claim="In March.", evidence=(evidence_at(), evidence_at(source="wire"))),
        position(claim="In April.", evidence=(evidence_at(source="wire"),)),
    )
    opened = full_document(disagreements=(disagreement(positions=sides, note="Both may be."),))
    panel = show(opened)
    assert in_reading_order(panel.page.story.disagreements).splitlines()[1:] == [
        "On which day did it leave?",
        "In March.",
        "A report, characters 91 to 114",
        "not checked",
        "Agency, characters 91 to 114",
        "not checked",
        "In April.",
        "Agency, characters 91 to 114",
        "not checked",
        "Both may be.",
    ]


def in_reading_order(widget: QWidget) -> str:
    placed = [(label.mapTo(widget, QPoint(0, 0)).y(), label.text()) for label in labels(widget)]
    return "\n".join(text for _, text in sorted(placed))


def test_sources_have_imprint_origin_and_the_number_of_independent_ones(show: Show) -> None:
    text = words(show(full_document()))
    assert "Sources   2 sources, 1 independent" in text
    assert "A report\nn.d.\nfrom the same agency text as Agency" in text
    assert "A report\nAgency · A. Writer · 6 March 2025 (uncertain)" in text


def test_a_source_without_a_title_says_so(show: Show) -> None:
    assert "Untitled news report" in words(show(document(sources=(source_of(title=" "),))))


def test_what_a_source_does_not_state_is_told_on_demand(show: Show) -> None:
    panel = show(document(sources=(source_of(note="It names no author."),)))
    press(panel, "Show the note on A report")
    assert "It names no author." in words(panel)
    press(panel, "Hide the note on A report")
    assert "It names no author." not in words(panel)


def test_without_a_selection_the_document_is_shown_in_figures(show: Show) -> None:
    text = words(show(full_document(), None))
    for expected in (
        "A test",
        "What happened.",
        "2 events, 2024 to 6 March 2025",
        "1 quotation",
        "1 organisation or state",
        "2 sources, 1 independent",
        "1 question on which the sources disagree",
        "Source texts not here: quotations not checked",
        "zoom to the event",
    ):
        assert expected in text, expected


def test_the_overview_says_how_many_quotations_were_found(show: Show) -> None:
    panel = show(document(), None)
    attached = QSignalSpy(panel.attach_requested)
    press(panel, "Attach sources…")
    assert attached.count() == 1
    session_of(panel).evidence.take({}, {"regret": Grade.EXACT})
    assert "✓ 1 of 1 quotation found in the source texts" in words(panel)
    assert not panel.page.overview.attach.isVisible()
    session_of(panel).evidence.take({}, {"regret": Grade.MISSING})
    assert "! 0 of 1 quotation found in the source texts" in words(panel)
