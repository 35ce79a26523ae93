"""Whether a text has any members but those that were decoded from it, found without a parser.

A member has a colon outside of strings, behind a quotation mark and perhaps white space. Where no
colon follows white space, there are at most as many members as colons that follow a quotation
mark. If no more were decoded than that, the text has no name twice and none that is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from ccm_timeline.files.json_text import count_members
from ccm_timeline.model.document import Event, Evidence

_COLON = ord(":")
_QUOTE_COLON = int.from_bytes(b'":', "little")
_SPACE = np.isin(np.arange(256), list(b" \t\r\n"))


def has_only(text: bytes, events: Sequence[Event], passages: Sequence[Evidence]) -> bool:
    """Whether valid JSON text has no members but those of events and the passages of these."""
    if _has_at_most(_of_events(events) + _of_passages(passages), text):
        return True
    return count_members(text) == count_members(msgspec.json.encode(events))


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


def _of_events(events: Sequence[Event]) -> int:
    """How many fields are not at their default, which is not more than there were members."""
    return (
        6 * len(events)
        + len([1 for event in events if event.when_note is not None])
        + len([1 for event in events if event.reported is not None])
        + len([1 for event in events if event.summary is not None])
        + len([1 for event in events if event.actors])
        + len([1 for event in events if event.planned])
        + len([1 for event in events if event.note is not None])
    )


def _of_passages(passages: Sequence[Evidence]) -> int:
    return 4 * len(passages) + len([1 for each in passages if each.supports is not None])
