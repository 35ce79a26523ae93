"""What must hold of reading a source, without a window: offsets, search, stretches, marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.check import Grade, check_document, items_by_passage
from ccm_timeline.files.sources import decode_source
from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.reading import stretch
from ccm_timeline.view.reading.course import Course
from ccm_timeline.view.reading.found import standing_of
from ccm_timeline.view.reading.marks import Mark, find_marks
from ccm_timeline.view.reading.offsets import OffsetMap
from ccm_timeline.view.reading.search import PIECE, find_all
from ccm_timeline.view.reading.stretch import Stretch, around, earlier, later
from tests.builders import (
    TEXT,
    also_in_at,
    disagreement,
    document,
    event,
    evidence_at,
    position,
    quote_at,
    source_of,
    stance,
)

LETTERS = st.sampled_from("abé\u0301ßæŠ🙂𝔸\ufeff\u00a0\u2028\u2029\r\n\t ’“—\u0085\x0b")
texts = st.text(LETTERS, max_size=40)


@given(texts, st.data())
def test_units_and_code_points_agree_with_utf_16(text: str, data: st.DataObject) -> None:
    offsets = OffsetMap(text)
    point = data.draw(st.integers(0, len(text)))
    unit = offsets.unit(point)
    assert unit == len(text[:point].encode("utf-16-le")) // 2
    assert offsets.point(unit) == point
    if point < len(text) and text[point] > "\uffff":
        assert offsets.point(unit + 1) == point


@given(texts, st.text(LETTERS, min_size=1, max_size=3))
def test_a_text_has_words_exactly_if_the_search_would_find_them(text: str, words: str) -> None:
    places = [place for place in find_all(text, words) if place is not None]
    assert bool(places) == (bool(fold(words)) and fold(words) in fold(text))
    for place in places:
        assert fold(words) in fold(text[place.start : place.end])


def test_what_is_found_is_whole_letters_with_their_accents() -> None:
    text = "In S\u030ciauliai\u00a0\r\nstands\u2028here: ŠIAULIAI  STANDS; Šiauliaí."
    found = [place for place in find_all(text, "šiauliai stands") if place is not None]
    assert [text[place.start : place.end] for place in found] == [
        "S\u030ciauliai\u00a0\r\nstands",
        "ŠIAULIAI  STANDS",
    ]
    assert not [place for place in find_all(text, " ́ ") if place is not None]


def test_a_hit_across_two_pieces_is_found_once() -> None:
    text = "x" * (PIECE - 2) + "needle" + "x" * PIECE + "needle"
    found = [place for place in find_all(text, "needle") if place is not None]
    assert found == [Stretch(PIECE - 2, PIECE + 4), Stretch(2 * PIECE + 4, 2 * PIECE + 10)]


@given(st.lists(st.text(LETTERS, max_size=30), max_size=40), st.data())
def test_every_place_is_in_a_stretch_and_every_way_leads_to_the_ends(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("MOST", 60), ("LEAD", 20), ("SLIDE", 30), ("_SEARCHED", 10)):
            patch.setattr(stretch, name, value)
        first = around(text, start, end)
        assert first.holds(start, end)
        assert text[first.end - 1 : first.end + 1] != "\r\n"
        for step, goal in ((later, len(text)), (earlier, 0)):
            shown = first
            for _ in range(len(text)):
                if goal in (shown.start, shown.end):
                    break
                moved = step(text, shown)
                assert (moved.end > shown.end) if goal else (moved.start < shown.start)
                assert 0 <= moved.start < moved.end <= len(text)
                shown = moved
            assert goal in (shown.start, shown.end)


# Where a passage is found.


def found_in(text: str, exact: str = "We regret nothing") -> tuple[tuple[str, ...], str]:
    quoted = document(sources=(source_of(),), quotes=(quote_at(exact=exact),))
    (quote,) = quoted.quotes
    items = check_document(quoted, {"report": decode_source(text.encode())})
    standing = standing_of(text, quote, items_by_passage(quoted, items)[quote])
    return tuple(text[at.start : at.end] for at in standing.places), standing.words


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        (TEXT, 1, "Found word for word"),
        (TEXT.replace("We regret", "We\u00a0regret"), 1, "has changed since it was cited"),
        (f"{TEXT}.", 1, "has changed since it was cited"),
        (f"So: {TEXT}", 1, "Moved: found word for word at character 56"),
        (f"So: {TEXT}{TEXT}", 2, "Found at 2 other places"),
        (TEXT.replace("regret", "rue"), 0, "Not found in this text"),
        ("", 0, "Not found in this text"),
    ],
    ids=["exact", "space", "added", "moved", "twice", "gone", "empty"],
)
def test_only_places_with_the_words_are_highlighted(text: str, places: int, words: str) -> None:
    found, said = found_in(text)
    assert len(found) == places
    assert {place.replace("\u00a0", " ") for place in found} <= {"We regret nothing"}
    assert words in said


@given(st.text(LETTERS | st.sampled_from("We regret"), max_size=90))
def test_what_was_found_in_another_text_is_never_highlighted_in_this_one(text: str) -> None:
    for passage in (quote_at(), evidence_at()):
        quoted = document()
        items = check_document(quoted, {"report": decode_source(TEXT.encode())})
        item = next(item for item in items if item.start == passage.start)
        for place in standing_of(text, passage, item).places:
            assert text[place.start : place.end] == TEXT[passage.start : passage.end]


def test_every_kind_of_passage_is_marked_with_its_event() -> None:
    wire = source_of(id="wire")
    told = document(
        sources=(source_of(), wire),
        events=(event(id="late", when="2026"), event(evidence=(evidence_at(source="wire"),))),
        quotes=(quote_at(also_in=(also_in_at(source="wire"),)),),
        stances=(stance(event="late", evidence=(evidence_at(passage="minister"),)),),
        disagreements=(
            disagreement(
                positions=(
                    position(evidence=(evidence_at(passage="Vilnius"),)),
                    position(evidence=(evidence_at(passage="Thursday"),)),
                )
            ),
        ),
    )
    texts = {"report": decode_source(TEXT.encode()), "wire": decode_source(TEXT.encode())}
    checked = items_by_passage(told, check_document(told, texts))
    timeline = Timeline(told)

    def marked(source: str) -> list[tuple[str, int]]:
        (marks,) = [part for part in find_marks(timeline, source, TEXT, checked) if part]
        return [(TEXT[mark.start : mark.end], mark.number) for mark in marks]

    assert marked("report") == [
        ("Thursday", 1),
        ("We regret nothing", 1),
        ("minister", 2),
        ("It left on 6 March 2025", 2),
        ("Vilnius", 1),
    ]
    assert marked("wire") == [("We regret nothing", 1), ("It left on 6 March 2025", 1)]
    assert checked[told.quotes[0]].grade is Grade.EXACT


def test_passages_of_one_event_that_overlap_are_one_mark() -> None:
    both = (evidence_at(passage="We regret"), evidence_at(passage="regret nothing"))
    told = document(events=(event(evidence=both),), quotes=())
    checked = items_by_passage(told, check_document(told, {"report": decode_source(TEXT.encode())}))
    (marks,) = [part for part in find_marks(Timeline(told), "report", TEXT, checked) if part]
    assert [TEXT[mark.start : mark.end] for mark in marks] == ["We regret nothing"]


def test_the_course_goes_round_from_the_passage_that_is_read() -> None:
    marks = [Mark(at, at + 5, f"e{at}", at, "") for at in (0, 10, 10, 20)]
    marks[2] = Mark(10, 15, "own", 3, "")
    course = Course()
    course.take(marks, Stretch(11, 13), "own")
    assert course.mark == marks[2]
    assert [course.step(1, 0) for _ in range(3)] == [marks[3], marks[0], marks[1]]
    course.take(marks, None, None)
    assert course.step(1, 5) == marks[1]
    course.take(marks, None, None)
    assert course.step(-1, 5) == marks[0]
    course.take((), None, None)
    assert course.step(1, 0) is None
