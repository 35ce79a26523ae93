"""What is told of the passages that sources share, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from ccm_timeline.files.comparing.independence import SUBSTANTIAL, Comparison
from ccm_timeline.files.comparing.shared import Pair, Place, Shared
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Evidence
from ccm_timeline.model.phrases import counted, listed
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.view.comparing.said import MOST_COMPARED, Said, Wordings
from ccm_timeline.view.marking import Own
from ccm_timeline.view.panel.names import Names

MOST_COMPARED_HERE = 3 * MOST_COMPARED
"""Characters of a shared passage up to which its differences are marked."""


class SharedFacts(msgspec.Struct, frozen=True):
    """One shared passage as both texts have it."""

    words: str
    first: Said
    second: Said


class PairFacts(msgspec.Struct, frozen=True):
    """Two sources with what their texts share."""

    title: str
    words: str
    passages: tuple[SharedFacts, ...]
    is_marked: bool


def counts_of(timeline: Timeline, comparison: Comparison) -> str:
    """How many sources there are, and how many independent texts by finding and by statement."""
    sources = timeline.document.sources
    found, stated = comparison.independent_count(sources), independent_count(sources)
    independent = counted(found, "independent text")
    words = f"{counted(len(sources), 'source')}, {independent}."
    if found != stated:
        words += f" The document alone states {stated:,}; the texts show {found:,}."
    return words


def groups_of(timeline: Timeline, names: Names, comparison: Comparison) -> Iterator[str]:
    """Sentences on which sources count as one text, and on what was not compared."""
    sources = timeline.document.sources
    for group in comparison.groups(sources):
        if len(group) > 1:
            together = listed([names.source(id) for id in group])
            yield f"Counted as one text: {together}."
    if comparison.pairs:
        yield (
            f"Sources count as one text where the document says that they rest on one, or where "
            f"they share {SUBSTANTIAL:.0%} of the shorter text’s words."
        )
    missing = [names.source(one.id) for one in sources if one.id not in comparison.compared]
    if missing:
        yield f"Not compared, since the text is not attached: {listed(missing[:12])}."


def row_of(names: Names, pair: Pair) -> str:
    """A pair in the list."""
    return f"{names.source(pair.first)} and {names.source(pair.second)}\n{_extent(pair)}"


def _extent(pair: Pair) -> str:
    words = sum(item.words for item in pair.passages)
    passages = counted(len(pair.passages), "shared passage")
    return f"{passages}, {counted(words, 'word')}, {pair.share:.0%} of the shorter text"


def pair_of(wordings: Wordings, texts: Mapping[str, AnyText], pair: Pair) -> PairFacts:
    names = wordings.names
    passages = tuple(
        _shared(wordings, texts, item, number, len(pair.passages))
        for number, item in enumerate(pair.passages, 1)
    )
    return PairFacts(
        f"{names.source(pair.first)} and {names.source(pair.second)}",
        f"{_extent(pair)}.",
        passages,
        any(passage.first.own for passage in passages),
    )


def _shared(
    wordings: Wordings, texts: Mapping[str, AnyText], item: Shared, number: int, count: int
) -> SharedFacts:
    first = wordings.found(_claim(texts, item.first))
    second = wordings.found(_claim(texts, item.second))
    alike = (
        "word for word, typography aside"
        if item.likeness == 1
        else f"nearly the same: likeness {item.likeness:.0%}"
    )
    if item.likeness < 1 and max(len(first.words), len(second.words)) <= MOST_COMPARED_HERE:
        first, second = (
            replace(first, other=second.words, own=Own.FIRST),
            replace(second, other=first.words, own=Own.SECOND),
        )
    words = f"Passage {number:,} of {count:,} · {counted(item.words, 'word')} · {alike}"
    return SharedFacts(words, first, second)


def _claim(texts: Mapping[str, AnyText], place: Place) -> Evidence:
    """A place that was found as a passage that can be read; its hash is that of its words."""
    words = texts.get(place.source, "")[place.start : place.end]
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return Evidence(source=place.source, start=place.start, end=place.end, sha256=digest)
