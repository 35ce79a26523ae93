"""The stance board: everybody at a place, as known by a day, with the passages one press away."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.lanes import make_lanes
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Document, Event, Stance, StanceValue, Topic
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import LINE, STANCE_WORDS
from ccm_timeline.model.standing import Standings
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.board import StanceBoard
from ccm_timeline.view.board.entry import Entry
from ccm_timeline.view.board.places import GROUPS, Sizes, arrange, is_wide
from ccm_timeline.view.palette import DARK
from tests.builders import TEXT, actor, document, event, evidence_at, stance
from tests.view.panels import settle, shipped, words

CONTROL = Qt.KeyboardModifier.ControlModifier
OPPOSES, REGRETS, SUPPORTS = StanceValue.OPPOSES, StanceValue.REGRETS, StanceValue.SUPPORTS
SIMILAR = StanceValue.CONSIDERS_SIMILAR
Show = Callable[..., StanceBoard]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_board(
        opened: Document, selected: str | None = None, *, still: bool = True
    ) -> StanceBoard:
        window = QWidget()
        session = Session(Timeline(opened))
        board = StanceBoard(session, window, lambda: still)
        board.kept = session, window  # type: ignore[attr-defined]
        qtbot.addWidget(window)
        window.show()
        session.select(selected)
        board.resize(1300, 700)
        board.present()
        board.resize(1300, 700)
        qtbot.waitUntil(board.isActiveWindow)
        settle()
        return board

    return open_board


def session_of(board: StanceBoard) -> Session:
    session: Session = board.kept[0]  # type: ignore[attr-defined]
    return session


def history() -> Document:
    """The ministry regrets in 2020 and supports in 2024; the agency opposes; others say nothing."""
    actors = (
        actor(),
        actor(id="agency", name="The Agency", kind="ngo"),
        actor(id="head", name="A. Head", kind="person", part_of="agency"),
        actor(id="silent", name="The Silent", kind="ngo"),
        actor(id="other", name="The Other", kind="state"),
    )
    stances = (
        stance(value=REGRETS, when="2020-01-01", event="first"),
        stance(value=SUPPORTS, when="2024-01-01", event="second", note="It voted for it."),
        stance(actor="agency", value=OPPOSES, when="2022-01-01", event="between"),
        stance(actor="other", value=SIMILAR, when="2024-01-01"),
        stance(actor="agency", value=SUPPORTS, topic=Topic.MINE_BAN_WITHDRAWAL, when="2021"),
    )
    dates = {
        "first": "2020-01-01",
        "between": "2022-01-01",
        "second": "2024-01-01",
        "quiet": "2023",
    }
    events = tuple(event(id=name, title=name, when=date) for name, date in dates.items())
    return document(actors=actors, events=events, stances=stances, quotes=())


def places(board: StanceBoard) -> dict[str, list[str]]:
    """The actors at each place, by the place's words."""
    found: dict[str, list[str]] = {}
    for entry in board.field.entries:
        assert entry.facts is not None
        _, _, place = entry.accessibleName().partition(": ")
        found.setdefault(place.split(";")[0], []).append(entry.facts.actor)
    return found


def entry_of(board: StanceBoard, name: str) -> Entry:
    return next(one for one in board.field.entries if one.facts and one.facts.actor == name)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    settle()


# What is shown.


def test_everybody_stands_at_a_place_and_the_silent_are_not_neutral(show: Show) -> None:
    board = show(history())
    assert places(board) == {
        "opposes": ["agency"],
        "supports": ["ministry"],
        "considers similar": ["other"],
        "no stated stance": ["silent"],
    }
    ministry = entry_of(board, "ministry")
    assert ministry.accessibleName() == "The Ministry: supports; earlier regrets; newly known"
    said = words(board)
    assert "As known on 1 January 2024" in said
    assert "Considers similar, beside the line   1" in said
    assert "No stated stance   1" in said


def test_the_board_goes_to_the_day_and_the_actors_of_the_event_that_is_selected(show: Show) -> None:
    board = show(history(), "between")
    session = session_of(board)
    assert "As known on 1 January 2022" in words(board)
    assert places(board)["regrets"] == ["ministry"]
    assert places(board)["opposes"] == ["agency"]
    agency = entry_of(board, "agency")
    assert agency.isChecked()
    assert agency.accessibleName().endswith("; the selected event tells of it")
    session.select("quiet")
    assert "As known on 31 December 2023" in words(board)
    session.select("first")
    assert places(board)["no stated stance"] == ["agency", "silent", "other"]


def test_one_steps_through_time_by_buttons_and_by_keys(show: Show) -> None:
    board = show(history())
    days = []
    while board.moments.previous.isEnabled():
        days.append(words(board.moments).splitlines()[0])
        QTest.keyClick(board, Qt.Key.Key_Left, CONTROL)
        settle()
    assert days == [f"As known on 1 January {year}" for year in (2024, 2022, 2020)]
    assert "As known on 31 December 2019" in words(board)
    assert places(board) == {"no stated stance": ["ministry", "agency", "silent", "other"]}
    assert "Nobody’s stance is known by then; the first is known on 1 January 2020." in words(board)
    click(board.moments.next)
    assert places(board)["regrets"] == ["ministry"]
    assert "Newly known: The Ministry" in words(board)


def test_an_empty_board_says_when_the_first_stance_is_known_and_leads_there(show: Show) -> None:
    known = history()
    early = event(id="early", title="Long before", when="1990-05-05")
    board = show(replace(known, events=(early, *known.events)), "early")
    assert "Nobody’s stance is known by then; the first is known on 1 January 2020." in words(board)
    click(board.moments.next)
    assert "As known on 1 January 2020" in words(board)
    assert places(board)["regrets"] == ["ministry"]


def test_what_was_chosen_on_the_board_selects_its_event_and_leaves_the_day(show: Show) -> None:
    board = show(history(), "second")
    click(entry_of(board, "agency"))
    assert session_of(board).selected_id == "between"
    assert "As known on 1 January 2024" in words(board)
    assert "The Agency" in words(board.details)


def test_another_topic_has_its_own_places(show: Show) -> None:
    board = show(history())
    board.moments.topic.setFocus()
    QTest.keyClick(board.moments.topic, Qt.Key.Key_Down)
    settle()
    assert places(board)["supports"] == ["agency"]
    assert "ministry" in places(board)["no stated stance"]


def test_another_document_takes_the_place_of_the_first(show: Show) -> None:
    board = show(history())
    session_of(board).open(Timeline(document()), None)
    assert places(board) == {"no stated stance": ["ministry"]}
    assert "All that is known" in words(board)


# The judgement.


def test_enter_reads_a_passage_as_space_does(show: Show) -> None:
    board = show(history(), "second")
    asked: list[object] = []
    board.reading_requested.connect(asked.append)
    button = next(
        button
        for button in board.details.findChildren(QAbstractButton)
        if button.isVisible() and button.accessibleName().startswith("Read in source")
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(asked) == 2


def test_a_stance_is_told_with_its_passage_its_note_its_dates_and_what_was_before(
    show: Show,
) -> None:
    board = show(history())
    click(entry_of(board, "ministry"))
    said = words(board.details)
    assert "It voted for it." in said
    assert "Supports" in said
    assert "Earlier: regrets" in said
    assert "1 January 2024." in said
    passage = evidence_at(passage="We regret nothing")
    assert f"A report, characters {passage.start} to {passage.end}" in said
    assert "We regret nothing" not in said, "the source text is not attached"
    session_of(board).evidence.take({"report": TEXT})
    assert "We regret nothing\nA report, characters" in words(board.details)
    session_of(board).evidence.take({"report": "x" + TEXT})
    assert "We regret nothin" not in words(board.details), "never a wrong passage"
    assert "the attached text has other words there" in words(board.details)


def test_who_has_no_stance_is_told_of_without_one(show: Show) -> None:
    board = show(history())
    click(entry_of(board, "silent"))
    assert "not the same as a neutral one" in words(board.details)
    assert session_of(board).selected_id is None


def test_the_event_and_the_passage_are_gone_to(show: Show, qtbot: QtBot) -> None:
    board = show(history(), "between")
    button = next(
        button
        for button in board.details.findChildren(QWidget)
        if button.accessibleName() == "Go to the event: between"
    )
    with qtbot.waitSignal(board.event_requested) as asked:
        click(button)
    assert asked.args == ["between"]
    passage = evidence_at(passage="We regret nothing")
    place = f"A report, characters {passage.start} to {passage.end}"
    button = next(
        button
        for button in board.details.findChildren(QWidget)
        if button.accessibleName() == f"Read in source: {place}"
    )
    with qtbot.waitSignal(board.reading_requested) as asked:
        click(button)
    assert asked.args == [passage]


# By keyboard.


def test_arrows_come_to_everybody_and_enter_tells_of_them(show: Show) -> None:
    board = show(history())
    reached = []
    QTest.keyClick(board.focusWidget(), Qt.Key.Key_Home)
    for _ in board.field.entries:
        here = board.focusWidget()
        assert isinstance(here, Entry)
        reached.append(here)
        assert here.focusPolicy() is Qt.FocusPolicy.StrongFocus
        QTest.keyClick(here, Qt.Key.Key_Down)
    assert tuple(reached) == board.field.entries
    QTest.keyClick(board.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(board.focusWidget(), Qt.Key.Key_Right)
    assert board.focusWidget() is entry_of(board, "ministry")
    QTest.keyClick(board.focusWidget(), Qt.Key.Key_Return)
    assert session_of(board).selected_id == "second"
    stops = [one for one in reached if one.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1, "Tab comes to the board once"


# Movement.


def test_who_changes_place_is_moved_there_and_at_once_where_motion_is_reduced(
    show: Show, qtbot: QtBot
) -> None:
    board = show(history(), still=False)
    ministry = entry_of(board, "ministry")
    start = ministry.pos()
    board.step(-1)
    assert entry_of(board, "ministry") is ministry
    assert ministry.pos() == start
    movement = board.field._movement
    qtbot.waitUntil(lambda: movement.state() is QAbstractAnimation.State.Stopped)
    end = ministry.pos()
    assert end != start
    still = show(history())
    still.step(-1)
    assert entry_of(still, "ministry").pos() == end


# Room.


def test_two_hundred_organisations_with_long_names_stand_without_overlap(show: Show) -> None:
    many = tuple(
        actor(id=f"a{n}", name=f"Organisation {n} " + "of a long name " * (n % 9) + "x" * (n % 97))
        for n in range(200)
    )
    values = list(StanceValue)
    stances = tuple(stance(actor=f"a{n}", value=values[n % 5], when="2020") for n in range(180))
    board = show(document(actors=(actor(), *many), stances=stances))
    for width in (1300, 560):
        board.resize(width, 600)
        settle()
        rects = [entry.geometry() for entry in board.field.entries]
        assert len(rects) == 201
        assert not any(one.intersects(other) for one, other in combinations(rects, 2))
        assert all(board.field.rect().contains(rect) for rect in rects)
    assert entry_of(board, "a197").toolTip(), "a cut name is there in full"
    board.field.setPalette(DARK.qt())
    board.grab()


@settings(max_examples=60)
@given(
    st.integers(min_value=60, max_value=1500),
    st.lists(
        st.lists(st.integers(min_value=10, max_value=400), max_size=6),
        min_size=len(GROUPS),
        max_size=len(GROUPS),
    ),
)
def test_no_two_places_overlap_in_any_width(width: int, naturals: list[list[int]]) -> None:
    def lines(natural: int) -> Callable[[int], int]:
        return lambda room: 20 * -(-natural // max(room, 1))

    sizes = Sizes(
        column=90,
        mark=24,
        gap=8,
        heads=[lines(110)] * len(GROUPS),
        head_widths=[110] * len(GROUPS),
        entries=[[(natural, lines(natural)) for natural in group] for group in naturals],
    )
    found = arrange(width, sizes)
    rects = [*found.heads, *(rect for group in found.entries for rect in group)]
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    assert all(rect.left() >= 0 and rect.right() < width for rect in rects)
    assert max(rect.bottom() for rect in rects) < found.height
    assert len(found.marks) == len(LINE)
    if is_wide(width, sizes):
        lefts = [head.left() for head in found.heads[: len(LINE)]]
        assert lefts == sorted(set(lefts)), "from opposing to supporting, left to right"


# The timeline says the same.


def on_board(timeline: Timeline, topic: Topic, told: Event) -> tuple[set[str], set[str]]:
    """Where the board has those who count at an event, on the day to look from: the places that
    count, and those with all that led there."""
    known = Standings(timeline, topic)
    actors = set(known.told_by(told))
    counting = {one for one in actors if timeline.organisation_of(one).id not in actors - {one}}
    stood = known.at(known.moment_of(told)).standings
    now = [value for one in stood if one.actor in counting for value in one.current]
    before = [value for one in stood if one.actor in counting for value in one.earlier]
    return {lane_of(one) for one in now}, {lane_of(one) for one in (*now, *before)}


def lane_of(told: Stance) -> str:
    return capitalised(STANCE_WORDS[told.value])


def lanes_of(timeline: Timeline, topic: Topic) -> list[str]:
    lanes = make_lanes(timeline, Grouping.STANCE, topic)
    return [lanes.names[lane] for lane in lanes.of]


def test_lanes_by_stance_and_the_board_agree_on_the_shipped_timeline() -> None:
    timeline = Timeline(shipped())
    for topic, stated in ((Topic.WITHDRAWAL, 10), (Topic.MINE_BAN_WITHDRAWAL, 3)):
        lanes = lanes_of(timeline, topic)
        for lane, one in zip(lanes, timeline.events, strict=True):
            now, _ = on_board(timeline, topic, one)
            if not now:
                assert lane.startswith("No stated stance on ")
            else:
                assert now == {lane}, one.id
        assert sum(not lane.startswith("No stated") for lane in lanes) == stated
    assert "Neutral" not in lanes_of(timeline, Topic.WITHDRAWAL)


ACTORS = ("ministry", "minister", "agency", "head")
TOLD = st.lists(
    st.builds(
        stance,
        actor=st.sampled_from(ACTORS),
        topic=st.sampled_from(Topic),
        value=st.sampled_from((OPPOSES, StanceValue.NEUTRAL, SUPPORTS)),
        when=st.sampled_from((None, "2020", "2022-05", "[..2023-01-01]")),
        event=st.sampled_from(("one", "two", None)),
    ),
    max_size=7,
)


@settings(max_examples=60)
@given(TOLD, st.booleans())
def test_lanes_by_stance_and_the_board_agree(told: list[Stance], once: bool) -> None:
    if once:
        told = list({(one.actor, one.topic): one for one in told}.values())
    timeline = Timeline(
        document(
            actors=tuple(
                actor(id=name, kind="person" if whole else "ngo", part_of=whole)
                for name, whole in zip(ACTORS, (None, "ministry", None, "agency"), strict=True)
            ),
            events=(event(id="one", when="2021"), event(id="two", when="2024", reported="2025")),
            quotes=(),
            stances=tuple(told),
        )
    )
    for topic in Topic:
        for lane, one in zip(lanes_of(timeline, topic), timeline.events, strict=True):
            now, ever = on_board(timeline, topic, one)
            if not ever:
                assert lane.startswith("No stated stance")
            elif lane == "Stances differ":
                assert len(ever) > 1
            else:
                assert lane in ever
            # Where no other event tells of the same organisations, the board has no trace of more.
            if once and now:
                assert now == {lane} or (lane == "Stances differ" and len(now) > 1)


def test_the_topic_of_the_board_is_that_of_the_lanes(show: Show) -> None:
    board = show(history())
    session = session_of(board)
    session.set_grouping(Grouping.STANCE)
    assert session.lanes.names[-1] == "No stated stance on the withdrawal"
    board.moments.topic.setFocus()
    QTest.keyClick(board.moments.topic, Qt.Key.Key_Down)
    settle()
    expected = make_lanes(session.timeline, Grouping.STANCE, Topic.MINE_BAN_WITHDRAWAL)
    assert session.lanes.names == expected.names
    assert "No stated stance on leaving the mine-ban treaty" in expected.names
    assert session.lanes.of.tolist() == expected.of.tolist()
    board.close()
    session.select(next(one.event for one in history().stances if one.topic is Topic.WITHDRAWAL))
    board.present()
    assert session.topic is Topic.WITHDRAWAL
    assert session.lanes.names[-1] == "No stated stance on the withdrawal"
