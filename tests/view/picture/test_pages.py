"""The pages of a picture: nothing overlaps or is cut, and every event is drawn or counted."""

from __future__ import annotations

from itertools import combinations, pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.choices import Cards, Grouping, ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Topic
from ccm_timeline.model.excerpt import excerpt
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.picture import (
    ALL_PARTS,
    CardWish,
    NothingToDraw,
    PagePart,
    PictureWish,
    Seen,
    Span,
)
from ccm_timeline.model.sheets import SHEETS, Sheet, sheet_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.picture.card import EvidenceCard
from ccm_timeline.view.picture.drawing import size_in_units, unit_of
from ccm_timeline.view.picture.page import TimelinePages
from ccm_timeline.view.picture.svg import svg_of
from ccm_timeline.view.picture.tally import Tally
from tests.builders import document_on
from tests.layout.worlds import dates
from tests.view.picture.written import Written, texts_of

DAY = day_of(2025, 11, 22)
MINES = Topic.MINE_BAN_WITHDRAWAL
SCREEN = sheet_of(1280, 720)


@pytest.fixture(scope="module")
def shipped(qapp: object) -> Timeline:
    return Timeline(read_document(shipped_timeline()))


def check_texts(texts: list[Written], sheet: Sheet) -> None:
    """No text is cut by the page, smaller than its sheet wants, or upon another."""
    width, height = size_in_units(sheet)
    for item in texts:
        assert item.left >= 0, item
        assert item.right <= width + 0.5, item
        assert item.top >= 0, item
        assert item.bottom <= height, item
        assert item.size * unit_of(sheet) >= sheet.smallest - 0.01, item
    for one, two in combinations(texts, 2):
        assert not one.overlaps(two), (one, two)


@pytest.mark.parametrize("name", SHEETS)
def test_on_every_sheet_texts_are_whole_apart_and_large_enough(
    shipped: Timeline, name: str
) -> None:
    sheet = SHEETS[name]
    pages = TimelinePages(shipped, PictureWish(sheet, day=DAY))
    check_texts(texts_of(svg_of(pages, 0)), sheet)


@pytest.mark.parametrize(("name", "least"), [("a4", 7.0), ("a3", 7.0), ("a1", 7.0)])
def test_the_smallest_text_on_paper_has_seven_points(name: str, least: float) -> None:
    sheet = SHEETS[name]
    assert sheet.smallest * 72 / sheet.dpi >= least
    millimetres = [side / sheet.dpi * 25.4 for side in (sheet.width, sheet.height)]
    assert millimetres[0] == pytest.approx({"a4": 297, "a3": 420, "a1": 841}[name], abs=0.1)


def test_the_smallest_text_on_a_slide_is_a_sixtieth_of_its_height() -> None:
    for name in ("slide-16x9", "slide-4x3", "square"):
        assert SHEETS[name].smallest >= SHEETS[name].height / 60


def test_a_larger_sheet_has_room_for_more(shipped: Timeline) -> None:
    sizes = [SHEETS[name] for name in ("square", "slide-16x9", "screen", "a1")]
    carded = [len(TimelinePages(shipped, PictureWish(size)).tally.carded) for size in sizes]
    assert carded == sorted(carded)
    assert carded[0] < carded[-1]


@pytest.mark.parametrize("cards", list(Cards))
def test_cards_say_no_more_than_is_wished(shipped: Timeline, cards: Cards) -> None:
    pages = TimelinePages(shipped, PictureWish(SCREEN, grouping=Grouping.NONE, cards=cards))
    forms = {card.form.value for card in pages.scenes[0].cards}
    assert forms <= {"title"} if cards is not Cards.FULL else "full" in forms
    if cards is Cards.MARKS:
        assert all(card.lines == (str(card.position + 1),) for card in pages.scenes[0].cards)
    check_texts(texts_of(svg_of(pages, 0)), SCREEN)


def test_marks_without_numbers_have_no_cards(shipped: Timeline) -> None:
    wish = PictureWish(SCREEN, cards=Cards.MARKS, parts=ALL_PARTS - {PagePart.NUMBERS})
    assert TimelinePages(shipped, wish).scenes[0].cards == ()


PART_WORDS = {
    PagePart.TITLE: "Lithuania and the Convention on Cluster Munitions",
    PagePart.KEY: "month, season or year",
    PagePart.REFERENCES: "Sources",
    PagePart.DATE: "Exported on 22 November 2025",
    PagePart.NUMBERS: "Without a card",
}


@pytest.mark.parametrize("part", PART_WORDS)
def test_each_part_of_a_page_can_be_left_out(shipped: Timeline, part: PagePart) -> None:
    def said(parts: frozenset[PagePart]) -> str:
        pages = TimelinePages(shipped, PictureWish(SCREEN, parts=parts, day=DAY))
        return "\n".join(item.text for item in texts_of(svg_of(pages, 0)))

    assert PART_WORDS[part] in said(frozenset({part}))
    assert PART_WORDS[part] not in said(ALL_PARTS - {part})


def test_signs_can_be_left_out(shipped: Timeline) -> None:
    def signed(parts: frozenset[PagePart]) -> list[bool]:
        cards = TimelinePages(shipped, PictureWish(SHEETS["a1"], parts=parts)).scenes[0].cards
        return [any(card.stances for card in cards), any(card.disputed for card in cards)]

    assert signed(ALL_PARTS) == [True, True]
    assert signed(ALL_PARTS - {PagePart.STANCES, PagePart.DISAGREEMENTS}) == [False, False]


def test_what_has_no_card_is_named_below_by_its_number(shipped: Timeline) -> None:
    pages = TimelinePages(shipped, PictureWish(SHEETS["a3"]))
    lines = {item.text for item in texts_of(svg_of(pages, 0))}
    assert pages.tally.bare
    for position in pages.tally.bare:
        assert any(line.startswith(f"{position + 1}. ") for line in lines), position
    assert pages.notes == (
        f"{len(pages.tally.bare)} events have no card; all of them are named below the timeline.",
    )


@pytest.mark.parametrize(
    ("without", "named", "words"),
    [
        (1, 1, "1 event has no card; it is named below the timeline."),
        (3, 3, "3 events have no card; all of them are named below the timeline."),
        (3, 1, "3 events have no card; 1 of them is named below the timeline."),
        (3, 2, "3 events have no card; 2 of them are named below the timeline."),
        (3, 0, "3 events have no card."),
    ],
)
def test_events_without_a_card_are_counted_in_plain_words(
    without: int, named: int, words: str
) -> None:
    tally = Tally(without, frozenset(), frozenset(range(without)), 0)
    assert tally.sentences(named, (), False) == (words,)


# What is shown.


def test_a_span_shows_its_days_from_edge_to_edge(shipped: Timeline) -> None:
    first, last = day_of(2024, 1, 1), day_of(2024, 12, 31)
    pages = TimelinePages(shipped, PictureWish(SCREEN, stretch=Span(first, last)))
    scale, view = pages.content.scale, pages.content.view
    assert [scale.day_of(view.left), scale.day_of(view.right)] == [first, last + 1]
    assert 0 < len(pages.content.timeline) < len(shipped)
    assert f"of {len(shipped)} events" in svg_of(pages, 0).decode()


def test_what_is_seen_keeps_the_scale_of_the_window(shipped: Timeline) -> None:
    whole = TimelinePages(shipped, PictureWish(SCREEN)).content.scale
    days = (day_of(2024, 3, 1) + 0.5, day_of(2025, 3, 1) + 0.25)
    pages = TimelinePages(shipped, PictureWish(SCREEN, stretch=Seen(*days)))
    assert pages.content.scale.days.tolist() == whole.days.tolist()
    assert pages.content.scale.breaks == whole.breaks
    assert whole.day_of(pages.content.view.left) == pytest.approx(days[0])


def test_a_selection_is_numbered_and_scaled_by_itself(shipped: Timeline) -> None:
    wanted = frozenset(event.id for event in shipped.events[20:24])
    pages = TimelinePages(shipped, PictureWish(SCREEN, events=wanted))
    assert {event.id for event in pages.content.timeline.events} == wanted
    assert {card.position for card in pages.scenes[0].cards} == {0, 1, 2, 3}
    assert pages.content.scale.whole.width < 1000


def test_a_filter_leaves_what_is_said_of_its_events(shipped: Timeline) -> None:
    theme = shipped.document.themes[0].id
    wish = PictureWish(SCREEN, chosen=Filter(themes=frozenset({theme})))
    shown = TimelinePages(shipped, wish).content.timeline
    assert {event.theme for event in shown.events} == {theme}
    ids = {event.id for event in shown.events}
    assert {quote.event for quote in shown.document.quotes} <= ids
    assert {id for item in shown.document.disagreements for id in item.events} <= ids
    assert shown.document.sources == shipped.document.sources


@pytest.mark.parametrize(
    "wish",
    [
        PictureWish(events=frozenset({"gone"})),
        PictureWish(chosen=Filter(sources=frozenset({"gone"}))),
        PictureWish(stretch=Span(None, day_of(1900, 1, 1)), chosen=Filter(importance=3)),
    ],
)
def test_a_picture_of_nothing_is_refused(shipped: Timeline, wish: PictureWish) -> None:
    with pytest.raises(NothingToDraw):
        TimelinePages(shipped, wish)


def test_an_excerpt_of_everything_is_the_timeline_itself(shipped: Timeline) -> None:
    assert excerpt(shipped, range(len(shipped))) is shipped


# Pages.


def test_pages_join_at_the_same_day_and_cut_no_card(shipped: Timeline) -> None:
    pages = TimelinePages(shipped, PictureWish(SCREEN, pages=4))
    views = [pages.content.part(page, 4) for page in range(4)]
    assert all(one.right == two.left for one, two in pairwise(views))
    assert (views[0].left, views[-1].right) == (pages.content.view.left, pages.content.view.right)
    assert len({tuple(lane.rect for lane in scene.lanes) for scene in pages.scenes}) == 1
    for page, scene in enumerate(pages.scenes):
        for card in scene.cards:
            assert scene.plot.left <= card.rect.left
            assert card.rect.right <= scene.plot.right
        check_texts(texts_of(svg_of(pages, page)), SCREEN)
    said = svg_of(pages, 1).decode()
    assert "Page 2 of 4: " in said
    assert pages.tally.outside == 0


# Any timeline.

WISHES = st.builds(
    PictureWish,
    st.sampled_from([SCREEN, SHEETS["square"], SHEETS["a4"], sheet_of(320, 320)]),
    grouping=st.sampled_from(list(Grouping)),
    scale=st.sampled_from([None, *ScaleKind]),
    cards=st.sampled_from(list(Cards)),
    parts=st.frozensets(st.sampled_from(list(PagePart))),
    pages=st.integers(1, 3),
    day=st.just(DAY),
)


@settings(max_examples=15)
@given(
    st.lists(dates(day_of(1900, 1, 1), day_of(2030, 1, 1)), min_size=1, max_size=60),
    WISHES,
)
def test_every_event_is_drawn_or_counted(qapp: object, when: list[str], wish: PictureWish) -> None:
    pages = TimelinePages(Timeline(document_on(*when)), wish)
    tally = pages.tally
    assert not tally.carded & tally.bare
    assert len(tally.carded | tally.bare) + tally.counted >= len(when)
    assert tally.outside == 0
    for scene in pages.scenes:
        for one, two in combinations(scene.cards, 2):
            assert not one.rect.overlaps(two.rect)


def test_a_thousand_events_are_drawn_or_counted(qapp: object) -> None:
    when = [f"{1900 + number % 120}-0{1 + number % 9}" for number in range(1000)]
    tally = TimelinePages(Timeline(document_on(*when)), PictureWish(SCREEN)).tally
    assert len(tally.carded | tally.bare) + tally.counted == 1000
    assert tally.counted > 900


# The card.


@pytest.mark.parametrize("name", ["slide-16x9", "slide-4x3", "square", "a4"])
def test_a_card_has_its_words_whole(shipped: Timeline, name: str) -> None:
    sheet = SHEETS[name]
    for event in shipped.events:
        card = EvidenceCard(shipped, CardWish(event.id, sheet))
        assert card.notes == ()
    quoted = next(event for event in shipped.events if shipped.quotes_of(event.id))
    texts = texts_of(svg_of(EvidenceCard(shipped, CardWish(quoted.id, sheet)), 0))
    check_texts(texts, sheet)
    said = " ".join(item.text for item in texts)
    assert shipped.quotes_of(quoted.id)[0].exact.strip('“”"')[:20] in said


def test_words_too_long_for_a_card_say_that_they_go_on(shipped: Timeline) -> None:
    event = next(event for event in shipped.events if not shipped.quotes_of(event.id))
    long = msgspec.structs.replace(event, summary="word " * 5000)
    changed = msgspec.structs.replace(shipped.document, events=(long,), quotes=())
    card = EvidenceCard(Timeline(changed), CardWish(event.id, SCREEN))
    assert len(card.notes) == 1
    check_texts(texts_of(svg_of(card, 0)), SCREEN)


def test_marks_without_cards_carry_the_sign_of_a_disagreement_and_the_key_explains_it(
    shipped: Timeline,
) -> None:
    bare = PictureWish(SCREEN, cards=Cards.MARKS, parts=ALL_PARTS - {PagePart.NUMBERS})
    calm = replace(bare, parts=bare.parts - {PagePart.DISAGREEMENTS})
    warning = LIGHT.warning.lower().encode()
    for wish, signed in ((bare, True), (calm, False)):
        svg = svg_of(TimelinePages(shipped, wish), 0)
        assert ("sources disagree" in [item.text for item in texts_of(svg)]) is signed
        # The key has one sign, and the marks and counts of the picture have others.
        assert (svg.lower().count(warning) > 2) is signed


def test_lanes_by_stance_are_on_the_topic_that_is_wanted(shipped: Timeline) -> None:
    for topic, words in ((None, "the withdrawal"), (MINES, "leaving the mine-ban treaty")):
        wish = PictureWish(SCREEN, grouping=Grouping.STANCE, topic=topic)
        texts = texts_of(svg_of(TimelinePages(shipped, wish), 0))
        written = " ".join(item.text for item in texts)
        assert f"No stated stance on {words}" in written
