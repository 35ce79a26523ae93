"""A large document's text cut between its events, so that no step of decoding it takes long.

Where to cut is guessed: an event begins as the first one does. What comes of a wrong guess is no
JSON, and the document is then decoded whole. A right one is proved by the grammar: the text
around the events, with a made-up event in their place, is a document with that one event, and each
piece is a list of events; then the whole is a document with the events of all pieces.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from ccm_timeline.files.fields import fields_of
from ccm_timeline.model.document import Document, Event, Evidence

T = TypeVar("T")

PIECE = 2**18
"""Bytes of a piece: some milliseconds of decoding, and near the processor all the while."""

_REACH = 16
"""Pieces within which the next event must begin."""

_SPACE = rb"[ \t\r\n]*"
_BEGIN = re.compile(
    rb'"events"%b:%b\[%b(?=(\{%b"[a-z_]{1,20}"%b:))' % (_SPACE, _SPACE, _SPACE, _SPACE, _SPACE)
)
_AFTER = fields_of(Document).keys() - fields_of(Event).keys()
_END = re.compile(
    rb'\}%b(?=\]%b(?:,%b"(?:%b)"%b:|\}%b\Z))'
    % (_SPACE, _SPACE, _SPACE, "|".join(_AFTER).encode(), _SPACE, _SPACE)
)
_EVENTS = msgspec.json.Decoder(list[Event])
_RAW = msgspec.json.Decoder(list[msgspec.Raw])
_DOCUMENT = msgspec.json.Decoder(Document)


class Piece(msgspec.Struct, frozen=True):
    """Some events, and the list of them as it stands in the file."""

    events: list[Event] | None
    """None where one of them is none: then it is JSON, and no more is known."""
    count: int
    text: bytes
    start: int
    end: int
    """Where in the file the piece ends."""


class Frame(msgspec.Struct, frozen=True):
    """What stands around the events, with a made-up event in their place."""

    text: bytes
    made_up: Event
    document: Document | None
    """None where it does not fit the types."""

    def is_around(self, tree: object) -> bool:
        """Whether this is the frame's text, decoded without types, and has the events in place."""
        made_up = msgspec.json.decode(msgspec.json.encode(self.made_up))
        return isinstance(tree, dict) and tree.get("events") == [made_up]


class Uncut(Exception):  # noqa: N818 - it says that the other way is to be taken
    """A text could not be cut, or is not a document."""


class Pieces:
    """The events of a text piece by piece, then what stands around them. Raises `Uncut`."""

    def __init__(self, data: bytes, size: int = PIECE) -> None:
        begin = _BEGIN.search(data)
        if begin is None:
            raise Uncut
        self._data = data
        self._size = size
        self._begin = self._end = begin.end()
        self._next = re.compile(rb"\}%b(,%b)(?=%b)" % (_SPACE, _SPACE, re.escape(begin[1])))

    def __iter__(self) -> Iterator[Piece]:
        start: int | None = self._begin
        while start is not None:
            piece, start = self._piece(start)
            self._end = piece.end
            yield piece

    def frame(self) -> Frame:
        """What stands around the events, once these are read."""
        made_up = _made_up_event()
        inside = msgspec.json.encode(made_up)
        text = b"".join((self._data[: self._begin], inside, self._data[self._end :]))
        document = _fitting(_DOCUMENT, text)
        if document is not None and document.events != (made_up,):
            raise Uncut
        return Frame(text, made_up, document)

    def text(self, start: int, end: int) -> bytes:
        """The list of the events that stand between two places of the file."""
        return b"".join((b"[", memoryview(self._data)[start:end], b"]"))

    def _piece(self, start: int) -> tuple[Piece, int | None]:
        """The piece that starts here, and where the next one starts, if there is one."""
        wanted = start + self._size
        cut = self._next.search(self._data, wanted, wanted + _REACH * self._size)
        end = wanted + _REACH * self._size if cut is None else cut.start(1)
        try:
            piece = self._decoded(start, min(end, len(self._data)))
            return piece, None if cut is None else cut.end()
        except Uncut:
            last = _END.search(self._data, start, end)
            if last is None:
                raise
            return self._decoded(start, last.end()), None

    def _decoded(self, start: int, end: int) -> Piece:
        text = self.text(start, end)
        events = _fitting(_EVENTS, text)
        count = len(_decode(_RAW, text) if events is None else events)
        return Piece(events, count, text, start, end)


def _made_up_event() -> Event:
    """An event that no file holds: nobody can guess its id."""
    passage = Evidence(source="x", start=0, end=1, sha256="0" * 64)
    name = secrets.token_hex()
    return Event(id=name, title="x", when="x", theme="x", importance=1, evidence=(passage,))


def _fitting(decoder: msgspec.json.Decoder[T], text: bytes) -> T | None:
    """None where the text may be JSON, but not of this type. Raises `Uncut` where it is none."""
    try:
        return decoder.decode(text)
    except msgspec.ValidationError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Uncut from error


def _decode(decoder: msgspec.json.Decoder[T], text: bytes) -> T:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Uncut from error
