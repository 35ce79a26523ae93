"""The activities for the classroom: nothing is asked that the document does not answer."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.activities import (
    FEWEST_EVENTS,
    MOST_EVENTS,
    MOST_ORGANISATIONS,
    names_of,
    put_in_order,
    where_do_they_stand,
    who_said_this,
)
from ccm_timeline.model.document import StanceValue, Topic
from ccm_timeline.model.stances import LINE
from ccm_timeline.model.timeline import Timeline
from tests.builders import TEXT, actor, document, event, quote_at, stance

DATES = (
    *("1997", "2008-05-30", "2008", "2022~/..", "2024-07", "2024-22", "2024-09-06", "2024-09"),
    *("[2024-07-01..2025-03-06]", "../2025-03-06", "2025-03-06", "2025-03-06?", "2025-04-07"),
)


def made(*whens: str, title: str = "Something happens", importance: int = 2) -> Timeline:
    return Timeline(
        document(
            events=tuple(
                event(id=f"e{at}", when=when, title=title, importance=importance)
                for at, when in enumerate(whens)
            ),
            quotes=(),
        )
    )


@given(st.lists(st.sampled_from(DATES), max_size=30))
def test_events_are_asked_for_only_where_their_order_is_certain(whens: Sequence[str]) -> None:
    timeline = made(*whens)
    asked: list[str] = []
    for sheet in put_in_order(timeline):
        assert FEWEST_EVENTS <= len(sheet.solution) <= MOST_EVENTS
        assert sorted(sheet.shuffled, key=repr) == sorted(sheet.solution, key=repr)
        assert sheet.shuffled != sheet.solution
        asked += [item.event_id for item in sheet.solution]
        for before, after in zip(sheet.solution, sheet.solution[1:], strict=False):
            assert before.when.latest is not None
            assert after.when.earliest is not None
            assert before.when.latest < after.when.earliest
        assert not any(item.when.uncertain or item.when.approximate for item in sheet.solution)
    assert len(asked) == len(set(asked))
    assert put_in_order(made(*whens)) == put_in_order(timeline)


def test_the_most_important_events_are_asked_for_first() -> None:
    timeline = Timeline(read_document(shipped_timeline()))
    first = put_in_order(timeline)[0]
    events = [timeline.event(item.event_id) for item in first.solution]
    assert sum(found is not None and found.importance == 3 for found in events) >= 3
    assert len(first.solution) == MOST_EVENTS


def test_what_tells_its_year_or_matters_little_is_not_asked_for() -> None:
    assert put_in_order(made("1997", "2008", "2024", title="Declaration of 2007")) == ()
    assert put_in_order(made("1997", "2008", "2024", importance=1)) == ()
    assert len(put_in_order(made("1997", "2008", "2024"))) == 1


def test_words_that_name_their_speaker_are_not_asked_about() -> None:
    minister = actor(id="minister", name="Jonas Petraitis", kind="person", part_of="ministry")
    text = TEXT + "Petraitis will not wait. The Ministry agrees with the others on it."
    quotes = tuple(
        quote_at(text, words, id=words, key=key, speaker="minister")
        for words, key in (
            ("We regret nothing", True),
            ("Petraitis will not wait", True),
            ("The Ministry agrees", True),
            ("in Vilnius", False),
        )
    )
    timeline = Timeline(document(actors=(actor(), minister), quotes=quotes))
    (task,) = who_said_this(timeline)
    assert task.quote.exact == "We regret nothing"
    assert (task.speaker.id, task.organisation.id) == ("minister", "ministry")
    assert "Petraitis" in names_of(minister)


def test_nobody_is_said_to_be_neutral_who_is_silent() -> None:
    ids = [f"o{number}" for number in range(12)]
    values = [*StanceValue, StanceValue.OPPOSES, StanceValue.SUPPORTS]
    evidence = event().evidence
    timeline = Timeline(
        document(
            actors=(
                actor(),
                *(actor(id=id, name=f"Organisation {id}") for id in ids),
                actor(id="voice", name="A Voice", kind="person", part_of="o11"),
                actor(id="agency", name="An Agency", kind="news-agency"),
            ),
            events=(event(actors=("ministry", *ids, "agency")),),
            quotes=(),
            stances=(
                *(stance(actor=id, value=value) for id, value in zip(ids, values, strict=False)),
                stance(actor="o9", value=StanceValue.OPPOSES),
                stance(actor="o9", value=StanceValue.REGRETS, evidence=evidence),
                stance(actor="voice", value=StanceValue.SUPPORTS),
            ),
        )
    )
    sheets = where_do_they_stand(timeline)
    assert {sheet.topic for sheet in sheets} == {Topic.WITHDRAWAL}
    placed = {each.actor.id: each.value for sheet in sheets for each in sheet.placed}
    # Who considers something similar has no place on the line, and is not silent either.
    known = dict(zip(ids, values, strict=False))
    assert placed == {id: value for id, value in known.items() if value in LINE}
    # One has changed its stance, and for another somebody has spoken: neither is silent.
    silent = {silent.id for sheet in sheets for silent in sheet.unstated}
    assert silent == {"ministry", "o10"}
    for sheet in sheets:
        assert len(sheet.asked) <= MOST_ORGANISATIONS
        told = {*(each.actor.id for each in sheet.placed), *(one.id for one in sheet.unstated)}
        assert {one.id for one in sheet.asked} == told


def test_without_two_stances_there_is_nothing_to_compare() -> None:
    assert where_do_they_stand(Timeline(document())) == ()
