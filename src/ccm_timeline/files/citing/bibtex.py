"""References as BibTeX, which BibLaTeX reads as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from ccm_timeline.files.citing.dates import UNDATED
from ccm_timeline.files.citing.described import description, kind_in_words, stated
from ccm_timeline.files.citing.published import published
from ccm_timeline.model.document import Source
from ccm_timeline.model.phrases import capitalised

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "%&$#_{}"},
    }
)
_LONE_BRACES = _ESCAPES | str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""BibTeX counts braces whether a backslash stands before them or not, and wants them in pairs;
programs that do not run LaTeX know these longer names less well."""

_LIGATURE = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")
_PARTED = r"\g<0>{}"
"""What TeX would draw together into a dash or a quotation mark is kept apart."""

_KEY = re.compile(r"[^A-Za-z0-9:.+/-]+")
_NOT_IN_ADDRESS = re.compile(r"[\\{}\s]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(sources: Iterable[Source]) -> bytes:
    """Write an entry for each source, in UTF-8.

    Titles and names stand in double braces: neither is to be put into small letters nor taken
    apart. What is not stated is marked "n.d." or described in brackets.
    """
    keys = _Keys()
    entries = [_entry(source, keys.of(source.id)) for source in sources]
    return "\n".join(entries).encode()


class _Keys:
    """Keys that BibTeX can read, each once."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, source_id: str) -> str:
        base = _KEY.sub("-", source_id).strip("-") or "source"
        key, number = base, 2
        # BibTeX tells keys apart without regard to capitals.
        while key.lower() in self._used:
            key, number = f"{base}-{number}", number + 1
        self._used.add(key.lower())
        return key


def _entry(source: Source, key: str) -> str:
    lines = [f"  {name} = {value}," for name, value in _fields(source)]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    if author := stated(source.author):
        yield "author", _kept(author)
    yield "title", _kept(stated(source.title) or f"[{capitalised(description(source))}]")
    if publisher := stated(source.publisher):
        # The styles of BibTeX print this of a @misc; they have no field for its publisher.
        yield "howpublished", _kept(publisher)
        yield "publisher", _kept(publisher)
    yield from _date(source)
    if url := stated(source.url):
        yield "url", f"{{{_NOT_IN_ADDRESS.sub(_percent, url)}}}"
    yield "language", _kept(stated(source.language))
    yield "type", _kept(kind_in_words(source))


def _date(source: Source) -> Iterator[tuple[str, str]]:
    date = published(source)
    if date is None:
        yield "year", _kept(UNDATED)
        return
    if date.doubtful or date.last or not date.first:
        yield "year", _kept(date.words)
        return
    year, *rest = date.first
    yield "year", f"{{{year}}}"
    if rest:
        yield "month", _MONTHS[rest[0] - 1]
    if len(rest) > 1:
        yield "day", f"{{{rest[1]}}}"


def _kept(text: str) -> str:
    escaped = text.translate(_ESCAPES if _is_balanced(text) else _LONE_BRACES)
    return f"{{{{{_LIGATURE.sub(_PARTED, escaped)}}}}}"


def _is_balanced(text: str) -> bool:
    """Whether each brace has its counterpart behind it."""
    depths = accumulate((character == "{") - (character == "}") for character in text)
    return min(depths, default=0) >= 0 and text.count("{") == text.count("}")


def _percent(found: re.Match[str]) -> str:
    """What would end the field, as an address writes it (RFC 3986, 2.1)."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
