"""The comparison window: sides, sources and shared passages beside each other."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.comparing import compare
from ccm_timeline.files.comparing.independence import compare_sources
from ccm_timeline.files.sources import SourceFiles
from ccm_timeline.model.document import Document, Evidence, Supports
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.comparing import ComparisonWindow
from ccm_timeline.view.comparing.box import Box
from ccm_timeline.view.comparing.passage_block import ABSENT, LOST, PassageBlock, words_of
from ccm_timeline.view.comparing.said import Wordings, beside
from ccm_timeline.view.comparing.shared_view import FEW
from ccm_timeline.view.marking import Own
from tests.builders import (
    also_in_at,
    disagreement,
    document,
    event,
    evidence_at,
    position,
    quote_at,
    source_of,
)
from tests.view.panels import press, settle, shipped, words

ONE = "The ministry said that ten states had left the treaty in the spring. It regretted that."
TWO = "The ministry said that twelve states had left the treaty in spring. “We are glad.”"
WIRE = (
    "Villagers planted orchards beside the ruined railway while their children gathered apples "
    "and sang {} beneath broken windows."
)
FIRST, SECOND = ONE[:68], TWO[:67]
Show = Callable[..., ComparisonWindow]


def opened() -> Document:
    """Two sources that answer one question differently, on one event of two."""
    one, two = source_of(ONE, id="one", publisher="The One"), source_of(TWO, id="two")
    at_one = evidence_at(ONE, FIRST, source="one", supports=Supports.FACT)
    at_two = evidence_at(TWO, SECOND, source="two", supports=Supports.DATE)
    return document(
        sources=(one, msgspec.structs.replace(two, publisher="The Two")),
        events=(
            event(evidence=(at_one, at_two)),
            event(id="later", title="Later", when="2026-01-01", evidence=(at_one,)),
        ),
        quotes=(quote_at(TWO, "We are glad.", source="two"),),
        disagreements=(
            disagreement(
                id="count",
                question="How many states left?",
                note="Neither says who counted.",
                events=("departure",),
                positions=(
                    position(claim="Ten.", evidence=(at_one,)),
                    position(claim="Twelve.", evidence=(at_two,)),
                ),
            ),
        ),
    )


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_window(found: Document, texts: dict[str, str], width: int = 1200) -> ComparisonWindow:
        main = QWidget()
        qtbot.addWidget(main)
        session = Session(Timeline(found))
        session.evidence.take(texts)
        window = ComparisonWindow(session, main)
        window.kept = session, main  # type: ignore[attr-defined]
        main.show()
        window.open_disagreements()
        window.resize(width, 700)
        qtbot.waitUntil(window.isActiveWindow)
        settle()
        return window

    return open_window


def session_of(window: ComparisonWindow) -> Session:
    session: Session = window.kept[0]  # type: ignore[attr-defined]
    return session


def boxes(window: ComparisonWindow) -> list[Box]:
    return [box for box in window.findChildren(Box) if box.isVisible()]


def test_both_sides_stand_beside_each_other_with_what_only_one_has_marked(show: Show) -> None:
    window = show(opened(), {"one": ONE, "two": TWO})
    ten, twelve = boxes(window)
    assert ten.y() == twelve.y()
    assert ten.x() < twelve.x()
    assert FIRST in words(ten)
    assert SECOND in words(twelve)
    assert "Neither says who counted." in words(window.disagreements)
    blocks = [block for block in window.findChildren(PassageBlock) if block.isVisible()]
    spoken = [block.words.accessibleDescription() for block in blocks]
    assert spoken == ["Only in this passage: ten; the", "Only in this passage: twelve"]
    # In a narrow window the sides stand under one another.
    window.resize(500, 700)
    settle()
    assert ten.x() == twelve.x()
    assert ten.geometry().bottom() < twelve.y()


def test_marks_are_drawn_over_the_words_of_the_source_which_stay_as_they_are() -> None:
    found = opened()
    wordings = Wordings(Timeline(found), {"one": ONE, "two": TWO}, {})
    sides = [[wordings.said(side.evidence[0])] for side in found.disagreements[0].positions]
    (first,), (second,) = beside(sides)
    for said, text, own in ((first, FIRST, Own.FIRST), (second, SECOND, Own.SECOND)):
        runs = list(words_of(said))
        assert "".join(run.text for run in runs) == text
        assert {run.own for run in runs} == {None, own}
    unlike = wordings.said(found.quotes[0])
    assert beside([[unlike], [wordings.said(found.events[0].evidence[0])]])[0][0].own is None


def test_a_passage_whose_text_is_not_here_or_changed_has_no_words(show: Show) -> None:
    changed = ONE.replace("ten", "six")
    window = show(opened(), {"one": changed})
    ten, twelve = boxes(window)
    assert LOST in words(ten)
    assert "six" not in words(ten)
    assert ABSENT in words(twelve)
    asked: list[object] = []
    window.attach_requested.connect(lambda: asked.append("attach"))
    window.reading_requested.connect(asked.append)
    press(twelve, "Attach source…")
    press(ten, "Read in source")
    assert asked == ["attach", opened().disagreements[0].positions[0].evidence[0]]


def test_choosing_a_question_selects_its_event_by_keys_alone(show: Show) -> None:
    found = opened()
    more = msgspec.structs.replace(
        found.disagreements[0], id="more", question="<b>Who</b> told it?", events=("later",)
    )
    found = msgspec.structs.replace(found, disagreements=(*found.disagreements, more))
    window = show(found, {})
    assert window.disagreements.choices.hasFocus()
    QTest.keyClick(window.disagreements.choices, Qt.Key.Key_Down)
    assert session_of(window).selected_id == "later"
    assert "<b>Who</b> told it?" in words(window.disagreements)
    gone: list[str] = []
    window.event_requested.connect(gone.append)
    press(window, "Go to the event: Later")
    assert gone == ["later"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_what_only_one_source_says_of_an_event_is_told_in_words(show: Show) -> None:
    window = show(opened(), {"one": ONE, "two": TWO})
    session_of(window).select("departure")
    window.open_event()
    settle()
    told = words(window.event_view)
    assert "Only The One is cited for what happened." in told
    assert "Only The Two is cited for the date." in told
    assert "Only The Two has 1 quotation of" in told
    press(window, "Next event")
    assert session_of(window).selected_id == "later"
    settle()
    told = words(window.event_view)
    assert "Only The One states this event." in told
    assert "No passage is cited from The Two." in told


def test_a_quotation_that_two_sources_have_is_nobodys_alone(show: Show) -> None:
    found = opened()
    also = also_in_at(ONE, "It regretted that.", source="one")
    both = msgspec.structs.replace(found.quotes[0], also_in=(also,))
    window = show(msgspec.structs.replace(found, quotes=(both,)), {})
    session_of(window).select("departure")
    window.open_event()
    settle()
    told = words(window.event_view)
    assert "It regretted that." in told
    assert "We are glad." in told
    assert "1 quotation of" not in told


def test_shared_passages_follow_the_comparison_and_its_progress(show: Show) -> None:
    window = show(opened(), {})
    window.open_shared()
    settle()
    assert FEW in words(window.shared)
    session = session_of(window)
    texts = {"one": f"{ONE} {WIRE.format('loudly')}", "two": f"{WIRE.format('softly')} {TWO}"}
    session.evidence.take(texts)
    session.evidence.set_comparing(0.5)
    assert window.shared.progress.isVisible()
    assert window.shared.progress.value() == 500
    session.evidence.set_comparing(None)
    session.evidence.set_comparison(compare_sources(session.timeline.document, texts))
    settle()
    assert not window.shared.progress.isVisible()
    told = words(window.shared)
    assert "2 sources, 1 independent text. The document alone states 2; the texts show 1." in told
    assert "Villagers planted orchards" in told
    read: list[Evidence] = []
    window.reading_requested.connect(read.append)
    press(window.shared.leaf, "Read in source")
    (passage,) = read
    text = texts[passage.source]
    assert WIRE.format("loudly").rstrip(".") == text[passage.start : passage.end]


def test_each_of_the_shipped_disagreements_opens_with_all_its_passages(
    show: Show, sources_dir: Path
) -> None:
    found = shipped()
    files = SourceFiles(sources_dir)
    compared = compare(found, files, None)
    assert compared is not None
    window = show(found, {})
    session_of(window).evidence.take(compared.texts, compared.grades, compared.passages)
    assert len(found.disagreements) == 28
    for item in found.disagreements:
        window.open_disagreements(item)
        sides = boxes(window)
        assert len(sides) == len(item.positions) >= 2
        for box, side in zip(sides, item.positions, strict=True):
            told = words(box)
            assert side.claim in told
            for passage in side.evidence:
                assert compared.texts[passage.source][passage.start : passage.end] in told
            assert told.count("found word for word in the source text") == len(set(side.evidence))
