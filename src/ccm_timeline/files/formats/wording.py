"""How the formats for people word what a document holds; the texts are plain, not yet escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ccm_timeline.files.citation import cite_source, cite_speaker
from ccm_timeline.model.document import Event, Evidence, Quote, Source, Stance
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

RANKS = {1: "detail", 3: "key event"}
"""What the importance of an event is called; the normal one goes without saying."""


def lines_of(text: str) -> list[str]:
    """Split a text at each kind of line end; what would act on a line or hide in it is shown."""
    return [visible(line) for line in _LINE_END.split(text)]


def plain(text: str) -> str:
    """Give a text of several lines with one kind of line end, and nothing that acts or hides."""
    return "\n".join(lines_of(text))


def date_in_words(when: str) -> str:
    """Word an EDTF date. Raises `EdtfError`."""
    return in_words(parse(when))


def date_notes(event: Event) -> Iterator[str]:
    """Yield what is to be known of an event's date beside the date, a sentence each."""
    if event.planned:
        yield "Planned: the source only announces it."
    if event.when_note:
        yield f"On the date: {event.when_note}"
    if event.reported is not None:
        yield f"Reported: {date_in_words(event.reported)}"


def credit(timeline: Timeline, quote: Quote) -> str:
    """Write who says a quotation: speaker, role, organisation, as far as they are stated."""
    return cite_speaker(quote, timeline.actor)


def reference(timeline: Timeline, quote: Quote) -> str:
    """Write whose words these are and where they stand: `speaker, organisation, in: source`."""
    return f"{credit(timeline, quote)}, in: {cite_source(timeline.source(quote.source))}"


def stance_in_words(timeline: Timeline, stance: Stance) -> str:
    """Write where an actor stands, on what, when, and by which sources this was judged."""
    value = stance.value.value.replace("-", " ")
    on = [stance.topic.value.replace("-", " ")]
    if stance.when is not None:
        on.append(date_in_words(stance.when))
    judged = ", ".join(source_names(timeline, stance.evidence))
    written = f"{timeline.actor(stance.actor).name}: {value} ({', '.join(on)}), judged by {judged}"
    return f"{written}. {stance.note}" if stance.note else f"{written}."


def source_names(timeline: Timeline, passages: Iterable[Evidence]) -> list[str]:
    """Name the sources of passages, each once."""
    return list(dict.fromkeys(source_name(timeline.source(item.source)) for item in passages))


def source_name(source: Source) -> str:
    """Name a source by its title in quotation marks, or by its kind where it states none."""
    label = source_label(source)
    return f"“{label}”" if source.title else label
