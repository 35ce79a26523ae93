"""Passages that two texts share word for word or nearly, found from the texts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.alignment import Pairing
from ccm_timeline.files.comparing.kin import Groups
from ccm_timeline.files.comparing.runs import Seeds, common_runs, seeds_of
from ccm_timeline.files.comparing.stretch import Stretch, grown
from ccm_timeline.files.comparing.telling import COUNTS, LIGHT, TELLS, Weights, own_words
from ccm_timeline.files.comparing.words import Text, Vocabulary, Words, grams
from ccm_timeline.files.watch import Progress, Watch

LEAST_WORDS = 8
"""Words that a passage has in both texts, beside names, figures and dates."""

LEAST_TELLING = 5
"""Words among them that writers choose (`telling`)."""

LEAST_LIKENESS = 0.6
SURE_WORDS = 16
"""From so many words on a passage was copied, however many texts have it."""

COMMON_TO = 4
"""Texts without a sure passage in common that all have a phrase: it is nobody's."""

_PHRASE = 3
"""Words in a row that make a phrase."""

_READING = 0.3
"""Share of the work that is done when the texts are read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a text, in code points, the end exclusive."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share."""

    first: Place
    second: Place
    likeness: float
    """0 to 1: the share of the words of both passages that are the same; a word that is spelt
    differently counts half. 1 is word for word, case, accents and punctuation aside."""
    words: int
    """That both have the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with a passage in common, their passages in the order of the first text."""

    first: str
    second: str
    passages: tuple[Shared, ...]
    share: float
    """0 to 1: how much of the shorter text's words stand in a shared passage."""


@dataclass(frozen=True)
class _Passage:
    """A passage on its way to be shared."""

    stretch: Stretch
    counted: int
    telling: int


@dataclass(frozen=True)
class _Reader:
    """One text with all that is asked of it."""

    words: Words
    seeds: Seeds
    weights: Weights
    row: list[int]
    """The numbers of its words, plain."""


def find_shared(
    texts: Sequence[Text], names: Iterable[str] = (), progress: Progress | None = None
) -> tuple[Pair, ...]:
    """Every pair of texts that share a passage, in the order of the texts.

    `names` are the names and titles that the document has: words of them do not count. Raises
    `Cancelled` where `progress` says that nobody waits any more.
    """
    watch = Watch(progress)
    vocabulary = Vocabulary()
    readers = _read(texts, names, vocabulary, watch)
    light = _light(vocabulary)
    found: dict[tuple[int, int], list[_Passage]] = {}
    total = max(len(readers) * (len(readers) - 1) // 2, 1)
    for done, (one, two) in enumerate(combinations(range(len(readers)), 2)):
        watch.tell(_READING + (1 - _READING) * done / total)
        passages = _between(readers[one], readers[two], vocabulary, light)
        if passages:
            found[one, two] = passages
    common = _common_phrases(readers, found)
    kept = ((pair, _copied(passages, readers[pair[0]], common)) for pair, passages in found.items())
    return tuple(_pair(readers, pair, passages) for pair, passages in kept if passages)


def _read(
    texts: Sequence[Text], names: Iterable[str], vocabulary: Vocabulary, watch: Watch
) -> list[_Reader]:
    total = sum(len(text.text) for text in texts) or 1
    read: list[Words] = []
    done = 0
    for text in texts:
        read.append(vocabulary.read(text, watch, _READING * done / total))
        done += len(text.text)
    own = own_words(vocabulary, names)
    return [
        _Reader(words, seeds_of(words), Weights(words, vocabulary, own), words.ids.tolist())
        for words in read
    ]


def _light(vocabulary: Vocabulary) -> set[int]:
    return {
        number for number, word in enumerate(vocabulary.folded) if word in LIGHT or len(word) < 3
    }


def _between(one: _Reader, two: _Reader, vocabulary: Vocabulary, light: set[int]) -> list[_Passage]:
    """The passages of two texts that could be copied, none of which overlaps another."""
    pairing = Pairing(one.row, two.row, vocabulary.folded, light)
    taken: tuple[list[range], list[range]] = ([], [])
    passages: list[_Passage] = []
    for run in common_runs(one.words, one.seeds, two.words, two.seeds):
        if _is_taken(run.first, run.length, taken[0]) or _is_taken(
            run.second, run.length, taken[1]
        ):
            continue
        passage = _weighed(_clear_of(grown(pairing, run), taken), one, two)
        if passage is None:
            continue
        passages.append(passage)
        a, b, c, d = passage.stretch.span
        taken[0].append(range(a, b))
        taken[1].append(range(c, d))
    return passages


def _is_taken(start: int, length: int, taken: Iterable[range]) -> bool:
    """Whether the words from a start on overlap what is in a passage already."""
    return any(start < span.stop and span.start < start + length for span in taken)


def _clear_of(stretch: Stretch, taken: tuple[list[range], list[range]]) -> Stretch:
    """Without the words that belong to another passage, at both ends; the run has none."""
    if not taken[0]:
        return stretch
    before, after = (
        tuple(
            link
            for link in links
            if not _is_taken(link.first, 1, taken[0]) and not _is_taken(link.second, 1, taken[1])
        )
        for links in (stretch.before, stretch.after)
    )
    return Stretch(before, stretch.run, after)


def _weighed(stretch: Stretch, one: _Reader, two: _Reader) -> _Passage | None:
    """A passage with enough words that count, or None."""
    if stretch.words < LEAST_WORDS:
        return None
    first, second, length = stretch.run
    core = one.weights.between(first, first + length) & two.weights.between(second, second + length)
    edges = [
        one.weights.of(link.first) & two.weights.of(link.second)
        for link in (*stretch.before, *stretch.after)
        if link.same
    ]
    counted = np.count_nonzero(core & COUNTS) + sum(both & COUNTS > 0 for both in edges)
    telling = np.count_nonzero(core & TELLS) + sum(both & TELLS > 0 for both in edges)
    enough = counted >= LEAST_WORDS and telling >= LEAST_TELLING
    if not enough or stretch.likeness < LEAST_LIKENESS:
        return None
    return _Passage(stretch, int(counted), int(telling))


def _common_phrases(
    readers: Sequence[_Reader], found: dict[tuple[int, int], list[_Passage]]
) -> set[int]:
    """The hashes of the phrases that many texts have which share no sure passage."""
    groups = Groups(len(readers))
    for (one, two), passages in found.items():
        if any(passage.counted >= SURE_WORDS for passage in passages):
            groups.join(one, two)
    if groups.count() < COMMON_TO:
        return set()
    by_group: dict[int, list[NDArray[np.uint64]]] = {}
    for index, reader in enumerate(readers):
        phrases = grams(reader.words.ids, _PHRASE)
        by_group.setdefault(groups.of(index), []).append(phrases)
    each = [np.unique(np.concatenate(phrases)) for phrases in by_group.values()]
    hashes, counts = np.unique(np.concatenate(each), return_counts=True)
    return set(hashes[counts >= COMMON_TO].tolist())


def _copied(passages: list[_Passage], reader: _Reader, common: set[int]) -> list[_Passage]:
    """The passages that are more than a phrase which everybody has."""
    return [
        passage
        for passage in passages
        if passage.counted >= SURE_WORDS
        or not common
        or _own_words_of(passage, reader, common) >= LEAST_WORDS
    ]


def _own_words_of(passage: _Passage, reader: _Reader, common: set[int]) -> int:
    """How many words that count stand in no common phrase."""
    a, b, _, _ = passage.stretch.span
    phrases = grams(reader.words.ids[a:b], _PHRASE).tolist()
    covered = {
        at + a + more
        for at, phrase in enumerate(phrases)
        if phrase in common
        for more in range(_PHRASE)
    }
    return sum(
        place not in covered and reader.weights.of(place) & COUNTS > 0
        for place in passage.stretch.same_in_first()
    )


def _pair(readers: Sequence[_Reader], pair: tuple[int, int], passages: list[_Passage]) -> Pair:
    one, two = readers[pair[0]], readers[pair[1]]
    shared = sorted(_shared(passages, one, two), key=lambda item: item.first.start)
    shorter = min(len(one.words), len(two.words))
    common = sum(item.words for item in shared)
    return Pair(
        one.words.text.id, two.words.text.id, tuple(shared), round(min(common / shorter, 1.0), 4)
    )


def _shared(passages: Iterable[_Passage], one: _Reader, two: _Reader) -> Iterator[Shared]:
    for passage in passages:
        a, b, c, d = passage.stretch.span
        yield Shared(
            _place(one.words, a, b),
            _place(two.words, c, d),
            round(passage.stretch.likeness, 3),
            passage.stretch.words,
        )


def _place(words: Words, first: int, last: int) -> Place:
    return Place(words.text.id, int(words.starts[first]), int(words.ends[last - 1]))
