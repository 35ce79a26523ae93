"""The filter and the search of a session."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccm_timeline.model.filter import Filter
from ccm_timeline.model.search import BLOCK
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from tests.builders import document, document_on, event

IMPORTANT = Filter(importance=2)


def a_document(*importances: int) -> Timeline:
    """Events of these importances: "Even" or "Odd" by their number."""
    events = tuple(
        event(id=f"e{n}", title=("Even", "Odd")[n % 2], when=f"20{n:02}", importance=importance)
        for n, importance in enumerate(importances)
    )
    return Timeline(document(events=events, quotes=()))


class Heard:
    """How often a session said what."""

    def __init__(self, session: Session) -> None:
        self.filters = self.searches = 0
        session.filter_changed.connect(self.on_filter)
        session.search_changed.connect(self.on_search)

    def on_filter(self) -> None:
        self.filters += 1

    def on_search(self) -> None:
        self.searches += 1


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    made = Session(a_document(1, 1, 2, 2, 3, 3))
    made.heard = Heard(made)  # type: ignore[attr-defined]
    yield made
    made.set_search("")


def heard(session: Session) -> tuple[int, int]:
    """How many changes of the filter and the search were told."""
    told: Heard = session.heard  # type: ignore[attr-defined]
    return told.filters, told.searches


# The filter.


def test_everything_is_shown_at_first(session: Session) -> None:
    assert session.shown.tolist() == list(session.listed) == [0, 1, 2, 3, 4, 5]
    assert session.filter.is_empty


def test_a_filter_tells_once_and_the_same_one_is_silent(session: Session) -> None:
    session.set_filter(Filter())
    assert heard(session) == (0, 0)
    session.set_filter(IMPORTANT)
    session.set_filter(Filter(importance=2))
    assert session.shown.tolist() == list(session.listed) == [2, 3, 4, 5]
    assert heard(session) == (1, 0)
    assert session.is_shown(2)
    assert not session.is_shown(1)


def test_stepping_goes_through_what_is_shown(session: Session) -> None:
    session.set_filter(Filter(importance=3))
    session.step(1)
    assert session.selected_id == "e4"
    session.step(1)
    session.step(1)
    assert session.selected_id == "e5"
    session.step(-1)
    session.step(-1)
    assert session.selected_id == "e4"


def test_one_steps_from_a_hidden_event_to_the_nearest_that_is_shown(session: Session) -> None:
    session.set_filter(Filter(importance=3))
    session.select("e1")
    session.step(-1)
    assert session.selected_id == "e1"
    session.step(1)
    assert session.selected_id == "e4"


def test_without_a_shown_event_no_step_goes_anywhere(session: Session) -> None:
    session.set_filter(Filter(themes=frozenset({"none"})))
    for delta in (1, -1):
        session.step(delta)
        session.step_hit(delta)
    assert session.selected_id is None
    assert len(session.shown) == 0


def test_another_document_is_shown_whole(session: Session) -> None:
    session.set_filter(IMPORTANT)
    session.set_search("even")
    before = heard(session)
    session.open(a_document(1, 1), None)
    assert session.filter.is_empty
    assert session.search_text == ""
    assert session.shown.tolist() == [0, 1]
    assert session.hits.tolist() == []
    assert heard(session) == before  # for the document is another, which was told


# The search.


def test_a_search_marks_hits_and_tells_once(session: Session) -> None:
    session.set_search("even")
    assert session.hits.tolist() == [0, 2, 4]
    assert heard(session) == (0, 1)
    assert session.is_hit(2)
    assert not session.is_hit(3)
    assert not session.is_searching


def test_the_same_words_typed_otherwise_are_silent(session: Session) -> None:
    session.set_search("Even")
    session.set_search(" éven ")
    assert heard(session) == (0, 1)
    assert session.search_text == " éven "
    session.set_search("")
    session.set_search(" ")
    assert heard(session) == (0, 2)
    assert session.hits.tolist() == []


def test_one_goes_through_the_hits_and_around_the_end(session: Session) -> None:
    session.set_search("odd")
    seen = []
    for _ in range(4):
        session.step_hit(1)
        seen.append((session.selected_id, session.hit_place))
    assert seen == [("e1", 0), ("e3", 1), ("e5", 2), ("e1", 0)]
    session.step_hit(-1)
    assert session.selected_id == "e5"


def test_the_next_hit_counts_from_the_selected_event(session: Session) -> None:
    session.set_search("even")
    session.select("e3")
    assert session.hit_place is None
    session.step_hit(1)
    assert session.selected_id == "e4"
    session.select("e3")
    session.step_hit(-1)
    assert session.selected_id == "e2"


def test_a_hit_is_brought_into_view(session: Session) -> None:
    session.zoom(20, session.scale.whole.left)
    session.set_search("odd")
    session.select("e0")
    before = session.viewport
    session.step_hit(-1)
    assert session.selected_id == "e5"
    assert session.viewport != before


def test_hits_that_a_filter_hides_are_counted_apart(session: Session) -> None:
    session.set_search("even")
    session.set_filter(Filter(importance=3))
    assert session.hits.tolist() == [4]
    assert session.hidden_hits == 2
    session.set_filter(Filter())
    assert session.hits.tolist() == [0, 2, 4]
    assert session.hidden_hits == 0


def test_a_long_search_goes_on_while_the_window_answers(qtbot: QtBot) -> None:
    session = Session(Timeline(document_on(*["2025-03-06"] * (20 * BLOCK))))
    told = Heard(session)
    session.set_search(f"event {20 * BLOCK}")
    assert session.is_searching
    qtbot.waitUntil(lambda: not session.is_searching, timeout=20_000)
    assert session.hits.tolist() == [20 * BLOCK - 1]
    assert told.searches >= 2


def test_what_will_be_searched_is_read_ahead_in_silence(qtbot: QtBot) -> None:
    session = Session(Timeline(document_on(*["2025-03-06"] * (2 * BLOCK))))
    told = Heard(session)
    session.prepare_search()
    qtbot.waitUntil(lambda: len(session.search_index) == 2 * BLOCK, timeout=20_000)
    assert told.searches == 0
    session.set_search("event")
    assert len(session.hits) > 0


def test_a_newer_search_takes_the_place_of_one_that_runs(qtbot: QtBot) -> None:
    session = Session(Timeline(document_on(*["2025-03-06"] * (20 * BLOCK))))
    session.set_search("event")
    session.set_search('"event 1"')
    qtbot.waitUntil(lambda: not session.is_searching, timeout=20_000)
    count = len(session.hits)
    session.set_search("event 1x")
    session.set_search("")
    QTest.qWait(30)
    assert count > 1
    assert session.hits.tolist() == []


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, 3), max_size=12), st.integers(1, 3), st.sampled_from(["", "even"]))
def test_shown_and_hidden_are_all_and_hits_are_shown(
    qapp: object, importances: list[int], least: int, text: str
) -> None:
    session = Session(a_document(*importances))
    session.set_filter(Filter(importance=least))
    session.set_search(text)
    shown = session.shown.tolist()
    hidden = [n for n in range(len(importances)) if not session.is_shown(n)]
    assert sorted(shown + hidden) == list(range(len(importances)))
    assert set(session.hits.tolist()) <= set(shown)
    found = [n for n in range(len(importances)) if n % 2 == 0] if text else []
    assert len(session.hits) + session.hidden_hits == len(found)
