"""Decodes the bytes of a source text in whatever encoding they are, a piece at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ccm_timeline.files.long_text import AnyText, text_of

_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_ENCODINGS = ["cp1252", "cp1257", "cp1250", "cp1251", "iso8859_13"]
"""What a text that is not Unicode may be in. In all of them one byte is one code point, so that a
wrong guess may show a wrong letter, but never moves an offset."""

_DECLARED = re.compile(rb"(?:encoding|charset|coding)[:= ]{1,10}[\"']?([A-Za-z0-9_-]{3,20})")
_DECLARED_WITHIN = 4096

_PIECE = 2**18
"""Bytes that are decoded at once: other threads wait meanwhile, the window's among them."""

_SAMPLE = 2**16
"""Bytes by which an encoding is guessed: enough for a page of letters that are not ASCII."""

_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> tuple[AnyText, str]:
    """The text and the name of its encoding, without byte order mark, line ends as they are.

    A byte order mark decides; without one it is UTF-8 if it can be, or UTF-16 where every other
    byte is zero; then what the text declares of itself, and at last a guess.
    """
    for encoding in _candidates(data):
        try:
            return _in_pieces(data, encoding), encoding.removesuffix("-sig")
        except (UnicodeDecodeError, LookupError):
            continue
    return _in_pieces(data, "latin-1"), "latin-1"


def _candidates(data: bytes) -> Iterator[str]:
    yield from (encoding for mark, encoding in _BY_MARK if data.startswith(mark))
    yield from _unmarked_utf16(data[:_DECLARED_WITHIN])
    yield "utf-8"
    yield from _declared(data[:_DECLARED_WITHIN])
    yield _guessed(data)
    yield "cp1252"


def _unmarked_utf16(head: bytes) -> Iterator[str]:
    """UTF-16 without a mark: Latin letters have a zero in one half, and no text holds zeros."""
    low, high = head[0::2], head[1::2]
    if len(high) > 1 and high.count(0) * 2 > len(high) and not low.count(0):
        yield "utf-16-le"
    if len(high) > 1 and low.count(0) * 2 > len(low) and not high.count(0):
        yield "utf-16-be"


def _declared(head: bytes) -> Iterator[str]:
    """The encoding that a text names in its first lines, where it is one of the old ones."""
    if found := _DECLARED.search(head):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name.replace("-", "_")
        except LookupError:
            return
        if name in (*_OLD_ENCODINGS, "iso8859_1"):
            # As in browsers (WHATWG Encoding, 4.2): what calls itself Latin-1 is Windows-1252.
            yield "cp1252" if name == "iso8859_1" else name


def _guessed(data: bytes) -> str:
    # 0.1 s to import, and hardly ever needed
    from charset_normalizer import from_bytes

    start = max(0, _first_not_ascii(data) - _SAMPLE // 4)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_OLD_ENCODINGS).best()
    return best.encoding if best else "cp1252"


def _first_not_ascii(data: bytes) -> int:
    """The place of the first byte that is not ASCII, or 0 where all are."""
    found = (_NOT_ASCII.search(data, at, at + _PIECE) for at in range(0, len(data), _PIECE))
    return next((first.start() for first in found if first is not None), 0)


def _in_pieces(data: bytes, encoding: str) -> AnyText:
    """Raises `UnicodeDecodeError` where the bytes are not in this encoding."""
    if len(data) <= _PIECE:
        return data.decode(encoding)
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    pieces = [decoder.decode(view[at : at + _PIECE]) for at in range(0, len(data), _PIECE)]
    pieces.append(decoder.decode(b"", final=True))
    return text_of(pieces)
