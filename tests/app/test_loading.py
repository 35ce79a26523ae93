"""Work in other threads: only the last question's answer counts, and nothing flickers."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from ccm_timeline.app import loading
from ccm_timeline.app.loading import Loaded, Loader, Refused
from ccm_timeline.app.worker import Worker
from tests.builders import document


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    made = Worker("test")
    yield made
    made.stop()


@pytest.fixture
def loader(qapp: object) -> Iterator[Loader]:
    made = Loader()
    yield made
    made.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.ccmt"
    path.write_bytes(msgspec.json.encode(document()))
    return path


def test_a_question_is_answered_in_another_thread(worker: Worker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.answered) as told:
        worker.ask(threading.current_thread)
    assert told.args[0] is not threading.main_thread()


def test_a_late_answer_to_an_old_question_is_dropped(worker: Worker, qtbot: QtBot) -> None:
    go_on, answers = threading.Event(), []
    worker.answered.connect(answers.append)
    worker.ask(lambda: go_on.wait(10) and "old")
    with qtbot.waitSignal(worker.answered):
        worker.ask(lambda: "new")
    go_on.set()
    qtbot.wait(50)
    assert answers == ["new"]


def test_an_answer_that_waits_to_be_told_is_dropped_too(worker: Worker, qtbot: QtBot) -> None:
    done, answers = threading.Event(), []
    worker.answered.connect(answers.append)
    worker.ask(lambda: done.set() or "old")
    assert done.wait(10)
    with qtbot.waitSignal(worker.answered):
        worker.ask(lambda: "new")
    assert answers == ["new"]


def test_what_is_forgotten_is_not_answered(worker: Worker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(worker.answered, wait=100):
        worker.ask(lambda: "old")
        worker.forget()


def test_an_error_is_handed_over(worker: Worker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.failed) as told:
        worker.ask(lambda: [][1])
    assert isinstance(told.args[0], IndexError)


def test_after_stop_no_thread_is_left(qapp: object) -> None:
    worker = Worker("leaving")
    go_on = threading.Event()
    worker.ask(lambda: go_on.wait(10))
    threading.Timer(0.05, go_on.set).start()
    worker.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("leaving")]


def test_a_document_is_loaded(loader: Loader, qtbot: QtBot, file: Path) -> None:
    with qtbot.waitSignal(loader.loaded) as told:
        loader.load(file)
    (loaded,) = told.args
    assert isinstance(loaded, Loaded)
    assert (loaded.path, loaded.read_only, len(loaded.timeline)) == (file, False, 1)


def test_the_shipped_timeline_has_no_path(loader: Loader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(loader.loaded) as told:
        loader.load(None)
    assert told.args[0].path is None


def test_a_refusal_has_a_sentence_and_every_problem(
    loader: Loader, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "<b>.ccmt"
    path.write_text('{"format": "ccm-timeline", "version": 1}', encoding="utf-8")
    with qtbot.waitSignal(loader.refused) as told:
        loader.load(path)
    (refused,) = told.args
    assert isinstance(refused, Refused)
    assert "<b>.ccmt" in refused.sentence
    assert len(refused.problems) > 1


def test_an_error_of_the_program_is_a_refusal_and_a_report(
    loader: Loader, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(loading, "_load", fail)
    with qtbot.waitSignals([loader.unforeseen, loader.refused]):
        loader.load(file)


def test_a_small_file_is_not_announced(loader: Loader, qtbot: QtBot, file: Path) -> None:
    with qtbot.assertNotEmitted(loader.slow, wait=loading.PATIENCE_MS + 100):
        loader.load(file)


def test_a_file_that_takes_long_is_announced(
    loader: Loader, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    late = Refused(file, "")
    monkeypatch.setattr(loading, "_load", lambda *_: go_on.wait(10) and late)
    with qtbot.waitSignal(loader.slow) as told:
        loader.load(file)
    assert told.args == [file]
    with qtbot.waitSignal(loader.refused):
        go_on.set()


def slow_reading(path: Path | None, progress: Any, _: Any) -> Refused | None:
    """Reads ten seconds long, unless it is told to end."""
    for step in range(1000):
        if not progress(step / 1000):
            return None
        time.sleep(0.01)
    return Refused(path, "too late")


def test_progress_is_told_while_a_file_is_read(
    loader: Loader, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_load", slow_reading)
    with qtbot.waitSignal(loader.progress, check_params_cb=lambda share: 0.01 < share < 1):
        loader.load(file)
    loader.cancel()


def test_a_reading_that_is_cancelled_ends_and_nothing_comes_of_it(
    loader: Loader, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_load", slow_reading)
    answers: list[object] = []
    for signal in (loader.loaded, loader.refused):
        signal.connect(answers.append)
    with qtbot.waitSignal(loader.slow):
        loader.load(file)
    with qtbot.waitSignal(loader.cancelled):
        loader.cancel()
    began = time.monotonic()
    loader.stop()
    assert time.monotonic() - began < 5
    assert answers == []


def test_a_new_question_ends_the_reading_for_the_old_one(
    loader: Loader, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = loading._load
    monkeypatch.setattr(loading, "_load", slow_reading)
    with qtbot.waitSignal(loader.progress):
        loader.load(file)
    monkeypatch.setattr(loading, "_load", read)
    with qtbot.waitSignal(loader.loaded):
        loader.load(file)
