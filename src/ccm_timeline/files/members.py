"""Whether a text has any members but those that were decoded from it, found without a parser.

A member has a colon outside of strings, behind a quotation mark and perhaps white space. Where no
colon follows white space, there are at most as many members as colons that follow a quotation
mark. If no more were decoded than that, the text has no name twice and none that is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec
import numpy as np

from ccm_timeline.files.fields import fields_of
from ccm_timeline.files.json_text import count_members
from ccm_timeline.model.document import Event, Evidence

_COLON, _QUOTE = b':"'
_SPACE = np.frombuffer(b" \t\r\n", dtype=np.uint8)


def has_only(text: bytes, events: Sequence[Event], passages: Sequence[Evidence]) -> bool:
    """Whether valid JSON text has no members but those of events and the passages of these."""
    if _most(text) == _set_fields(Event, events) + _set_fields(Evidence, passages):
        return True
    return count_members(text) == count_members(msgspec.json.encode(events))


def _most(text: bytes) -> int | None:
    """A number that the members are not more than, most often theirs; None: it cannot be told."""
    marks = np.frombuffer(text, dtype=np.uint8)
    colons = marks[1:] == _COLON
    after_quote = marks[:-1] == _QUOTE
    after_quote &= colons
    found = np.count_nonzero(after_quote)
    if np.count_nonzero(colons) > found:
        before = marks[:-1][colons > after_quote]
        if np.isin(before, _SPACE).any():
            return None
    return found


def _set_fields(cls: type[msgspec.Struct], values: Sequence[Any]) -> int:
    """How many fields were set, which is not more than the members from which they were decoded."""
    fields = len(fields_of(cls))
    unset = sum(_identical(map(get, values), default) for get, default in _defaults(cls))
    return fields * len(values) - unset


def _identical(values: Iterable[Any], default: object) -> int:
    return [value is default for value in values].count(True)


@cache
def _defaults(cls: type[msgspec.Struct]) -> tuple[tuple[attrgetter[Any], Any], ...]:
    return tuple(
        (attrgetter(field.encode_name), field.default)
        for field in msgspec.structs.fields(cls)
        if not field.required
    )
