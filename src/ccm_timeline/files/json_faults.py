"""What is wrong with text that is not JSON, in words that say what to mend and where."""

from __future__ import annotations

import codecs
import json
import re
from typing import NamedTuple

from ccm_timeline.files.problems import shown

CUT_OFF = "the file ends before its last bracket is closed; a part of it is missing"
TRAILING_COMMA = "delete this comma: nothing follows it in its list or object"

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_RECODE = "it is text in {}; save it as UTF-8 in a text editor"
_HEAD = 4096
_WORD = re.compile(r"[^\s,:{}\[\]\"]{1,12}")
_COMMENTS = ("//", "/*", "#")
_FOREIGN_QUOTES = "'“”„‟‘’‚«»`"
_CONSTANTS = {"True": "true", "False": "false", "None": "null"}
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


class Mistake(NamedTuple):
    """The offset of a mistake in code points, and what to mend, as the end of a sentence."""

    at: int
    words: str


def mistake_in(text: str, error: json.JSONDecodeError) -> Mistake:
    """Say what somebody who wrote the text by hand most likely meant to write."""
    at = error.pos
    rest = text[at : at + 12]
    if error.msg.startswith("Invalid control character"):
        return Mistake(at, _control(rest))
    if error.msg.startswith("Invalid \\"):
        return Mistake(at, "a backslash in a text is written twice, as \\\\")
    if error.msg.startswith("Unterminated string"):
        return Mistake(at, "the file ends within this text; a part of it is missing")
    if not text[at:].strip():
        return Mistake(at, CUT_OFF)
    if error.msg.startswith("Extra data"):
        return Mistake(at, "the document is closed before this place, and nothing may follow it")
    if not text[:at].strip():
        return Mistake(at, f"a document begins with {{, and this begins with “{_word(rest)}”")
    return _misplaced(text, at, rest, error.msg)


def in_plain_words(reason: str, rest: str) -> str:
    """Put what msgspec says of a mistake into words; `rest` is the text from there on."""
    if reason.startswith("trailing comma"):
        return TRAILING_COMMA
    if reason.startswith("expected "):
        return f"{reason.removeprefix('expected ')} is missing before this place"
    if reason != "invalid character":
        return reason
    if rest.startswith(_NO_NUMBERS):
        return "NaN and Infinity are not numbers in JSON"
    return _control(rest) if rest < " " else f"“{_word(rest)}” is no value in JSON"


def encoding_fault(data: bytes) -> str | None:
    """Say of text in several bytes a character, and of what is no text, that it is not UTF-8."""
    head = data[:_HEAD]
    low, high = head[0::2], head[1::2]
    zeros = (low.count(0), high.count(0))
    if head.startswith(_UTF32_MARKS):
        return _RECODE.format("UTF-32")
    if head.startswith(_UTF16_MARKS) or (max(zeros) * 2 > len(high) and not min(zeros)):
        return _RECODE.format("UTF-16")
    return "it is not text, but a file of another kind" if 0 in head else None


def _misplaced(text: str, at: int, rest: str, reason: str) -> Mistake:
    """Say what stands where something else belongs."""
    before = text[:at].rstrip()
    if rest[0] in "]},":
        return _before_bracket(at, rest[0], before)
    if rest.startswith(_COMMENTS):
        return Mistake(at, "JSON has no comments; delete this one")
    if rest[0] in _FOREIGN_QUOTES:
        return Mistake(at, f'names and texts stand in straight quotation marks ("), not {rest[0]}')
    if "':'" in reason:
        return Mistake(at, "a colon is missing after the name")
    if "','" in reason:
        return _without_comma(text, at, len(before))
    if "property name" in reason:
        return Mistake(at, f'the name “{_word(rest)}” must stand in quotation marks (")')
    word = _word(rest)
    if word in _CONSTANTS:
        return Mistake(at, f"write {_CONSTANTS[word]}, not {word}")
    return Mistake(at, f'“{word}” is neither a number nor a text in quotation marks (")')


def _before_bracket(at: int, bracket: str, before: str) -> Mistake:
    """Say what is wrong before a comma or a closing bracket."""
    if before.endswith(":"):
        return Mistake(at, "a value is missing after the colon")
    if bracket == ",":
        # Newer versions of the library point at a trailing comma, older ones at the bracket.
        many = before.endswith(",")
        return Mistake(at, "delete this comma: there are two" if many else TRAILING_COMMA)
    if before.endswith(","):
        return Mistake(len(before) - 1, TRAILING_COMMA)
    return Mistake(at, f"a bracket is missing before this {bracket}, or it is one too many")


def _without_comma(text: str, at: int, end: int) -> Mistake:
    """Where a value ended at `end` and no comma follows: on a new line it was forgotten."""
    if text[at] == ":":
        return Mistake(at, "a name stands in a list here; the bracket that closes it is missing")
    if "\n" in text[end:at]:
        return Mistake(end, "a comma is missing here")
    if end == at and text[end - 1].isdigit():
        return Mistake(at, 'the number ends here; a date stands in quotation marks (")')
    return Mistake(
        at, 'a comma is missing here, or a quotation mark in the text before it is not written \\"'
    )


def _control(rest: str) -> str:
    if rest.startswith("\t"):
        return "a tab stands in a text; write \\t in its place, or a space"
    if rest.startswith(("\n", "\r")):
        return "the line ends within a text; close the text, or write \\n for a line end"
    return f"a control character (U+{ord(rest[0]):04X}) stands in a text; delete it"


def _word(text: str) -> str:
    found = _WORD.match(text)
    return shown(found[0] if found else text[:1])
