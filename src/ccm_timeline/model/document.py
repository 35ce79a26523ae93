"""The event model: the frozen values of which a timeline document is made.

The names, and which of them are required, are the file format (version 1) and therefore a contract:
other programs read these files. Offsets are code points in the decoded source text, end exclusive
(W3C Web Annotation, TextPositionSelector); hashes are lower-case hexadecimal SHA-256.
A field that may be absent is `None` here; `null` in a file means the same, and is not written.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta

from ccm_timeline.model.choices import ShowTheme as ShowTheme
from ccm_timeline.model.stances import StanceValue as StanceValue

FORMAT = "ccm-timeline"
VERSION = 1
TITLE_LIMIT = 70
"""Code points that an event's title may have."""

LARGEST_OFFSET = 2**31 - 1
"""An offset or a length beyond this is refused: no source text is that long."""

TEXT_LIMIT = 1_000_000
"""Code points that any other text may have: generous, and far from what a window could show."""

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=TEXT_LIMIT)]
Words = Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT)]
"""A text that is quoted, and therefore not empty."""
Version = Annotated[int, Meta(ge=1, le=LARGEST_OFFSET)]
Offset = Annotated[int, Meta(ge=0, le=LARGEST_OFFSET)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
Edtf = Annotated[str, Meta(min_length=1)]
"""A date as Extended Date/Time Format (ISO 8601-2); `model.edtf.parse` reads it."""
Colour = Annotated[str, Meta(pattern="^#[0-9A-Fa-f]{6}$", max_length=7)]


class Supports(Enum):
    """What a passage is evidence of."""

    DATE = "date"
    FACT = "fact"
    STANCE = "stance"
    NAME = "name"


class QuoteKind(Enum):
    """How a quotation stands in its source."""

    DIRECT = "direct"
    PARTIAL = "partial"
    STATEMENT = "statement"


class Topic(Enum):
    """What a stance is about."""

    WITHDRAWAL = "withdrawal"
    MINE_BAN_WITHDRAWAL = "mine-ban-withdrawal"


class _Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What every part of a document has in common: frozen, by keyword, defaults left out.

    Frozen values of strings, numbers and tuples cannot form a cycle, so the garbage collector need
    not look at them: a large document is read in half the time.
    """


class Source(_Value, frozen=True, kw_only=True):
    """A text that evidence and quotations point into; the text itself is not part of the
    document."""

    id: Id
    title: Text | None = None
    publisher: Text | None = None
    author: Text | None = None
    published: Edtf | None = None
    kind: Id
    language: Id
    url: Text | None = None
    file: Id
    sha256: Sha256
    length: Offset
    origin: Id | None = None
    note: Text | None = None


class Actor(_Value, frozen=True, kw_only=True):
    """A person, organisation or state that acts or speaks."""

    id: Id
    name: Text
    short_name: Text | None = None
    kind: Id
    part_of: Id | None = None
    role: Text | None = None


class Theme(_Value, frozen=True, kw_only=True):
    """A default lane."""

    id: Id
    name: Text
    colour: Colour | None = None


class Evidence(_Value, frozen=True, kw_only=True):
    """A passage of a source on which a claim rests."""

    source: Id
    start: Offset
    end: Offset
    sha256: Sha256
    supports: Supports | None = None


class Event(_Value, frozen=True, kw_only=True):
    """One occurrence, with the passages that state it."""

    id: Id
    title: Text
    when: Edtf
    when_note: Text | None = None
    reported: Edtf | None = None
    summary: Text | None = None
    theme: Id
    importance: Annotated[int, Meta(ge=1, le=3)]
    actors: tuple[Id, ...] = ()
    planned: bool = False
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    note: Text | None = None


class AlsoIn(_Value, frozen=True, kw_only=True):
    """The same words as a quotation, as another source has them."""

    source: Id
    start: Offset
    end: Offset
    exact: Words
    difference: Text | None = None


class Quote(_Value, frozen=True, kw_only=True):
    """Words of somebody, verbatim as the source spells them."""

    id: Id
    event: Id
    exact: Words
    source: Id
    start: Offset
    end: Offset
    kind: QuoteKind
    speaker: Id | None = None
    organisation: Id
    language: Id
    key: bool = False
    also_in: tuple[AlsoIn, ...] = ()


class Stance(_Value, frozen=True, kw_only=True):
    """A judgement of where an actor stands, with the passages it was judged by."""

    actor: Id
    topic: Topic
    value: StanceValue
    when: Edtf | None = None
    event: Id | None = None
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    note: Text | None = None


class Position(_Value, frozen=True, kw_only=True):
    """One side of a disagreement."""

    claim: Text
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]


class Disagreement(_Value, frozen=True, kw_only=True):
    """A question that the sources answer differently."""

    id: Id
    question: Text
    note: Text | None = None
    events: tuple[Id, ...] = ()
    positions: Annotated[tuple[Position, ...], Meta(min_length=2)]


class PresentationStep(_Value, frozen=True, kw_only=True):
    """An event, or one of its quotations, as one step of a presentation."""

    event: Id
    quote: Id | None = None
    note: Text | None = None
    hidden: bool = False


class Presentation(_Value, frozen=True, kw_only=True):
    """How a document is presented; steps that are not listed keep their place in time."""

    steps: tuple[PresentationStep, ...] = ()
    start: Id | None = None
    theme: ShowTheme | None = None


class Document(_Value, frozen=True, kw_only=True):
    """One timeline, as it stands in its file."""

    format: str
    version: Version
    id: Id
    title: Text
    summary: Text | None = None
    language: Id
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    themes: tuple[Theme, ...]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    stances: tuple[Stance, ...]
    disagreements: tuple[Disagreement, ...]
    presentation: Presentation | None = None
