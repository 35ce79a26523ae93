"""A quotation with its reference, in the style that was chosen."""

from __future__ import annotations

from ccm_timeline.files.citation import cite_quote, cite_source
from ccm_timeline.files.citing.apa import apa_quote, apa_source
from ccm_timeline.files.citing.chicago import chicago_quote, chicago_source
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.model.document import Quote, Source
from ccm_timeline.model.timeline import Timeline


def quote_in_style(timeline: Timeline, quote: Quote, style: CitationStyle) -> str:
    """The words, left as they are, with who says them and where they stand."""
    source = timeline.source(quote.source)
    match style:
        case CitationStyle.PLAIN:
            return cite_quote(timeline.document, quote)
        case CitationStyle.CHICAGO:
            return chicago_quote(quote, source, timeline.actor)
        case CitationStyle.APA:
            return apa_quote(quote, source, timeline.actor)


def source_in_style(source: Source, style: CitationStyle) -> str:
    """The reference of a source alone."""
    match style:
        case CitationStyle.PLAIN:
            return cite_source(source)
        case CitationStyle.CHICAGO:
            return chicago_source(source)
        case CitationStyle.APA:
            return apa_source(source)
