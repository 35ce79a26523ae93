"""References in the style of APA (Publication Manual, 7th edition).

Names stand as the source spells them: which part of one is the family name is not stated, and a
handle or an organisation has none. Plain text has no italics.
"""

from __future__ import annotations

from collections.abc import Callable

from ccm_timeline.files.citation import cite_speaker
from ccm_timeline.files.citing.dates import apa_date, apa_year
from ccm_timeline.files.citing.described import description, publisher_beside, stated
from ccm_timeline.model.document import Actor, Quote, QuoteKind, Source
from ccm_timeline.model.phrases import capitalised


def apa_source(source: Source) -> str:
    """Write `Author. (2025, March 6). Title. Publisher. address`

    Without an author the title comes first (9.12); without a title a description in brackets
    stands for it (9.22), without a date "n.d." (9.17). An address has no full stop after it.
    """
    author = stated(source.author)
    title = stated(source.title) or f"[{capitalised(description(source))}]"
    date = f"({apa_date(source)})"
    head = (author, date, title) if author else (title, date)
    parts = [_closed(part) for part in (*head, publisher_beside(source, author)) if part]
    return " ".join([*parts, *([stated(source.url)] if stated(source.url) else [])])


def apa_quote(quote: Quote, source: Source, actor: Callable[[str], Actor]) -> str:
    """Write the words as cited in the source (8.6), and below them the reference.

    An official text is not cited in its source, but is it: "in" stands before it. `actor` finds
    one by id.
    """
    link = "in" if quote.kind is QuoteKind.STATEMENT else "as cited in"
    speaker = stated(cite_speaker(quote, actor))
    cited = f"“{quote.exact}” ({speaker}, {link} {_called(source)}, {apa_year(source)})."
    return f"{cited}\n\n{apa_source(source)}"


def _called(source: Source) -> str:
    """What stands for a source in the text: its author, else its title, else its description."""
    if author := stated(source.author):
        return author
    title = stated(source.title)
    return f"“{title}”" if title else f"[{capitalised(description(source))}]"


def _closed(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."
