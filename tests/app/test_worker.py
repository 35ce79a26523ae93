"""Questions that are answered in other threads."""

import threading

from pytestqt.qtbot import QtBot

from ccm_timeline.app.worker import Worker


def test_only_the_newest_question_is_answered(qtbot: QtBot) -> None:
    worker, answers = Worker("test"), []
    worker.answered.connect(answers.append)
    worker.ask(lambda: "old")
    worker.ask(lambda: "new")
    qtbot.waitUntil(lambda: bool(answers))
    worker.stop()
    assert answers == ["new"]


def test_what_is_asked_after_the_end_is_for_nobody(qtbot: QtBot) -> None:
    worker, asked = Worker("test"), []
    worker.stop()
    worker.ask(lambda: asked.append(True))
    qtbot.wait(20)
    assert not asked


def test_an_answer_that_nobody_wants_any_more_is_let_go_in_another_thread(qtbot: QtBot) -> None:
    gone: list[tuple[object, int]] = []
    worker = Worker("test", None, lambda answer: gone.append((answer, threading.get_ident())))
    answers: list[object] = []
    worker.answered.connect(answers.append)
    asked, answering = threading.Event(), threading.Event()
    worker.ask(lambda: asked.set() or (answering.wait(5) and "late"))
    assert asked.wait(5)
    worker.forget()
    answering.set()
    qtbot.waitUntil(lambda: bool(gone))
    worker.stop()
    assert [answer for answer, _ in gone] == ["late"]
    assert gone[0][1] != threading.get_ident()
    assert not answers
