"""Every key of the show on real windows: what is pressed, and what is then on the screen."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from tests.helpers.desktop import Desktop, desktop, wait_until

__all__ = ["desktop"]

NEXT = ("Right", "Down", "Next", "space", "Return", "KP_Enter", "n")
PREVIOUS = ("Left", "Up", "Prior", "BackSpace", "shift+space", "p")
SHOW = "step [0-9]+ of [0-9]+ — CCM Timeline"
PATIENCE = 10.0


def short_document() -> dict[str, Any]:
    """The first events of the shipped timeline: pictures of few events are drawn sooner."""
    document: dict[str, Any] = json.loads(shipped_timeline().read_text("utf-8"))
    document["events"] = sorted(document["events"], key=lambda event: event["when"])[3:10]
    kept = {event["id"] for event in document["events"]}
    for part in ("quotes", "stances"):
        document[part] = [each for each in document[part] if each.get("event") in kept]
    return document | {"disagreements": []}


class Program:
    """The program as it was started to present, with the pictures of its first steps."""

    def __init__(self, desktop: Desktop, settings: Path) -> None:
        self._desktop = desktop
        self._folder = settings / "ccm-timeline"
        self._folder.mkdir()
        (self._folder / "settings.json").write_text(json.dumps({"reduce_motion": True}))
        env = desktop.env | {"XDG_CONFIG_HOME": str(settings)}
        document = settings / "short.ccmt"
        document.write_text(json.dumps(short_document()), "utf-8")
        command = [sys.executable, "-m", "ccm_timeline", "present", str(document)]
        self.process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
        self.pictures: dict[int, bytes] = {}

    def begin(self) -> None:
        """Wait for the show, and look at its first four steps."""
        self._desktop.xdotool("mousemove", self._desktop.width - 1, self._desktop.height - 1)
        self._desktop.wait_for_window(SHOW)
        time.sleep(0.5)  # openbox maps, raises and gives the focus
        for number in range(1, 5):
            self.expect_told(number)
            time.sleep(0.15)
            self.pictures[number] = self.picture()
            self.press("Right")
        self.press("Home")
        self.expect(1)

    def picture(self) -> bytes:
        """The screen, but for its foot, where the pointer is and what is left of other windows."""
        return self._desktop.rows(0, self._desktop.height - 90)

    def foot(self) -> bytes:
        """Where the timer stands."""
        return self._desktop.rows(self._desktop.height - 90, self._desktop.height - 10)

    def press(self, *keys: str) -> None:
        self._desktop.xdotool("key", "--delay", 12, *keys)

    def hold(self, key: str, seconds: float) -> None:
        self._desktop.xdotool("keydown", key, "sleep", seconds, "keyup", key)

    def window(self, title: str) -> int:
        return self._desktop.wait_for_window(title)

    def focus(self, window: int) -> None:
        self._desktop.xdotool("windowfocus", "--sync", window)

    def move_away(self, window: int) -> None:
        """So far that what is left of it does not cover what is looked at."""
        self._desktop.xdotool(
            *("windowmove", window, self._desktop.width - 20, self._desktop.height - 20)
        )

    @property
    def step(self) -> int:
        """The number of the step that the show's window tells."""
        said = self._desktop.xdotool("search", "--onlyvisible", "--name", SHOW, "getwindowname")
        found = re.search("step ([0-9]+) of", said)
        assert found is not None, said
        return int(found[1])

    def expect_told(self, number: int) -> None:
        """The step is told by the window, which other windows may cover."""
        wait_until(lambda: self.step == number, PATIENCE, f"not at step {number}")

    def expect(self, number: int) -> None:
        """The step is on the screen."""
        wait_until(
            lambda: self.picture() == self.pictures[number], PATIENCE, f"not at step {number}"
        )

    def expect_picture(self, wanted: bytes) -> None:
        wait_until(lambda: self.picture() == wanted, PATIENCE, "another picture")

    def expect_filled(self, light: int) -> None:
        """Every pixel has this much of each colour."""

        def is_filled() -> bool:
            picture = self.picture()
            wanted = bytes([light]) * (len(picture) // 4)
            return all(picture[channel::4] == wanted for channel in range(3))

        wait_until(is_filled, PATIENCE, "not covered")

    def expect_another(self, than: bytes) -> bytes:
        """A picture that differs, once it no longer changes."""
        wait_until(lambda: self.picture() != than, PATIENCE, "the same picture")
        time.sleep(0.15)
        return self.picture()

    def expect_left(self, main: int) -> None:
        """The show has gone, and the main window has the keys."""

        def is_left() -> bool:
            return self._desktop.xdotool("getactivewindow").strip() == str(main)

        wait_until(is_left, PATIENCE, "the show is not left")
        time.sleep(0.1)


@pytest.fixture
def program(desktop: Desktop, tmp_path: Path) -> Iterator[Program]:
    made = Program(desktop, tmp_path)
    try:
        made.begin()
        yield made
    finally:
        made.process.terminate()
        errors = made.process.communicate(timeout=10)[1]
    assert errors == ""


def press_every_key(program: Program) -> None:
    """All of the table, from step 1 on and back to it."""
    program.press("Right")
    for forth, back in zip(NEXT, (*PREVIOUS, PREVIOUS[0]), strict=True):
        program.expect(2)
        program.press(forth)
        program.expect(3)
        program.press(back)
    program.expect(2)
    program.press("End")
    program.expect_another(program.pictures[2])
    program.press("Home")
    program.expect(1)
    program.press("g", "4", "Return")
    program.expect(4)
    program.press("Home")
    program.expect(1)
    press_aids(program)


def press_aids(program: Program) -> None:
    """The keys that lay something over the picture, and take it away again."""
    first = program.pictures[1]
    for key, light in (("b", 0), ("period", 0), ("w", 255), ("comma", 255)):
        program.press(key)
        program.expect_filled(light)
        program.press(key)
        program.expect(1)
    seen = {}
    for key in ("l", "o", "Tab", "z", "F1", "question", "d", "c", "i"):
        program.press(key)
        seen[key] = program.expect_another(first)
        back = {"z": "z", "c": "Escape", "F1": "Escape"}.get(key, key)
        program.press(back)
        program.expect(1)
    assert seen["o"] == seen["Tab"]
    assert seen["F1"] == seen["question"]
    program.press("plus")
    near = program.expect_another(first)
    program.press("minus")
    program.expect(1)
    program.press("ctrl+plus")
    program.expect_picture(near)
    program.press("ctrl+minus")
    program.press("f", "Right", "Right")
    program.expect(1)
    program.press("f")
    program.expect(3)
    program.press("s", "Home")
    program.expect(1)


def test_every_key_acts_in_the_show_and_with_the_focus_elsewhere(program: Program) -> None:
    press_every_key(program)
    main = program.window("^Lithuania")
    program.move_away(main)
    program.focus(main)
    press_every_key(program)

    # In the presenter's view, which on one screen stands over the picture.
    program.press("v")
    presenter = program.window("^Presenter")
    program.focus(presenter)
    for forth, back in zip(NEXT, (*PREVIOUS, PREVIOUS[0]), strict=True):
        program.press(forth)
        program.expect_told(2)
        program.press(back)
        program.expect_told(1)
    program.press("v")
    program.expect(1)

    # A key that is held down goes one step, and zooms as far as it goes.
    program.hold("Right", 1.0)
    program.expect(2)
    program.press("Home", *["plus"] * 4)
    nearest = program.expect_another(program.pictures[1])
    program.press("plus")
    program.expect_picture(nearest)
    program.press("minus", "minus", "minus", "minus")
    program.expect(1)
    program.hold("plus", 1.5)
    program.expect_picture(nearest)
    program.press("z", "z")
    program.expect(1)

    # A clicker ends where it was, and Shift+F5 begins at the event that is selected.
    program.press("Right", "Right")
    program.expect(3)
    program.press("Next", "Prior", "period", "Escape")
    program.expect_left(main)
    program.press("F5")
    program.expect(3)
    program.press("Escape")
    program.expect_left(main)
    program.press("F5")
    program.expect(3)
    program.press("End", "Escape")
    program.expect_left(main)
    program.press("shift+F5")
    program.window(SHOW)
    assert program.step == 7
    program.press("Home")
    program.expect(1)
    before = program.foot()
    program.press("t")
    wait_until(lambda: program.foot() != before, PATIENCE, "no timer")
