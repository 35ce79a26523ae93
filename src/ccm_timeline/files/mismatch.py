"""How what a document states of a source differs from that source, for a reader to judge."""

from __future__ import annotations

from codecs import BOM_UTF8
from hashlib import sha256
from unicodedata import normalize

from ccm_timeline.files.folding import fold
from ccm_timeline.files.problems import shown

_BEFORE = 12
"""Code points before the first difference that are repeated, to find it by."""

_REPEATED = 40
_MARKS = (b"", BOM_UTF8)


def words_differ(stated: str, there: str) -> str:
    """Say from where on a quotation is not what stands at its place; "" if nothing stands there."""
    if not there:
        return ""
    composed, composed_there = normalize("NFC", stated), normalize("NFC", there)
    if composed.startswith(composed_there) or composed_there.startswith(composed):
        # Both have as many code points, so that the longer form shows less of the text.
        return (
            "at their place are the same letters in another Unicode form (NFC or NFD): "
            "copy the words from the source text"
        )
    at = _first_difference(fold(stated), fold(there))
    begin = max(0, at - _BEFORE)
    return f"at their place it has “{_part(there, begin)}”, and not “{_part(stated, begin)}”"


def hash_differs(there: str) -> str:
    """Say what stands at the place of evidence, and the hash of that; "" if nothing does."""
    if not there:
        return ""
    digest = sha256(there.encode()).hexdigest()
    return f"at their place it has “{_part(there, 0)}”, of which the sha256 is {digest}"


def is_same_but_for_line_ends(text: str, digest: str) -> bool:
    """Whether a text had this SHA-256 before a program changed line ends or a byte order mark."""
    plain = text.replace("\r\n", "\n").encode()
    forms = (plain, plain.replace(b"\n", b"\r\n"))
    return any(sha256(mark + form).hexdigest() == digest for form in forms for mark in _MARKS)


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _part(text: str, begin: int) -> str:
    """A part of a text that fits into a line, with dots where it was cut."""
    end = begin + _REPEATED
    return ("…" if begin else "") + shown(text[begin:end]) + ("…" if end < len(text) else "")
