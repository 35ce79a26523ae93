"""Passages grown over small differences, and the words of long texts."""

from itertools import pairwise, product
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccm_timeline.files.comparing import words as words_module
from ccm_timeline.files.comparing.bridge import APART, LESS, MATCH, WINDOW, best_ways
from ccm_timeline.files.comparing.shared import find_shared
from ccm_timeline.files.comparing.words import Text, Vocabulary
from ccm_timeline.files.long_text import LongText
from ccm_timeline.files.watch import Watch


def best_by_hand(worth: list[list[int]]) -> int:
    """What the best way is worth, cell by cell."""
    sums: dict[tuple[int, int], int] = {}
    for row, column in product(range(WINDOW), repeat=2):
        if worth[row][column]:
            ways = [(row + column) * APART] + [
                found + (row - one + column - two - 2) * APART
                for (one, two), found in sums.items()
                if one < row and two < column
            ]
            sums[row, column] = max(ways) + worth[row][column]
    return max([0, *sums.values()])


@settings(max_examples=25)
@given(st.lists(st.dictionaries(st.integers(0, 99), st.sampled_from([LESS, MATCH])), min_size=1))
def test_the_way_over_a_difference_is_the_one_that_is_worth_the_most(
    tables: list[dict[int, int]],
) -> None:
    worth = np.zeros((len(tables), WINDOW, WINDOW), np.int32)
    for at, table in enumerate(tables):
        worth[at].flat[list(table)] = list(table.values())
    ways = best_ways(worth)
    for at, cells in enumerate(ways.cells.tolist()):
        way = [divmod(cell, WINDOW) for cell in reversed(cells) if cell >= 0]
        assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(way))
        apart = sum(way[-1]) - 2 * (len(way) - 1) if way else 0
        told = sum(int(worth[at][cell]) for cell in way) + apart * APART
        assert told == best_by_hand(worth[at].tolist())


def copies(count: int, seed: int) -> list[Text]:
    """Copies of one article, each with words replaced, left out and put in."""
    rng = Random(seed)
    known = ["".join(rng.choices("abcdeiklmnorstu", k=rng.randint(3, 9))) for _ in range(900)]
    base = rng.choices(known, k=300)
    texts = []
    for at in range(count):
        own = list(base)
        for _ in range(12):
            place = rng.randrange(len(own))
            own[place : place + rng.randint(0, 2)] = rng.choices(known, k=rng.choice((0, 1, 1, 6)))
        texts.append(Text(str(at), " ".join(own), "en"))
    return texts


@pytest.mark.parametrize("seed", range(2))
def test_edited_copies_share_nearly_all_and_no_passage_overlaps_another(seed: int) -> None:
    texts = copies(5, seed)
    pairs = find_shared(texts)
    assert len(pairs) == 10
    for pair in pairs:
        assert pair.share > 0.75
        assert all(passage.words >= 8 for passage in pair.passages)
        for places in (
            [passage.first for passage in pair.passages],
            sorted((passage.second for passage in pair.passages), key=lambda place: place.start),
        ):
            assert all(one.end <= two.start for one, two in pairwise(places))
        one, two = (texts[int(id)].text[:].split() for id in (pair.first, pair.second))
        assert sum(passage.words for passage in pair.passages) <= min(len(one), len(two))


@pytest.mark.parametrize("seed", range(2))
def test_what_is_found_in_pairs_is_found_among_many(seed: int) -> None:
    texts = copies(5, seed)
    among = {(pair.first, pair.second): pair for pair in find_shared(texts)}
    for (first, second), pair in among.items():
        assert find_shared([texts[int(first)], texts[int(second)]]) == (pair,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.text("aé’_1 🙂-", max_size=9), max_size=6))
def test_the_words_of_a_text_in_pieces_are_those_of_the_text(
    monkeypatch: pytest.MonkeyPatch, pieces: list[str]
) -> None:
    text = "".join(pieces)
    whole = Vocabulary().read(Text("", text), Watch())
    with monkeypatch.context() as patch:
        patch.setattr(words_module, "_PIECE", 7)
        read = Vocabulary().read(Text("", LongText(pieces)), Watch())
    longest = max(map(len, text.split()), default=0)
    if longest < 7:
        assert (read.starts.tolist(), read.ends.tolist()) == (
            whole.starts.tolist(),
            whole.ends.tolist(),
        )
        assert read.ids.tolist() == whole.ids.tolist()
    covered = [text[a:b] for a, b in zip(read.starts, read.ends, strict=True)]
    assert "".join(covered).replace("’", "") == "".join(c for c in text if c.isalnum() or c == "_")
