"""Opens the installed program by double clicks, and looks at what comes.

Run by test-package in the clean root, as an ordinary user, with a session bus and no network.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from desk import (
    HOME,
    ICON,
    PATIENCE,
    close,
    double_click,
    picture,
    says,
    show_folder,
    start_desktop,
    wait_for,
    windows,
    xdotool,
    xwindow,
)

STAGE = sys.argv[1]
"""The name of this run, before those of its pictures."""

SHIPPED = Path(
    "/usr/lib/ccm-timeline/_internal/ccm_timeline/resources/timelines/lithuania-ccm.ccmt"
)
NAMES = (
    "plain.ccmt",
    "two words.ccmt",
    'it\'s "quoted".ccmt',
    "100% %f %20.ccmt",
    "a#b.ccmt",
    "-leading.ccmt",
    "žąsis.ccmt",
)
NOTHING_CHOSEN = "Choose an event on the timeline"
"""What the panel says as long as no event is selected."""


def try_file(number: int, name: str) -> None:
    """A double click on a file of this name opens a window of its title."""
    folder = HOME / f"folder-{number}"
    folder.mkdir(exist_ok=True)
    title = f"Try {number} of a name"
    write_document(folder / name, title)
    double_click(folder)
    window = xwindow(title, name)
    wait_for(lambda: says(title), f"AT-SPI tells of {name}")
    time.sleep(1)
    picture(f"{STAGE}-file-{number}")
    close(window)
    print(f"   double click opens {name}", flush=True)


def write_document(path: Path, title: str) -> None:
    """The shipped timeline under another title."""
    document = json.loads(SHIPPED.read_text("utf-8"))
    document["title"] = title
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def click_shows_a_quotation(window: str) -> None:
    """Clicks go over the timeline until one hits an event: then its words stand in the panel."""
    xdotool("windowactivate", "--sync", window)
    wait_for(lambda: says(NOTHING_CHOSEN), "the panel, before anything is chosen")
    for y in range(120, 420, 14):
        for x in range(200, 700, 60):
            xdotool("mousemove", "--window", window, x, y, "click", 1)
            time.sleep(0.5)
            if says("“") and not says(NOTHING_CHOSEN):
                picture(f"{STAGE}-quotation")
                print("   a click shows a quotation", flush=True)
                return
    picture("failed")
    raise SystemExit("no click showed a quotation")


def try_presentation(window: str) -> None:
    """F5 shows it large, Esc comes back."""
    xdotool("windowactivate", "--sync", window, "key", "F5")
    wait_for(lambda: windows("Presentation"), "the presentation")
    time.sleep(2)
    picture(f"{STAGE}-presentation")
    xdotool("key", "Escape")
    wait_for(lambda: not windows("Presentation"), "the presentation's end")
    print("   F5 presents, Esc comes back", flush=True)


def try_command() -> None:
    """Opened by command: a click, and the end with status 0."""
    program = subprocess.Popen(["ccm-timeline", str(HOME / "ž 100%.ccmt")])
    title = json.loads(SHIPPED.read_text("utf-8"))["title"]
    window = xwindow(title, "the command")
    wait_for(lambda: says(title), "AT-SPI tells of the shipped timeline")
    open_again(title, window)
    click_shows_a_quotation(window)
    try_presentation(window)
    close(window)
    if program.wait(PATIENCE) != 0:
        raise SystemExit(f"it ended with {program.returncode}")
    print("   closed, with exit status 0", flush=True)


def open_again(title: str, window: str) -> None:
    """The same file once more brings its window to the front, and opens no other."""
    xdotool("windowminimize", "--sync", window)
    again = subprocess.run(["ccm-timeline", str(HOME / "ž 100%.ccmt")], timeout=PATIENCE)
    wait_for(lambda: xdotool("getactivewindow") == window, "the window of an open file in front")
    if again.returncode or windows(title) != [window]:
        raise SystemExit(f"an open file opened again: {windows(title)}")
    print("   a file that is open comes to the front", flush=True)


def try_launcher() -> None:
    folder = HOME / "launchers"
    folder.mkdir(exist_ok=True)
    entry = Path("/usr/share/applications/ccm-timeline.desktop")
    (folder / entry.name).write_bytes(entry.read_bytes())
    double_click(folder)
    title = json.loads(SHIPPED.read_text("utf-8"))["title"]
    window = xwindow(title, "the launcher")
    time.sleep(1)
    picture(f"{STAGE}-launcher")
    close(window)
    print("   double click on the launcher opens the shipped timeline", flush=True)


def try_several() -> None:
    """All files of a folder at once: a window each."""
    folder = HOME / "several"
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(NAMES[:3]):
        write_document(folder / name, f"One of several {number}")
    manager = show_folder(folder)
    xdotool("windowactivate", "--sync", manager)
    xdotool("key", "--clearmodifiers", "ctrl+a")
    # The menu of what is selected: its first entry opens it.
    xdotool("mousemove", "--window", manager, *ICON, "click", 3)
    time.sleep(1)
    xdotool("key", "Down", "Return")
    wait_for(lambda: len(windows("One of several")) == 3, "three windows")
    time.sleep(1)
    picture(f"{STAGE}-several")
    for window in windows("One of several"):
        close(window)
    print("   three files at once open three windows", flush=True)


def try_settings(earlier: bool) -> None:
    """What was opened is remembered, over an upgrade as well."""
    settings = json.loads((HOME / ".config/ccm-timeline/settings.json").read_text("utf-8"))
    names = [Path(path).name for path in settings["recent"]]
    if earlier and set(names) != set(NAMES) | {"ž 100%.ccmt"}:
        raise SystemExit(f"after the upgrade the recent files are {names}")
    print(f"   {len(names)} recent files are kept", flush=True)


def main() -> None:
    started = start_desktop()
    try:
        try_settings(earlier=True) if STAGE == "upgraded" else None
        try_launcher()
        for number, name in enumerate(NAMES if STAGE == "first" else NAMES[:1]):
            try_file(number, name)
        try_command()
        try_several()
        try_settings(earlier=False)
    finally:
        for process in reversed(started):
            process.terminate()


if __name__ == "__main__":
    main()
