"""Text for places of one line: what would act on the line, or hide in it, is shown by its code
point."""

from __future__ import annotations

import unicodedata

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SPACES = frozenset("\t\n\r\u2028\u2029\x0b\x0c\x85")
_HARMLESS = frozenset("\u200c\u200d\u00ad")
"""Joiners and the soft hyphen: scripts and emoji need them, and they move nothing."""


def visible(text: str) -> str:
    """The text with line ends and tabs as spaces, and each bidi or control character as
    ⟨U+202E⟩."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _SPACES:
        return " "
    if character in _HARMLESS or unicodedata.category(character) not in _ACTING:
        return character
    return f"⟨U+{ord(character):04X}⟩"
