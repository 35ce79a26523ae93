"""A desktop of its own, a pointer and eyes, for try_desktop.py."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyatspi

HOME = Path.home()
PICTURES = HOME / "pictures"
ICON = (206, 97)
"""Where pcmanfm shows the first file of a folder, from the left upper corner of its window."""

PATIENCE = 30.0


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


def close(window: str) -> None:
    xdotool("windowactivate", "--sync", window)
    xdotool("key", "--clearmodifiers", "ctrl+q")
    wait_for(lambda: window not in xdotool("search", "--onlyvisible", ".").split(), "it closes")


def texts() -> Iterator[str]:
    """Every word that the program tells a screen reader."""
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        program = desktop.getChildAtIndex(at)
        if program is not None and "ccm" in program.name.lower():
            for part in pyatspi.findAllDescendants(program, is_showing):
                yield part.name


def is_showing(part: pyatspi.Accessible) -> bool:
    return part.getState().contains(pyatspi.STATE_SHOWING)


def says(words: str) -> bool:
    try:
        return any(words in text for text in texts())
    except Exception:  # a part that went away while it was asked
        return False


def xwindow(title: str, what: str) -> str:
    wait_for(lambda: windows(title), f"a window for {what}")
    return windows(title)[0]


def display_answers() -> bool:
    return subprocess.run(["xdpyinfo"], capture_output=True, check=False).returncode == 0


def start_desktop() -> list[subprocess.Popen[bytes]]:
    os.environ |= {"DISPLAY": ":77", "NO_AT_BRIDGE": "0"}
    PICTURES.mkdir(exist_ok=True)
    # Launchers start at once, as on a desktop, and not after a question.
    config = HOME / ".config" / "libfm" / "libfm.conf"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[config]\nsingle_click=0\nquick_exec=1\n")
    started = [
        subprocess.Popen(
            ["Xvfb", ":77", "-screen", "0", "1400x900x24", "-noreset", "-nolisten", "tcp"]
        )
    ]
    wait_for(display_answers, "a display")
    started.append(subprocess.Popen(["openbox"]))
    started.append(
        subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"])
    )
    time.sleep(2)
    return started
