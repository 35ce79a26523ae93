"""Questions that are answered in other threads."""

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
