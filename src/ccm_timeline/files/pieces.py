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
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Some events, and the list of them as it stands in the file."""

    events: list[Event]
    text: bytes
    end: int
    """Where in the file the piece ends."""


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

    def frame(self) -> tuple[Document, bytes]:
        """What stands around the events, once these are read: a made-up event is in their place."""
        made_up = _made_up_event()
        inside = msgspec.json.encode(made_up)
        text = b"".join((self._data[: self._begin], inside, self._data[self._end :]))
        document = _decode(msgspec.json.Decoder(Document), text)
        if document.events != (made_up,):
            raise Uncut
        return document, text

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
        text = b"".join((b"[", memoryview(self._data)[start:end], b"]"))
        return Piece(_decode(_EVENTS, text), text, end)


def _made_up_event() -> Event:
    """An event that no file holds: nobody can guess its id."""
    passage = Evidence(source="x", start=0, end=1, sha256="0" * 64)
    name = secrets.token_hex()
    return Event(id=name, title="x", when="x", theme="x", importance=1, evidence=(passage,))


def _decode(decoder: msgspec.json.Decoder[T], text: bytes) -> T:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Uncut from error
