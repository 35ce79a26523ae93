"""Text folded for search, without case, accents and typography: `Šešuo’s` is `sesuo's`."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        # Letters with a stroke or of another make, which do not decompose (Unicode, chapter 7).
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ȷ": "j",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        # Typographic variants, as nobody types them into a search field.
        **dict.fromkeys("‘’‚‛ʼ′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys('"“”„‟«»″', ""),
    }
)
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Accents and other marks on letters, and what only steers how a text is laid out."""


class _Bare(dict[int, int | None]):
    """What each character becomes without its marks, found out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        bare = None if unicodedata.category(chr(code)) in _INVISIBLE else code
        self[code] = bare
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """The text as search compares it; two texts that fold alike are found by one another."""
    if text.isascii():
        return " ".join(text.replace('"', "").lower().split())
    return " ".join(_without_marks(_without_marks(text).casefold()).translate(_PLAIN).split())


def _without_marks(text: str) -> str:
    """Decomposed; folding case makes new marks now and then, which is why this is asked twice."""
    return unicodedata.normalize("NFKD", text).translate(_BARE)
