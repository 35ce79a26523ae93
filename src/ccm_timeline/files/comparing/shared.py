"""Passages that two texts share word for word or nearly, found from the texts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.alignment import Aligner
from ccm_timeline.files.comparing.corpus import Corpus, corpus_of
from ccm_timeline.files.comparing.kin import Groups
from ccm_timeline.files.comparing.passages import LEAST_WORDS, Growth, Passage
from ccm_timeline.files.comparing.runs import Runs, Seeds
from ccm_timeline.files.comparing.spellings import Spellings
from ccm_timeline.files.comparing.telling import Traits, own_words, weights_of
from ccm_timeline.files.comparing.words import Text, Vocabulary, Words, grams
from ccm_timeline.files.watch import Progress, Watch

COMMON_TO = 4
"""Texts without a sure passage in common that all have a phrase: it is nobody's."""

_PHRASE = 3
"""Words in a row that make a phrase."""

_READING = 0.2
"""Share of the work that is done when the texts are read."""

_AT_ONCE = 2**20
"""Words of the passages that are grown together: more at once take less time, and more memory."""

_Found = dict[tuple[int, int], list[Passage]]
"""The passages of pairs of texts, by the texts' numbers."""


class Place(msgspec.Struct, frozen=True):
    """A passage of a text, in code points, the end exclusive."""

    source: str
    start: int
    end: int


class Shared(msgspec.Struct, frozen=True):
    """A passage that two texts share."""

    first: Place
    second: Place
    likeness: float
    """0 to 1: the share of the words of both passages that are the same; a word that is spelt
    differently counts half. 1 is word for word, case, accents and punctuation aside."""
    words: int
    """That both have the same."""


class Pair(msgspec.Struct, frozen=True):
    """Two texts with a passage in common, their passages in the order of the first text."""

    first: str
    second: str
    passages: tuple[Shared, ...]
    share: float
    """0 to 1: how much of the shorter text's words stand in a shared passage."""


def find_shared(
    texts: Sequence[Text], names: Iterable[str] = (), progress: Progress | None = None
) -> tuple[Pair, ...]:
    """Every pair of texts that share a passage, in the order of the texts.

    `names` are the names and titles that the document has: words of them do not count. Raises
    `Cancelled` where `progress` says that nobody waits any more.
    """
    watch = Watch(progress)
    vocabulary = Vocabulary()
    read = _read(texts, vocabulary, watch)
    traits, own = Traits(vocabulary.folded), own_words(vocabulary, names)
    corpus = corpus_of(
        [words.ids for words in read], [weights_of(words, traits, own) for words in read]
    )
    aligner = Aligner(corpus.ids, traits.light, Spellings(vocabulary.folded))
    found = _found(corpus, aligner, watch)
    common = _common_phrases(corpus, found)
    kept = ((pair, _copied(passages, corpus, common)) for pair, passages in sorted(found.items()))
    return tuple(_pair(read, corpus, *one) for one in kept if one[1])


def _read(texts: Sequence[Text], vocabulary: Vocabulary, watch: Watch) -> list[Words]:
    total = sum(len(text.text) for text in texts) or 1
    read: list[Words] = []
    done = 0
    for text in texts:
        read.append(vocabulary.read(text, watch, _READING * done / total))
        done += len(text.text)
    return read


def _found(corpus: Corpus, aligner: Aligner, watch: Watch) -> _Found:
    """The passages of all pairs that could be copied."""
    seeds, count = Seeds(corpus), len(corpus.begins)
    found: _Found = {}
    waiting: list[Runs] = []
    for text in range(count):
        share = _READING + (1 - _READING) * (1 - (1 - text / count) ** 2)
        watch.tell(share)
        waiting.append(seeds.runs_of(text))
        is_last = text == count - 1
        if is_last or sum(int(runs.length.sum()) for runs in waiting) >= _AT_ONCE:
            growth = Growth(corpus, aligner, _joined(waiting))
            found |= growth.passages(partial(watch.tell, share))
            waiting.clear()
    return found


def _joined(parts: Sequence[Runs]) -> Runs:
    columns = zip(*((runs.first, runs.second, runs.length) for runs in parts), strict=True)
    return Runs(*map(np.concatenate, columns))


def _common_phrases(corpus: Corpus, found: _Found) -> set[int]:
    """The hashes of the phrases that many texts have which share no sure passage."""
    groups = Groups(len(corpus.begins))
    for (one, two), passages in found.items():
        if any(passage.is_sure for passage in passages):
            groups.join(one, two)
    if groups.count() < COMMON_TO:
        return set()
    by_group: dict[int, list[NDArray[np.uint64]]] = {}
    for text, (begin, end) in enumerate(zip(corpus.begins, corpus.ends, strict=True)):
        phrases = grams(corpus.ids[begin:end], _PHRASE)
        by_group.setdefault(groups.of(text), []).append(phrases)
    each = [np.unique(np.concatenate(phrases)) for phrases in by_group.values()]
    hashes, counts = np.unique(np.concatenate(each), return_counts=True)
    return set(hashes[counts >= COMMON_TO].tolist())


def _copied(passages: list[Passage], corpus: Corpus, common: set[int]) -> list[Passage]:
    """The passages that are more than a phrase which everybody has."""
    return [
        passage
        for passage in passages
        if passage.is_sure or not common or _own_words_of(passage, corpus, common) >= LEAST_WORDS
    ]


def _own_words_of(passage: Passage, corpus: Corpus, common: set[int]) -> int:
    """How many words that count stand in no common phrase."""
    begin, end, _, _ = passage.span
    phrases = grams(corpus.ids[begin:end], _PHRASE).tolist()
    covered = {
        begin + at + more
        for at, phrase in enumerate(phrases)
        if phrase in common
        for more in range(_PHRASE)
    }
    return sum(place not in covered for place in passage.own)


def _pair(
    read: Sequence[Words], corpus: Corpus, pair: tuple[int, int], passages: list[Passage]
) -> Pair:
    one, two = read[pair[0]], read[pair[1]]
    begins = int(corpus.begins[pair[0]]), int(corpus.begins[pair[1]])
    shared = sorted(_shared(passages, one, two, begins), key=lambda item: item.first.start)
    shorter = min(len(one), len(two))
    common = sum(item.words for item in shared)
    return Pair(one.text.id, two.text.id, tuple(shared), round(min(common / shorter, 1.0), 4))


def _shared(
    passages: Iterable[Passage], one: Words, two: Words, begins: tuple[int, int]
) -> Iterator[Shared]:
    for passage in passages:
        a, b, c, d = passage.span
        yield Shared(
            _place(one, a - begins[0], b - begins[0]),
            _place(two, c - begins[1], d - begins[1]),
            round(passage.likeness, 3),
            passage.words,
        )


def _place(words: Words, first: int, last: int) -> Place:
    return Place(words.text.id, int(words.starts[first]), int(words.ends[last - 1]))
