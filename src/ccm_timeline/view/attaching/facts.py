"""What is said of each source text: its file, how it was found, how its passages stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from ccm_timeline.files.check import RECODED, Grade, Item, ItemKind
from ccm_timeline.model.document import Source
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.plain import one_line

NOTHING = "No source text is attached."


class SourceTextFacts(msgspec.Struct, frozen=True):
    """One source, its file, and what was found in it."""

    title: str
    file: str
    found: str
    ink: Ink


class AttachedFacts(msgspec.Struct, frozen=True):
    """All sources, and where their texts are taken from; "" where from nowhere."""

    summary: str
    rows: tuple[SourceTextFacts, ...]
    folder: str
    files: str


def attached_of(
    timeline: Timeline,
    items: Sequence[Item],
    paths: Mapping[str, Path | None],
    folder: Path | None,
    files: Sequence[Path],
) -> AttachedFacts:
    """`items` are those of the last check, `paths` the file of each source by its id."""
    names = Names(timeline)
    by_source: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_source[item.source].append(item)
    rows = tuple(
        _row(names, source, by_source[source.id], paths.get(source.id))
        for source in timeline.document.sources
    )
    here = sum(row.ink is not Ink.SECONDARY for row in rows)
    return AttachedFacts(
        f"{here:,} of {counted(len(rows), 'source text')} here" if here else NOTHING,
        rows,
        "" if folder is None else one_line(str(folder)),
        counted(len(files), "single file") if files else "",
    )


def _row(names: Names, source: Source, items: list[Item], path: Path | None) -> SourceTextFacts:
    own = [item for item in items if item.kind is ItemKind.SOURCE]
    passages = [item for item in items if item.kind is not ItemKind.SOURCE]
    grade = own[0].grade if own else Grade.SOURCE_ABSENT
    title = names.title(source)
    if grade is Grade.SOURCE_ABSENT:
        reason = own[0].message if own else f"the file {source.file} is not here"
        return SourceTextFacts(title, "", one_line(f"Not here: {reason}."), Ink.SECONDARY)
    file = one_line("" if path is None else path.name)
    found = sum(item.grade.passes for item in passages)
    words = f"{found:,} of {counted(len(passages), 'passage')} found word for word"
    if any(item.grade is Grade.TYPOGRAPHIC for item in passages):
        words += ", some with other typography"
    if grade is Grade.SOURCE_CHANGED:
        return SourceTextFacts(title, file, _changed(own[0], passages), Ink.WARNING)
    good = found == len(passages)
    mark = "✓" if good else "!"
    return SourceTextFacts(title, file, f"{mark} {words}", Ink.GOOD if good else Ink.WARNING)


def _changed(source: Item, passages: list[Item]) -> str:
    """Of a source that is not the one that was cited: what of it still stands somewhere."""
    at_place = sum(item.grade is Grade.SOURCE_CHANGED for item in passages)
    elsewhere = sum(item.grade in (Grade.MOVED, Grade.AMBIGUOUS) for item in passages)
    missing = sum(item.grade is Grade.MISSING for item in passages)
    counts = ((at_place, "at their place"), (elsewhere, "elsewhere"), (missing, "not found"))
    told = ", ".join(f"{count:,} {words}" for count, words in counts if count)
    changed = "! changed since it was cited"
    if source.message.endswith(RECODED):
        changed = "! another program changed its line ends, byte order mark or encoding"
    return f"{changed}: of its passages {told}" if told else changed
