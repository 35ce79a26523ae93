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


class _Folded(dict[int, int | str]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> int | str:
        text = _without_marks(_without_marks(chr(code)).casefold()).translate(_PLAIN)
        # A number is put in its place in a third of the time that a text takes.
        folded = self[code] = ord(text) if len(text) == 1 else text
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text as search compares it; two texts that fold alike are found by one another."""
    if text.isascii():
        return " ".join(text.replace('"', "").lower().split())
    folded = " ".join(text.translate(_FOLDED).split())
    # A few marks take room of their own, and stay: in one order, whatever it was.
    return folded if folded.isascii() else unicodedata.normalize("NFKD", folded)


def _without_marks(text: str) -> str:
    """Decomposed; folding case makes new marks now and then, which is why this is asked twice."""
    return unicodedata.normalize("NFKD", text).translate(_BARE)
