"""The helpers themselves: a desktop shows windows, and a stray log record fails its test."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.helpers.desktop import Desktop, wait_until

ROOT = Path(__file__).parents[2]

WINDOW = """
from PySide6.QtGui import QColor, QRasterWindow, QPainter, QGuiApplication

class Window(QRasterWindow):
    def paintEvent(self, event):
        QPainter(self).fillRect(0, 0, 200, 100, QColor("#c03060"))

    def keyPressEvent(self, event):
        QGuiApplication.exit(7)

application = QGuiApplication([])
window = Window(title="A window of some colour")
window.resize(200, 100)
window.show()
raise SystemExit(application.exec())
"""


def shows_window(desktop: Desktop, path: Path) -> bool:
    desktop.screenshot(path)
    screen = QImage(str(path))
    assert (screen.width(), screen.height()) == (desktop.width, desktop.height)
    return any(
        screen.pixelColor(x, y) == QColor("#c03060")
        for x in range(0, desktop.width, 20)
        for y in range(0, desktop.height, 20)
    )


@pytest.mark.xvfb
def test_a_desktop_shows_a_window_and_hands_it_keys(desktop: Desktop, tmp_path: Path) -> None:
    program = subprocess.Popen([sys.executable, "-c", WINDOW], env=desktop.env)
    try:
        window = desktop.wait_for_window("^A window of some colour$")
        desktop.xdotool("windowactivate", "--sync", window)
        wait_until(lambda: shows_window(desktop, tmp_path / "screen.png"), 10, "nothing painted")
        desktop.xdotool("key", "Return")
        assert program.wait(timeout=20) == 7
    finally:
        program.kill()
        program.wait()


@pytest.mark.xvfb
def test_two_desktops_stand_side_by_side_and_leave_nothing_behind() -> None:
    with Desktop(320, 200) as one, Desktop(320, 200) as other:
        assert one.env["DISPLAY"] != other.env["DISPLAY"]
        folder = Path(one.env["HOME"])
    assert not folder.exists()
    assert not any(
        Path(f"/tmp/.X11-unix/X{env['DISPLAY'][1:]}").exists() for env in (one.env, other.env)
    )


LOGGING = """
import logging

import pytest
from tests.helpers.logfail import no_stray_log as no_stray_log

def test_stray():
    logging.getLogger("somewhere").warning("beware")

@pytest.mark.allow_log
def test_expected():
    logging.getLogger("somewhere").warning("beware")

def test_quiet():
    logging.getLogger("somewhere").info("all is well")
"""


def test_a_stray_log_record_fails_its_test_unless_expected(tmp_path: Path) -> None:
    path = tmp_path / "test_logging.py"
    path.write_text(LOGGING)
    config = ["-c", ROOT / "pyproject.toml", "--rootdir", ROOT, "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *config, path], capture_output=True, text=True, cwd=ROOT
    )
    assert "WARNING somewhere: beware" in done.stdout
    assert "::test_stray - Failed: stray log records" in done.stdout
    assert "3 passed, 1 error" in done.stdout
