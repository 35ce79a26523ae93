"""JSON as it stands in a file, measured and decoded where msgspec alone is too lenient or too curt.

msgspec keeps the last of two members of the same name and does not say so. The members are
therefore counted twice, in the file and in what was decoded from it: the numbers differ exactly
when a name stands twice. Counting needs no parser, because outside of strings a colon stands
nowhere but between a name and its value, so it is quick at every size.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from math import isinf
from typing import Any, NamedTuple

import msgspec

from ccm_timeline.files.json_faults import CUT_OFF, encoding_fault, in_plain_words, mistake_in
from ccm_timeline.files.places import LIST, in_words, objects
from ccm_timeline.files.problems import DocumentRefused, Problem, shown

NESTING_LIMIT = 32
"""Levels of lists and objects; the format itself has 7, the rest is room for unknown fields."""

OUT_OF_RANGE = "a number is out of range"
TWICE = "a name stands twice in an object"

_CHUNK = 256 * 1024
_NO_BRACKETS = bytes(c for c in range(256) if c not in b"[]{}")
_TO_SQUARE = bytes.maketrans(b"{}", b"[]")
_OUT_OF_RANGE = object()
_MALFORMED = "JSON is malformed: "
_AT_BYTE = re.compile(r" \(byte (\d+)\)$")
_SEEN = 40
"""Bytes of a mistake that are looked at."""

_HALF = "half of a surrogate pair stands alone"
_LONGEST_INTEGER = 4300
"""Digits that Python reads into an `int` by default (`sys.int_info.default_max_str_digits`)."""


class Outline(NamedTuple):
    """What of JSON text shows without parsing it."""

    members: int
    """Names with a value, over all objects."""
    depth: int
    """Levels of nesting; `NESTING_LIMIT + 1` stands for all that are deeper."""
    objects: int
    lists: int
    commas: int

    @property
    def weight(self) -> int:
        """Bytes that its values take when they are decoded, the texts' own bytes left out.

        As CPython holds them: an object of few members, a list with room for four, a short text;
        each comma is taken for one more text.
        """
        return 200 * self.objects + 112 * self.lists + 60 * self.commas


def outline(data: bytes) -> Outline:
    """Measure JSON text; of text that is not JSON, the depth is still never too low."""
    members = objects = lists = commas = 0
    brackets = []
    for part in _outside_strings(data):
        members += part.count(b":")
        objects += part.count(b"{")
        lists += part.count(b"[")
        commas += part.count(b",")
        brackets.append(part.translate(_TO_SQUARE, _NO_BRACKETS))
    return Outline(members, depth_of(b"".join(brackets)), objects, lists, commas)


def count_members(data: bytes) -> int:
    """Count the names with a value in JSON text, over all objects."""
    return sum(part.count(b":") for part in _outside_strings(data))


def require_sound(found: Outline, room: int) -> None:
    """Refuse what no decoder should see: of its values at most so many bytes are to be held.

    Raises `DocumentRefused`.
    """
    if found.depth > NESTING_LIMIT:
        message = f"it is nested deeper than {NESTING_LIMIT} levels, and the format needs 7"
        raise DocumentRefused([Problem("", message)])
    if found.weight > room:
        message = "it holds far more small values than a timeline of its size could"
        raise DocumentRefused([Problem("", message)])


def decode_json(
    data: bytes, members: int, count: Callable[[bytes], int] = count_members
) -> tuple[Any, Iterator[Problem]]:
    """Decode JSON text of at most `NESTING_LIMIT` levels and with this many members.

    The second value is every name that stands twice; `count` is who counts. Raises
    `DocumentRefused` with the line of a mistake, or with the places of numbers out of range.
    """
    try:
        tree = msgspec.json.decode(data)
    except UnicodeDecodeError as error:
        raise DocumentRefused([_not_utf8(error, data)]) from error
    except msgspec.ValidationError as error:
        raise DocumentRefused(marked(data, OUT_OF_RANGE)) from error
    except msgspec.DecodeError as error:
        raise DocumentRefused([_not_json(data, str(error))]) from error
    if count(msgspec.json.encode(tree)) == members:
        return tree, iter(())
    return tree, marked(data, TWICE)


def _outside_strings(data: bytes) -> Iterator[bytes]:
    """Yield what stands outside of strings, in pieces: a string begins and ends at each quote."""
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    inside = 0
    for start in range(0, len(data), _CHUNK):
        parts = data[start : start + _CHUNK].split(b'"')
        yield b"".join(parts[inside::2])
        inside ^= (len(parts) - 1) & 1


def depth_of(brackets: bytes) -> int:
    """How deeply square brackets are nested, `NESTING_LIMIT + 1` at the most.

    The innermost pairs are taken away until none is left; each round is one level.
    """
    rounds = 0
    while brackets and rounds <= NESTING_LIMIT:
        rest = brackets.replace(b"[]", b"")
        if len(rest) == len(brackets):
            return min(rounds + rest.count(b"["), NESTING_LIMIT + 1)
        brackets = rest
        rounds += 1
    return rounds


def require_json(data: bytes) -> None:
    """Refuse soon what is no UTF-8 text or no JSON: without a value of it being made.

    What is nested too deeply for that passes, as do numbers out of range. Raises
    `DocumentRefused` with the line of the first mistake.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(memoryview(data)[start : start + _CHUNK])
        decoder.decode(b"", final=True)
        msgspec.json.decode(data, type=msgspec.Raw)
    except UnicodeDecodeError as error:
        raise DocumentRefused([_not_utf8(error, data)]) from error
    except msgspec.DecodeError as error:
        raise DocumentRefused([_malformed(data, str(error))]) from error
    except RecursionError:
        return


def _malformed(data: bytes, reason: str) -> Problem:
    """What msgspec found, with the line in the place of the byte."""
    if fault := encoding_fault(data):
        return Problem("", fault)
    found = _AT_BYTE.search(reason)
    if found is None:
        reason = CUT_OFF if _breaks_off(data) else _HALF
        return Problem("", f"it is not valid JSON: {reason}")
    at = int(found[1])
    line, begin = data.count(b"\n", 0, at) + 1, data.rfind(b"\n", 0, at) + 1
    column = len(data[begin:at].decode(errors="replace")) + 1
    words = reason[: found.start()].removeprefix(_MALFORMED)
    rest = data[at : at + _SEEN].decode(errors="replace")
    words = _HALF if "surrogate" in words else in_plain_words(words, rest)
    return Problem("", f"it is not valid JSON, line {line}, column {column}: {words}")


def _breaks_off(data: bytes) -> bool:
    """Whether a text or a bracket is left open at the end."""
    level = 0
    for part in _outside_strings(data):
        level += part.count(b"{") + part.count(b"[") - part.count(b"}") - part.count(b"]")
    quotes = data.replace(b"\\\\", b"").replace(b'\\"', b"").count(b'"')
    return level > 0 or quotes % 2 == 1


def _not_utf8(error: UnicodeDecodeError, data: bytes) -> Problem:
    """Say on which line; msgspec counts from the start of the string, and so we look again."""
    if fault := encoding_fault(data):
        return Problem("", fault)
    try:
        data.decode()
    except UnicodeDecodeError as exact:
        error = exact
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"{error.object[error.start]:#x}"
    return Problem(
        "",
        f"it is not UTF-8 text: line {line} has the byte {byte}; save it as UTF-8 in a text editor",
    )


def _not_json(data: bytes, reason: str) -> Problem:
    """Ask the standard library, which knows the line; it allows NaN and halves of surrogates."""
    try:
        text = data.decode()
        json.loads(text, object_pairs_hook=len, parse_int=len, parse_float=len)
    except UnicodeDecodeError as error:
        return _not_utf8(error, data)
    except json.JSONDecodeError as error:
        if fault := encoding_fault(data):
            return Problem("", fault)
        at, words = mistake_in(text, error)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        return Problem("", f"it is not valid JSON, line {line}, column {column}: {words}")
    return _malformed(data, reason)


class _Twice(dict[str, Any]):
    """The members of an object in which names stand twice."""

    names: list[str]


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """Keep of an object what leads to a fault, and its id; None where there is none in it.

    So a second reading takes little memory beside what the first one gave.
    """
    kept = {name: value for name, value in pairs if _leads_to_fault(value)}
    counts = Counter(name for name, _ in pairs) if len(dict(pairs)) < len(pairs) else {}
    if not (kept or counts):
        return None
    members = _Twice({name: value for name, value in pairs if name == "id"} | kept)
    members.names = [name for name, count in counts.items() if count > 1]
    return members


def _leads_to_fault(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(_leads_to_fault, value))
    return value is _OUT_OF_RANGE or isinstance(value, dict)


def marked(data: bytes, otherwise: str, name: str = LIST, before: int = 0) -> Iterator[Problem]:
    """Find names that stand twice and numbers that are out of range, by a slow second reading.

    Of a list by itself, `name` and `before` are as `objects` takes them. Where nothing is found,
    `otherwise` says what is known.
    """
    try:
        tree = json.loads(data, object_pairs_hook=_members, parse_int=_whole, parse_float=_number)
    except ValueError:  # a mistake further on in the file
        tree = None
    found = False
    for way, members in objects(tree, name, before):
        if isinstance(members, _Twice) and members.names:
            found = True
            where = in_words(way) or "the document"
            yield from (Problem("", f"‘{shown(n)}’ stands twice in {where}") for n in members.names)
        for member, value in members.items():
            if value is _OUT_OF_RANGE:
                found = True
                yield Problem(in_words(way), f"‘{shown(member)}’ is a number out of range")
    if not found:
        yield Problem("", otherwise)


def _whole(digits: str) -> object:
    return 0 if len(digits) <= _LONGEST_INTEGER else _OUT_OF_RANGE


def _number(digits: str) -> object:
    return _OUT_OF_RANGE if isinf(float(digits)) else 0.0
