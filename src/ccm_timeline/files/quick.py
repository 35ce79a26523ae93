"""Reads a large document in one pass, and says which of its pieces may have something wrong.

It holds to the same rules as `rules`, of which it asks whether all are kept, many events at once.
What it says of a piece in doubt is no more than that: then `careful` finds out, slowly and in
words, what is the matter with this piece.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import msgspec
import numpy as np
from msgspec.structs import replace

from ccm_timeline.files.date_columns import ColumnReader
from ccm_timeline.files.members import count_members, has_only
from ccm_timeline.files.parts import Part, parts_of
from ccm_timeline.files.pieces import PIECE, Frame, Piece, Pieces, Uncut
from ccm_timeline.files.references import Known
from ccm_timeline.files.regular_file import has_control
from ccm_timeline.files.rules import problems_of
from ccm_timeline.files.transposed import EventLists, of_events
from ccm_timeline.files.watch import Cancelled, Watch
from ccm_timeline.model.columns import Columns
from ccm_timeline.model.document import FORMAT, TITLE_LIMIT, Document, Event, Evidence
from ccm_timeline.model.edtf import EdtfError, forget_dates

_LEAST_NAMED = 16
"""Bytes of text for each actor that events name; where there are less, their names alone would
take many times the file's size in memory."""

_MOST_NAMES = 256
"""Actors of a piece that are kept to look at later; where there are more, it is looked at again."""

_FREED = 8
"""Pieces that are freed at once."""


@dataclass(slots=True)
class Stretch:
    """The events of a piece, and what is known of them."""

    before: int
    """How many events come before it."""
    start: int
    end: int
    """Where in the file it stands."""
    events: list[Event] | None
    """None where one of them does not fit the type."""
    has_more: bool = False
    """Whether it has members that the events have not: unknown ones, or a name twice."""
    breaks_rule: bool = False
    """Whether an event may break a rule, as far as can be told without the rest."""
    actors: Set[str] | None = frozenset()
    """None where they are too many to be kept."""
    farthest: dict[str, int] | None = None
    """How far into each source the passages reach, in code points."""

    def fits(self, known: Known) -> bool:
        """Whether what the events refer to is there; False also where this is not known."""
        themes = {event.theme for event in self.events or ()}
        return themes <= known.themes.values and self.fits_but_for_themes(known)

    def fits_but_for_themes(self, known: Known) -> bool:
        """As `fits`, for whoever knows already that all themes of the document are there."""
        return (
            self.actors is not None
            and self.actors <= known.actors.values
            and all(
                end <= known.lengths.get(name, -1) for name, end in (self.farthest or {}).items()
            )
        )


class Good(msgspec.Struct, frozen=True):
    """A document that keeps every rule, and the columns of its events."""

    document: Document
    columns: Columns


class Survey(msgspec.Struct, frozen=True):
    """All pieces of a document, what stands around them, and what makes of them a good one; at the
    end of a `with` the events that no document took are let go."""

    pieces: Pieces
    frame: Frame
    stretches: list[Stretch]
    columns: Columns | None
    """None where a date could not be read."""
    has_different_ids: bool

    def __enter__(self) -> Survey:
        return self

    def __exit__(self, *_: object) -> None:
        let_go(self.stretches)

    def good(self) -> Good | None:
        """The document; None where anything may be wrong with it, or is unknown."""
        frame = self.frame.document
        if frame is None or self.columns is None or not self.has_different_ids:
            return None
        if any(each.events is None or each.has_more for each in self.stretches):
            return None
        if count_members(self.frame.text) != count_members(msgspec.json.encode(frame)):
            return None
        frame = msgspec.structs.replace(frame, events=())
        parts = replace(parts_of(frame), events=Part(readable=True))
        known = Known(parts, events=Names(self._ids()))
        if not set(self.columns.themes) <= known.themes.values:
            return None
        if any(each.breaks_rule or not each.fits_but_for_themes(known) for each in self.stretches):
            return None
        if frame.format != FORMAT or next(problems_of(parts, known), None) is not None:
            return None
        return Good(self.document(frame), self.columns)

    def document(self, frame: Document) -> Document:
        """The document of this frame with all the events that fit, which the pieces then lose."""
        document = replace(frame, events=tuple(chain.from_iterable(self._handed_over())))
        # The collector would look at each event of the new tuple, once, and the window stand
        # still meanwhile: it is to pass over all that is there by now.
        gc.freeze()
        return document

    def _handed_over(self) -> Iterator[list[Event]]:
        """The events of each piece, which loses them; between two, other threads have a turn."""
        for stretch in self.stretches:
            events, stretch.events = stretch.events or [], []
            yield events
        self.stretches.clear()

    def _ids(self) -> Iterator[str]:
        """The ids of all events that fit."""
        return (event.id for each in self.stretches for event in each.events or ())


class Names(Set[str]):
    """Texts as a set, which is made when it is first asked: a large one takes its time."""

    def __init__(self, texts: Iterable[str]) -> None:
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


def survey(data: bytes, watch: Watch, size: int = PIECE) -> Survey:
    """Read a document of UTF-8 JSON in pieces. Raises `Uncut` where this cannot be done."""
    pieces = Pieces(data, size)
    found = _Events()
    try:
        for piece in pieces:
            found.take(piece)
            watch.tell(piece.end / len(data))
    except (Cancelled, Uncut):
        found.let_go()
        raise
    columns = found.columns()
    return Survey(pieces, pieces.frame(), found.stretches, columns, found.are_different(columns))


class _Events:
    """The events that were read so far; what they refer to is looked at when all are there."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self._count = 0
        self._reader = ColumnReader()
        self._undated: list[Stretch] = []
        self._has_bad_dates = False

    def let_go(self) -> None:
        # The reader remembers dates: some texts of events, which would keep the memory of all.
        self._undated, self._reader = [], ColumnReader()
        let_go(self.stretches)

    def take(self, piece: Piece) -> None:
        """Take the events of a piece. Raises `Uncut` where they name far too many actors."""
        stretch = Stretch(self._count, piece.start, piece.end, piece.events)
        self._count += piece.count
        self.stretches.append(stretch)
        if piece.events is not None:
            lists = of_events(piece.events)
            self._look_at(stretch, lists, piece.events, piece.text)
            self._read_dates(stretch, lists)

    def _look_at(
        self, stretch: Stretch, lists: EventLists, events: list[Event], text: bytes
    ) -> None:
        passages = list(chain.from_iterable(lists.evidence))
        stretch.has_more = not has_only(text, events, lists, passages)
        if sum(map(len, lists.actors)) * _LEAST_NAMED > len(text):
            raise Uncut
        actors: set[str] = set().union(*lists.actors)
        stretch.actors = actors if len(actors) <= _MOST_NAMES else None
        stretch.farthest = _reach(passages)
        stretch.breaks_rule = stretch.farthest is None or not (
            _are_names(lists.id) and _are_titles(lists.title)
        )

    def _read_dates(self, stretch: Stretch, events: EventLists) -> None:
        """Dates are read many at once: where one is none, all of these are in doubt."""
        self._undated.append(stretch)
        try:
            self._reader.extend(events)
        except EdtfError:
            self._doubt_dates()
        else:
            if self._reader.is_read:
                self._undated = []

    def columns(self) -> Columns | None:
        """The columns of all events; None where a date could not be read."""
        try:
            columns = self._reader.columns() if self._count else None
        except EdtfError:
            self._doubt_dates()
        return None if self._has_bad_dates else columns

    def _doubt_dates(self) -> None:
        for stretch in self._undated:
            stretch.breaks_rule = True
        self._undated, self._has_bad_dates = [], True
        self._reader = ColumnReader()

    def are_different(self, columns: Columns | None) -> bool:
        """Whether no two events have one id; hashes that differ are quicker than a set.

        Without columns a date is in doubt, and with it the ids are looked at anyway.
        """
        if columns is None:
            return True
        hashes = np.frombuffer(columns.ids.hashes, np.int64)
        if (hashes[1:] != hashes[:-1]).all():
            return True
        ids = [event.id for each in self.stretches for event in each.events or ()]
        return len(set(ids)) == len(ids)


def let_go(stretches: list[Stretch]) -> None:
    """Free the events piece by piece: all at once would hold up the window."""
    if stretches:
        forget_dates()
    while stretches:
        del stretches[-_FREED:]
        gc.freeze()  # What goes need not be looked at.
        gc.collect()  # Else the tuples that Python puts by keep the memory.


def _reach(passages: list[Evidence]) -> dict[str, int] | None:
    """How far into each source passages reach; None where one of them is empty."""
    farthest: dict[str, int] = {}
    for passage in passages:
        end = passage.end
        if passage.start >= end:
            return None
        if end > farthest.get(passage.source, 0):
            farthest[passage.source] = end
    return farthest


def _are_names(ids: Sequence[str]) -> bool:
    """Whether no id is blank or holds a control character."""
    joined = "".join(ids)
    if joined.isprintable() and " " not in joined:
        return True
    return not (any(map(str.isspace, ids)) or has_control(joined))


def _are_titles(titles: Sequence[str]) -> bool:
    """Whether no title is blank or too long."""
    is_any_blank = "" in titles or any(map(str.isspace, titles))
    return not is_any_blank and max(map(len, titles)) <= TITLE_LIMIT
