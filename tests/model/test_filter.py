"""Which events pass a filter."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Event, StanceValue
from ccm_timeline.model.filter import Certainty, Filter, positions
from ccm_timeline.model.timeline import Timeline
from tests.builders import (
    TEXT,
    actor,
    also_in_at,
    document,
    document_on,
    event,
    evidence_at,
    quote_at,
    source_of,
    stance,
    theme,
)

DATES = ("1997", "2008-05-30", "2024-07~", "2024-22", "2025-03-06?", "2025-03-06", "2025-04/..")


def passing(timeline: Timeline, **parts: object) -> list[int]:
    return list(positions(timeline, Filter(**parts)))  # type: ignore[arg-type]


def dated(*events: Event) -> Timeline:
    return Timeline(document(events=events, quotes=()))


@cache
def mixed() -> Timeline:
    """Events of all kinds."""
    wire = source_of(id="wire")
    people = (
        actor(),
        actor(id="minister", name="A", kind="person", part_of="ministry"),
        actor(id="ngo", name="An NGO", kind="ngo"),
        actor(id="writer", name="W", kind="person", part_of="ngo"),
    )
    events = tuple(
        event(
            id=f"e{n}",
            when=date,
            importance=1 + n % 3,
            theme=("withdrawal", "debate")[n % 2],
            actors=(("ministry",), ("writer",), ())[n % 3],
            planned=n == 6,
            reported="2025-03-07" if n == 2 else None,
            evidence=(evidence_at(source=("report", "wire")[n // 4]),),
        )
        for n, date in enumerate(DATES)
    )
    return Timeline(
        document(
            sources=(source_of(), wire),
            actors=people,
            themes=(theme(), theme(id="debate")),
            events=events,
            quotes=(
                quote_at(event="e2", speaker="writer", organisation="ngo"),
                quote_at(TEXT, id="q2", event="e0", also_in=(also_in_at(source="wire"),)),
            ),
            stances=(
                stance(event="e5", actor="ngo", value=StanceValue.OPPOSES),
                stance(event="e1"),
                stance(event=None),
            ),
        )
    )


def test_every_event_passes_an_empty_filter() -> None:
    assert Filter().is_empty
    assert passing(mixed()) == list(range(len(DATES)))
    assert passing(Timeline(document(events=(), quotes=())), importance=3) == []


def test_an_organisation_has_part_is_quoted_or_takes_a_stance() -> None:
    ids = {mixed().events[n].id for n in passing(mixed(), organisations=frozenset({"ngo"}))}
    assert ids == {"e1", "e4", "e2", "e5"}  # two by a member, one by a quotation, one by a stance


def test_of_several_organisations_any_will_do() -> None:
    both = passing(mixed(), organisations=frozenset({"ngo", "ministry"}))
    one = passing(mixed(), organisations=frozenset({"ministry"}))
    assert set(one) < set(both)
    assert passing(mixed(), organisations=frozenset({"nobody"})) == []


def test_events_pass_by_the_stances_that_they_tell_of() -> None:
    hits = passing(mixed(), stances=frozenset({StanceValue.OPPOSES}))
    assert [mixed().events[n].id for n in hits] == ["e5"]


def test_a_source_states_an_event_or_has_its_words() -> None:
    hits = passing(mixed(), sources=frozenset({"wire"}))
    assert {mixed().events[n].id for n in hits} == {"e0", "e4", "e5", "e6"}


def test_themes_and_importance_are_told_apart() -> None:
    events = mixed().events
    of_theme = [n for n, event in enumerate(events) if event.theme == "debate"]
    assert 0 < len(of_theme) < len(events)
    assert passing(mixed(), themes=frozenset({"debate"})) == of_theme
    assert [events[n].importance for n in passing(mixed(), importance=3)] == [3, 3]


@pytest.mark.parametrize(
    ("kind", "dates"),
    [
        (Certainty.EXACT, {"2008-05-30", "2025-03-06"}),
        (Certainty.COARSE, {"1997", "2024-22", "2025-04/..", "[2024-01-01..2024-01-03]"}),
        (Certainty.DOUBTFUL, {"2024-07~", "2025-03-06?", "2024~/2025"}),
    ],
)
def test_each_date_is_exact_coarse_or_doubtful(kind: Certainty, dates: set[str]) -> None:
    timeline = Timeline(document_on(*DATES, "[2024-01-01..2024-01-03]", "2024~/2025"))
    hits = passing(timeline, certainty=frozenset({kind}))
    assert {timeline.events[n].when for n in hits} == dates


def test_planned_and_reported_are_said_beside_the_date() -> None:
    certainty = frozenset({Certainty.PLANNED, Certainty.REPORTED})
    assert {mixed().events[n].id for n in passing(mixed(), certainty=certainty)} == {"e2", "e6"}


def test_a_span_of_time_holds_what_may_have_taken_place_within_it() -> None:
    timeline = Timeline(document_on(*DATES))
    first, last = day_of(2024, 6, 15), day_of(2025, 3, 6)
    hits = passing(timeline, first=first, last=last)
    whens = [timeline.events[n].when for n in hits]
    assert whens == ["2024-22", "2024-07~", "2025-03-06?", "2025-03-06"]
    assert passing(timeline, last=day_of(1996, 12, 31)) == []


def test_an_open_end_may_lie_anywhere() -> None:
    timeline = dated(event(id="a", when="../2000"), event(id="b", when="2000/.."))
    assert passing(timeline, last=day_of(1900, 1, 1)) == [
        timeline.position("a")  # its beginning is not known
    ]
    assert passing(timeline, first=day_of(2020, 1, 1)) == [timeline.position("b")]


def test_the_order_of_the_document_does_not_matter() -> None:
    dates = (("2025", 3, "debate"), ("1997", 1, "withdrawal"), ("2008", 3, "withdrawal"))
    events = [event(id=d, when=d, importance=i, theme=t) for d, i, t in dates]
    themes = (theme(), theme(id="debate"))
    timeline = Timeline(document(events=tuple(events), themes=themes, quotes=()))
    assert passing(timeline, importance=2) == [1, 2]
    assert passing(timeline, themes=frozenset({"withdrawal"})) == [0, 1]


FILTERS = st.builds(
    Filter,
    organisations=st.frozensets(st.sampled_from(["ministry", "ngo", "nobody"]), max_size=2),
    stances=st.frozensets(st.sampled_from([StanceValue.OPPOSES, StanceValue.SUPPORTS]), max_size=1),
    sources=st.frozensets(st.sampled_from(["report", "wire"]), max_size=2),
    themes=st.frozensets(st.sampled_from(["withdrawal", "debate"]), max_size=2),
    importance=st.integers(1, 3),
    certainty=st.frozensets(st.sampled_from(Certainty), max_size=2),
    first=st.none() | st.integers(day_of(1990, 1, 1), day_of(2030, 1, 1)),
    last=st.none() | st.integers(day_of(1990, 1, 1), day_of(2030, 1, 1)),
)


@settings(deadline=None, max_examples=60)
@given(FILTERS)
def test_combined_parts_let_pass_what_each_of_them_does(wanted: Filter) -> None:
    shown = set(range(len(mixed())))
    for part in wanted.parts():
        shown &= set(positions(mixed(), part))
    assert list(positions(mixed(), wanted)) == sorted(shown)


@settings(deadline=None, max_examples=60)
@given(FILTERS, st.integers(2, 3))
def test_asking_for_more_never_shows_more(wanted: Filter, importance: int) -> None:
    stricter = replace(wanted, importance=max(importance, wanted.importance))
    assert set(positions(mixed(), stricter)) <= set(positions(mixed(), wanted))


@given(FILTERS)
def test_the_parts_together_are_the_filter(wanted: Filter) -> None:
    assert wanted.is_empty is (wanted.parts() == ())
    assert all(len(part.parts()) == 1 for part in wanted.parts())
