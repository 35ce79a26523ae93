"""Reading a source in the window's column, by mouse and by keys."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.files.check import Passage, check_document, items_by_passage
from ccm_timeline.files.sources import decode_source
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import DARK, LIGHT
from ccm_timeline.view.panel.side_panel import SidePanel
from ccm_timeline.view.reading import Reader, ReadingColumn
from ccm_timeline.view.reading.text import ReadingText
from tests.builders import (
    TEXT,
    disagreement,
    document,
    event,
    evidence_at,
    position,
    quote_at,
    sha_of,
    source_of,
    stance,
)
from tests.view.panels import button_named, press, settle

ODD = "A 🙂🙂 day.\r\nHe said:\u2028“We\u00a0regret 𝔸 nothing,”\r\nand left.\r\n"
ODD_WORDS = "“We\u00a0regret 𝔸 nothing,”\r\nand"
ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Column:
    """A panel and a reader beside it, with a document that has been compared with its texts."""

    def __init__(self, qtbot: QtBot, opened: Document, text: str | None, width: int = 400) -> None:
        self.session = Session(Timeline(opened))
        self.panel = SidePanel(self.session, LIGHT)
        self.reader = Reader(self.session, LIGHT)
        self.widget = ReadingColumn(self.session, self.panel, self.reader)
        qtbot.addWidget(self.widget)
        self.widget.resize(width, 640)
        self.widget.show()
        self.widget.activateWindow()
        qtbot.waitUntil(self.widget.isActiveWindow)
        self.attach(text)
        self.session.select("departure")
        settle()

    def attach(self, text: str | None) -> None:
        """Let the source `report` have this text from now on."""
        opened = self.session.timeline.document
        read = {} if text is None else {"report": decode_source(text.encode())}
        items = check_document(opened, read)
        grades = {item.owner: item.grade for item in items if item.kind.value == "quote"}
        texts = {name: source.text for name, source in read.items()}
        self.session.evidence.take(texts, grades, items_by_passage(opened, items))
        settle()

    @property
    def text(self) -> ReadingText:
        return self.reader.page.text

    def read(self, passage: Passage) -> None:
        self.session.reading.begin(passage)
        settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        settle()

    def said(self) -> str:
        return self.reader.head.standing.text()


@pytest.fixture
def make(qtbot: QtBot) -> Callable[..., Column]:
    return lambda *given, **named: Column(qtbot, *given, **named)


def odd() -> Document:
    return document(
        sources=(source_of(ODD, sha256=sha_of(ODD)),),
        events=(event(evidence=(evidence_at(ODD, "left"),)),),
        quotes=(quote_at(ODD, ODD_WORDS),),
    )


def test_a_quotation_opens_at_its_very_characters_and_they_are_what_is_copied(
    make: Callable[..., Column],
) -> None:
    column = make(odd(), ODD)
    start = ODD.index(ODD_WORDS)
    place = f"characters {start} to {start + len(ODD_WORDS)}"
    press(column.panel, f"Read in source (A report, {place})")
    assert column.text.isVisible()
    assert column.text.highlighted() == [ODD_WORDS]
    assert "Found word for word" in column.said()
    column.text.select_all()
    column.text.copy()
    assert QGuiApplication.clipboard().text() == ODD


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("ab 🙂𝔸\u00a0\u2028\r\n\u0301’"), min_size=1), data=st.data())
def test_the_shown_characters_of_a_passage_are_the_passage(
    qtbot: QtBot, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first = data.draw(st.integers(0, start))
    shown = ReadingText()
    qtbot.addWidget(shown)
    shown.show_stretch(text, type(shown.stretch)(first, len(text)))
    shown.show_passages([type(shown.stretch)(start, end)])
    assert shown.highlighted() == [text[start:end]]


def test_a_passage_across_a_turn_of_direction_covers_its_own_letters_alone(qtbot: QtBot) -> None:
    text = "abc \u05d0\u05d1\u05d2 def"
    shown = ReadingText()
    qtbot.addWidget(shown)
    shown.resize(400, 60)
    whole = type(shown.stretch)
    shown.show_stretch(text, whole(0, len(text)))

    def covered(start: int, end: int) -> float:
        return sum(box.width() for box in shown._boxes(whole(start, end)))

    # "c", the blank and the first Hebrew letter, which stands at the right of the other two.
    assert len(shown._boxes(whole(2, 5))) == 2
    assert covered(2, 5) == pytest.approx(sum(covered(at, at + 1) for at in (2, 3, 4)), abs=1)
    assert len(shown._boxes(whole(4, 7))) == 1
    assert covered(0, len(text)) == pytest.approx(sum(covered(n, n + 1) for n in range(11)), abs=2)


def test_stances_sides_and_evidence_open_in_their_source(make: Callable[..., Column]) -> None:
    told = document(
        events=(event(evidence=(evidence_at(passage="Vilnius"),)),),
        stances=(stance(event="departure", evidence=(evidence_at(passage="minister"),)),),
        disagreements=(
            disagreement(
                positions=(position(), position(evidence=(evidence_at(passage="debate"),)))
            ),
        ),
    )
    column = make(told, TEXT)
    press(column.panel, "The Ministry, supports: show the passages")
    for words in ("minister", "debate", "Vilnius"):
        start = TEXT.index(words)
        end = start + len(words)
        press(column.panel, f"Read in source (A report, characters {start:,} to {end:,})")
        assert column.text.highlighted() == [words]
        column.key(Qt.Key.Key_Escape)
        assert column.panel.isVisible()
        # Back on the very button from which one came.
        assert QApplication.focusWidget().accessibleName().endswith(f"{start:,} to {end:,})")


def test_a_source_that_is_not_here_is_offered_to_be_attached(
    make: Callable[..., Column], qtbot: QtBot
) -> None:
    column = make(document(), None)
    quote = column.session.timeline.document.quotes[0]
    with qtbot.waitSignal(column.panel.attach_requested):
        button_named(column.panel, "Attach source…").click()
    column.read(quote)
    assert "not here: attach it" in column.said()
    with qtbot.waitSignal(column.reader.attach_requested):
        press(column.reader, "Attach the source texts")
    column.attach(TEXT)
    assert column.text.highlighted() == ["We regret nothing"]


def test_a_text_that_changes_while_it_is_read_never_has_a_wrong_highlight(
    make: Callable[..., Column],
) -> None:
    column = make(document(), TEXT)
    column.read(column.session.timeline.document.quotes[0])
    for text, found, words in (
        (f"🙂\r\n{TEXT}", ["We regret nothing"], "Moved"),
        (TEXT.replace("nothing", "no thing"), [], "Not found"),
        (TEXT[:20], [], "Not found"),
        ("", [], "Not found"),
        (None, [], "not here"),
        (TEXT.replace("\n", "\r\n"), ["We regret nothing"], "has changed"),
        (TEXT, ["We regret nothing"], "Found word for word"),
    ):
        column.attach(text)
        assert [shown for shown in column.text.highlighted() if shown] == found
        assert words in column.said()


def two_events() -> Document:
    return document(
        events=(
            event(evidence=(evidence_at(passage="It left"),)),
            event(
                id="talks", title="Talks", when="2026", evidence=(evidence_at(passage="Vilnius"),)
            ),
        ),
    )


def test_marked_passages_are_walked_and_lead_back_to_the_timeline(
    make: Callable[..., Column],
) -> None:
    column = make(two_events(), TEXT)
    column.read(column.session.timeline.document.quotes[0])
    assert column.reader.foot.place.text() == "1 of 3"
    column.key(Qt.Key.Key_Down, ALT)
    column.key(Qt.Key.Key_Down, ALT)
    assert column.reader.foot.about.text() == "Event 2: Talks"
    column.key(Qt.Key.Key_Up, ALT)
    assert column.reader.foot.about.text() == "Event 1: The ministry leaves"
    column.key(Qt.Key.Key_Up, ALT)
    column.key(Qt.Key.Key_Up, ALT)
    press(column.reader, "Show on the timeline: Event 2: Talks")
    assert column.session.selected_id == "talks"
    assert column.panel.isVisible()


def test_the_text_stays_when_the_focus_leaves_it_and_its_keys_act_beside_it(
    make: Callable[..., Column],
) -> None:
    text = "\n\n".join((TEXT, *(f"Line {number}." for number in range(80)), "The end of it."))
    told = document(
        sources=(source_of(text),),
        events=(event(evidence=(evidence_at(text, "Line 40."),)),),
        quotes=(quote_at(text, "The end of it."), quote_at(text, "Line 20.", id="second")),
    )
    column = make(told, text)
    bar = column.reader.page.verticalScrollBar()
    column.read(told.quotes[1])
    for passage in (told.events[0].evidence[0], told.quotes[0], told.quotes[1]):
        column.read(passage)
        assert column.text.hasFocus()
        place = bar.value()
        assert place > 0
        column.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() in column.reader.foot.findChildren(QWidget)
        assert bar.value() == place
    before = column.reader.foot.place.text()
    assert before == "1 of 3"
    column.key(Qt.Key.Key_Down, ALT)
    assert column.reader.foot.place.text() == "2 of 3"


def test_a_click_on_a_marked_passage_or_its_number_selects_its_event(
    make: Callable[..., Column],
) -> None:
    column = make(two_events(), TEXT)
    at = TEXT.index("Vilnius")
    for in_margin in (False, True):
        column.session.select("departure")
        column.read(column.session.timeline.document.quotes[0])
        box = column.text._boxes(type(column.text.stretch)(at, at + 7))[0]
        point = QPoint(4, int(box.center().y())) if in_margin else box.center().toPoint()
        assert [mark.title for mark in column.text.marks_at(point.toPointF())] == ["Talks"]
        QTest.mouseClick(column.text, Qt.MouseButton.LeftButton, pos=point)
        assert column.session.selected_id == "talks"
        assert column.session.reading.passage is None


def test_a_stance_that_no_event_tells_of_is_tinted_and_leads_to_the_board(
    make: Callable[..., Column], qtbot: QtBot
) -> None:
    told = msgspec.structs.replace(
        two_events(), stances=(stance(evidence=(evidence_at(passage="minister"),)),)
    )
    column = make(told, TEXT)
    column.read(told.quotes[0])
    asked: list[object] = []
    column.reader.stance_requested.connect(asked.append)
    at = TEXT.index("minister")
    box = column.text._boxes(type(column.text.stretch)(at, at + 8))[0]
    (mark,) = column.text.marks_at(box.center())
    assert mark.words == "Stance of The Ministry: supports"
    QTest.mouseClick(column.text, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    # The key for the next marked passage, and the button below the text, lead there as well.
    button = column.reader.foot.show_event
    while column.reader.foot.about.text() != mark.words:
        column.key(Qt.Key.Key_Down, ALT)
    assert button.text() == "Show stance"
    press(column.reader, f"Show on the board of where they stand: {mark.words}")
    assert asked == [told.stances[0]] * 2
    column.reader.step_mark(1)
    assert button.text() == "Show event"
    image = column.text.grab().toImage()
    tint = LIGHT.tints[column.text._tints.of(mark.key).tint].upper()
    assert image.pixelColor(int(box.left()), int(box.top()) + 2).name().upper() == tint


def test_the_text_is_searched_by_keys_without_case_and_accents(
    make: Callable[..., Column],
) -> None:
    column = make(document(), TEXT)
    column.read(column.session.timeline.document.quotes[0])
    QTest.keySequence(QApplication.focusWidget(), QKeySequence.StandardKey.Find)
    field, count = column.reader.head.find_row.field, column.reader.head.find_row.count
    assert field.hasFocus()
    QTest.keyClicks(field, "MINISTÉR")
    assert count.text() == "1 of 1"
    field.clear()
    QTest.keyClicks(field, "t")
    hits = TEXT.lower().count("t")
    assert count.text().endswith(f"of {hits}")
    first = count.text()
    column.key(Qt.Key.Key_F3)
    assert count.text() != first
    column.key(Qt.Key.Key_F3, SHIFT)
    assert count.text() == first
    column.key(Qt.Key.Key_Escape)
    assert column.text.hasFocus()
    assert not field.text()
    QTest.keyClicks(field, "nowhere")
    assert count.text() == "Not in this text"


def test_a_long_text_goes_on_where_it_is_scrolled_and_where_it_is_searched(
    make: Callable[..., Column], qtbot: QtBot
) -> None:
    lines = [f"The report of day {day} is here.\r\n" for day in range(3000)]
    text = "".join(lines)
    long = document(
        sources=(source_of(text),),
        events=(event(evidence=(evidence_at(text, "day 1500 "),)),),
        quotes=(quote_at(text, "of day 1500 is"),),
    )
    column = make(long, text)
    column.read(long.quotes[0])
    page, bar = column.reader.page, column.reader.page.verticalScrollBar()
    assert column.text.highlighted() == ["of day 1500 is"]
    assert not page.is_whole
    assert f"of {len(text):,}" in column.reader.extent.text()
    before = page.top_point
    for _ in range(3):
        bar.setValue(bar.maximum())
    assert page.top_point > before + 4000
    assert not [shown for shown in column.text.highlighted() if shown]
    column.reader.head.find_row.field.setText("day 2999 is")
    qtbot.waitUntil(lambda: "day 2999 is" in column.text.text())
    assert text[column.text.stretch.start : column.text.stretch.end] == column.text.text()
    column.reader.step_mark(1)
    assert "of day 1500 is" in column.text.highlighted()[0]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_highlight_is_seen_and_nothing_is_cut(
    make: Callable[..., Column], palette: object
) -> None:
    column = make(two_events(), TEXT, width=280)
    column.reader.apply(palette)  # type: ignore[arg-type]
    column.read(column.session.timeline.document.quotes[0])
    image = column.text.grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 240, 3) for y in range(150)}
    assert palette.passage in colours  # type: ignore[attr-defined]
    reader = column.reader
    for part in (reader.head, reader.page, reader.foot):
        assert part.geometry().right() <= reader.width()
    assert not reader.foot.show_event.visibleRegion().isEmpty()


def test_large_letters_leave_room_for_the_text(make: Callable[..., Column]) -> None:
    column = make(two_events(), TEXT)
    font = column.widget.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    column.widget.setFont(font)
    column.widget.resize(400, 560)
    column.read(column.session.timeline.document.quotes[0])
    assert not column.reader.foot.about.isVisible()
    assert column.reader.page.height() > 6 * column.reader.fontMetrics().height()
    page = column.reader.page
    for width in (300, 700, 400):
        line = page.top_point
        column.widget.resize(width, 560)
        settle()
        assert abs(page.top_point - line) < 60
    button, place = column.reader.foot.show_event, column.reader.foot.place
    assert not button.geometry().intersects(place.geometry())
