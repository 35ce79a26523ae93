"""Changes bytes and JSON structures at random, the same way for the same dice."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Sequence
from typing import Any

PIECES = (
    b"null", b"1e999", b"-1e999", b"NaN", b"Infinity", b"\\ud800", b"\\udc00\\ud800", b"\\u0000",
    b'"id": "x",', b'"format": "ccm-timeline",', b"9" * 400, b"9" * 5000, b"[" * 60, b"]" * 60,
    b'{"a":' * 40, b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80",
    b"\x00", b"\x1b[2J", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\\", b'"', b"{", b"}", b"[", b"]",
    b",", b":", b"-", b"0", b" ", b"\n", b"\r", b"e", b"/*", b"<b>", b"true",
)  # fmt: skip

TEXTS = (
    "", " ", "x", "report", "ministry", "departure", "regret", "withdrawal", "wire", "minister",
    "../x", "/etc/passwd", "CON", "a\0b", "a/b", "a\\b", "c:x", "..", ".", "x" * 71, "x" * 201,
    "é" * 300, "\ud800", "\u202egpj.exe", "\u2028", "\x7f", "\x1b]0;x\x07", "<img src=x>", "=1+1",
    "2025-03-06", "2025-02-30", "2024-02-29", "1900-02-29", "2025-13", "2024-22", "2024-45",
    "2024-07/2024-06", "2024/2025", "../2025", "/2025", "..", "../..", "[2024-07-01..2025-03-06]",
    "{1960,1961-12}", "-0044-03-15", "-0000", "Y99999", "Y-100000", "Y12345678901234567890",
    "199X", "19XX", "XXXX-12-XX", "2025?~%", "2025-03-06T12:00", "0" * 101, "9999-12-31",
    "https://example.org/a", "http://[", "javascript:alert(1)", "file:///etc/passwd",
    "http://", "https://x/\n", "0" * 64, "F" * 64, "#00aa88", "#xyz", "direct", "supports", "dark",
)  # fmt: skip

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, 2, 3, 4, -1, 0.5, 1.0, 2**31 - 1, 2**31, 2**53, 2**63, 2**64, -(2**63),
    10**20, 10**400, 1e308, [], {}, [[]], [{}], {"": {}}, ["ministry"], ["ministry", "ministry"],
    [None], {"id": "x"}, 10, 60, 100,
)  # fmt: skip

NAMES = (
    "id", "title", "when", "reported", "evidence", "start", "end", "source", "sha256", "part_of",
    "origin", "file", "url", "actors", "also_in", "exact", "events", "steps", "event", "quote",
    "presentation", "version", "format", "note", "x", "", "\u202e", "length", "theme", "published",
)  # fmt: skip

Step = tuple[Any, Any]
"""An object or a list, and the name or the place of a member in it."""


def mutated_bytes(dice: random.Random, corpus: Sequence[bytes]) -> bytes:
    """One text of a corpus with one to five changes of bytes; changes may take from the others."""
    data = bytearray(dice.choice(corpus))
    for _ in range(dice.choice((1, 1, 1, 2, 3, 5))):
        dice.choice(_BYTE_CHANGES)(dice, data, corpus)
    return bytes(data)


def _flip(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _replace(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    at = dice.randint(0, len(data))
    data[at : at + dice.randint(0, 6)] = dice.choice(PIECES)


def _insert_any(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    at = dice.randint(0, len(data))
    data[at:at] = dice.randbytes(dice.randint(1, 8))


def _delete(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    at = dice.randint(0, len(data))
    del data[at : at + dice.choice((1, 2, 8, 64, 1000))]


def _repeat(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    at = dice.randint(0, len(data))
    data[at:at] = data[at : at + dice.choice((1, 8, 64, 400))] * dice.choice((1, 1, 2, 20))


def _splice(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    other = dice.choice(corpus)
    start = dice.randint(0, len(other))
    at = dice.randint(0, len(data))
    data[at : at + dice.randint(0, 200)] = other[start : start + dice.randint(1, 200)]


def _cut(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    del data[dice.randint(0, len(data)) :]


def _digit(dice: random.Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    """Change a digit, which often leaves a file that can be read, and says something else."""
    start = dice.randint(0, len(data))
    digit = next((at for at in range(start, len(data)) if 0x30 <= data[at] <= 0x39), None)
    if digit is not None:
        data[digit] = 0x30 + dice.randrange(10)


_BYTE_CHANGES = (_flip, _replace, _insert_any, _delete, _repeat, _splice, _cut, _digit, _digit)


def mutated_tree(dice: random.Random, text: str) -> bytes:
    """JSON text with one to four members changed, as JSON again: lone surrogates stay escaped."""
    tree = json.loads(text)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        steps = list(_steps(tree))
        if steps:
            dice.choice(_TREE_CHANGES)(dice, *dice.choice(steps), steps)
    separators = dice.choice(((",", ":"), (", ", ": "), (" ,\n", "\t: ")))
    text = json.dumps(tree, separators=separators, ensure_ascii=dice.random() < 0.5)
    return text.encode(errors="surrogatepass")


def _steps(tree: Any) -> list[Step]:
    """Every member of every object and list."""
    found: list[Step] = []
    left = [tree]
    while left:
        holder = left.pop()
        members = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for name, value in members:
            found.append((holder, name))
            if isinstance(value, (dict, list)):
                left.append(value)
    return found


def _any_value(dice: random.Random) -> Any:
    """A text or another value; a list or an object is a new one, which may be changed in turn."""
    return dice.choice((dice.choice(TEXTS), copy.deepcopy(dice.choice(VALUES))))


def _set(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    holder[name] = _any_value(dice)


def _set_text(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    if isinstance(holder[name], str):
        holder[name] = dice.choice(TEXTS)


def _nudge(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    """Change a number a little, or a text by a character."""
    value = holder[name]
    if isinstance(value, bool):
        holder[name] = not value
    elif isinstance(value, int):
        holder[name] = value + dice.choice((-2, -1, 1, 2, 100))
    elif isinstance(value, str):
        at = dice.randint(0, len(value))
        holder[name] = value[:at] + dice.choice(("", "x", "9", "\u202e", "\0")) + value[at + 1 :]


def _remove(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    del holder[name]


def _copy(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    """Put a copy of another member here."""
    other, other_name = dice.choice(steps)
    holder[name] = json.loads(json.dumps(other[other_name]))


def _add(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    value = _any_value(dice)
    if isinstance(holder, dict):
        holder[dice.choice(NAMES)] = value
    else:
        holder.insert(name, dice.choice((value, json.loads(json.dumps(holder[name])))))


def _nest(dice: random.Random, holder: Any, name: Any, steps: list[Step]) -> None:
    for _ in range(dice.choice((1, 5, 40))):
        holder[name] = dice.choice(([holder[name]], {"x": holder[name]}))


_TREE_CHANGES: tuple[Callable[[random.Random, Any, Any, list[Step]], None], ...] = (
    _set, _set_text, _set_text, _nudge, _nudge, _remove, _copy, _add, _nest,
)  # fmt: skip
