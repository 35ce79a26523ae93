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
    drag,
    is_one_seen,
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

TITLE = json.loads(SHIPPED.read_text("utf-8"))["title"]
SETTINGS = HOME / ".config/ccm-timeline/settings.json"
LEFT = HOME / "settings-left.json"
"""A copy from before the upgrade."""


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
    """Clicks go over the timeline until the panel has the words of a quotation before the eyes."""
    quoted = [quote["exact"] for quote in json.loads(SHIPPED.read_text("utf-8"))["quotes"]]
    xdotool("windowactivate", "--sync", window)
    wait_for(lambda: says(NOTHING_CHOSEN), "the panel, before anything is chosen")
    for y in range(200, 420, 14):
        for x in range(560, 920, 60):
            xdotool("mousemove", "--window", window, x, y, "click", 1)
            time.sleep(0.5)
            if is_one_seen(quoted):
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


def try_export(window: str) -> None:
    """Ctrl+E, Save… and a name write a picture."""
    written = HOME / f"{STAGE} ž 100%.png"
    written.unlink(missing_ok=True)
    xdotool("windowactivate", "--sync", window, "key", "ctrl+e")
    dialog = xwindow("Export", "Ctrl+E")
    time.sleep(3)
    picture(f"{STAGE}-export")
    xdotool("key", "Return")
    time.sleep(2)
    xdotool("key", "ctrl+a")
    xdotool("type", "--delay", 40, str(written))
    xdotool("key", "Return")
    wait_for(lambda: written.exists() and written.stat().st_size > 10_000, "what was exported")
    if not written.read_bytes().startswith(b"\x89PNG"):
        raise SystemExit("what was exported is no picture")
    xdotool("windowactivate", "--sync", dialog, "key", "Escape")
    wait_for(lambda: not windows("Export"), "the export window's end")
    print("   the window exports", flush=True)


def try_command() -> None:
    """Opened by command: a click, a show, an export, and the end with status 0."""
    program = subprocess.Popen(["ccm-timeline", str(HOME / "ž 100%.ccmt")])
    window = xwindow(TITLE, "the command")
    wait_for(lambda: says(TITLE), "AT-SPI tells of the shipped timeline")
    open_again(TITLE, window)
    click_shows_a_quotation(window)
    try_presentation(window)
    try_export(window)
    see_no_network(program.pid)
    close(window)
    end(program)
    print("   closed, with exit status 0", flush=True)


def end(program: subprocess.Popen[bytes]) -> None:
    if program.wait(PATIENCE) != 0:
        raise SystemExit(f"it ended with {program.returncode}")


def see_no_network(number: int) -> None:
    """The process has no library of a network."""
    maps = Path(f"/proc/{number}/maps").read_text("utf-8")
    if "libQt6Widgets" not in maps or "Network" in maps or "libssl" in maps:
        raise SystemExit("the process is not the program, or has a library of a network")
    print("   the process has no QtNetwork", flush=True)


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
    window = xwindow(TITLE, "the launcher")
    time.sleep(1)
    picture(f"{STAGE}-launcher")
    close(window)
    print("   double click on the launcher opens the shipped timeline", flush=True)


def several(folder: Path, title: str) -> Path:
    """A folder of three timelines with odd names."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(NAMES[-3:]):
        write_document(folder / name, f"{title} {number}")
    return folder


def try_several() -> None:
    """All files of a folder at once: a window each."""
    folder = several(HOME / "several", "One of several")
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


def try_drop() -> None:
    """Three files that are dropped on a window: one opens there, the others beside it."""
    folder = several(HOME / "dropped", "One of dropped")
    program = subprocess.Popen(["ccm-timeline"])
    window = xwindow(TITLE, "what is dropped")
    wait_for(lambda: says(TITLE), "AT-SPI tells of the shipped timeline")
    xdotool("windowmove", "--sync", window, 0, 0)
    manager = show_folder(folder)
    xdotool("windowmove", "--sync", manager, 700, 450)
    xdotool("windowactivate", "--sync", manager)
    xdotool("key", "--clearmodifiers", "ctrl+a")
    time.sleep(0.5)
    drag(manager, ICON, window, (300, 300))
    wait_for(lambda: len(windows("One of dropped")) == 3, "three windows of dropped files")
    time.sleep(1)
    picture(f"{STAGE}-dropped")
    if windows(TITLE):
        raise SystemExit("the first of what was dropped did not open in its window")
    for each in windows("One of dropped"):
        close(each)
    end(program)
    print("   three files that are dropped open three windows", flush=True)


def try_several_by_command() -> None:
    """Two timelines and a file that is none, by their names alone: a window each."""
    folder = several(HOME / "by command", "By command")
    (folder / NAMES[-2]).write_text("no timeline")
    command = ["ccm-timeline", "--", *NAMES[-3:], f"./{NAMES[-1]}"]
    program = subprocess.Popen(command, cwd=folder)
    wait_for(lambda: len(windows("By command")) == 2, "two windows by one command")
    refusal = xwindow("CCM Timeline$", "what is no timeline")
    time.sleep(1)
    picture(f"{STAGE}-by-command")
    xdotool("windowactivate", "--sync", refusal, "key", "Return")
    wait_for(lambda: not windows("CCM Timeline$"), "the refusal is read")
    for each in (*windows("By command"), *windows(TITLE)):
        close(each)
    end(program)
    print("   three files by one command open three windows, one with its refusal", flush=True)


def try_doctor() -> None:
    """On a desktop nothing is missing."""
    done = subprocess.run(["ccm-timeline", "doctor"], capture_output=True, text=True, check=False)
    if done.returncode or "their bus answers" not in done.stdout:
        raise SystemExit(f"the doctor found something:\n{done.stdout}")
    print("   the doctor finds a screen, and the way to screen readers", flush=True)


def leave_settings() -> None:
    """Choose dark colours, and note all settings and recent files for after the upgrade."""
    settings = json.loads(SETTINGS.read_text("utf-8")) | {"theme": "dark"}
    if not settings["recent"]:
        raise SystemExit("no recent files were kept")
    SETTINGS.write_text(json.dumps(settings), "utf-8")
    LEFT.write_text(json.dumps(settings), "utf-8")
    print(f"   {len(settings['recent'])} recent files are kept", flush=True)


def find_settings() -> None:
    """After the upgrade, and after the newer program opened a file, all is as it was left."""
    left, found = (json.loads(path.read_text("utf-8")) for path in (LEFT, SETTINGS))
    newest = str(HOME / "folder-0" / NAMES[0])
    recent = [newest, *(path for path in left["recent"] if path != newest)]
    if found != left | {"recent": recent[: len(found["recent"])]}:
        raise SystemExit(f"left were {left}, and found {found}")
    print("   settings and recent files are those from before the upgrade", flush=True)


def main() -> None:
    started = start_desktop()
    try:
        try_launcher()
        for number, name in enumerate(NAMES if STAGE == "first" else NAMES[:1]):
            try_file(number, name)
        if STAGE == "upgraded":
            find_settings()
        try_command()
        try_several()
        try_several_by_command()
        try_drop()
        try_doctor()
        if STAGE == "first":
            leave_settings()
    finally:
        for process in reversed(started):
            process.terminate()


if __name__ == "__main__":
    main()
