"""How passages stand in a text."""

import pytest

from ccm_timeline.files.passages import MOST_PLACES, Budget, Found, Grade, SourceText
from tests.builders import sha_of


def text_of(text: str, *wanted: str, budget: int = 10**9) -> SourceText:
    hashes: dict[int, set[str]] = {}
    for passage in wanted:
        hashes.setdefault(len(passage), set()).add(sha_of(passage))
    return SourceText(text, hashes, Budget(budget))


@pytest.mark.parametrize(
    ("text", "words", "start", "found"),
    [
        ("one two three", "two", 4, Found(Grade.EXACT)),
        ("it’s “so”", 'it\'s "so"', 0, Found(Grade.TYPOGRAPHIC)),
        ("2024–2025\u00a0ended", "2024-2025 ended", 0, Found(Grade.TYPOGRAPHIC)),
        ("one two three", "two", 5, Found(Grade.MOVED, (4,))),
        ("two one two", "two", 4, Found(Grade.AMBIGUOUS, (0, 8))),
        ("two one two", "two", 8, Found(Grade.EXACT)),
        ("aaaa", "aa", 9, Found(Grade.AMBIGUOUS, (0, 1, 2))),
        ("one two three", "Two", 4, Found(Grade.MISSING)),
        ("one  two", "one two", 0, Found(Grade.MISSING)),
        ("x it’s so", "it's so", 0, Found(Grade.MISSING)),
        ("one\ntwo", "one two", 0, Found(Grade.MISSING)),
        ("", "two", 0, Found(Grade.MISSING)),
        ("two", "two and more", 0, Found(Grade.MISSING)),
    ],
)
def test_words_are_graded(text: str, words: str, start: int, found: Found) -> None:
    assert text_of(text).find_words(words, start, start + len(words)) == found


@pytest.mark.parametrize(
    ("text", "passage", "start", "found"),
    [
        ("one two three", "two", 4, Found(Grade.EXACT)),
        ("one two three", "two", 5, Found(Grade.MOVED, (4,))),
        ("two one two", "two", 4, Found(Grade.AMBIGUOUS, (0, 8))),
        ("it’s", "it's", 0, Found(Grade.MISSING)),
        ("ab", "abc", 0, Found(Grade.MISSING)),
        ("👩‍🚀 é", "é", 0, Found(Grade.MOVED, (4,))),
    ],
)
def test_hashes_are_graded(text: str, passage: str, start: int, found: Found) -> None:
    end = start + len(passage)
    assert text_of(text, passage).find_hash(sha_of(passage), start, end) == found


def test_a_passage_that_runs_over_the_end_is_not_at_its_place() -> None:
    assert text_of("ab", "b").find_hash(sha_of("b"), 1, 3).grade is Grade.MISSING


def test_places_are_bounded() -> None:
    text = text_of("a" * 100, "a")
    assert text.find_words("aa", 99, 101).places == tuple(range(MOST_PLACES))
    assert text.find_hash(sha_of("a"), 200, 201).places == tuple(range(MOST_PLACES))


def test_a_search_by_hash_that_is_too_much_work_is_not_made_and_said_so() -> None:
    text = text_of("one two", "two", budget=100)
    assert text.find_hash(sha_of("two"), 0, 3) == Found(Grade.MISSING, searched=False)
    assert text.find_hash(sha_of("two"), 4, 7) == Found(Grade.EXACT)


def test_all_passages_of_a_length_are_looked_for_in_one_search() -> None:
    text = text_of("one two", "one", "two", budget=5 * 503)
    assert text.find_hash(sha_of("two"), 0, 3).places == (4,)
    assert text.find_hash(sha_of("one"), 4, 7).places == (0,)
