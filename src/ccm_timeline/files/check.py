"""The check that every quotation and every piece of evidence stands in its source, word for word.

Grades are those of the event model; only `exact` and `typographic` pass. The source itself is an
item as well. Where its hash is not the document's, it is `source-changed`, and so is every passage
that would have passed: the words may stand there, but not in the text that the document was made
from. A passage that fails keeps the grade that says how. So nothing of a changed source passes.

Of evidence the document holds a hash, not the words. It is therefore never `typographic`; to find
it elsewhere every passage of its length is hashed, and the work for that has a bound.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import msgspec

from ccm_timeline.files.mismatch import (
    hash_differs,
    is_same_but_for_line_ends,
    words_differ,
)
from ccm_timeline.files.passages import Budget, Found, SourceText
from ccm_timeline.files.passages import Grade as Grade
from ccm_timeline.files.places import entry
from ccm_timeline.files.sources import Absent, DecodedSource
from ccm_timeline.model.document import AlsoIn, Document, Evidence, Quote, Source

RECODED = "its words are the same, but for line ends, a byte order mark or the encoding"
"""How the message of a source ends whose text a program has only written in another way."""


class ItemKind(Enum):
    """What is checked."""

    SOURCE = "source"
    QUOTE = "quote"
    ALSO_IN = "also-in"
    EVIDENCE = "evidence"


class Item(msgspec.Struct, frozen=True):
    """One thing that was checked, and what came of it."""

    kind: ItemKind
    place: str
    """In words, as in "event 12 (x), evidence 2"."""
    owner: str
    """The id of the source, event, quote or disagreement; of a stance, the id of its actor."""
    source: str
    start: int | None
    """In code points, as are `end` and `found_at`; None for a source itself."""
    end: int | None
    grade: Grade
    found_at: tuple[int, ...] = ()
    """Where the words of a passage that moved are: the first ten places."""
    message: str = ""
    """Why it is not exact; empty if it is."""


Passage = Quote | AlsoIn | Evidence
"""A stretch of a source that the document points at; equal ones are graded alike."""


class _Passage(NamedTuple):
    """A claim of the document about a place in a source."""

    kind: ItemKind
    place: str
    owner: str
    at: Passage


def check_document(
    document: Document, texts: Mapping[str, DecodedSource | Absent]
) -> tuple[Item, ...]:
    """Check all sources, quotations and evidence of a document against texts by source id."""
    passages = list(_passages(document))
    wanted = _wanted_hashes(passages)
    budget = Budget()
    ready = {
        name: SourceText(text.text, wanted[name], budget)
        for name, text in texts.items()
        if isinstance(text, DecodedSource)
    }
    sources = [
        _source_item(number, source, texts.get(source.id, Absent("was not given")))
        for number, source in enumerate(document.sources, 1)
    ]
    changed = {source.id for source in document.sources if _has_changed(source, texts)}
    items = [_passage_item(passage, ready, changed) for passage in passages]
    return (*sources, *items)


def items_by_passage(document: Document, items: Sequence[Item]) -> dict[Passage, Item]:
    """What came of each passage of a document that was checked, by the passage itself."""
    passages = (passage.at for passage in _passages(document))
    return dict(zip(passages, items[len(document.sources) :], strict=True))


def count_grades(items: Iterable[Item]) -> dict[Grade, int]:
    """Count the items of each grade, in the order of the grades, those without items left out."""
    counts = Counter(item.grade for item in items)
    return {grade: counts[grade] for grade in Grade if counts[grade]}


def all_pass(items: Iterable[Item]) -> bool:
    """Say whether nothing failed."""
    return all(item.grade.passes for item in items)


def _passages(document: Document) -> Iterator[_Passage]:
    for number, event in enumerate(document.events, 1):
        yield from _evidence(entry("", "events", number, event.id), event.id, event.evidence)
    for number, quote in enumerate(document.quotes, 1):
        place = entry("", "quotes", number, quote.id)
        yield _Passage(ItemKind.QUOTE, place, quote.id, quote)
        for other, also in enumerate(quote.also_in, 1):
            yield _Passage(ItemKind.ALSO_IN, entry(place, "also_in", other), quote.id, also)
    for number, stance in enumerate(document.stances, 1):
        yield from _evidence(entry("", "stances", number), stance.actor, stance.evidence)
    for number, disagreement in enumerate(document.disagreements, 1):
        place = entry("", "disagreements", number, disagreement.id)
        for side, position in enumerate(disagreement.positions, 1):
            yield from _evidence(
                entry(place, "positions", side), disagreement.id, position.evidence
            )


def _evidence(place: str, owner: str, evidence: tuple[Evidence, ...]) -> Iterator[_Passage]:
    for number, passage in enumerate(evidence, 1):
        yield _Passage(ItemKind.EVIDENCE, entry(place, "evidence", number), owner, passage)


def _wanted_hashes(passages: Iterable[_Passage]) -> Mapping[str, Mapping[int, set[str]]]:
    """Collect the hashes of the evidence by source and length."""
    wanted: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for passage in passages:
        if isinstance(passage.at, Evidence):
            wanted[passage.at.source][passage.at.end - passage.at.start].add(passage.at.sha256)
    return wanted


def _has_changed(source: Source, texts: Mapping[str, DecodedSource | Absent]) -> bool:
    text = texts.get(source.id)
    return isinstance(text, DecodedSource) and text.sha256 != source.sha256


def _source_item(number: int, source: Source, text: DecodedSource | Absent) -> Item:
    grade, message = Grade.EXACT, ""
    if isinstance(text, Absent):
        grade, message = Grade.SOURCE_ABSENT, f"the file {source.file} {text.reason}"
    elif text.sha256 != source.sha256:
        grade = Grade.SOURCE_CHANGED
        message = (
            f"the file {source.file} is not the one that the document was made from, "
            f"for its sha256 is {text.sha256}"
        )
        if isinstance(text.text, str) and is_same_but_for_line_ends(text.text, source.sha256):
            message += f"; {RECODED}"
    elif text.length != source.length:
        grade = Grade.SOURCE_CHANGED
        message = f"the text has {text.length} characters, not {source.length}"
    place = entry("", "sources", number, source.id)
    return Item(ItemKind.SOURCE, place, source.id, source.id, None, None, grade, (), message)


def _passage_item(passage: _Passage, texts: Mapping[str, SourceText], changed: set[str]) -> Item:
    kind, place, owner, at = passage
    text = texts.get(at.source)
    if text is None:
        found, message = Found(Grade.SOURCE_ABSENT), f"there is no text of the source {at.source}"
    else:
        found = _find(text, at)
        message = _message(found, at.start)
        if found.grade is Grade.MISSING and (difference := _difference(text, at)):
            message += f"; {difference}"
        if at.source in changed and found.grade.passes:
            found = Found(Grade.SOURCE_CHANGED)
            message = "the words are at their place, but the source's file has changed"
    return Item(kind, place, owner, at.source, at.start, at.end, *found[:2], message)


def _find(text: SourceText, at: Passage) -> Found:
    if isinstance(at, Evidence):
        return text.find_hash(at.sha256, at.start, at.end)
    return text.find_words(at.exact, at.start, at.end)


def _difference(text: SourceText, at: Passage) -> str:
    there = text.part(at.start, at.end)
    return hash_differs(there) if isinstance(at, Evidence) else words_differ(at.exact, there)


def _message(found: Found, start: int) -> str:
    places = ", ".join(str(place) for place in found.places)
    match found.grade:
        case Grade.TYPOGRAPHIC:
            return "the same but for quotation marks, apostrophes, dashes or spaces"
        case Grade.MOVED:
            return f"the words are not at {start} but at {places}"
        case Grade.AMBIGUOUS:
            return f"the words are not at {start} but at several other places: {places}"
        case Grade.MISSING if not found.searched:
            return f"the words are not at {start}; the text was too long to be searched for them"
        case Grade.MISSING:
            return "the words are nowhere in the source"
        case _:
            return ""
