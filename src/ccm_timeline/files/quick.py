"""Reads a large document in which nothing is wrong; of any other it says no more than that.

It holds to the same rules as `rules`, of which it asks whether all are kept, many events at once.
What it says of a document in doubt is "no": then `reader` finds out, slowly and in words.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.date_columns import ColumnReader
from ccm_timeline.files.json_text import count_members
from ccm_timeline.files.members import has_only
from ccm_timeline.files.parts import Part, parts_of
from ccm_timeline.files.pieces import PIECE, Pieces, Uncut
from ccm_timeline.files.references import Known
from ccm_timeline.files.regular_file import has_control
from ccm_timeline.files.rules import problems_of
from ccm_timeline.files.watch import Watch
from ccm_timeline.model.columns import Columns
from ccm_timeline.model.document import FORMAT, TITLE_LIMIT, Document, Event, Evidence
from ccm_timeline.model.edtf import EdtfError

_LEAST_NAMED = 16
"""Bytes of text for each actor that events name; where there are less, their names alone would
take many times the file's size in memory."""


@dataclass(frozen=True, slots=True)
class Good:
    """A document that keeps every rule, and the columns of its events."""

    document: Document
    columns: Columns


def read_good(data: bytes, watch: Watch, size: int = PIECE) -> Good | None:
    """Decode a document from UTF-8 JSON in pieces; None where anything may be wrong with it."""
    try:
        return _read(data, watch, size)
    except (Uncut, EdtfError):
        return None


def _read(data: bytes, watch: Watch, size: int) -> Good | None:
    pieces = Pieces(data, size)
    found = _Events()
    for piece in pieces:
        if not found.take(piece.events, piece.text):
            return None
        # Tuples of what is no garbage are let go by the collector the first time it sees them:
        # soonest while they are near the processor, and before there are two million.
        gc.collect(0)
        watch.tell(piece.end / len(data))
    frame, text = pieces.frame()
    if count_members(text) != count_members(msgspec.json.encode(frame)):
        return None
    frame = msgspec.structs.replace(frame, events=())
    if frame.format != FORMAT or not found.fit(frame):
        return None
    document = msgspec.structs.replace(frame, events=tuple(found.events))
    return Good(document, found.columns.columns())


class _Events:
    """The events that were read so far; what they refer to is looked at when all are there."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.columns = ColumnReader()
        self._ids: list[str] = []
        self._hashes: list[NDArray[np.int64]] = []
        self._actors: set[str] = set()
        self._farthest: dict[str, int] = defaultdict(int)

    def take(self, events: list[Event], text: bytes) -> bool:
        """Take the events of a piece; False where one of them breaks a rule of its own."""
        passages = list(chain.from_iterable([event.evidence for event in events]))
        if not has_only(text, events, passages):
            return False
        ids = [event.id for event in events]
        if not (_are_names(ids) and _are_titles([event.title for event in events])):
            return False
        if sum(len(event.actors) for event in events) * _LEAST_NAMED > len(text):
            return False
        self.columns.extend(events)
        self.events += events
        self._ids += ids
        self._hashes.append(np.fromiter(map(hash, ids), np.int64, len(ids)))
        self._actors.update(chain.from_iterable([event.actors for event in events]))
        return self._reach(passages)

    def _reach(self, passages: list[Evidence]) -> bool:
        """Take note of how far into each source passages reach; False where one is empty."""
        farthest = self._farthest
        # Few reach farther than all before them, and a comprehension is the quickest loop.
        farther = [
            passage
            for passage in passages
            if passage.end > farthest[passage.source] or passage.start >= passage.end
        ]
        for passage in farther:
            if passage.start >= passage.end:
                return False
            farthest[passage.source] = max(farthest[passage.source], passage.end)
        return True

    def fit(self, frame: Document) -> bool:
        """Whether what the events refer to is there, and all else keeps the rules."""
        parts = replace(parts_of(frame), events=Part(readable=True))
        known = Known(parts, events=_Set(self._ids))
        return (
            self._are_different()
            and self._actors <= known.actors.values
            and set(self.columns.themes) <= known.themes.values
            and all(end <= known.lengths.get(name, -1) for name, end in self._farthest.items())
            and next(problems_of(parts, known), None) is None
        )

    def _are_different(self) -> bool:
        """Whether no two events have one id; hashes that differ are quicker than a set."""
        hashes = np.sort(np.concatenate(self._hashes))
        return bool((hashes[1:] != hashes[:-1]).all()) or len(set(self._ids)) == len(self._ids)


class _Set(Set[str]):
    """Texts as a set, which is made when it is first asked: a large one takes its time."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    @cached_property
    def _set(self) -> set[str]:
        return set(self._texts)

    def __contains__(self, text: object) -> bool:
        return text in self._set

    def __iter__(self) -> Iterator[str]:
        return iter(self._set)

    def __len__(self) -> int:
        return len(self._set)


def _are_names(ids: list[str]) -> bool:
    """Whether no id is blank or holds a control character."""
    joined = "".join(ids)
    if joined.isprintable() and " " not in joined:
        return True
    return not (any(map(str.isspace, ids)) or has_control(joined))


def _are_titles(titles: list[str]) -> bool:
    """Whether no title is blank or too long."""
    lengths = set(map(len, titles))
    return min(lengths) > 0 and max(lengths) <= TITLE_LIMIT and not any(map(str.isspace, titles))
