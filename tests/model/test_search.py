"""Search over all that is said of an event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.model.document import Document
from ccm_timeline.model.folding import fold
from ccm_timeline.model.said import Said
from ccm_timeline.model.search import BLOCK, Query, SearchIndex, read_query
from ccm_timeline.model.timeline import Timeline
from tests.builders import actor, document, document_on, event, full_document, source_of


def found(opened: Document, text: str) -> list[int]:
    return find(SearchIndex(Timeline(opened)), text)


def find(index: SearchIndex, text: str) -> list[int]:
    return [position for step in index.find(read_query(text)) for position in step]


def titled(*titles: str) -> Document:
    return document(
        events=tuple(
            event(id=f"e{n}", title=title, when=f"20{n:02}") for n, title in enumerate(titles)
        ),
        quotes=(),
    )


def test_a_word_is_found_without_its_case_and_accents() -> None:
    assert found(titled("Mano šešuo", "Brolis"), "SESUO") == [0]


def test_all_words_must_occur_in_any_order() -> None:
    opened = titled("Vote in parliament", "Vote", "A parliament")
    assert found(opened, "parliament vote") == [0]
    assert found(opened, "par vot") == [0]


@pytest.mark.parametrize("phrase", ['"in march"', "“In March”", "„in  march“", '"in march'])
def test_a_phrase_must_occur_as_it_stands(phrase: str) -> None:
    opened = titled("Vote in March", "March in time")
    assert found(opened, phrase) == [0]


def test_a_phrase_does_not_reach_from_one_part_into_the_next() -> None:
    opened = document(events=(event(title="Vote", summary="in March"),), quotes=())
    assert found(opened, '"vote in"') == []
    assert found(opened, "vote in") == [0]


@pytest.mark.parametrize(
    "text",
    [
        "ministry leaves",
        "regret nothing",
        "a. person",
        "minister",
        "the ministry",
        "agency",
        "a. writer",
        "6 march 2025",
    ],
)
def test_titles_quotations_people_roles_organisations_sources_and_dates_are_searched(
    text: str,
) -> None:
    assert 1 in found(full_document(), text)


def test_summaries_and_notes_on_the_date_are_searched() -> None:
    opened = document(events=(event(summary="Snow fell.", when_note="So says the abbot."),))
    assert found(opened, "snow abbot") == [0]


def test_the_day_of_the_report_is_searched() -> None:
    opened = document(events=(event(when="2024", reported="2025-03-07"),))
    assert found(opened, '"7 march 2025"') == [0]


def test_whoever_belongs_to_an_organisation_is_found_by_it() -> None:
    opened = document(
        actors=(actor(), actor(id="p", name="Ann", kind="person", part_of="ministry")),
        events=(event(actors=("p",)),),
        quotes=(),
        sources=(source_of(),),
    )
    assert found(opened, "ann ministry") == [0]


def test_nothing_is_found_by_nothing() -> None:
    for text in ("", "  ", '""', "“ ”", "\u0301"):
        assert read_query(text) == Query(())
        assert found(titled("A"), text) == []
    assert found(document(events=(), quotes=()), "a") == []


def test_events_come_in_the_order_of_time() -> None:
    opened = document_on("2025", "1997", "2008")
    assert found(opened, "event") == [0, 1, 2]


def test_events_beyond_the_first_block_are_found_and_each_block_is_read_once() -> None:
    opened = document_on(*["2025-03-06"] * (BLOCK + 3))
    index = SearchIndex(Timeline(opened))
    assert len(index) == 0
    assert find(index, f'"event {BLOCK + 2}"') == [BLOCK + 1]
    assert len(index) == BLOCK + 3
    assert find(index, "event") == list(range(BLOCK + 3))


def test_two_searches_may_run_in_turn() -> None:
    opened = document_on(*["2025-03-06"] * (2 * BLOCK))
    index = SearchIndex(Timeline(opened))
    one, other = index.find(read_query("event")), index.find(read_query("march"))
    both = [found for pair in zip(one, other, strict=False) for step in pair for found in step]
    assert find(index, "event") == list(range(2 * BLOCK))
    assert len(both) > 2 * BLOCK


PIECES = ("ašį", "Šešuo", "SESUO", "straße", "ø’s", "naïve", "x-y", "–", "vilnius")
WORDS = st.lists(st.sampled_from(PIECES))


@settings(deadline=None, max_examples=50)
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=6), WORDS)
def test_what_a_plain_comparison_finds_is_found(titles: list[str], words: list[str]) -> None:
    wanted = [fold(word) for word in words if fold(word)]
    naive = [n for n, title in enumerate(titles) if all(word in fold(title) for word in wanted)]
    hits = found(titled(*titles), " ".join(words))
    assert hits == (naive if wanted else [])


@given(st.text(), st.text(min_size=1))
def test_any_text_can_be_searched_for(title: str, text: str) -> None:
    hits = found(titled(title[:70]), text)
    assert hits in ([], [0])


def test_what_parts_events_while_they_are_folded_may_stand_in_a_text() -> None:
    opened = titled("One\x01vote", "Šešuo\x00two", "March")
    assert [found(opened, word) for word in ("vote", "sesuo", "two", "march")] == [
        [0],
        [1],
        [1],
        [2],
    ]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_many_texts_folded_at_once_are_as_each_by_itself(titles: list[str]) -> None:
    timeline = Timeline(titled(*titles))
    at_once = Said(timeline).of(timeline.events)
    one_by_one = [Said(timeline).of([event])[0] for event in timeline.events]
    tidy = [[" ".join(line.split()) for line in text.split("\n")] for text in at_once]
    assert tidy == [[" ".join(line.split()) for line in text.split("\n")] for text in one_by_one]


def test_a_date_is_found_as_the_document_has_it() -> None:
    opened = document_on("2025-03-06", "2024-07")
    assert found(opened, "2025-03-06") == found(opened, "6 march 2025") == [1]
