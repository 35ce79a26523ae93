"""Notes in the style of Chicago (The Chicago Manual of Style, notes and bibliography).

Names stand as the source spells them. Plain text has no italics.
"""

from __future__ import annotations

from collections.abc import Callable

from ccm_timeline.files.citation import cite_speaker
from ccm_timeline.files.citing.dates import chicago_date
from ccm_timeline.files.citing.described import description, publisher_beside, stated
from ccm_timeline.model.document import Actor, Quote, QuoteKind, Source
from ccm_timeline.model.phrases import capitalised


def chicago_source(source: Source) -> str:
    """Write `Author, “Title,” Publisher, March 6, 2025, address.`

    A source without a title is described, without quotation marks; one without a date has "n.d."
    (17th edition, 14.145); a publisher or an address that is not stated is left out.
    """
    return _sentence(capitalised(_note(source)))


def chicago_quote(quote: Quote, source: Source, actor: Callable[[str], Actor]) -> str:
    """Write `“words” Speaker, role, organisation, quoted in Author, “Title,” …`

    An official text is not quoted in its source, but is it: "in" stands before it. `actor` finds
    one by id.
    """
    link = "in" if quote.kind is QuoteKind.STATEMENT else "quoted in"
    speaker = stated(cite_speaker(quote, actor))
    return f"“{quote.exact}” {_sentence(f'{speaker}, {link} {_note(source)}')}"


def _note(source: Source) -> str:
    author, title = stated(source.author), stated(source.title)
    rest = [publisher_beside(source, author), chicago_date(source), stated(source.url)]
    following = ", ".join(part for part in rest if part)
    # The comma stands within the quotation marks (6.9).
    name = f"“{title},” {following}" if title else f"{description(source)}, {following}"
    return f"{author}, {name}" if author else name


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
