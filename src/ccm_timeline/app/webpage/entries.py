"""The events as a list in HTML, for screen readers, printers and browsers without script."""

from __future__ import annotations

from ccm_timeline.app.webpage.grades import Grades
from ccm_timeline.app.webpage.markup import line, lines, tag, words
from ccm_timeline.app.webpage.people import People, sign, stated_by
from ccm_timeline.files.formats.wording import date_in_words
from ccm_timeline.model.document import (
    AlsoIn,
    Disagreement,
    Event,
    Position,
    Quote,
    QuoteKind,
    Topic,
)
from ccm_timeline.model.naming import short_name
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.words import in_words, precision_in_words

_KINDS = {
    QuoteKind.DIRECT: "",
    QuoteKind.PARTIAL: "in part",
    QuoteKind.STATEMENT: "official statement",
}
TOPICS = {Topic.WITHDRAWAL: "", Topic.MINE_BAN_WITHDRAWAL: "On leaving the mine-ban treaty"}


class Entries:
    """Writes the events of one timeline, each with all that belongs to it."""

    def __init__(self, timeline: Timeline, grades: Grades) -> None:
        self._timeline, self._grades = timeline, grades
        self._people = People(timeline)

    def events(self) -> str:
        """A list item for each event in the order of time."""
        return "\n".join(
            tag("li", self._event(event, position))
            for position, event in enumerate(self._timeline.events)
        )

    def sources(self) -> str:
        return "\n".join(map(self._people.source_entry, self._timeline.document.sources))

    def stances(self) -> str:
        """All stances, topic by topic."""
        return "\n".join(
            words("h4", TOPICS[topic])
            + tag("ul", *map(self._people.stance_row, found), class_="stances")
            for topic, found in self._people.stances_by_topic()
        )

    def _event(self, event: Event, position: int) -> str:
        title = tag("a", line(event.title), href=f"#{event.id}", dir="auto")
        stances = map(self._people.stance_row, self._timeline.stances_of(event.id))
        return tag(
            "article",
            self._when(event),
            tag("h3", title),
            words("p", event.summary, "summary"),
            words("p", event.when_note, "note"),
            words("p", self._reported(event), "note"),
            *(self._quotation(quote) for quote in self._timeline.quotes_of(event.id)),
            _section("Where they stand here", "ul", "stances", *stances),
            _section(
                "Where the sources disagree",
                "div",
                "disagreements",
                *map(self._disagreement, self._timeline.disagreements_of(event.id)),
            ),
            self._sources(event),
            id=event.id,
            data_at=str(position),
            data_told="yes" if self._timeline.stances_of(event.id) else None,
        )

    def _when(self, event: Event) -> str:
        """Date in words, how closely it is known, and how many sources state the event."""
        when = self._timeline.when(event.id)
        stating = self._timeline.sources_of(event)
        count = stated_by(
            len(stating), independent_count(stating), len(self._timeline.document.sources)
        )
        known = [] if when.within else [precision_in_words(when)]
        return tag(
            "p",
            tag("strong", line(capitalised(in_words(when)))),
            tag("em", " planned ") if event.planned else " ",
            tag("span", line(" · ".join((*known, count)))),
            class_="when",
        )

    def _reported(self, event: Event) -> str:
        return "" if event.reported is None else f"Reported: {date_in_words(event.reported)}."

    def _quotation(self, quote: Quote) -> str:
        organisation = self._timeline.actor(quote.organisation)
        speaker = organisation if quote.speaker is None else self._timeline.actor(quote.speaker)
        company = organisation.name if organisation.id != speaker.id else ""
        standing = ", ".join(part for part in (speaker.role or "", company) if part)
        kind, found = self._grades.badge(quote)
        text = tag("p", lines(quote.exact), dir="auto")
        source = f"{self._people.source_name(quote.source)}, characters {quote.start:,} to"
        return tag(
            "figure",
            tag("blockquote", text, lang=quote.language),
            tag(
                "figcaption",
                words("strong", speaker.name),
                words("span", " · ".join(p for p in (standing, _KINDS[quote.kind]) if p), "role"),
                self._chip(quote),
                words("span", f"{source} {quote.end:,}", "reference"),
                tag("span", line(found), class_=f"badge {kind}"),
                *(self._other(quote, other) for other in quote.also_in),
            ),
            class_="quotation",
        )

    def _chip(self, quote: Quote) -> str:
        """The stance of whoever speaks, else that of the organisation, by its name."""
        for actor_id in dict.fromkeys((quote.speaker or quote.organisation, quote.organisation)):
            stance = self._people.known_stance(actor_id, quote.event)
            if stance is None:
                continue
            said = capitalised(STANCE_WORDS[stance.value])
            if actor_id != (quote.speaker or actor_id):
                name = short_name(self._timeline.actor(actor_id))
                said = f"{name} {STANCE_WORDS[stance.value]}"
            if stance.topic is not Topic.WITHDRAWAL:
                said += " (mine-ban treaty)"
            classes = f"chip {stance.value.value}"
            return tag("span", sign(stance.value), " ", line(said), class_=classes)
        return ""

    def _other(self, quote: Quote, other: AlsoIn) -> str:
        difference = f": {other.difference}" if other.difference else ""
        said = words("span", f"Also in {self._people.source_name(other.source)}{difference}")
        exact = "" if other.exact == quote.exact else words("q", other.exact)
        return tag("span", said, " ", exact, class_="also")

    def _disagreement(self, item: Disagreement) -> str:
        return tag(
            "div",
            words("h5", item.question),
            tag("ul", *map(self._side, item.positions)),
            words("p", item.note, "note"),
            class_="disagreement",
        )

    def _side(self, side: Position) -> str:
        names = self._people.source_names(side.evidence)
        return tag("li", words("span", side.claim), " ", words("small", names))

    def _sources(self, event: Event) -> str:
        """The sources that state the event, with the places of the passages in their texts."""
        rows = []
        for source in self._timeline.sources_of(event):
            places = [
                f"{passage.start:,} to {passage.end:,}"
                for passage in self._timeline.evidence_in(event, source.id)
            ]
            said = f"characters {', '.join(places)}" if places else ""
            name = words("span", self._people.source_name(source.id))
            number = self._people.source_number(source.id)
            rows.append(tag("li", name, " ", words("small", said), data_source=number))
        return _section("Sources of this event", "ul", "sources", *rows)


def _section(title: str, name: str, class_: str, *children: str) -> str:
    """A heading with what stands below it, or nothing where there is nothing to stand there."""
    return tag("h4", line(title)) + tag(name, *children, class_=class_) if children else ""
