"""A desktop of its own, a pointer and eyes, for try_desktop.py."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyatspi

HOME = Path.home()
PICTURES = HOME / "pictures"
ICON = (206, 97)
"""Where pcmanfm shows the first file of a folder, from the left upper corner of its window."""

SCREEN_HEIGHT = 900
PATIENCE = 60.0


def wait_for(found: Callable[[], object], what: str) -> object:
    """The first answer that is true; where none comes in time, the end."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := found():
            return answer
        time.sleep(0.2)
    picture("failed")
    raise SystemExit(f"not seen in {PATIENCE:.0f} s: {what}")


def xdotool(*arguments: object) -> str:
    command = ["xdotool", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def windows(title: str) -> list[str]:
    return xdotool("search", "--onlyvisible", "--name", f"^{title}").split()


def picture(name: str) -> None:
    subprocess.run(["import", "-window", "root", str(PICTURES / f"{name}.png")], check=False)


def show_folder(folder: Path) -> str:
    """A window of pcmanfm, of a known size, that shows the folder."""
    subprocess.Popen(["pcmanfm", "--new-win", str(folder)])
    window = xwindow(f"{folder.name}$", f"pcmanfm, which shows {folder}")
    xdotool("windowsize", "--sync", window, 640, 400)
    xdotool("windowactivate", "--sync", window)
    time.sleep(1.5)
    return window


def double_click(folder: Path) -> None:
    """On the only file of a folder, as pcmanfm shows it."""
    window = show_folder(folder)
    xdotool("mousemove", "--window", window, *ICON)
    xdotool("click", "--repeat", 2, "--delay", 80, 1)


def drag(source: str, start: tuple[int, int], target: str, end: tuple[int, int]) -> None:
    """Drag what lies at a place of one window to a place of another, as a hand does: in steps."""
    xdotool("mousemove", "--window", source, *start, "mousedown", 1)
    for step in (4, 8, 16, 32):
        xdotool("mousemove_relative", "--", -step, -step)
        time.sleep(0.2)
    for away in (40, 20, 0):
        xdotool("mousemove", "--window", target, end[0] + away, end[1] + away)
        time.sleep(0.3)
    xdotool("mouseup", 1)


def close(window: str) -> None:
    xdotool("windowactivate", "--sync", window)
    xdotool("key", "--clearmodifiers", "ctrl+q")
    wait_for(lambda: window not in xdotool("search", "--onlyvisible", ".").split(), "it closes")


def parts() -> Iterator[pyatspi.Accessible]:
    """Every part of the program that is shown, as a screen reader hears of it."""
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        program = desktop.getChildAtIndex(at)
        if program is not None and "ccm" in program.name.lower():
            yield from pyatspi.findAllDescendants(program, is_showing)


def is_showing(part: pyatspi.Accessible) -> bool:
    return part.getState().contains(pyatspi.STATE_SHOWING)


def is_one_seen(texts: Sequence[str]) -> bool:
    """Whether a part with one of these texts is told of, and stands within the screen."""
    try:
        found = (part for part in parts() if any(text in part.name for text in texts))
        return any(map(_is_on_screen, found))
    except Exception:  # a part that went away while it was asked
        return False


def _is_on_screen(part: pyatspi.Accessible) -> bool:
    place = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return place.y >= 0 and place.y + place.height <= SCREEN_HEIGHT


def says(words: str) -> bool:
    try:
        return any(words in part.name for part in parts())
    except Exception:  # a part that went away while it was asked
        return False


def xwindow(title: str, what: str) -> str:
    """A window that bears the same title a moment later: one that is still empty has the
    program's name alone, and soon that of its document."""

    def lasting() -> list[str]:
        found = windows(title)
        time.sleep(0.5)
        return found if windows(title) == found else []

    found = wait_for(lasting, f"a window for {what}")
    assert isinstance(found, list)
    return str(found[0])


def display_answers() -> bool:
    return subprocess.run(["xdpyinfo"], capture_output=True, check=False).returncode == 0


def start_desktop() -> list[subprocess.Popen[bytes]]:
    os.environ |= {"DISPLAY": ":77", "NO_AT_BRIDGE": "0"}
    PICTURES.mkdir(exist_ok=True)
    # Launchers start at once, as on a desktop, and not after a question.
    config = HOME / ".config" / "libfm" / "libfm.conf"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[config]\nsingle_click=0\nquick_exec=1\n")
    screen = f"1400x{SCREEN_HEIGHT}x24"
    started = [
        subprocess.Popen(["Xvfb", ":77", "-screen", "0", screen, "-noreset", "-nolisten", "tcp"])
    ]
    wait_for(display_answers, "a display")
    started.append(subprocess.Popen(["openbox"]))
    started.append(
        subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"])
    )
    time.sleep(2)
    return started
