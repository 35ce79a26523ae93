"""What the stance board says, as frozen values without widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Evidence, Stance, StanceValue
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.phrases import capitalised, listed
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.standing import Standing, Stood
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import day_in_words, in_words
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.plain import one_line

UNSTATED = "no stated stance"
LONGEST_NAME = 80
"""Code points of a name on the board; the whole name stands in the details."""


class EntryFacts(msgspec.Struct, frozen=True):
    """One actor at one place of the board; without a value it has no stated stance."""

    actor: str
    name: str
    whole_name: str
    organisation: str
    """That of a person, else empty."""
    value: StanceValue | None = None
    earlier: tuple[StanceValue, ...] = ()
    """Where it stood before, the latest first, as far as that was another place."""
    here: bool = False
    """Whether the selected event tells of it."""
    new: bool = False
    """Whether it is known from the very day that is shown."""
    also: bool = False
    """Whether it stands at another place too, for its stances of one day differ."""

    @property
    def spoken(self) -> str:
        """Name and place in words, as a screen reader says them."""
        whose = f", {self.organisation}" if self.organisation else ""
        place = UNSTATED if self.value is None else STANCE_WORDS[self.value]
        said = f"{self.whole_name}{whose}: {place}"
        if self.earlier:
            said += f"; earlier {listed([STANCE_WORDS[value] for value in self.earlier])}"
        if self.also:
            said += "; another stance of the same day differs"
        if self.new:
            said += "; newly known"
        return said + ("; the selected event tells of it" if self.here else "")


class PassageFacts(msgspec.Struct, frozen=True):
    """A passage that a stance was judged by: its words if the text is here, and its place."""

    words: str
    place: str
    evidence: Evidence


class JudgementFacts(msgspec.Struct, frozen=True):
    """One stance with all that it rests on."""

    value: StanceValue
    heading: str
    dates: str
    note: str
    passages: tuple[PassageFacts, ...]
    event: str
    """The id of the event that tells of it, or empty."""
    event_title: str


class DetailFacts(msgspec.Struct, frozen=True):
    """Everything that the board tells of one actor."""

    name: str
    organisation: str
    unstated: str
    """One sentence where nothing is known, else empty."""
    judgements: tuple[JudgementFacts, ...]


def entries_of(
    timeline: Timeline, names: Names, stood: Stood, here: Iterable[str], new: Iterable[str]
) -> tuple[EntryFacts, ...]:
    """The entries of the board: those with a stance, then those without, each as the document
    orders its actors."""
    told, fresh = frozenset(here), frozenset(new)
    placed = [
        _placed(timeline, names, standing, stance, standing.actor in told, standing.actor in fresh)
        for standing in stood.standings
        for stance in standing.current
    ]
    return (*placed, *(_entry(timeline, names, actor) for actor in stood.unstated))


def _placed(
    timeline: Timeline, names: Names, standing: Standing, stance: Stance, here: bool, new: bool
) -> EntryFacts:
    plain = _entry(timeline, names, standing.actor)
    before = dict.fromkeys(one.value for one in standing.earlier)
    return EntryFacts(
        plain.actor,
        plain.name,
        plain.whole_name,
        plain.organisation,
        stance.value,
        tuple(value for value in before if value is not stance.value),
        here,
        new,
        len(standing.current) > 1,
    )


def _entry(timeline: Timeline, names: Names, actor_id: str) -> EntryFacts:
    actor, whole = timeline.actor(actor_id), timeline.organisation_of(actor_id)
    return EntryFacts(
        actor_id,
        one_line(names.short_actor(actor), LONGEST_NAME),
        names.actor(actor),
        "" if whole is actor else one_line(names.short_actor(whole), LONGEST_NAME),
    )


def details_of(
    timeline: Timeline, names: Names, texts: Mapping[str, AnyText], actor: str, stood: Stood
) -> DetailFacts:
    """What is told of an actor: its stance or stances that count, then the earlier ones."""
    plain = _entry(timeline, names, actor)
    standing = next((one for one in stood.standings if one.actor == actor), None)
    if standing is None:
        sentence = "No stance was known by this day, which is not the same as a neutral one."
        return DetailFacts(plain.whole_name, plain.organisation, sentence, ())
    judgements = [_judgement(timeline, names, texts, one, "") for one in standing.current]
    judgements += [_judgement(timeline, names, texts, one, "Earlier: ") for one in standing.earlier]
    return DetailFacts(plain.whole_name, plain.organisation, "", tuple(judgements))


def _judgement(
    timeline: Timeline, names: Names, texts: Mapping[str, AnyText], stance: Stance, before: str
) -> JudgementFacts:
    words = STANCE_WORDS[stance.value]
    event = None if stance.event is None else timeline.event(stance.event)
    return JudgementFacts(
        stance.value,
        f"{before}{words}" if before else capitalised(words),
        _dates(timeline, stance),
        stance.note or "",
        tuple(_passage(names, texts, item) for item in stance.evidence),
        "" if event is None else event.id,
        "" if event is None else one_line(event.title),
    )


def _dates(timeline: Timeline, stance: Stance) -> str:
    """Both dates of a stance, as far as they are stated: when it was taken, when reported."""
    event = None if stance.event is None else timeline.event(stance.event)
    taken = stance.when or (None if event is None else event.when)
    said = [] if taken is None else [f"{capitalised(in_words(parse(taken)))}."]
    reported = None if event is None else event.reported
    if reported is not None:
        said.append(f"Reported: {in_words(parse(reported))}.")
    published = [timeline.source(item.source).published for item in stance.evidence]
    for text in dict.fromkeys(text for text in published if text not in (None, reported, taken)):
        assert text is not None
        said.append(f"In a source of {in_words(parse(text))}.")
    return " ".join(said) or "No date is stated."


def _passage(names: Names, texts: Mapping[str, AnyText], item: Evidence) -> PassageFacts:
    place = f"{names.source(item.source)}, characters {item.start:,} to {item.end:,}"
    text = texts.get(item.source)
    if text is None:
        return PassageFacts("", place, item)
    words = text[item.start : item.end]
    if sha256(words.encode(errors="surrogatepass")).hexdigest() != item.sha256:
        return PassageFacts("", f"{place} (the attached text has other words there)", item)
    return PassageFacts(words, place, item)


def moment_in_words(day: int | None) -> str:
    return "All that is known" if day is None else f"As known on {day_in_words(day)}"


def news_in_words(timeline: Timeline, names: Names, actors: tuple[str, ...]) -> str:
    """Of whom something is newly known: "Newly known: HRW, Amnesty and 3 more"."""
    if not actors:
        return ""
    shown = [
        one_line(names.short_actor(timeline.actor(actor)), LONGEST_NAME) for actor in actors[:_NEWS]
    ]
    if len(actors) > len(shown):
        shown.append(f"{len(actors) - len(shown):,} more")
    return f"Newly known: {listed(shown)}"


def silence_in_words(first: int | None) -> str:
    """What an empty board tells, by the day of the next change where there is one."""
    if first is None:
        return "Nobody’s stance is known."
    return f"Nobody’s stance is known by then; the first is known on {day_in_words(first)}."


_NEWS = 6
"""Names of whom something is new that are told."""
