"""References as RIS, which every program that keeps references reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccm_timeline.files.citing.dates import UNDATED
from ccm_timeline.files.citing.described import description, is_web_page, kind_in_words, stated
from ccm_timeline.files.citing.published import published
from ccm_timeline.model.document import Source
from ccm_timeline.model.phrases import capitalised

_TYPES = {"news-report": "NEWS", "report": "RPRT", "book": "BOOK", "letter": "PCOMM"}
_WEB_PAGE = "ELEC"
_OTHER = "GEN"


def ris(sources: Iterable[Source]) -> bytes:
    """Write a record for each source, in UTF-8, lines ended by CRLF as the format has it.

    What is not stated is described in brackets, or "n.d." in a note: a year is four figures here.
    """
    lines = [f"{tag}  - {value}" for source in sources for tag, value in _record(source)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _record(source: Source) -> Iterator[tuple[str, str]]:
    kind = _TYPES.get(source.kind) or (_WEB_PAGE if is_web_page(source) else _OTHER)
    yield "TY", kind
    yield "ID", stated(source.id)
    if author := stated(source.author):
        yield "AU", author
    yield "TI", stated(source.title) or f"[{capitalised(description(source))}]"
    if publisher := stated(source.publisher):
        if kind == "NEWS":
            yield "T2", publisher
        yield "PB", publisher
    yield from _date(source)
    if url := stated(source.url):
        yield "UR", url
    yield "LA", stated(source.language)
    yield "M3", kind_in_words(source)
    yield "ER", ""


def _date(source: Source) -> Iterator[tuple[str, str]]:
    """A date that is in doubt, or no single one, is written in words as well."""
    date = published(source)
    if date is None:
        yield "N1", UNDATED
        return
    if date.first:
        year, *rest = date.first
        yield "PY", f"{year:04}"
        yield (
            "DA",
            "/".join([f"{year:04}", *(f"{part:02}" for part in rest), *[""] * (3 - len(rest))]),
        )
    if date.doubtful or date.last or not date.first:
        yield "N1", f"Published: {date.words}"
