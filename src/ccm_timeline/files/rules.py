"""The rules of a document that its types cannot say; the source of each is the event model.

A source's `origin` is not among the references that must resolve: it names a text that the source
derives from, which need not be in the document (an agency wire, for instance).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from ccm_timeline.files.parts import Part, Parts, parts_of
from ccm_timeline.files.places import entry
from ccm_timeline.files.problems import Problem, shown
from ccm_timeline.files.references import Fault, Known, cycles
from ccm_timeline.files.regular_file import bare_name_fault, has_control
from ccm_timeline.model.document import (
    FORMAT,
    TITLE_LIMIT,
    Actor,
    AlsoIn,
    Disagreement,
    Document,
    Event,
    Evidence,
    Presentation,
    Quote,
    Source,
    Stance,
    Theme,
)
from ccm_timeline.model.edtf import EdtfError, parse

T = TypeVar("T")


def find_problems(document: Document) -> Iterator[Problem]:
    """Yield every rule that a document breaks, in the order of its lists."""
    if document.format != FORMAT:
        yield Problem("", f"format must be “{FORMAT}”, and is “{shown(document.format)}”")
    yield from problems_of(parts_of(document))


def problems_of(parts: Parts, known: Known | None = None) -> Iterator[Problem]:
    """Yield every rule that the parts of a document break, by themselves or with what is known."""
    known = known or Known(parts)
    for _, message in _blank("title", parts.title):
        yield Problem("", message)
    yield from _each("sources", parts.sources, known, _source)
    yield from _each("actors", parts.actors, known, _actor)
    yield from cycles(parts.actors)
    yield from _each("themes", parts.themes, known, _theme)
    if parts.themes.readable and not parts.themes.ids:
        yield Problem("", "themes must have at least one entry")
    yield from _each("events", parts.events, known, _event)
    yield from _each("quotes", parts.quotes, known, _quote)
    yield from _each("stances", parts.stances, known, _stance)
    yield from _each("disagreements", parts.disagreements, known, _disagreement)
    if parts.presentation is not None:
        for where, message in _presentation(parts.presentation, parts, known):
            yield Problem(f"presentation, {where}" if where else "presentation", message)


def _each(
    name: str, part: Part[T], known: Known, rule: Callable[[T, Known], Iterator[Fault]]
) -> Iterator[Problem]:
    yield from _id_problems(name, part)
    for number, value in part.entries:
        for where, message in rule(value, known):
            place = entry("", name, number, getattr(value, "id", None))
            yield Problem(f"{place}, {where}" if where else place, message)


def _id_problems(name: str, part: Part[T]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, entry_id in part.ids:
        if entry_id in first:
            before = entry("", name, first[entry_id])
            yield Problem(entry("", name, number, entry_id), f"id is that of {before} too")
        else:
            first[entry_id] = number
        if not entry_id.strip():
            yield Problem(entry("", name, number), "id is blank")
        elif has_control(entry_id):
            yield Problem(entry("", name, number, entry_id), "id holds a control character")


def _source(source: Source, known: Known) -> Iterator[Fault]:
    yield from _date("published", source.published)
    fault = bare_name_fault(source.file)
    if fault is not None:
        yield "", f"file {fault}"
    if source.url is not None and not _is_web_address(source.url):
        yield "", "url must be an address that begins with http:// or https://"


def _actor(actor: Actor, known: Known) -> Iterator[Fault]:
    yield from _blank("name", actor.name)
    yield from known.actors.check("part_of", actor.part_of)


def _theme(theme: Theme, known: Known) -> Iterator[Fault]:
    yield from _blank("name", theme.name)


def _event(event: Event, known: Known) -> Iterator[Fault]:
    yield from _blank("title", event.title)
    if len(event.title) > TITLE_LIMIT:
        yield "", f"title has {len(event.title)} characters, and at most {TITLE_LIMIT} are allowed"
    yield from _date("when", event.when)
    yield from _date("reported", event.reported)
    yield from known.themes.check("theme", event.theme)
    for actor in event.actors:
        yield from known.actors.check("actor", actor)
    yield from _evidence(event.evidence, known)


def _quote(quote: Quote, known: Known) -> Iterator[Fault]:
    yield from known.events.check("event", quote.event)
    yield from known.actors.check("speaker", quote.speaker)
    yield from known.actors.check("organisation", quote.organisation)
    yield from _words(quote, known)
    for number, other in enumerate(quote.also_in, 1):
        for _, message in _words(other, known):
            yield entry("", "also_in", number), message


def _stance(stance: Stance, known: Known) -> Iterator[Fault]:
    yield from known.actors.check("actor", stance.actor)
    yield from known.events.check("event", stance.event)
    yield from _date("when", stance.when)
    yield from _evidence(stance.evidence, known)


def _disagreement(disagreement: Disagreement, known: Known) -> Iterator[Fault]:
    yield from _blank("question", disagreement.question)
    for event in disagreement.events:
        yield from known.events.check("event", event)
    for number, position in enumerate(disagreement.positions, 1):
        place = entry("", "positions", number)
        for _, message in _blank("claim", position.claim):
            yield place, message
        for where, message in _evidence(position.evidence, known):
            yield f"{place}, {where}", message


def _presentation(presentation: Presentation, parts: Parts, known: Known) -> Iterator[Fault]:
    yield from known.events.check("start", presentation.start)
    events = {quote.id: quote.event for _, quote in parts.quotes.entries}
    seen: set[tuple[str, str | None]] = set()
    for number, step in enumerate(presentation.steps, 1):
        place = entry("", "steps", number)
        for _, message in known.events.check("event", step.event):
            yield place, message
        for _, message in known.quotes.check("quote", step.quote):
            yield place, message
        if step.quote is not None and events.get(step.quote, step.event) != step.event:
            yield place, f"quote “{shown(step.quote)}” is not of event “{shown(step.event)}”"
        if (step.event, step.quote) in seen:
            yield place, "stands in the list twice"
        seen.add((step.event, step.quote))


def _evidence(passages: tuple[Evidence, ...], known: Known) -> Iterator[Fault]:
    for number, passage in enumerate(passages, 1):
        for _, message in known.check_passage(passage):
            yield entry("", "evidence", number), message


def _words(words: Quote | AlsoIn, known: Known) -> Iterator[Fault]:
    """Check a verbatim text against its place: one code point is one step of the offsets."""
    yield from known.check_passage(words)
    span = words.end - words.start
    if 0 < span != len(words.exact):
        yield "", f"exact has {len(words.exact)} characters, but start and end are {span} apart"


def _date(field: str, text: str | None) -> Iterable[Fault]:
    try:
        if text is not None:
            parse(text)
    except EdtfError as error:
        return (("", f"{field}: {str(error).rstrip('.')}"),)
    return ()


def _blank(field: str, text: str | None) -> Iterable[Fault]:
    return (("", f"{field} is blank"),) if text is not None and not text.strip() else ()


def _is_web_address(text: str) -> bool:
    if has_control(text) or any(c.isspace() for c in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
