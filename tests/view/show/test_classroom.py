"""In the classroom: what is hidden until the next key, and the activities."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.files.comparing.shared import Pair
from ccm_timeline.model.activities import where_do_they_stand
from ccm_timeline.view.panel.heading_facts import heading_of
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.slide import Line
from ccm_timeline.view.show.state import ShowState
from tests.view.show.conftest import Hall


def said(hall: Hall) -> str:
    """All that is written on the picture, as it is drawn."""
    state = hall.show.shown
    lines = hall.show.projection.slide(state).lines
    if state.has_strip:
        lines += hall.show.projection.strip(state).lines
    return "\n".join(line.text for line in lines)


def centre_of(line: Line) -> tuple[float, float]:
    rect = line.rect
    return rect.left + rect.width / 2, rect.top + rect.height / 2


def picture(hall: Hall) -> QImage:
    return hall.show.grab().toImage()


def go_to_quotation(hall: Hall, event_id: str) -> None:
    steps = hall.show.projection.steps
    at = next(i for i, s in enumerate(steps) if s.event_id == event_id and s.quote_id)
    hall.course.go(Place(at))


def test_a_hidden_speaker_is_named_by_the_next_key_and_nothing_moves(hall: Hall) -> None:
    go_to_quotation(hall, "amnesty-reaction")
    number = hall.number
    whole, shown = picture(hall), said(hall)
    assert "Amnesty International" in shown
    hall.press("Q")
    assert "Amnesty" not in said(hall)
    assert "disastrous" in said(hall)
    assert "Strongly opposes" in said(hall)
    assert picture(hall) != whole
    assert "Amnesty" not in hall.show.accessibleDescription()
    hall.press("Right")
    assert hall.number == number
    assert picture(hall) == whole
    hall.press("Right")
    assert hall.number == number + 1
    hall.press("Left")
    assert hall.number == number
    assert said(hall) == shown
    hall.press("Left")
    assert hall.number == number
    assert "Amnesty" not in said(hall)
    hall.press("Q")
    assert picture(hall) == whole


def test_a_hidden_date_stands_nowhere(hall: Hall) -> None:
    at = next(
        i for i, step in enumerate(hall.show.projection.steps) if step.event_id == "withdrawal"
    )
    hall.course.go(Place(at))
    assert "6 March 2025" in said(hall).title()
    hall.press("D")
    for told in ("2025", "MARCH", "March", "Mar "):
        assert told not in said(hall)
    hall.press("Space")
    assert "6 March 2025" in said(hall).title()


def test_a_hidden_stance_has_neither_words_nor_colour(hall: Hall) -> None:
    go_to_quotation(hall, "icrc-regret")
    projection = hall.show.projection
    shown = ShowState(hall.state.place)
    hidden = ShowState(hall.state.place, hides=frozenset({Part.STANCE}))
    assert projection.slide(shown).signs
    slide = projection.slide(hidden)
    assert not slide.signs
    palette = projection.colours.palette
    inks = {line.ink for line in slide.lines}
    assert palette.regrets not in inks
    assert palette.regrets in {line.ink for line in projection.slide(shown).lines}
    assert "Regrets" not in "".join(line.text for line in slide.lines)


def test_an_event_without_what_is_hidden_takes_one_key(hall: Hall) -> None:
    hall.press("Home", "Q", "A", "Right")
    assert hall.number == 2


def test_everything_hidden_takes_two_keys_a_step_and_leads_back_the_same_way(hall: Hall) -> None:
    hall.press("D", "Q", "A")
    seen = []
    for _ in range(9):
        seen.append((hall.state.place, hall.state.revealed))
        hall.press("PgDown")
    for before in reversed(seen):
        hall.press("PgUp")
        assert (hall.state.place, hall.state.revealed) == before


def test_an_activity_asks_then_tells_and_leads_back_to_the_show(hall: Hall) -> None:
    hall.press("Right", "Right")
    place, before = hall.state.place, picture(hall)
    for activity in Activity:
        hall.press("C")
        assert hall.state.activity is activity
        assert activity.value in said(hall)
    hall.press("C")
    assert (hall.state.activity, hall.state.place) == (None, place)
    hall.course.do(Act.WHO)
    hall.press("Right")
    assert hall.show.projection.slide(hall.state).signs, "the answer has its stance"
    hall.press("Esc")
    assert hall.is_running
    assert picture(hall) == before
    hall.course.do(Act.ORDER)
    hall.press("End", "Right")
    assert (hall.state.activity, hall.state.place) == (None, place)
    hall.course.do(Act.WHERE)
    hall.press("Left")
    assert (hall.state.activity, hall.state.place) == (None, place)


def test_put_in_order_has_no_date_until_its_solution(hall: Hall) -> None:
    hall.course.do(Act.ORDER)
    asked = said(hall)
    assert "Notice of withdrawal given" in asked
    assert "6 Sep 2024" not in asked
    hall.press("Space")
    assert "6 Sep 2024" in said(hall)
    hall.press("G", "4", "Return")
    assert hall.state.task == 3
    assert "4 / 4" in said(hall)
    hall.press("O")
    assert hall.state.whole
    hall.press("Left")
    assert (hall.state.whole, hall.state.task) == (False, 3)


def test_who_is_silent_is_not_drawn_as_neutral(hall: Hall) -> None:
    hall.course.do(Act.WHERE)
    slide = hall.show.projection.slide(hall.state)
    asked = said(hall)
    assert "Russia" in asked
    assert "No stance stated" not in asked
    hall.press("Right")
    lines = hall.show.projection.slide(hall.state).lines
    neutral = next(line for line in lines if line.text == "Neutral")
    silent = next(line for line in lines if line.text == "No stance stated")
    russia = next(line for line in lines if "Russia" in line.text)
    assert abs(russia.rect.top - silent.rect.top) < 2
    assert russia.rect.top > neutral.rect.bottom
    assert len(slide.signs) == 6


def test_who_is_to_be_placed_stands_apart_from_the_stances(hall: Hall) -> None:
    hall.show.resize(1366, 768)
    hall.course.do(Act.WHERE)
    assert "On the withdrawal" in said(hall)
    slide = hall.show.projection.slide(hall.state)
    task = where_do_they_stand(hall.session.timeline)[0]
    shown = Names(hall.session.timeline)
    names = {shown.short_actor(actor) for actor in task.asked}
    asked = [line for line in slide.lines if line.text.replace("\u00a0", " ") in names]
    assert len(asked) == len(names)
    frame = next(box.rect for box in slide.boxes if box.rect.holds(*centre_of(asked[0])))
    assert all(frame.holds(*centre_of(line)) for line in asked)
    stances = [line for line in slide.lines if line.text in ("Strongly opposes", "Neutral")]
    assert not any(frame.holds(*centre_of(line)) for line in stances)


def test_the_show_and_the_panel_count_independent_sources_alike(hall: Hall) -> None:
    event = hall.session.timeline.event("negotiation")
    assert event is not None
    at = next(i for i, step in enumerate(hall.show.projection.steps) if step.event_id == event.id)
    hall.course.go(Place(at))
    assert "2 of 5 sources (2 independent)" in said(hall)
    first, second = (source.id for source in hall.session.timeline.sources_of(event))
    compared = Comparison((Pair(first, second, (), 0.36),), frozenset({first, second}))
    hall.session.evidence.set_comparison(compared)
    assert "2 of 5 sources (1 independent)" in said(hall)
    panel = heading_of(hall.session.timeline, event, compared)
    assert f"Stated by {panel.stated_by}" in said(hall)


def test_the_menu_hides_and_starts_activities(hall: Hall) -> None:
    hall.show.open_menu(QPoint(100, 100))
    menu = hall.show.findChild(QMenu)
    within = {
        action.data(): action
        for entry in menu.actions()
        if isinstance(entry.menu(), QMenu)
        for action in entry.menu().actions()
    }
    within[Act.HIDE_DATE].trigger()
    assert hall.state.hides == {Part.DATE}
    within[Act.WHERE].trigger()
    menu.close()
    assert hall.state.activity is Activity.WHERE


def test_an_activity_can_begin_the_show(hall: Hall) -> None:
    hall.press("Right", "Esc")
    hall.presenting.present_activity(Act.WHO)
    assert hall.state.activity is Activity.WHO
    hall.press("Esc")
    assert hall.number == 2
