"""How the page names sources, and words where somebody stands."""

from __future__ import annotations

from collections.abc import Iterable

from ccm_timeline.app.webpage.markup import line, link, tag, words
from ccm_timeline.files.formats.wording import date_in_words
from ccm_timeline.model.document import Evidence, Source, Stance, StanceValue, Topic
from ccm_timeline.model.naming import SourceNames, short_name, source_label
from ccm_timeline.model.phrases import capitalised, counted, listed
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline

_ORDER = list(STANCE_WORDS)
_SIGNS = {
    StanceValue.STRONGLY_OPPOSES: "◆",
    StanceValue.OPPOSES: "◆",
    StanceValue.REGRETS: "●",
    StanceValue.NEUTRAL: "○",
    StanceValue.CONSIDERS_SIMILAR: "□",
    StanceValue.SUPPORTS: "■",
    StanceValue.STRONGLY_SUPPORTS: "■",
}


def sign(value: StanceValue, more: str = "") -> str:
    """The sign of a stance, which is told apart by shape; its words stand beside it."""
    return tag("i", _SIGNS[value], class_=f"sign {value.value}{more}", aria_hidden="true")


class People:
    """Names of sources and actors; a short one only where it tells things apart."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._names = SourceNames(timeline)
        self._numbers = {
            source.id: number for number, source in enumerate(timeline.document.sources)
        }

    def source_name(self, source_id: str) -> str:
        return self._names.of(source_id)

    def source_names(self, passages: Iterable[Evidence]) -> str:
        return listed([self.source_name(one) for one in dict.fromkeys(p.source for p in passages)])

    def source_number(self, source_id: str) -> str:
        return str(self._numbers[source_id])

    def source_entry(self, source: Source) -> str:
        """A source as a list of literature has it, with what it does not state."""
        stated = [name for name in dict.fromkeys((source.publisher, source.author)) if name]
        stated.append("n.d." if source.published is None else date_in_words(source.published))
        return tag(
            "li",
            words("strong", source_label(source)),
            words("span", " · ".join(stated), "imprint"),
            tag("span", link(source.url), class_="address") if source.url else "",
            words("span", self._names.origin(source), "imprint"),
            words("span", source.note, "note"),
        )

    def stance_row(self, stance: Stance) -> str:
        """Where one actor stands: name, place on the line, words, and what it was judged by."""
        value = stance.value
        actor = self._timeline.actor(stance.actor)
        organisation = self._timeline.organisation_of(stance.actor)
        of = "" if organisation is actor else tag("small", line(short_name(organisation)))
        place = tag("span", sign(value, f" at-{_ORDER.index(value)}"), class_="scale")
        when = "" if stance.when is None else f"{capitalised(date_in_words(stance.when))}. "
        judged = f"{when}{stance.note or ''}"
        return tag(
            "li",
            tag("span", line(short_name(actor)), " ", of, class_="who"),
            place,
            tag("span", line(STANCE_WORDS[value]), class_="value"),
            words("span", judged.strip(), "note"),
            words("span", "; ".join(map(self.passage, stance.evidence)), "passages"),
        )

    def passage(self, evidence: Evidence) -> str:
        """A passage by its place: “Report, characters 1,239 to 1,307”."""
        name = self.source_name(evidence.source)
        return f"{name}, characters {evidence.start:,} to {evidence.end:,}"

    def known_stance(self, actor_id: str, event_id: str) -> Stance | None:
        """The stance that an event tells of, else the one that an actor has throughout."""
        for stance in self._timeline.stances_of(event_id):
            if stance.actor == actor_id:
                return stance
        always = [
            stance
            for stance in self._timeline.document.stances
            if stance.actor == actor_id and stance.topic is Topic.WITHDRAWAL
        ]
        return always[0] if len({stance.value for stance in always}) == 1 else None

    def stances_by_topic(self) -> Iterable[tuple[Topic, list[Stance]]]:
        """All stances from those who oppose to those who support, topic by topic."""
        for topic in Topic:
            found = [one for one in self._timeline.document.stances if one.topic is topic]
            if found:
                yield topic, sorted(found, key=lambda one: _ORDER.index(one.value))


def stated_by(stating: int, independent: int, total: int) -> str:
    """How many of the sources state something: "3 of 5 sources (2 independent as stated)"."""
    said = f"{stating:,} of {counted(total, 'source')}"
    return said if stating < 2 else f"{said} ({independent:,} independent as stated)"
