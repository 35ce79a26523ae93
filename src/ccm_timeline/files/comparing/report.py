"""What a comparison found, as people and as programs read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.files.comparing.shared import Pair, Shared
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Document
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import independent_count
from ccm_timeline.model.visible import visible

_LONGEST = 200
"""Code points of a passage that a line of the report shows."""


def text_lines(
    document: Document, comparison: Comparison, texts: Mapping[str, AnyText]
) -> Iterator[str]:
    """Yield the pairs with their passages, then how many texts are independent."""
    for pair in comparison.pairs:
        words = sum(item.words for item in pair.passages)
        yield (
            f"{pair.first} and {pair.second}: {counted(len(pair.passages), 'shared passage')}, "
            f"{counted(words, 'word')}, {pair.share:.0%} of the shorter text"
        )
        for item in pair.passages:
            yield from _passage(item, texts)
    yield from _groups(document, comparison)


def _passage(item: Shared, texts: Mapping[str, AnyText]) -> Iterator[str]:
    yield f"  likeness {item.likeness:.2f}, {counted(item.words, 'word')}"
    for place in (item.first, item.second):
        words = " ".join(visible(texts[place.source][place.start : place.end]).split())
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        yield f"    {place.source} {place.start}–{place.end}: {shown}"


def _groups(document: Document, comparison: Comparison) -> Iterator[str]:
    groups = comparison.groups(document.sources)
    for number, group in enumerate(groups, 1):
        yield f"text {number}: {', '.join(group)}"
    labels = {source.id: source_label(source) for source in document.sources}
    for source in document.sources:
        if source.id not in comparison.compared:
            yield f"not compared, there is no text of it: {visible(labels[source.id])}"
    yield (
        f"{counted(len(document.sources), 'source')}, "
        f"{counted(len(groups), 'independent text')} "
        f"(the document alone states {independent_count(document.sources)})"
    )


def json_lines(document: Document, comparison: Comparison) -> Iterator[str]:
    """Yield one JSON object a pair, then one with the groups and the counts."""
    for pair in comparison.pairs:
        yield _line({"kind": "pair", **_fields(pair)})
    groups = comparison.groups(document.sources)
    yield _line(
        {
            "kind": "independence",
            "sources": len(document.sources),
            "compared": sorted(comparison.compared),
            "independent": len(groups),
            "independent_as_stated": independent_count(document.sources),
            "groups": groups,
        }
    )


def _fields(pair: Pair) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(pair)
    return fields


def _line(fields: dict[str, object]) -> str:
    return msgspec.json.encode(fields).decode()
