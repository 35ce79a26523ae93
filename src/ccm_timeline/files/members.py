"""Whether a text has any members but those that were decoded from it, found without a parser.

A member has a colon outside of strings, behind a quotation mark and perhaps white space. Where no
colon follows white space, there are at most as many members as colons that follow a quotation
mark. If no more were decoded than that, the text has no name twice and none that is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.json_text import Outline, depth_of
from ccm_timeline.files.transposed import EventLists
from ccm_timeline.model.document import Event, Evidence

_COLON, _QUOTE, _COMMA = ord(":"), ord('"'), ord(",")
_BRACE, _BRACKET, _CLOSING = ord("{"), ord("["), ord("]")
_CHUNK = 2**18
"""Bytes that are counted at once: they stay near the processor."""

_QUOTE_COLON = int.from_bytes(b'":', "little")
_SPACE = np.isin(np.arange(256), list(b" \t\r\n"))


def has_only(
    text: bytes, events: Sequence[Event], lists: EventLists, passages: Sequence[Evidence]
) -> bool:
    """Whether valid JSON text has no members but those of events, whose fields are in the lists,
    and the passages of these."""
    if _has_at_most(_of_events(lists) + _of_passages(passages), text):
        return True
    return count_members(text) == count_members(msgspec.json.encode(events))


def count_members(text: bytes) -> int:
    """As `json_text.count_members`, many bytes at once."""
    return sum(int(np.count_nonzero(marks == _COLON)) for marks in _outside_strings(text))


def measure(text: bytes) -> Outline:
    """As `json_text.outline`, many bytes at once."""
    members = objects = lists = commas = 0
    brackets = []
    for marks in _outside_strings(text):
        members += int(np.count_nonzero(marks == _COLON))
        objects += int(np.count_nonzero(marks == _BRACE))
        lists += int(np.count_nonzero(marks == _BRACKET))
        commas += int(np.count_nonzero(marks == _COMMA))
        # Without the bit in which they differ, braces are brackets.
        square = marks & ~np.uint8(_BRACE ^ _BRACKET)
        brackets.append(square[(square == _BRACKET) | (square == _CLOSING)].tobytes())
    return Outline(members, depth_of(b"".join(brackets)), objects, lists, commas)


def _outside_strings(text: bytes) -> Iterator[NDArray[np.uint8]]:
    """Yield what stands outside of strings, in pieces."""
    text = text.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in text else text
    marks = np.frombuffer(text, np.uint8)
    inside = 0
    for start in range(0, len(marks), _CHUNK):
        chunk = marks[start : start + _CHUNK]
        # Whether a mark is inside is whether the number of quotation marks up to it is odd, which
        # the lowest bit tells, however often a byte overflows.
        quotes = np.cumsum(chunk == _QUOTE, dtype=np.uint8) + np.uint8(inside)
        inside = int(quotes[-1]) & 1
        yield chunk[quotes & 1 == 0]


def _has_at_most(members: int, text: bytes) -> bool:
    """Whether text has no more members; False also where this cannot be told."""
    marks = np.frombuffer(text, np.uint8)
    colons = marks == _COLON
    if np.count_nonzero(colons) == members:
        return True
    pairs = (np.frombuffer(text, "<u2", (len(text) - at) // 2, at) for at in (0, 1))
    if sum(np.count_nonzero(each == _QUOTE_COLON) for each in pairs) != members:
        return False
    before = marks[np.flatnonzero(colons) - 1]
    return not _SPACE[before].any()


def _of_events(lists: EventLists) -> int:
    """How many fields are not at their default, which is not more than there were members."""
    optional = (lists.when_note, lists.reported, lists.summary, lists.actors, lists.note)
    return 6 * len(lists.id) + sum(lists.planned) + sum(map(_filled, optional))


def _of_passages(passages: Sequence[Evidence]) -> int:
    return 4 * len(passages) + len([1 for each in passages if each.supports is not None])


def _filled(values: Sequence[object]) -> int:
    """How many of a list are there; an empty text is taken for none, which is on the safe side."""
    return len(list(filter(None, values)))
