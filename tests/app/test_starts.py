"""Starts and stops of the real program, on a display with a window manager."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.helpers.desktop import Desktop

pytestmark = pytest.mark.xvfb

STARTS = 50
AT_ONCE = 2
PATIENCE = 60.0

WINDOW, TIMELINE = "CCM Timeline$", "Lithuania.* — CCM Timeline$"
"""What stands in the title bar at first, and when the timeline is there."""

ENDINGS = (
    (TIMELINE, "the window's close button"),
    (WINDOW, "the window's close button"),
    (TIMELINE, "Ctrl+C"),
    (WINDOW, "the system's wish"),
)
"""What is waited for, and how the program is ended then."""


class Starter:
    """Starts and ends programs on one desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def run_once(self, title: str, how: str) -> tuple[str, str, int, str, str]:
        """Start, wait for the title, end; what it left behind."""
        program = subprocess.Popen(
            [sys.executable, "-m", "ccm_timeline"],
            env=self._desktop.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self._end(program, self._wait_for_window(program, title), how)
            out, err = program.communicate(timeout=PATIENCE)
        finally:
            program.kill()
            program.communicate()
        return title, how, program.returncode, out, err

    def _wait_for_window(self, program: subprocess.Popen[str], title: str) -> str:
        """The number of the program's window once it has this title."""
        deadline = time.monotonic() + PATIENCE
        search = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid)]
        while time.monotonic() < deadline and program.poll() is None:
            found = subprocess.run(
                [*search, "--name", title],
                env=self._desktop.env,
                capture_output=True,
                text=True,
                check=False,
            )
            if found.stdout.split():
                return found.stdout.split()[0]
            time.sleep(0.1)
        raise AssertionError(f"no window {title}, status {program.poll()}")

    def _end(self, program: subprocess.Popen[str], window: str, how: str) -> None:
        match how:
            case "Ctrl+C":
                program.send_signal(signal.SIGINT)
            case "the system's wish":
                program.send_signal(signal.SIGTERM)
            case _:
                # The window manager answers by asking the window to close.
                self._desktop.xdotool("windowactivate", "--sync", window, "key", "alt+F4")


def run_all(endings: list[tuple[str, str]]) -> list[tuple[str, str, int, str, str]]:
    """One program after another on a desktop of their own: keys go to whatever has the focus."""
    with Desktop() as desktop:
        starter = Starter(desktop)
        return [starter.run_once(*ending) for ending in endings]


def test_fifty_starts_and_stops_leave_no_trace() -> None:
    endings = list(islice(cycle(ENDINGS), STARTS))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        parts = threads.map(run_all, [endings[part::AT_ONCE] for part in range(AT_ONCE)])
        ends = [end for part in parts for end in part]
    assert len(ends) == STARTS
    assert [found for found in ends if found[2:] != (0, "", "")] == []


def test_the_log_of_a_quiet_day_is_empty(desktop: Desktop) -> None:
    Starter(desktop).run_once(*ENDINGS[0])
    folder = Path(desktop.env["XDG_STATE_HOME"]) / "ccm-timeline"
    found = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert found == {"ccm-timeline.log": ""}
