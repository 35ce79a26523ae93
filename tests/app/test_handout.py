"""Handouts by the command line and from the window: written whole, cancelled, printed."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app import cli, handout_command
from ccm_timeline.app.papering import FILTERS
from ccm_timeline.app.stepping import Stepper
from ccm_timeline.model.choices import PaperSize
from ccm_timeline.view.handout.papers import handout_paper
from ccm_timeline.view.paper.drawing import PaperProblem, Progress
from ccm_timeline.view.paper.printer import PrintChoice, PrintDialog, job_name
from ccm_timeline.view.paper.size import Sheet
from tests.app.conftest import Program, Said
from tests.builders import document_on
from tests.view.paper.pdfs import pages, read, unbroken

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    # Else the command would bring an application that has no windows, and keep it.
    pytest.mark.usefixtures("qapp"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a & ž.ccmt"
    path.write_bytes(msgspec.json.encode(document_on("2024-07", "2025-03-06", title="Two dates")))
    return path


# The command line.


def test_a_handout_is_written_without_a_display_and_the_same_each_time(file: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    outs = [file.with_name(f"{number}.PDF") for number in range(2)]
    for out in outs:
        done = subprocess.run(
            [sys.executable, "-m", "ccm_timeline", "handout", file, "-o", out],
            env=bare,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    first, second = (out.read_bytes() for out in outs)
    assert first == second
    assert unbroken("1. Event 1") in pages(first)[0]
    assert str(file.parent).encode() not in first


def test_one_event_is_written_on_the_paper_that_is_asked_for(file: Path) -> None:
    out = file.with_name("one.pdf")
    options = ["-o", str(out), "--event", "event-2", "--paper", "letter"]
    assert cli.main(["handout", str(file), *options]) == 0
    (page,) = pages(out.read_bytes())
    assert "Event2" in page
    assert "Event1" not in page
    assert round(read(out.read_bytes()).pages[0].mediabox.height) == 792


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", "o.pdf", "--event", "never"], "no event with the id “never”"),
        (["-o", "o.txt"], "a name that ends in .pdf"),
        ([], "wants the name of the file to write: -o OUT.pdf"),
        (["-o", "nowhere/o.pdf"], "“nowhere/o.pdf” could not be written"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(
    file: Path,
    options: list[str],
    reason: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(file.parent)
    assert cli.main(["handout", str(file), *options]) == 2
    told = capsys.readouterr().err
    assert reason in told
    assert told.count("\n") == 1
    assert os.listdir(file.parent) == [file.name]


def test_a_handout_that_fails_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(paper: object) -> bytes:
        raise PaperProblem("Page 2 could not be begun.")

    out = file.with_name("old.pdf")
    out.write_bytes(b"old")
    monkeypatch.setattr(handout_command, "write_pdf", fail)
    assert cli.main(["handout", str(file), "-o", str(out)]) == 2
    assert out.read_bytes() == b"old"
    assert "Page 2" in capsys.readouterr().err


def test_the_document_is_never_written_over(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = file.with_name("link.pdf")
    link.symlink_to(file)
    before = file.read_bytes()
    assert cli.main(["handout", str(file), "-o", str(link)]) == 2
    assert "is the document itself" in capsys.readouterr().err
    assert file.read_bytes() == before


# The window.


def test_the_handout_is_saved_on_the_paper_that_is_chosen_and_remembered(
    program: Program, file: Path, said: Said
) -> None:
    program.begin(file)
    program.trigger("save-handout")
    dialog = program.window.findChild(QFileDialog)
    dialog.selectNameFilter(FILTERS[PaperSize.LETTER])
    out = file.with_name("out.pdf")
    dialog.selectFile(str(out))
    dialog.accept()
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said == [("The handout was written: “out.pdf”.", "")]
    assert round(read(out.read_bytes()).pages[0].mediabox.height) == 792
    assert program.store.settings.paper_size is PaperSize.LETTER


def test_the_selected_event_is_printed_by_the_print_dialog(program: Program, file: Path) -> None:
    program.begin(file)
    assert not program.window.actions_["print-event"].isEnabled()
    program.session.select("event-2")
    program.trigger("print-event")
    dialog = program.window.findChild(PrintDialog)
    assert dialog.isVisible()
    out = file.with_name("printed.pdf")
    dialog.printer_.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer_.setOutputFileName(str(out))
    dialog.done(PrintDialog.DialogCode.Accepted)
    program.qtbot.waitUntil(lambda: not program.timeline.papering.is_busy)
    program.qtbot.waitUntil(out.exists)
    assert "Event2" in pages(out.read_bytes())[0]


def test_a_range_of_pages_is_printed_with_its_numbers(program: Program, file: Path) -> None:
    dates = [f"{year}" for year in range(1900, 1990)]
    file.write_bytes(msgspec.json.encode(document_on(*dates)))
    program.begin(file)
    out = file.with_name("range.pdf")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    paper = handout_paper(program.session.timeline, Sheet.of(PaperSize.A4))
    count = sum(1 for _ in paper.pages())
    program.timeline.papering.print_on(PrintChoice(printer, paper.sheet, 2, 3), paper)
    program.qtbot.waitUntil(lambda: not program.timeline.papering.is_busy)
    printed = pages(out.read_bytes())
    assert [page.endswith(f"{n}/{count}") for n, page in enumerate(printed, 2)] == [True, True]


def test_a_print_job_is_named_without_folders() -> None:
    assert job_name("../../etc/passwd: a “title”\n") == ".. .. etc passwd a “title”"
    assert job_name("///") == "CCM Timeline"


# Long works.


class Work:
    """Steps that never end by themselves."""

    def __init__(self) -> None:
        self.taken = 0
        self.given_up = False

    def steps(self) -> Generator[Progress, None, None]:
        try:
            while True:
                self.taken += 1
                QTest.qSleep(1)
                yield Progress(self.taken, 10_000)
        finally:
            self.given_up = True


def test_a_long_work_lets_the_window_live_and_is_cancelled_by_a_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    stepper, work, ended = Stepper(window), Work(), []
    stepper.ended.connect(ended.append)
    stepper.begin(work.steps(), "Writing “out.pdf” …")
    button = next(b for b in window.findChildren(QPushButton) if b.text() == "Cancel")
    qtbot.waitUntil(lambda: any(b.isVisible() for b in window.findChildren(QPushButton)))
    before = work.taken
    qtbot.waitUntil(lambda: work.taken > before)
    with qtbot.waitSignal(stepper.cancelled):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    taken = work.taken
    QApplication.processEvents()
    assert work.given_up
    assert work.taken == taken
    assert not stepper.is_busy
    assert not ended
    assert not button.isVisible()


def test_an_error_in_a_step_is_handed_on(qtbot: QtBot) -> None:
    def failing() -> Generator[Progress, None, None]:
        yield Progress(1, None)
        raise PaperProblem("Page 2 could not be begun.")

    window = QWidget()
    qtbot.addWidget(window)
    stepper = Stepper(window)
    with qtbot.waitSignal(stepper.failed) as failed:
        stepper.begin(failing(), "Writing …")
    assert str(failed.args[0]) == "Page 2 could not be begun."
    assert not stepper.is_busy
