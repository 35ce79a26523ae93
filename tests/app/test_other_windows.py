"""Several files at once: a window each, by command, by drop and as a desktop sends them."""

import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from threading import Timer, get_ident
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from ccm_timeline.app import other_windows
from ccm_timeline.app.arguments import read_arguments
from ccm_timeline.app.open_arguments import Open, OpenSeveral
from ccm_timeline.app.other_windows import MOST_AT_ONCE, OtherWindows, distinct, run_each
from tests.app.clicks import write
from tests.app.conftest import Program, Said
from tests.helpers.desktop import Desktop, wait_until

PATIENCE = 60.0
NAMES = ('it\'s "two" words.ccmt', "100% %f #1.ccmt", "-leading.ccmt", "žąsis.ccmt")


class Started(list[list[str]]):
    """What would have been started: commands; each of them would end with `status`."""

    status = 0


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    heard = Started()

    class Stand:
        def __init__(self, command: list[str], **how: Any) -> None:
            heard.append(command)

        def wait(self, timeout: float | None = None) -> int:
            return heard.status

        def poll(self) -> int | None:
            return None

    monkeypatch.setattr(other_windows.subprocess, "Popen", Stand)  # type: ignore[attr-defined]
    return heard


# What is asked for.


def test_several_files_are_read_wherever_they_stand(tmp_path: Path) -> None:
    found = read_arguments(["a", "--sources", str(tmp_path), "b", "--safe-mode", "--", "-c", "--"])
    files = tuple(Path(name).absolute() for name in ("a", "b", "-c", "--"))
    assert found == OpenSeveral(files, tmp_path, safe=True)


def test_a_file_that_is_named_twice_opens_once(tmp_path: Path) -> None:
    file, link = tmp_path / "a.ccmt", tmp_path / "link.ccmt"
    file.touch()
    link.symlink_to(file)
    again = str(tmp_path / "." / "x" / ".." / "a.ccmt")
    assert read_arguments([str(file), str(link), again]) == Open(file, None)
    other = tmp_path / "b.ccmt"
    assert distinct([link, other, file, other]) == (link, other)


# How they are started.


def test_each_is_started_with_what_was_said_of_all(started: Started, tmp_path: Path) -> None:
    files = [tmp_path / name for name in NAMES]
    started.status = -signal.SIGKILL
    assert run_each(files, tmp_path, StringIO(), safe=True) == 128 + signal.SIGKILL
    assert [command[-1] for command in started] == list(map(str, files))
    for command in started:
        assert command[-5:-1] == ["--safe-mode", "--sources", str(tmp_path), "--"]
        # Read again, it is one window of that file.
        (at,) = (at for at, word in enumerate(command) if word == "--safe-mode")
        assert read_arguments(command[at:]) == Open(Path(command[-1]), tmp_path, safe=True)


def test_one_that_cannot_be_started_is_told_and_the_others_are(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = other_windows.subprocess.Popen  # type: ignore[attr-defined]

    def start(command: list[str], **how: Any) -> Any:
        if command[-1].endswith("bad.ccmt"):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return stand(command, **how)

    monkeypatch.setattr(other_windows.subprocess, "Popen", start)  # type: ignore[attr-defined]
    err = StringIO()
    assert run_each([Path("a.ccmt"), Path("bad.ccmt"), Path("b.ccmt")], None, err) == 2
    assert [Path(command[-1]).name for command in started] == ["a.ccmt", "b.ccmt"]
    assert err.getvalue().startswith("ccm-timeline: “bad.ccmt” could not be opened: ")


@pytest.fixture
def sleepers(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """What is started in place of windows: programs that sleep, and end with 7 on a signal."""
    code = "import signal, sys, time; signal.signal(15, lambda *a: sys.exit(7)); "
    real = subprocess.Popen
    programs: list[subprocess.Popen[bytes]] = []

    def start(command: list[str], **how: Any) -> Any:
        program = real(
            [sys.executable, "-c", f"{code}print(1, flush=True); time.sleep(60)"],
            stdout=subprocess.PIPE,
            **how,
        )
        assert program.stdout is not None
        program.stdout.readline()
        program.stdout.close()
        programs.append(program)
        return program

    monkeypatch.setattr(other_windows.subprocess, "Popen", start)  # type: ignore[attr-defined]
    return programs


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_a_signal_is_handed_on_and_waited_for(sleepers: list[subprocess.Popen[bytes]]) -> None:
    windows = OtherWindows()
    with other_windows._handing_on(windows):
        windows.open(Path("a.ccmt"))
        signal.raise_signal(signal.SIGTERM)
        windows.open(Path("too late.ccmt"))
        begun = time.monotonic()
        assert windows.wait() == 7
        assert time.monotonic() - begun < 30
    assert len(sleepers) == 1
    assert signal.getsignal(signal.SIGTERM) is not windows.end


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_a_signal_that_another_thread_gets_is_heard_while_one_waits(
    sleepers: list[subprocess.Popen[bytes]],
) -> None:
    windows = OtherWindows()
    with other_windows._handing_on(windows):
        windows.open(Path("a.ccmt"))
        other = Timer(0.3, lambda: signal.pthread_kill(get_ident(), signal.SIGTERM))
        other.start()
        assert windows.wait() == 7
        other.join()
    assert len(sleepers) == 1


# From a window.


def test_several_that_are_dropped_open_the_first_here_and_the_others_apart(
    program: Program, started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = write(tmp_path / "a.ccmt", title="First"), tmp_path / "-b.ccmt"
    program.begin()
    program.window.several_requested.emit([first, second, first])
    qtbot.waitUntil(lambda: program.session.path == first, timeout=10_000)
    assert [command[-2:] for command in started] == [["--", str(second)]]


def test_too_many_that_are_dropped_open_nothing(
    program: Program, said: Said, started: Started, tmp_path: Path
) -> None:
    program.begin()
    program.window.several_requested.emit([tmp_path / str(n) for n in range(MOST_AT_ONCE + 1)])
    assert said == [("At most 20 timelines can be opened at once, and these are 21.", "")]
    assert started == []
    assert program.session.path is None
    program.window.mixture_dropped.emit()
    assert "drop the timeline first" in said[-1][0]


def test_the_desktop_sends_the_first_file_here_and_others_apart(
    program: Program, started: Started, qapp: Any, tmp_path: Path
) -> None:
    from ccm_timeline.app.application import Application

    first, others = write(tmp_path / "a.ccmt"), [tmp_path / f"ž {n}.ccmt" for n in range(2)]
    arrived: list[Path] = []
    for file in (first, *others):
        event = QFileOpenEvent(QUrl.fromLocalFile(str(file)))
        # The application's own ears, without a second application.
        Application.event(_Ears(arrived), event)  # type: ignore[arg-type]
    assert arrived == [first, *others]
    # Two before there is anybody to open them, one later.
    program.desk.begin(None, None)
    for file in arrived[:2]:
        program.desk.take_file(file)
    assert started == []
    program.qtbot.waitUntil(lambda: program.timeline is not None, timeout=20_000)
    assert program.session.path == first
    program.desk.take_file(arrived[2])
    assert [command[-1] for command in started] == list(map(str, others))


class _Ears:
    """As much of the application as hears of a file."""

    def __init__(self, arrived: list[Path]) -> None:
        class Signal:
            emit = staticmethod(arrived.append)

        self.file_arrived = Signal()


# On a real display.


def titles(desktop: Desktop) -> list[str]:
    """The titles of all visible windows of the program."""
    command = ["xdotool", "search", "--onlyvisible", "--name", "CCM Timeline$"]
    # It ends with 1 where it finds none.
    found = subprocess.run(command, env=desktop.env, capture_output=True, text=True, check=False)
    return sorted(desktop.xdotool("getwindowname", id).strip() for id in found.stdout.split())


def _stand_there(desktop: Desktop) -> bool:
    found = titles(desktop)
    return len(found) == 3 and {"CCM Timeline", "Good — CCM Timeline"} < set(found)


@pytest.mark.xvfb
def test_by_command_each_file_has_a_window_also_beside_one_that_is_refused(tmp_path: Path) -> None:
    good, bad = NAMES[0], NAMES[2]
    write(tmp_path / good, title="Good")
    (tmp_path / bad).write_text("no timeline")
    with Desktop() as desktop:
        command = [sys.executable, "-m", "ccm_timeline", "--", bad, good, f"./{good}"]
        program = subprocess.Popen(command, env=desktop.env, cwd=tmp_path)
        try:
            # A box says what was not opened, and stands before the timeline of the program.
            wait_until(lambda: _stand_there(desktop), PATIENCE, "two windows and a refusal")
        finally:
            program.terminate()
            status = program.wait(PATIENCE)
        assert status == 0
        wait_until(lambda: not titles(desktop), PATIENCE, "a window was left")
