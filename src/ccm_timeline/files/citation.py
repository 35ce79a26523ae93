"""The plain reference of a quotation, for pasting into a text.

What the document does not state is said to be missing ("n.d.", "no publisher", "untitled") or left
out; nothing is inferred.
"""

from __future__ import annotations

from collections.abc import Callable

from ccm_timeline.model.document import Actor, Document, Quote, Source
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.words import in_words


def cite_quote(document: Document, quote: Quote) -> str:
    """Write `“words” (speaker, role, organisation), in: author, “title”, publisher, date, url.`

    The words are left as they are, quotation marks and all. The document must be a checked one.
    """
    actors = {actor.id: actor for actor in document.actors}
    source = next(source for source in document.sources if source.id == quote.source)
    reference = (
        f"“{quote.exact}” ({cite_speaker(quote, actors.__getitem__)}), in: {cite_source(source)}"
    )
    return reference if reference.endswith(".") else f"{reference}."


def cite_source(source: Source) -> str:
    """Write `author, “title”, publisher, date, url`."""
    date = "n.d." if source.published is None else in_words(parse(source.published))
    parts = [
        source.author,
        f"“{source.title}”" if source.title else f"untitled [{source.file}]",
        source.publisher or "no publisher",
        date,
        source.url,
    ]
    return ", ".join(part for part in parts if part)


def cite_speaker(quote: Quote, actor: Callable[[str], Actor]) -> str:
    """Write `speaker, role, organisation`, as far as they are stated; `actor` finds one by id."""
    organisation = actor(quote.organisation).name
    if quote.speaker is None or quote.speaker == quote.organisation:
        return organisation
    speaker = actor(quote.speaker)
    return ", ".join(part for part in (speaker.name, speaker.role, organisation) if part)
