"""Where actors stood by a day: what counts as known, what counts as latest, who is not neutral."""

from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Document, Stance, StanceValue, Supports, Topic
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.standing import Standings, Stood, last_day, topics_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import actor, document, event, evidence_at, source_of, stance

OPPOSES, REGRETS, SUPPORTS = StanceValue.OPPOSES, StanceValue.REGRETS, StanceValue.SUPPORTS
MINES = Topic.MINE_BAN_WITHDRAWAL


def world(*stances: Stance, published: str | None = None, reported: str | None = None) -> Document:
    """A ministry, an agency and a person of it; one event, which may have a day of its report."""
    return document(
        sources=(source_of(published=published), source_of(id="undated")),
        actors=(
            actor(),
            actor(id="agency", kind="ngo"),
            actor(id="head", kind="person", part_of="agency"),
        ),
        events=(event(when="2024-07", reported=reported),),
        quotes=(),
        stances=stances,
    )


def standings(*stances: Stance, **fields: str) -> Standings:
    return Standings(Timeline(world(*stances, **fields)), Topic.WITHDRAWAL)


def placed(stood: Stood) -> dict[str, list[StanceValue]]:
    return {one.actor: [stance.value for stance in one.current] for one in stood.standings}


# From which day a stance is known.


def test_a_stance_whose_day_is_stated_is_known_from_the_last_day_that_it_may_be() -> None:
    known = standings(stance(when="2024-07"), published="2025-03-06")
    assert known.changes == (day_of(2024, 7, 31),)
    assert not known.at(day_of(2024, 7, 30)).standings
    assert placed(known.at(day_of(2024, 7, 31))) == {"ministry": [SUPPORTS]}


def test_a_report_that_is_out_before_that_makes_it_known() -> None:
    assert standings(stance(when="2024"), published="2024-07-05").changes == (day_of(2024, 7, 5),)


def test_where_only_the_report_has_a_day_the_report_makes_it_known() -> None:
    told = stance(when="2024-07", event="departure")
    assert standings(told, reported="2025-03-06").changes == (day_of(2025, 3, 6),)
    both = standings(told, reported="2025-03", published="2025-03-06")
    assert both.changes == (day_of(2025, 3, 6),)


def test_the_date_of_its_event_is_that_of_a_stance_without_one() -> None:
    assert standings(stance(event="departure")).changes == (day_of(2024, 7, 31),)


def test_a_source_that_only_gives_the_name_does_not_report_the_stance() -> None:
    named = evidence_at(supports=Supports.NAME)
    stated = evidence_at(source="undated", supports=Supports.STANCE)
    known = standings(stance(when="2025", evidence=(named, stated)), published="2020")
    assert known.changes == (day_of(2025, 12, 31),)


def test_what_nothing_dates_is_known_only_when_no_day_is_asked_for() -> None:
    known = standings(stance())
    assert known.changes == ()
    assert known.has_undated
    assert known.at(day_of(9999, 1, 1)).standings == ()
    assert placed(known.at(None)) == {"ministry": [SUPPORTS]}


def test_an_open_end_counts_from_its_beginning() -> None:
    assert last_day(parse("2022~/..")) == day_of(2022, 12, 31)
    assert last_day(parse("../2025-03-06")) == day_of(2025, 3, 6)
    assert last_day(parse("2024-05-02/..")) == day_of(2024, 5, 2)


# Which of several counts.


def test_the_latest_known_stance_counts_and_the_earlier_ones_are_its_trace() -> None:
    known = standings(
        stance(value=OPPOSES, when="2020-01-01"),
        stance(value=SUPPORTS, when="2024-01-01"),
        stance(value=REGRETS, when="2022-01-01"),
    )
    (now,) = known.at(None).standings
    assert [one.value for one in now.current] == [SUPPORTS]
    assert [one.value for one in now.earlier] == [REGRETS, OPPOSES]
    assert placed(known.at(day_of(2023, 1, 1))) == {"ministry": [REGRETS]}


def test_a_stance_that_is_reported_late_does_not_replace_one_that_was_taken_after_it() -> None:
    secret = stance(value=OPPOSES, when="2024-07", event="departure")
    known = standings(secret, stance(value=SUPPORTS, when="2024-12-01"), reported="2025-03-06")
    (now,) = known.at(day_of(2025, 3, 6)).standings
    assert [one.value for one in now.current] == [SUPPORTS]
    assert [one.value for one in now.earlier] == [OPPOSES]


def test_two_different_stances_of_one_day_both_count() -> None:
    known = standings(stance(value=OPPOSES, when="2024"), stance(value=REGRETS, when="2024"))
    assert sorted(v.value for v in placed(known.at(None))["ministry"]) == ["opposes", "regrets"]


# Who has no stance.


def test_an_organisation_without_a_stance_is_unstated_and_a_person_is_not_listed() -> None:
    assert standings(stance(when="2024")).at(None).unstated == ("agency",)
    assert standings(stance(when="2024")).at(day_of(2000, 1, 1)).unstated == ("ministry", "agency")


def test_a_topic_has_only_its_own_stances() -> None:
    timeline = Timeline(world(stance(topic=MINES, when="2024")))
    assert topics_of(timeline) == (MINES,)
    assert Standings(timeline, Topic.WITHDRAWAL).at(None).standings == ()
    assert placed(Standings(timeline, MINES).at(None)) == {"ministry": [SUPPORTS]}


# At an event.


def test_from_an_event_one_sees_the_stances_that_it_tells_of() -> None:
    told = stance(actor="agency", when="2024-09-10", event="departure")
    known = standings(told, stance(when="2030"))
    departure = known._timeline.events[0]
    assert known.told_by(departure) == ("agency",)
    assert known.moment_of(departure) == day_of(2024, 9, 10)
    assert known.new_on(day_of(2024, 9, 10)) == ("agency",)
    assert standings(reported="2025-03-06").moment_of(
        event(when="2024-07", reported="2025-03-06")
    ) == day_of(2025, 3, 6)


# In which place an event itself stands.


def told_by(*stances: Stance) -> set[StanceValue]:
    known = standings(*(msgspec.structs.replace(one, event="departure") for one in stances))
    return set(known.values_told_by(known._timeline.events[0]))


def test_an_event_stands_where_the_organisations_stand_of_which_it_tells() -> None:
    assert told_by() == set()
    assert told_by(stance(value=OPPOSES), stance(actor="agency", value=OPPOSES)) == {OPPOSES}
    assert told_by(stance(value=OPPOSES), stance(actor="agency")) == {OPPOSES, SUPPORTS}


def test_a_person_counts_only_where_the_event_tells_of_no_stance_of_the_organisation() -> None:
    head = stance(actor="head", value=OPPOSES)
    assert told_by(head) == {OPPOSES}
    assert told_by(head, stance(actor="agency", value=REGRETS)) == {REGRETS}
    assert told_by(head, stance(actor="ministry", value=REGRETS)) == {OPPOSES, REGRETS}


def test_of_several_stances_of_one_organisation_an_event_stands_by_the_one_taken_last() -> None:
    before, after = stance(value=OPPOSES, when="2020"), stance(value=REGRETS, when="2022")
    assert told_by(after, before) == {REGRETS}
    assert told_by(after, stance(value=OPPOSES, when="2022")) == {OPPOSES, REGRETS}


def test_what_an_event_tells_on_another_topic_or_another_event_tells_does_not_move_it() -> None:
    known = standings(stance(topic=MINES, event="departure"), stance(value=OPPOSES))
    assert known.values_told_by(known._timeline.events[0]) == frozenset()


# For any stances.

DATES = st.sampled_from(
    (None, "2019", "2020-05", "2021-06-07", "2022~/..", "[..2023-01-01]", "2024?")
)
STANCES = st.lists(
    st.builds(
        lambda who, value, when, told, passages: stance(
            actor=who,
            value=value,
            when=when,
            event="departure" if told else None,
            evidence=tuple(evidence_at(source=source) for source in passages),
        ),
        st.sampled_from(("ministry", "agency", "head")),
        st.sampled_from(StanceValue),
        DATES,
        st.booleans(),
        st.lists(st.sampled_from(("report", "undated")), min_size=1, max_size=2),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(STANCES, DATES, DATES, st.randoms())
def test_whatever_the_stances_knowledge_only_grows_and_their_order_does_not_matter(
    stances: list[Stance], published: str | None, reported: str | None, random: object
) -> None:
    opened = world(*stances, published=published, reported=reported)
    known = Standings(Timeline(opened), Topic.WITHDRAWAL)
    days = (*(d for change in known.changes for d in (change - 1, change)), None)
    stoods = [known.at(day) for day in days]
    for before, after in pairwise(stoods):
        assert placed(before).keys() <= placed(after).keys()
        assert set(after.unstated) <= set(before.unstated)
    for stood in stoods:
        assert not placed(stood).keys() & set(stood.unstated)
        for one in stood.standings:
            assert len({found.value for found in one.current}) == len(one.current) >= 1
    assert placed(stoods[-1]).keys() == {one.actor for one in stances}
    assert known.has_undated or not stances or placed(stoods[-2]) == placed(stoods[-1])
    shuffled = list(stances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Standings(
        Timeline(msgspec.structs.replace(opened, stances=tuple(shuffled))), Topic.WITHDRAWAL
    )
    assert [again.at(day) for day in days] == stoods
