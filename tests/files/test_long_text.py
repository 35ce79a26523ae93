"""Texts in pieces: read as plain strings are."""

import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccm_timeline.files import long_text
from ccm_timeline.files.long_text import LongText, places_of, windows
from ccm_timeline.files.passages import Budget, Grade, SourceText
from ccm_timeline.files.sources import decode_source
from tests.builders import sha_of

words = st.text("ab 🙂\r\n", max_size=12)
place = st.none() | st.integers(-40, 60)
small = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "PIECE", 5)


@small
@given(st.lists(words, max_size=5), place, place)
def test_a_slice_is_that_of_the_joined_text(
    pieces: list[str], start: int | None, end: int | None
) -> None:
    text = LongText(pieces)
    assert len(text) == len("".join(pieces))
    assert text[start:end] == "".join(pieces)[start:end]
    assert "".join(window for _, window in windows(text)) == text[:]


@small
@given(st.lists(words, max_size=5), st.text("ab ", min_size=1, max_size=8))
def test_words_are_found_across_pieces_as_in_one_string(pieces: list[str], wanted: str) -> None:
    text = "".join(pieces)
    every = [at for at in range(len(text)) if text.startswith(wanted, at)]
    assert places_of(LongText(pieces), wanted, 3) == every[:3]


@small
@given(st.integers(1, 12), st.integers(0, 20))
def test_a_passage_that_moved_is_found_by_its_hash_across_pieces(length: int, start: int) -> None:
    whole = "0123456789-🙂_abcdefghijklmnopqrstuvwxyz"
    passage = whole[start : start + length]
    text = SourceText(LongText([whole]), {length: {sha_of(passage)}}, Budget())
    found = text.find_hash(sha_of(passage), start + 1, start + 1 + length)
    assert (found.grade, found.places) == (Grade.MOVED, (start,))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"], ids=str
)
def test_a_long_text_is_never_one_string_and_one_emoji_widens_one_piece(encoding: str) -> None:
    line = "A café – “plain” words.\r\n"
    text = line * 40_000 + ("" if encoding == "cp1252" else "🙂") + line
    found = decode_source(text.encode(encoding)).text
    assert isinstance(found, LongText)
    assert found[:] == text
    pieces = found._pieces
    assert max(map(len, pieces)) <= len(text) / 2
    wide = sum(sys.getsizeof(one) > 3 * len(one) for one in pieces)
    assert wide <= 1
    assert all(one and two for one, two in pairwise(pieces))
