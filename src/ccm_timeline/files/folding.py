"""Which characters are typographic variants of each other; nothing else is ever taken for equal.

The classes are those that Unicode names, from its Character Database, file PropList.txt:
Quotation_Mark (split here into double marks on the one hand, single marks and the apostrophes on
the other), Dash, and White_Space without the characters that end a line. U+02BC, the apostrophe
that is a letter, is added. Each character becomes one character, so that offsets stay true.
"""

from __future__ import annotations

_CLASSES = {
    '"': "«»“”„‟⹂〝〞〟＂「」『』﹁﹂﹃﹄｢｣",
    "'": "‘’‚‛‹›ʼ＇",
    "-": "֊־᐀᠆‐‑‒–—―⁓⁻₋−⸗⸚⸺⸻⹀⹝〜〰゠︱︲﹘﹣－𐺭",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000",
}
_TABLE = {ord(variant): plain for plain, variants in _CLASSES.items() for variant in variants}


def fold(text: str) -> str:
    """Replace each typographic variant by its plain character; the length stays the same."""
    return text.translate(_TABLE)
