"""What takes long in a large timeline is done in slices: the window answers in between."""

import gc
from collections.abc import Generator
from sys import getrefcount

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ccm_timeline.files.watch import uncollected
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.document import Topic
from ccm_timeline.model.filter import STEP, Filter, positions
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.working import finished
from ccm_timeline.session import leaving, slices
from ccm_timeline.session.leaving import Leaving
from ccm_timeline.session.session import Session
from tests.builders import document, document_on, event, evidence_at

EVIDENCE = (evidence_at(),)
THIRD, SECOND = Filter(importance=3), Filter(importance=2)


@pytest.fixture
def timeline() -> Timeline:
    """So many events that a filter pauses a few times."""
    events = tuple(
        event(id=f"e{n}", when=f"{1000 + n % 900}", importance=1 + n % 3, evidence=EVIDENCE)
        for n in range(4 * STEP)
    )
    return Timeline(document(events=events, quotes=()))


@pytest.fixture
def session(qapp: object, timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Every slice is one step long."""
    monkeypatch.setattr(slices, "FIRST_SLICE", 0.0)
    monkeypatch.setattr(slices, "SLICE", 0.0)
    return Session(timeline)


def test_a_filter_is_told_of_when_all_events_were_looked_at(
    session: Session, timeline: Timeline, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(session.filter_changed):
        session.set_filter(THIRD)
    assert session.is_sifting
    assert session.filter == THIRD
    assert len(session.shown) == len(timeline)
    with qtbot.waitSignal(session.filter_changed):
        pass
    assert session.shown.tolist() == list(positions(timeline, THIRD))
    assert session.passing is not None
    assert session.passing.nonzero()[0].tolist() == session.shown.tolist()
    assert not session.is_sifting


def test_of_two_filters_only_the_newer_one_is_told_of(
    session: Session, timeline: Timeline, qtbot: QtBot
) -> None:
    told = []
    session.filter_changed.connect(lambda: told.append(len(session.shown)))
    session.set_filter(THIRD)
    session.set_filter(SECOND)
    qtbot.waitUntil(lambda: not session.is_sifting)
    assert told == [len(positions(timeline, SECOND))]


def test_another_document_ends_the_sifting(session: Session, qtbot: QtBot) -> None:
    session.set_filter(THIRD)
    session.set_grouping(Grouping.SOURCE)
    session.set_scale_kind(ScaleKind.STEPS)
    session.open(Timeline(document_on("2024", "2025")), None)
    assert not session.is_sifting
    assert not session.is_arranging
    qtbot.wait(30)
    assert session.shown.tolist() == [0, 1]
    # Whoever chose lanes and a scale has them for the document that came in between.
    assert session.grouping is Grouping.SOURCE
    assert len(session.lanes.of) == 2
    assert session.scale_kind is ScaleKind.STEPS


def test_lanes_and_scale_are_told_of_when_they_are_made(session: Session, qtbot: QtBot) -> None:
    for change, told in (
        (lambda: session.set_grouping(Grouping.SOURCE), session.grouping_changed),
        (lambda: session.set_scale_kind(ScaleKind.STEPS), session.scale_changed),
    ):
        before = session.lanes, session.scale
        with qtbot.waitSignal(told):
            change()
            assert session.is_arranging
            assert (session.lanes, session.scale) == before
        assert (session.lanes, session.scale) != before
    assert session.lanes.counts() == (4 * STEP,)


def test_who_wants_the_lanes_that_there_are_gets_no_others(session: Session, qtbot: QtBot) -> None:
    session.set_grouping(Grouping.SOURCE)
    session.set_grouping(Grouping.THEME)
    with qtbot.assertNotEmitted(session.grouping_changed, wait=50):
        pass
    assert session.grouping is Grouping.THEME


def test_lanes_by_stance_follow_the_topic_whatever_is_wanted_in_between(
    session: Session, qtbot: QtBot
) -> None:
    first = session.topic
    other = next(topic for topic in Topic if topic is not first)
    session.set_grouping(Grouping.STANCE)
    qtbot.waitUntil(lambda: not session.is_arranging)
    for grouping, topic in ((Grouping.STANCE, other), (Grouping.THEME, first)):
        before = session.lanes
        session.set_topic(topic)
        session.set_grouping(grouping)
        session.set_grouping(Grouping.STANCE)
        assert session.is_arranging
        qtbot.waitUntil(lambda: not session.is_arranging)
        assert session.lanes is not before


def test_work_that_fails_is_over_and_has_no_result(qtbot: QtBot) -> None:
    def work() -> Generator[None, None, str]:
        yield
        yield
        raise ZeroDivisionError

    done: list[str] = []
    parent = QObject()
    doing = slices.Slices(done.append, parent)
    with pytest.MonkeyPatch.context() as patch, capture_exceptions() as raised:
        patch.setattr(slices, "FIRST_SLICE", 0.0)
        patch.setattr(slices, "SLICE", 0.0)
        doing.run(work())
        qtbot.wait(30)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert doing.is_over
    assert done == []


def test_what_took_long_is_told_after_a_look_at_what_the_user_does(qtbot: QtBot) -> None:
    def work() -> Generator[None, None, str]:
        yield
        yield
        return "made"

    done: list[str] = []
    parent = QObject()
    doing = slices.Slices(done.append, parent)
    doing.run(work())
    assert done == ["made"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "FIRST_SLICE", 0.0)
        doing.run(work())
    doing._go_on()
    assert len(done) == 1
    assert not doing.is_over
    qtbot.waitUntil(lambda: doing.is_over)
    assert done == ["made", "made"]


def test_every_event_is_found_by_its_id(session: Session, timeline: Timeline) -> None:
    assert [timeline.position(f"e{n}") for n in (0, 899)] == [0, timeline.position("e899")]
    assert timeline.events[timeline.position("e4000") or 0].id == "e4000"
    assert timeline.position("nowhere") is None
    session.select("e4000")
    assert session.selected_id == "e4000"


def test_what_was_open_is_let_go_when_nobody_else_has_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def count(left: leaving.Left) -> Generator[None, None, None]:
        seen.append(getrefcount(left[0]))
        left.clear()
        yield

    session.open(Timeline(document_on("2024", "2025")), None)
    qtbot.waitUntil(lambda: session._leaving.is_over)
    monkeypatch.setattr(leaving, "let_go", count)
    session.open(Timeline(document_on("2025")), None)
    qtbot.waitUntil(lambda: session._leaving.is_over)
    in_list_alone = [tuple([object(), object()])]  # noqa: C409 - one that is no constant
    assert seen == [getrefcount(in_list_alone[0])]


def test_a_great_many_events_are_let_go_a_few_at_a_time(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[bool] = []
    monkeypatch.setattr(leaving, "give_back", lambda: given_back.append(True))
    monkeypatch.setattr(leaving, "HELD", STEP)
    few = [tuple(timeline.events[:STEP])]
    assert len(list(leaving.let_go(few))) == 3
    assert (few, given_back) == ([], [])
    monkeypatch.setattr(leaving, "MANY", 2 * STEP)
    watched = [timeline.document.events[at] for at in (0, STEP, 2 * STEP, 3 * STEP)]
    begun = [getrefcount(event) for event in watched]
    work = leaving.let_go([timeline.emptied()])
    for _ in range(5):
        next(work)
    assert [getrefcount(event) for event in watched] == begun  # An array has them, and it alone.
    freed = []
    for _ in range(4):
        next(work)
        freed.append(begun[0] * 4 - sum(getrefcount(event) for event in watched))
    assert freed == [1, 2, 3, 4]
    list(work)
    assert given_back
    assert timeline.document.events == ()


def test_memory_is_made_free_on_the_way_unless_another_document_is_read(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: rounds.append(len(rounds)))
    monkeypatch.setattr(leaving, "COLLECTED", 2 * leaving.STEP)
    finished(leaving.let_go([tuple(timeline.events)]))
    assert len(rounds) == len(timeline) // leaving.COLLECTED > 1
    rounds.clear()
    with uncollected(), uncollected():
        finished(leaving.let_go([tuple(timeline.events)]))
    assert rounds == []
    assert gc.isenabled()


def test_documents_that_leave_soon_after_one_another_are_all_let_go(
    session: Session, timeline: Timeline, qtbot: QtBot
) -> None:
    gone, event = Leaving(session), timeline.events[0]
    before = getrefcount(event)
    for _ in range(2):
        gone.take(tuple(timeline.events))
    assert getrefcount(event) == before + 2
    qtbot.waitUntil(lambda: gone.is_over)
    assert getrefcount(event) == before


def test_what_a_filter_draws_is_made_before_it_is_told_of(
    session: Session, timeline: Timeline, qtbot: QtBot
) -> None:
    for change in (
        lambda: session.set_filter(THIRD),
        lambda: session.set_grouping(Grouping.SOURCE),
        lambda: session.set_scale_kind(ScaleKind.STEPS),
    ):
        change()
        qtbot.waitUntil(lambda: not (session.is_sifting or session.is_arranging))
        line = session.table.line(session.scale)
        shown = line.shown(session.lanes, session.passing)
        assert sum(len(column) for column in shown) == len(session.shown)
        assert all("_ends" in vars(column) for column in shown)
