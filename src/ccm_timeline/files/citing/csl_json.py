"""References as CSL-JSON (Citation Style Language 1.0.2), which Zotero and pandoc read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ccm_timeline.files.citing.described import description, is_web_page, kind_in_words, stated
from ccm_timeline.files.citing.published import published
from ccm_timeline.model.document import Source
from ccm_timeline.model.phrases import capitalised

_TYPES = {
    "news-report": "article-newspaper",
    "press-release": "document",
    "treaty": "treaty",
    "report": "report",
    "book": "book",
    "letter": "personal_communication",
    "speech": "speech",
}
_WEB_PAGE = "webpage"
_OTHER = "document"


def csl_json(sources: Iterable[Source]) -> bytes:
    """Write an item for each source, in UTF-8.

    What a source does not state has no field, so that the style that is used later says "n.d." in
    its own way; a missing title is described in brackets, because programs show items by it.
    """
    items = [_item(source) for source in sources]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(source: Source) -> dict[str, Any]:
    kind = _TYPES.get(source.kind) or (_WEB_PAGE if is_web_page(source) else _OTHER)
    publisher = stated(source.publisher)
    title = stated(source.title) or f"[{capitalised(description(source))}]"
    item = {
        "id": source.id,
        "type": kind,
        "title": title,
        "author": [{"literal": stated(source.author)}] if stated(source.author) else None,
        "container-title": publisher if kind == "article-newspaper" else None,
        "publisher": publisher,
        "issued": _issued(source),
        "URL": stated(source.url),
        "language": stated(source.language),
        "genre": kind_in_words(source),
    }
    return {name: value for name, value in item.items() if value}


def _issued(source: Source) -> dict[str, Any] | None:
    date = published(source)
    if date is None:
        return None
    if not date.first:
        return {"literal": date.words}
    parts = [list(part) for part in (date.first, date.last) if part]
    return {"date-parts": parts, **({"circa": True} if date.doubtful else {})}
