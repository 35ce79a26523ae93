"""The side panel at every width, and with documents that mean harm."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.side_panel import SidePanel
from ccm_timeline.view.parts.long_text import MOST_CHARACTERS
from ccm_timeline.view.parts.rows import MOST_ROWS
from tests.builders import (
    TEXT,
    actor,
    also_in_at,
    disagreement,
    document,
    event,
    evidence_at,
    position,
    quote_at,
    source_of,
    stance,
    theme,
)
from tests.view.panels import (
    Show,
    button_named,
    grabbed,
    labels,
    press,
    session_of,
    settle,
    shipped,
    words,
)
from tests.view.panels import show as show

EVIL = "<img src='{image}'><b>b</b> &lt;i&gt; \u202ebidi\u202c {long}"


def hostile_document(image: Path) -> Document:
    """A valid document in which every text is markup, bidi marks and a word without an end."""
    evil = EVIL.format(image=image, long="x" * 10_000)
    text = f"{TEXT}{evil}"
    evidence = (evidence_at(text, evil),)
    return document(
        title=evil,
        summary=evil,
        sources=(
            source_of(text, title=evil, publisher=evil, author=evil, note=evil, origin="wire"),
            source_of(text, id="wire", title=evil),
        ),
        actors=(
            actor(name=evil, short_name=evil),
            actor(id="p", name=evil, kind="person", part_of="ministry", role=evil),
        ),
        themes=(theme(name=evil),),
        events=(
            event(
                title=f"<img src=x>&lt;<b>\u202e{'W' * 50}",
                summary=evil,
                when_note=evil,
                evidence=evidence,
            ),
        ),
        quotes=(
            quote_at(
                text,
                evil,
                speaker="p",
                also_in=(also_in_at(text, evil, source="wire", difference=evil),),
            ),
        ),
        stances=(stance(event="departure", note=evil, evidence=evidence, actor="p"),),
        disagreements=(
            disagreement(
                question=evil,
                note=evil,
                positions=(position(claim=evil), position(claim=evil)),
            ),
        ),
    )


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A picture of a colour that nothing else has."""
    path = tmp_path / "picture.png"
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    assert picture.save(str(path))
    return path


def has_colour(picture: QImage, colour: QColor) -> bool:
    return any(
        picture.pixelColor(x, y) == colour
        for x in range(0, picture.width(), 20)
        for y in range(0, picture.height(), 20)
    )


@pytest.mark.parametrize("selected", ["departure", None])
def test_markup_in_every_field_is_shown_as_text_and_loads_nothing(
    show: Show, image: Path, selected: str | None
) -> None:
    panel = show(hostile_document(image), selected)
    assert "<img src=" in words(panel)
    assert "&lt;i&gt;" in words(panel)
    assert not has_colour(grabbed(panel), QColor("#ff00ff"))


@pytest.mark.parametrize("width", [280, 700])
def test_a_hostile_document_never_widens_the_panel(show: Show, image: Path, width: int) -> None:
    panel = show(hostile_document(image), width=width)
    assert panel.page.width() <= panel.viewport().width()
    assert panel.minimumSizeHint().width() < 280
    assert panel.page.height() < 60_000
    nothing_is_cut(panel)


def test_acting_characters_in_names_and_titles_are_made_visible(show: Show, image: Path) -> None:
    panel = show(hostile_document(image))
    assert "⟨U+202E⟩" in panel.page.story.heading.title.text()
    assert "\u202e" not in panel.page.story.quotations.card.speaker.text()


def test_a_long_summary_is_cut_until_all_of_it_is_wanted(show: Show) -> None:
    summary = "word " * 2000
    panel = show(document(events=(event(summary=summary),)))
    label = panel.page.story.heading.summary.label
    assert len(label.text()) < MOST_CHARACTERS + 3
    press(panel, f"Show all {len(summary):,} characters")
    assert label.text() == summary
    assert not panel.page.story.heading.summary.more.isVisible()  # type: ignore[union-attr]


def test_many_sources_are_shown_when_all_of_them_are_wanted(show: Show) -> None:
    many = tuple(source_of(id=f"s{n}", title=f"Title {n}") for n in range(MOST_ROWS + 20))
    told = event(evidence=tuple(evidence_at(source=source.id) for source in many))
    panel = show(document(sources=(*many, source_of()), events=(told,), quotes=()))
    assert f"Title {MOST_ROWS}" not in words(panel)
    press(panel, f"Show all {MOST_ROWS + 20}")
    assert f"Title {MOST_ROWS + 19}" in words(panel)


def nothing_is_cut(panel: SidePanel) -> None:
    page = panel.page
    for label in labels(panel):
        place = label.rect().translated(label.mapTo(page, QPoint(0, 0)))
        assert place.left() >= 0, label.text()[:40]
        assert place.right() < page.width(), label.text()[:40]
        assert label.height() >= label.heightForWidth(label.width()), label.text()[:40]


def nothing_overlaps(panel: SidePanel) -> None:
    placed = [
        (label.rect().translated(label.mapTo(panel.page, QPoint(0, 0))), label.text()[:40])
        for label in labels(panel)
        if label.text()
    ]
    for (one, first), (other, second) in itertools.combinations(placed, 2):
        assert not one.intersects(other), f"{first!r} over {second!r}"


@pytest.mark.parametrize(
    ("width", "points"),
    [(280, 16), (300, 11), (333, 8), (420, 11), (505, 16), (700, 9)],
)
def test_nothing_is_cut_or_overlaps_at_any_width(show: Show, width: int, points: float) -> None:
    panel = show(shipped(), None, width)
    font = panel.font()
    font.setPointSizeF(points)
    panel.setFont(font)
    for selected in (None, "aleksa-interview", "statement-13msp"):
        session_of(panel).select(selected)
        settle()
        assert not panel.horizontalScrollBar().isVisible()
        assert panel.page.width() <= panel.viewport().width()
        nothing_is_cut(panel)
        nothing_overlaps(panel)


def test_a_panel_that_is_resized_lays_itself_out_anew(show: Show) -> None:
    panel = show(shipped(), "aleksa-interview")
    for width in (700, 300, 520, 280):
        panel.resize(width, 900)
        settle()
        nothing_is_cut(panel)
        nothing_overlaps(panel)


def test_an_event_is_shown_from_its_beginning(show: Show) -> None:
    panel = show(shipped(), "aleksa-interview")
    panel.verticalScrollBar().setValue(400)
    assert panel.verticalScrollBar().value() == 400
    session_of(panel).select("statement-13msp")
    settle()
    assert panel.verticalScrollBar().value() == 0


def test_no_frame_shows_a_new_text_in_an_old_place(show: Show) -> None:
    panel = show(shipped(), None, 300)
    for selected in ("withdrawal", "statement-12msp", "membership", "icrc-regret"):
        session_of(panel).select(selected)
        nothing_is_cut(panel)
    session_of(panel).select("statement-12msp")
    for _ in range(6):
        button_named(panel, "Next quotation").click()
        nothing_is_cut(panel)
    for name in ("ICRC, regrets: show the passages", "ICRC, regrets: hide the passages"):
        button_named(panel, name).click()
        nothing_is_cut(panel)


def test_a_size_of_text_that_changes_out_of_sight_is_followed(show: Show) -> None:
    panel = show(shipped(), "icrc-regret")
    session_of(panel).select(None)
    settle()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.8)
    panel.setFont(font)
    settle()
    session_of(panel).select("icrc-regret")
    nothing_is_cut(panel)
    nothing_overlaps(panel)


def test_events_find_their_place_after_the_panel_told_of_the_whole_timeline(show: Show) -> None:
    told = shipped()
    panel = show(told, None)
    first, second, third, *_ = (event.id for event in Timeline(told).events)
    for selected in (first, second, third, None, first, second, None, None, "icrc-regret"):
        session_of(panel).select(selected)
        nothing_is_cut(panel)
        nothing_overlaps(panel)
