"""A file that is open already comes to the front: two real programs, on one display."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccm_timeline.app.coming_forward import token_of
from ccm_timeline.files.keeping.locks import Lock, Locks
from ccm_timeline.files.keeping.owner import Standing
from ccm_timeline.files.keeping.summons import answer, summon
from tests.app.clicks import write
from tests.helpers.desktop import Desktop, wait_until

TITLE = "A test.* — CCM Timeline$"
PATIENCE = 60.0


class OneDisplay:
    """Starts programs on a desktop, and asks which window is in front."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop

    @contextmanager
    def start(self, *arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-m", "ccm_timeline", *map(str, arguments)]
        program = subprocess.Popen(command, env=self.desktop.env)
        try:
            yield program
        finally:
            program.terminate()
            program.wait(PATIENCE)

    def active(self) -> str:
        return self.desktop.xdotool("getactivewindow").strip()

    def windows(self) -> list[str]:
        return self.desktop.xdotool("search", "--onlyvisible", "--name", TITLE).split()


@pytest.mark.xvfb
def test_a_file_that_is_open_comes_to_the_front_and_nothing_else_opens(tmp_path: Path) -> None:
    file, other = write(tmp_path / "žąsis 100%.ccmt"), write(tmp_path / "b.ccmt", title="Another")
    with Desktop() as desktop:
        display = OneDisplay(desktop)
        with display.start(file) as first:
            window = str(desktop.wait_for_window(TITLE, PATIENCE))
            with display.start(other):
                above = str(desktop.wait_for_window("Another.* — CCM Timeline$", PATIENCE))
                desktop.xdotool("windowactivate", "--sync", above)
                desktop.xdotool("mousemove", "--window", above, 200, 200, "click", 1)
                assert display.active() == above
                with display.start(file) as second:
                    assert second.wait(PATIENCE) == 0
                wait_until(lambda: display.active() == window, 10, "it did not come to the front")
                assert display.windows() == [window]
                assert first.poll() is None
                # Minimised, by another way of writing its name.
                desktop.xdotool("windowminimize", "--sync", window)
                (tmp_path / "link.ccmt").symlink_to(file)
                with display.start(tmp_path / "link.ccmt") as third:
                    assert third.wait(PATIENCE) == 0
                wait_until(lambda: display.active() == window, 10, "it stayed minimised")
        left = list(Path(desktop.env["XDG_STATE_HOME"], "ccm-timeline", "locks").iterdir())
    assert left == []


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Locks, Path]]:
    """A document that another program of ours has, and our own way of asking about locks."""
    file, state = write(tmp_path / "story.ccmt"), tmp_path / "state"
    taken = Locks(state).take(file)
    assert isinstance(taken, Lock)
    yield Locks(state, standing=lambda owner, us: Standing.RUNS), file
    taken.release()


def test_who_does_not_answer_is_not_waited_for_long(held: tuple[Locks, Path]) -> None:
    locks, file = held
    begun = time.monotonic()
    assert not summon(locks, file, "", patience=0.1)
    assert time.monotonic() - begun < 1
    summons = locks.summons_file(file)
    assert summons is not None
    assert not summons.exists()


def test_nobody_is_asked_where_nobody_can_answer(tmp_path: Path) -> None:
    file = write(tmp_path / "story.ccmt")
    locks = Locks(tmp_path / "state", standing=lambda owner, us: Standing.ELSEWHERE)
    assert not summon(locks, file, "")
    assert isinstance(locks.take(file), Lock)
    assert not summon(locks, file, "")
    assert not summon(Locks(None), file, "")


@pytest.mark.parametrize("content", [b"", b"\xff", b'{"token": 3}', b"x" * 10_000])
def test_a_summons_that_cannot_be_read_is_one_all_the_same(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.show"
    assert answer(file) is None
    file.write_bytes(content)
    found = answer(file)
    assert found is not None
    assert found.token == ""
    assert not file.exists()


def test_the_token_of_the_desktop_is_handed_on(
    held: tuple[Locks, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    locks, file = held
    written: list[object] = []
    answered = locks.summons_file(file)
    assert answered is not None

    def look(seconds: float) -> None:
        written.append(json.loads(answered.read_bytes()))
        answered.unlink()

    monkeypatch.setattr(time, "sleep", look)
    token = token_of({"DESKTOP_STARTUP_ID": "a_TIME1", "XDG_ACTIVATION_TOKEN": "wayland-7"})
    assert summon(locks, file, token)
    assert written == [{"token": "wayland-7"}]
    assert token_of({"DESKTOP_STARTUP_ID": "a_TIME1"}) == "a_TIME1"
    assert token_of(os.environ | {"DESKTOP_STARTUP_ID": ""}) == ""
