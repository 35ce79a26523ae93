"""Source texts in the whole window: attached, changed under its eyes, detached, read by keys."""

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ccm_timeline.app import comparing, source_watch, verifying
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.view.attaching import SourcesDialog
from tests.app.conftest import Program, Said
from tests.builders import TEXT, document, event, evidence_at, quote_at, sha_of, source_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
AGENCY = TEXT.replace("nothing", "much")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "texts"
    inner.mkdir()
    (inner / "report.txt").write_bytes(TEXT.encode())
    (inner / "wire.txt").write_bytes(AGENCY.encode())
    return inner


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "q.ccmt"
    told = document(
        sources=(source_of(), source_of(AGENCY, id="wire", sha256=sha_of(AGENCY))),
        quotes=(quote_at(), quote_at(AGENCY, "We regret much", id="much", source="wire")),
    )
    path.write_bytes(msgspec.json.encode(told))
    return path


def grades(program: Program) -> list[str]:
    """Of both quotations, and of the event's evidence."""
    session = program.session
    told = session.timeline.document
    found = [
        session.evidence.checked.get(passage)
        for passage in (*told.quotes, told.events[0].evidence[0])
    ]
    return ["" if item is None else item.grade.value for item in found]


def wait_for(program: Program, *wanted: str) -> None:
    program.qtbot.waitUntil(lambda: grades(program) == list(wanted), timeout=2_000)


def test_every_change_of_a_file_is_seen_within_two_seconds(
    program: Program, file: Path, folder: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_watch, "AT_ONCE_MS", 10)
    program.begin(file, folder)
    program.qtbot.waitUntil(lambda: grades(program) == ["exact"] * 3, timeout=10_000)
    program.session.select("departure")
    quote = program.session.timeline.document.quotes[0]
    program.session.reading.begin(quote)
    text = program.workspace.reader.page.text
    report = folder / "report.txt"
    data = TEXT.encode()

    def shows(*words: str) -> bool:
        return [shown for shown in text.highlighted() if shown] == list(words)

    report.write_bytes(data.replace(b"town", b"twon"))
    wait_for(program, "source-changed", "exact", "source-changed")
    assert shows(quote.exact)
    report.write_bytes(data.replace(b"regret", b"reqret"))
    wait_for(program, "missing", "exact", "source-changed")
    assert shows()
    report.write_bytes(data[:30])
    wait_for(program, "missing", "exact", "missing")
    assert shows()
    report.write_bytes(data.replace(b"\n", b"\r\n"))
    wait_for(program, "source-changed", "exact", "moved")
    assert shows(quote.exact)
    report.write_bytes(TEXT.encode("utf-16"))
    wait_for(program, "source-changed", "exact", "source-changed")
    assert shows(quote.exact)
    replacement = folder / "new"
    replacement.write_bytes(TEXT.encode("cp1252"))
    replacement.replace(report)
    wait_for(program, "source-changed", "exact", "source-changed")
    assert shows(quote.exact)
    # Swapped: each is known by its content.
    report.write_bytes(AGENCY.encode())
    (folder / "wire.txt").write_bytes(data)
    wait_for(program, "exact", "exact", "exact")
    assert shows(quote.exact)
    away = folder.with_name("away")
    folder.rename(away)
    wait_for(program, "source-absent", "source-absent", "source-absent")
    assert shows()
    away.rename(folder)
    wait_for(program, "exact", "exact", "exact")
    assert shows(quote.exact)
    shutil.rmtree(folder)
    wait_for(program, "source-absent", "source-absent", "source-absent")
    assert said == []


def test_single_files_are_attached_remembered_and_detached(
    make_program: Callable[[], Program], file: Path, folder: Path
) -> None:
    first = make_program().begin(file)
    first.window.source_files_requested.emit([folder / "wire.txt"])
    first.qtbot.waitUntil(lambda: grades(first)[1] == "exact", timeout=10_000)
    assert grades(first)[0] == "source-absent"
    first.trigger("sources")
    dialog = first.window.findChild(SourcesDialog)
    assert dialog.summary.text() == "1 of 2 source texts here"
    dialog.choose_files()
    chooser = dialog.findChild(QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.ExistingFiles
    chooser.filesSelected.emit([str(folder / "report.txt")])
    chooser.reject()
    first.qtbot.waitUntil(lambda: grades(first) == ["exact"] * 3, timeout=10_000)
    assert dialog.summary.text() == "2 of 2 source texts here"
    dialog.reject()
    first.window.close()
    again = make_program().begin(file)
    again.qtbot.waitUntil(lambda: grades(again) == ["exact"] * 3, timeout=10_000)
    again.trigger("sources")
    dialog = again.window.findChild(SourcesDialog)
    (detach,) = [
        b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text() == "Detach"
    ]
    QTest.mouseClick(detach, Qt.MouseButton.LeftButton)
    assert grades(again) == ["", "", ""]
    assert again.session.evidence.texts == {}
    assert again.store.settings.source_files == {}
    assert dialog.summary.text() == "No source text is attached."


def test_files_that_are_no_sources_are_told(
    program: Program, said: Said, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("something else")
    program.begin(file)
    program.window.source_files_requested.emit([other])
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0][0].startswith("None of these files")


def test_a_key_reads_the_quotation_in_its_source_and_another_goes_back(
    program: Program, file: Path, folder: Path
) -> None:
    program.begin(file, folder)
    program.qtbot.waitUntil(lambda: grades(program) == ["exact"] * 3, timeout=10_000)
    program.session.select("departure")
    program.window.activateWindow()
    program.qtbot.waitUntil(lambda: program.window.isAncestorOf(QApplication.focusWidget()))
    before = QApplication.focusWidget()
    QTest.keyClick(before, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    reader = program.workspace.reader
    assert reader.isVisible()
    assert reader.page.text.highlighted() == ["We regret nothing"]
    assert reader.page.text.hasFocus()
    QTest.keyClick(reader.page.text, Qt.Key.Key_Escape)
    assert program.workspace.panel.isVisible()
    assert program.session.selected_id == "departure"
    assert QApplication.focusWidget() is before


def test_every_passage_of_the_shipped_timeline_is_found_and_highlighted_in_its_source(
    program: Program, sources_dir: Path
) -> None:
    program.begin(shipped_timeline(), sources_dir)
    session = program.session
    program.qtbot.waitUntil(lambda: bool(session.evidence.checked), timeout=10_000)
    assert {item.grade.value for item in session.evidence.checked.values()} == {"exact"}
    text = program.workspace.reader.page.text
    for passage in list(session.evidence.checked)[::9]:
        session.reading.begin(passage)
        (shown,) = text.highlighted()
        assert shown == session.evidence.texts[passage.source][passage.start : passage.end]


def test_a_large_text_is_attached_while_the_window_lives(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten million characters: what the window's own thread does at once is less work than to read
    and to compare them, by processor time, for other programs may take the time on the clock."""
    compared: list[float] = []

    def compare_timed(*asked: Any) -> Any:
        before = thread_time()
        answer = comparing.compare(*asked)
        compared.append(thread_time() - before)
        return answer

    monkeypatch.setattr(verifying, "compare", compare_timed)
    text = "".join(f"The minister’s words of day {day}.\r\n" for day in range(300_000))
    told = document(
        sources=(source_of(text),),
        events=(event(evidence=(evidence_at(text, "day 30000."),)),),
        quotes=(quote_at(text, "words of day 30000."),),
    )
    (tmp_path / "large.ccmt").write_bytes(msgspec.json.encode(told))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_bytes(text.encode())
    program.begin(tmp_path / "large.ccmt")
    program.session.select("departure")
    QApplication.processEvents()  # What the event's page wants is another matter.
    program.window.sources_requested.emit(tmp_path / "texts")
    worst, end = 0.0, perf_counter() + 10
    while not program.session.evidence.checked and perf_counter() < end:
        before = thread_time()
        QApplication.processEvents()
        worst = max(worst, thread_time() - before)
    assert {item.grade.value for item in program.session.evidence.checked.values()} == {"exact"}
    assert worst < compared[0]
    program.session.reading.begin(told.quotes[0])
    assert program.workspace.reader.page.text.highlighted() == ["words of day 30000."]


def test_a_file_changed_within_one_tick_of_the_clock_is_read_again(
    program: Program, file: Path, folder: Path
) -> None:
    report = folder / "report.txt"
    status = report.stat()
    program.begin(file, folder)
    program.qtbot.waitUntil(lambda: grades(program) == ["exact"] * 3, timeout=10_000)
    report.write_bytes(TEXT.replace("regret", "reqret").encode())
    os.utime(report, ns=(status.st_atime_ns, status.st_mtime_ns))
    wait_for(program, "missing", "exact", "source-changed")
    assert (
        sha256(report.read_bytes()).hexdigest() != program.session.timeline.source("report").sha256
    )


def test_nothing_is_looked_at_after_the_window_was_closed(
    program: Program, file: Path, folder: Path
) -> None:
    program.begin(file, folder)
    program.qtbot.waitUntil(lambda: grades(program) == ["exact"] * 3, timeout=10_000)
    verifying: Any = program.timeline.verifying
    program.window.close()
    (folder / "report.txt").unlink()
    program.qtbot.wait(150)
    assert not verifying._is_busy
