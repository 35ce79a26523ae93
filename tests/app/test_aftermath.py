"""Crashes, told once at the next start; two of them at the start set the settings aside."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QWidget

from ccm_timeline.app import start
from ccm_timeline.app.aftermath import CRASHED, SET_ASIDE, Aftermath, Turn
from ccm_timeline.app.arguments import Open, read_arguments
from ccm_timeline.app.pages import Pages
from ccm_timeline.app.report_text import crash_report_of
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.run_record import CRASH_NAME, RunRecord
from ccm_timeline.files.keeping.owner import Standing, this_program
from ccm_timeline.view.report_dialog import ReportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SECRET = "What a teacher wrote in a note"

CODE = f"""
import ctypes, sys
from pathlib import Path
from ccm_timeline.app.run_record import RunRecord
record = RunRecord(Path(sys.argv[1]))
record.begin()
record.mark_started()
def broken(note):
    ctypes.string_at(0)
broken({SECRET!r})
"""


def crash(folder: Path) -> None:
    """A true run of the program that breaks."""
    subprocess.run([sys.executable, "-c", CODE, str(folder)], capture_output=True, check=False)


def leave(folder: Path, started: str = "", trace: str = "") -> None:
    """What a run leaves behind that ended without a word, or with these."""
    dead = msgspec.structs.replace(this_program(), pid=2**22 + 7, started="never")
    folder.mkdir(exist_ok=True)
    record = folder / f"run-{len(list(folder.iterdir()))}-x.record"
    head = msgspec.json.encode({"owner": dead}).decode()
    record.write_text(f"{head}\n{started}{trace}", "utf-8")


BROKEN = 'Fatal Python error: Aborted\n\n  File "/x/a.py", line 3 in f\n'
STARTED = "started 1.0\n"


class Told:
    """What a start says of the runs before it."""

    def __init__(self, folder: Path, settings: Path | None = None) -> None:
        self.record = RunRecord(folder)
        self.reports: list[tuple[str, str]] = []
        self.sentences: list[str] = []
        aftermath = Aftermath(self.record)
        aftermath.crash_told.connect(lambda *told: self.reports.append(told))
        aftermath.said.connect(self.sentences.append)
        self.record.begin()
        aftermath.set_aside(settings)
        self.tell = aftermath.tell
        self.aftermath = aftermath


@pytest.fixture
def end(qapp: object) -> Iterator[list[Told]]:
    """Starts that are ended well after the test."""
    made: list[Told] = []
    yield made
    for each in made:
        each.record.end(well=True)


def test_a_crash_is_told_once_with_nothing_of_a_document(tmp_path: Path, end: list[Told]) -> None:
    crash(tmp_path)
    end.append(Told(tmp_path))
    end[0].tell()
    ((report, words),) = end[0].reports
    assert words == CRASHED
    assert "Fatal Python error: Segmentation fault" in report
    assert "in broken" in report
    assert SECRET not in report
    assert str(Path.home()) not in report
    assert report in (tmp_path / CRASH_NAME).read_text("utf-8")
    end.append(Told(tmp_path))
    end[1].tell()
    assert end[1].reports == []


def test_of_windows_that_start_together_one_tells_of_a_crash(
    tmp_path: Path, end: list[Told]
) -> None:
    leave(tmp_path, STARTED, BROKEN)
    end += [Told(tmp_path), Told(tmp_path), Told(tmp_path)]
    # The first leaves it to the one that asks about unsaved changes.
    end[0].aftermath.turn = lambda: Turn.ANOTHERS
    for each in end:
        each.tell()
    assert [len(each.reports) for each in end] == [0, 1, 0]


def test_a_run_that_was_killed_is_no_crash_and_one_that_ended_well_leaves_nothing(
    tmp_path: Path, end: list[Told]
) -> None:
    leave(tmp_path, STARTED)
    end.append(Told(tmp_path))
    end[0].tell()
    assert end[0].reports == []
    end.pop().record.end(well=True)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_goes_on_is_not_told_of(tmp_path: Path, end: list[Told]) -> None:
    end.append(Told(tmp_path))
    assert RunRecord(tmp_path, lambda owner, ourselves: Standing.RUNS).earlier() == ()
    assert RunRecord(tmp_path).earlier() == ()


def test_two_crashes_at_the_start_set_the_settings_aside(tmp_path: Path, end: list[Told]) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text("{}", "utf-8")
    leave(tmp_path / "state", trace=BROKEN)
    end.append(Told(tmp_path / "state", settings))
    assert settings.exists()
    end.pop().record.end(well=True)  # Closed before it had started: it proves nothing.
    leave(tmp_path / "state", trace=BROKEN)
    end.append(Told(tmp_path / "state", settings))
    assert not settings.exists()
    assert settings.with_name(settings.name + SET_ASIDE).read_text("utf-8") == "{}"
    assert end[0].sentences == []
    end[0].tell()
    assert "settings.json.set-aside" in end[0].sentences[0]
    assert len(end[0].reports) == 1
    end.append(Told(tmp_path / "state", settings))
    end[1].tell()
    assert end[1].sentences == []


def test_a_start_that_succeeded_in_between_begins_the_count_anew(
    tmp_path: Path, end: list[Told]
) -> None:
    settings = tmp_path / "settings.json"
    settings.touch()
    for _ in range(2):
        leave(tmp_path, trace=BROKEN)
        end.append(Told(tmp_path, settings))
        end[-1].tell()
    leave(tmp_path, STARTED, BROKEN)
    end.append(Told(tmp_path, settings))
    assert settings.exists()


def test_an_error_that_ends_the_program_is_told_at_the_next_start(
    tmp_path: Path, end: list[Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "state_folder", lambda: tmp_path)
    with pytest.raises(ZeroDivisionError), start._recorded():
        1 / 0  # noqa: B018
    (left,) = tmp_path.glob("run-*")
    content = left.read_bytes().replace(b'"pid":', b'"pid":9')
    left.write_bytes(content)
    end.append(Told(tmp_path))
    end[0].tell()
    assert "ZeroDivisionError" in end[0].reports[0][0]


def test_lines_that_are_no_places_in_the_program_are_left_out() -> None:
    trace = f'Fatal Python error: {SECRET}: "x"\n  File "/home/ona/a.py", line 3 in f\n{SECRET}!'
    report = crash_report_of("1.0", trace)
    assert "  a.py:3 in f" in report
    assert SECRET not in report
    assert "ona" not in report


@pytest.mark.allow_log
def test_a_bad_record_and_a_folder_that_cannot_be_written_harm_nothing(tmp_path: Path) -> None:
    (tmp_path / "run-1-x.record").write_bytes(b"\xff{")
    assert RunRecord(tmp_path).earlier() == ()
    blocked = tmp_path / "file"
    blocked.touch()
    for folder in (None, blocked):
        record = RunRecord(folder)
        assert record.earlier() == ()
        record.begin()
        record.mark_started()
        record.end(well=True)


def test_the_words_of_a_crash_stand_above_its_report(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Pages(window).show_report("A report", CRASHED)
    dialog = window.findChild(ReportDialog)
    assert dialog.words.text() == CRASHED
    assert dialog.report.toPlainText() == "A report"
    dialog.reject()


def test_safe_mode_knows_no_settings_and_restores_nothing(
    qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_arguments(["--safe-mode", "a.ccmt"]) == Open(Path("a.ccmt"), None, safe=True)
    (tmp_path / "settings.json").write_text('{"text_size": 300, "recent": ["/a"]}', "utf-8")
    monkeypatch.setattr(start, "state_folder", lambda: tmp_path)
    monkeypatch.setattr(start, "settings_folder", lambda: tmp_path)
    for safe, text_size in ((True, 100), (False, 300)):
        desk = start._make_desk(qapp, Reports(), RunRecord(None), safe)
        assert desk._store.settings.text_size == text_size
        assert desk._keep.restores is not safe
        desk._store.change(list_visible=True)
        assert ("list_visible" in (tmp_path / "settings.json").read_text("utf-8")) is not safe
        desk._looks.resize_text(100)
        desk.end()
