"""Ctrl+C and the system's wish to end, between two events and not in the middle of one."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.interrupts import Interrupts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signals")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_loop_but_not_what_is_being_done(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    done: list[str] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: done.append("quit"))

    def work() -> None:
        os.kill(os.getpid(), number)
        done.append("work")

    with Interrupts():
        QTimer.singleShot(0, work)
        while len(done) < 2:
            qapp.processEvents()
    assert done == ["work", "quit"]


def test_a_signal_wakes_a_loop_that_waits(qapp: QApplication) -> None:
    """The signal comes from outside, while no Python runs."""
    code = f"import os, time; time.sleep(0.2); os.kill({os.getpid()}, {int(signal.SIGTERM)})"
    with Interrupts(), subprocess.Popen([sys.executable, "-c", code]):
        qapp.exec()


def test_the_handlers_are_given_back(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with Interrupts():
        assert signal.getsignal(signal.SIGINT) != before[0]
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
