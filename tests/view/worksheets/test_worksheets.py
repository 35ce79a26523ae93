"""Work sheets on paper: every task, no answer before the solutions, and each answer in them."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app import worksheeting
from ccm_timeline.app.cli import main
from ccm_timeline.app.papering import Papering
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worksheeting import Worksheeting
from ccm_timeline.files.citation import cite_speaker
from ccm_timeline.files.reader import read_document
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.activities import PutInOrder, WhereDoTheyStand, WhoSaidThis
from ccm_timeline.model.choices import Exercise, PaperSize, Solutions
from ccm_timeline.model.document import Document
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.paper.blocks import Card, Cards, Scale
from ccm_timeline.view.paper.pdf import write_pdf
from ccm_timeline.view.paper.printer import PrintDialog
from ccm_timeline.view.paper.size import Sheet
from ccm_timeline.view.worksheets.dialog import WorksheetsDialog, WorksheetWish
from ccm_timeline.view.worksheets.papers import TOO_SMALL, worksheet_papers
from ccm_timeline.view.worksheets.sheets import WorkSheet, sheet_counts, work_sheets
from ccm_timeline.view.worksheets.tasks import letter, name_of
from tests.builders import actor, document, event, quote_at, stance
from tests.view.paper.pdfs import pages, read, unbroken, written

# Else the command would make an application of its own, without widgets.
pytestmark = pytest.mark.usefixtures("qapp")

Pair = tuple[Timeline, str, str]
ALL = tuple(Exercise)


def texts(told: Document, size: PaperSize = PaperSize.A4) -> Pair:
    """A timeline with the text of its task pages and that of its solutions, without blanks."""
    timeline = Timeline(told)
    papers = worksheet_papers(timeline, ALL, Solutions.SEPARATE, Sheet.of(size))
    tasks, solutions = ("".join(pages(write_pdf(paper))) for paper in papers)
    return timeline, tasks, solutions


@pytest.fixture(scope="module")
def shipped(qapp: object) -> Pair:
    return texts(read_document(shipped_timeline()))


def after(sheet: WorkSheet, text: str) -> str:
    """What stands behind the heading of a sheet."""
    return text[text.index(unbroken(f"{sheet.number}. {sheet.title}")) :]


def test_every_task_is_asked_and_every_answer_given(shipped: Pair) -> None:
    timeline, tasks, solutions = shipped
    sheets = work_sheets(timeline, ALL)
    assert {sheet.title for sheet in sheets} == {
        "Put in order",
        "Who said this?",
        "Where do they stand?",
    }
    for sheet in sheets:
        asked, answered = after(sheet, tasks), after(sheet, solutions)
        for number, task in enumerate(sheet.tasks, 1):
            for words in asked_in(task, number):
                assert unbroken(words) in asked, words
            for words in answered_in(timeline, task, number):
                assert unbroken(words) in answered, words
    assert tasks.count("NameDate") == len(sheets)


def asked_in(task: object, number: int) -> list[str]:
    match task:
        case PutInOrder(shuffled):
            # A card's box stands between its letter and its title, or they are parted by lines.
            return [item.title for item in shuffled]
        case WhoSaidThis(quote):
            return [f"{number}. {quote.exact}"]
        case WhereDoTheyStand(_, asked):
            return [name_of(each) for each in asked]
    raise AssertionError(task)


def answered_in(timeline: Timeline, task: object, number: int) -> list[str]:
    match task:
        case PutInOrder(shuffled, solution):
            return [
                f"{at}. {letter(shuffled.index(item))} {item.title} {in_words(item.when)}"
                for at, item in enumerate(solution, 1)
            ]
        case WhoSaidThis(quote, when):
            return [f"{number}. {cite_speaker(quote, timeline.actor)}", in_words(when)]
        case WhereDoTheyStand(_, asked, placed, unstated):
            numbers = {each.id: number for number, each in enumerate(asked, 1)}
            values = {capitalised(STANCE_WORDS[each.value]) for each in placed}
            named = [each.actor for each in placed] + list(unstated)
            return [
                *(f"{words}:" for words in values),
                *(f"{numbers[each.id]} {name_of(each)}" for each in named),
            ]
    raise AssertionError(task)


def test_no_task_page_gives_a_date_a_speaker_or_a_stance_away(shipped: Pair) -> None:
    timeline, tasks, _ = shipped
    sheets = work_sheets(timeline, ALL)
    labels = unbroken("".join(map(capitalised, STANCE_WORDS.values())))
    for sheet in sheets:
        later = [other for other in sheets if other.number == sheet.number + 1]
        page = after(sheet, tasks)
        page = page[: page.index(after(later[0], page))] if later else page
        for task in sheet.tasks:
            match task:
                case PutInOrder(shuffled, solution):
                    assert not re.search(r"(19|20)\d\d", page)
                    assert list(shuffled) != list(solution)
                case WhoSaidThis(quote):
                    left = page.replace(unbroken(timeline.document.title), "")
                    for said in sheet.tasks:
                        left = left.replace(unbroken(said.quote.exact), "")
                    assert not any(
                        unbroken(timeline.actor(id).name) in left
                        for id in (quote.speaker, quote.organisation)
                        if id
                    )
                case WhereDoTheyStand():
                    # Each stance stands there once, as a mark of the line.
                    for words in STANCE_WORDS.values():
                        assert page.count(unbroken(capitalised(words))) <= labels.count(
                            unbroken(capitalised(words))
                        )


def small(**fields: object) -> Document:
    """Three events that can be put in order, one quotation, and stances of two organisations."""
    known = {
        "title": "A story",
        "actors": (actor(), actor(id="agency", name="The Agency", kind="ngo")),
        "events": tuple(
            event(id=f"e{n}", title=f"Thing {name}", when=f"202{n}-03-06", actors=("ministry",))
            for n, name in enumerate(("one", "two", "three"))
        ),
        "quotes": (quote_at(event="e1", key=True),),
        "stances": (stance(), stance(actor="agency")),
    }
    return document(**known | fields)


def test_the_parts_of_a_document_that_is_too_small_are_left_out() -> None:
    assert sheet_counts(Timeline(small())) == {
        Exercise.ORDER: 1,
        Exercise.WHO: 1,
        Exercise.WHERE: 1,
    }
    few = Timeline(small(events=small().events[:2], stances=()))
    assert [sheet.title for sheet in work_sheets(few, ALL)] == ["Who said this?"]
    nothing = Timeline(small(quotes=()))
    sheet = Sheet.of(PaperSize.A4)
    assert worksheet_papers(nothing, (Exercise.WHO,), Solutions.APPENDED, sheet) == ()


def test_what_acts_on_a_line_is_shown_and_not_obeyed() -> None:
    names = ("one\u202e", "two\n2", "three")
    events = tuple(
        event(id=f"e{n}", title=f"<b>{name}", when=f"202{n}") for n, name in enumerate(names)
    )
    actors = (actor(name="M" * 5000), actor(id="agency", name="<i>&amp;"))
    _, tasks, solutions = texts(small(events=events, actors=actors, quotes=()))
    for text in (tasks, solutions):
        assert "<i>&amp;" in text
        assert "M" * 79 + "…" in text
        assert "M" * 80 not in text
        assert "<b>one⟨U+202E⟩" in text
        assert "<b>two2" in text


@pytest.mark.parametrize("size", PaperSize)
def test_nothing_is_cut_between_pages(size: PaperSize) -> None:
    cards = Cards(tuple(Card(letter(n), f"card {n} " + "w" * 60) for n in range(26)), 2, 40.0)
    labels = ("a b", "c")
    found = pages(written([cards, Scale(labels, (("1",), ("2", "3")))], size=size))
    whole = "".join(page for page in found)
    assert all(f"card{n}w" in whole for n in range(26))
    places = {n: page for page, text in enumerate(found) for n in range(26) if f"card{n}w" in text}
    # Cards side by side share a row, and a row has one page.
    assert all(places[n] == places[n + 1] for n in range(0, 26, 2))
    assert len(found) > 2
    assert "1" in found[-1]
    box = read(written([cards], size=size)).pages[0].mediabox
    width = {PaperSize.A4: 595, PaperSize.LETTER: 612}[size]
    assert abs(float(box.width) - width) < 2


def test_the_command_writes_one_file_or_two(tmp_path: Path) -> None:
    file = tmp_path / "story.ccmt"
    write_document(file, small())
    out, beside = tmp_path / "o.pdf", tmp_path / "o-solutions.pdf"
    command = ["worksheets", str(file), "-o", str(out)]
    assert main([*command, "--activities", "who"]) == 0
    assert not beside.exists()
    tasks, solutions = pages(out.read_bytes())
    assert "Whosaidthis?" in tasks
    assert "TheMinistry" not in tasks
    assert "TheMinistry" in solutions
    assert main([*command, "--solutions", "separate", "--paper", "letter"]) == 0
    assert len(pages(out.read_bytes())) == 3
    assert "Solutions" in pages(beside.read_bytes())[0]
    assert main([*command, "--solutions", "none"]) == 0
    assert len(pages(out.read_bytes())) == 3


def test_what_cannot_be_done_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, empty = tmp_path / "story.ccmt", tmp_path / "empty.ccmt"
    write_document(file, small())
    write_document(empty, small(events=(), quotes=(), stances=()))
    out = str(tmp_path / "o.pdf")
    wrong = (
        (["worksheets"], "-o OUT.pdf"),
        (["worksheets", "-o", "o.txt"], ".pdf"),
        (["worksheets", "-o", out, "--activities", "order,what"], "“what” is no activity"),
        (["worksheets", str(empty), "-o", out], TOO_SMALL),
        (["worksheets", str(tmp_path / "none.ccmt"), "-o", out], "none.ccmt"),
    )
    for arguments, told in wrong:
        assert main(arguments) == 2, arguments
        err = capsys.readouterr().err
        assert told in err
        assert err.count("\n") == 1
    assert not Path(out).exists()


def test_the_content_needs_no_qt() -> None:
    code = (
        "import sys, ccm_timeline.view.worksheets.tasks, ccm_timeline.view.worksheets.solutions\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


class Desk:
    """Work sheets of a small story, and what was told."""

    def __init__(self, told: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = QWidget()
        session, store = Session(Timeline(told)), Store(None)
        self.sheets = Worksheeting(
            self.window, session, store, Papering(self.window, session, store)
        )
        self.store = store
        self.told: list[str] = []
        monkeypatch.setattr(worksheeting, "tell", lambda _, words: self.told.append(words))


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Document], Desk]:
    def make(told: Document) -> Desk:
        made = Desk(told, monkeypatch)
        qtbot.addWidget(made.window, before_close_func=lambda _: made.sheets.stop())
        made.window.show()
        return made

    return make


def test_the_dialog_gives_what_is_chosen(
    desk: Callable[[Document], Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    made = desk(small(stances=()))
    made.sheets.ask()
    (dialog,) = made.window.findChildren(WorksheetsDialog)
    assert not dialog.boxes[Exercise.WHERE].isEnabled()
    assert dialog.wish.exercises == (Exercise.ORDER, Exercise.WHO)
    dialog.paper.setFocus()
    QTest.keyClick(dialog.paper, Qt.Key.Key_End)
    QTest.keyClick(dialog.solutions, Qt.Key.Key_Down)
    dialog.boxes[Exercise.WHO].click()
    wish = dialog.wish
    assert wish.solutions is Solutions.SEPARATE
    dialog.boxes[Exercise.ORDER].click()
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    out = tmp_path / "s.pdf"
    made.sheets.write(out, wish)
    qtbot.waitUntil(lambda: bool(made.told))
    assert made.told == ["The work sheets were written: “s.pdf” and “s-solutions.pdf”."]
    assert "Thingone" in pages(out.read_bytes())[0]
    assert "6March2020" in pages((tmp_path / "s-solutions.pdf").read_bytes())[0]
    assert made.store.settings.paper_size is PaperSize.LETTER


def test_solutions_by_themselves_are_printed_next(
    desk: Callable[[Document], Desk],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def choose(dialog: PrintDialog) -> None:
        """Print into a file, as somebody chooses in the dialog."""
        asked.append(dialog.printer_.docName())
        dialog.printer_.setOutputFileName(str(tmp_path / f"{len(asked)}.pdf"))
        dialog.finished.emit(1)

    monkeypatch.setattr(PrintDialog, "ask", choose)
    made = desk(small())
    made.sheets.print_(WorksheetWish((Exercise.WHO,), Solutions.SEPARATE, PaperSize.A4))
    qtbot.waitUntil(lambda: (tmp_path / "2.pdf").exists() and not made.sheets.is_busy)
    assert asked == ["Work sheets A story", "Solutions A story"]
    assert "TheMinistry" not in pages((tmp_path / "1.pdf").read_bytes())[0]
    assert "TheMinistry" in pages((tmp_path / "2.pdf").read_bytes())[0]


def test_a_document_that_is_too_small_is_told(desk: Callable[[Document], Desk]) -> None:
    made = desk(small(events=(), quotes=(), stances=()))
    made.sheets.ask()
    assert made.told == [TOO_SMALL]
