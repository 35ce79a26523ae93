"""Makes the pictures beside this file: starts the program on a display, acts, looks."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.generator import make_timeline
from tests.helpers.desktop import Desktop

FOLDER = Path(__file__).parent
SOURCES = FOLDER.parents[2] / "shared" / "sources"
TITLE = ".* — CCM Timeline$"


@dataclass(frozen=True)
class Shot:
    """A picture: what the program is started with, and which keys are pressed before."""

    name: str
    size: tuple[int, int] = (1920, 1080)
    settings: dict[str, object] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    text: str = ""
    """Typed after the keys."""
    after: tuple[str, ...] = ()
    """Pressed after the text."""
    events: int = 0
    """How many events a made-up timeline has; 0 is the shipped one."""


GO, EVENT = ("ctrl+k",), "icrc expresses"
SHOTS = (
    *(
        Shot(f"explore-{theme}-{height}", (width, height), {"theme": theme}, GO, EVENT, ("Return",))
        for theme in ("light", "dark")
        for width, height in ((1366, 768), (1920, 1080), (3840, 2160))
    ),
    *(Shot(f"scale-{kind}", settings={"scale": kind}) for kind in ("elastic", "true", "steps")),
    *(
        Shot(f"lanes-{kind}", settings={"grouping": kind})
        for kind in ("theme", "organisation", "stance", "source", "none")
    ),
    Shot("search", keys=("ctrl+f",), text="regret"),
    Shot("list", (1920, 1080), {"list_visible": True}, GO, EVENT, ("Return",)),
    Shot("filter", keys=GO, text="filter by: importance", after=("Return", "space")),
    Shot("read-in-source", (1366, 768), {}, GO, EVENT, ("Return", "ctrl+r")),
    Shot("disagreements", (1366, 768), keys=("ctrl+d",)),
    Shot("where-they-stand", (1366, 768), keys=("ctrl+b",)),
    Shot("export", (1366, 768), keys=("ctrl+e",)),
    Shot("prepare", (1366, 768), keys=("ctrl+F5",)),
    Shot("present", keys=("F5", "Next", "Next")),
    Shot("events-1000", events=1_000),
    Shot("events-1000000", events=1_000_000),
)


def take(shot: Shot) -> None:
    """Start the program in a fresh surrounding, and write the picture."""
    with Desktop(*shot.size) as desktop, tempfile.TemporaryDirectory() as folder:
        width, height = shot.size
        _settle(desktop, {"window_width": width, "window_height": height - 40} | shot.settings)
        command = [sys.executable, "-m", "ccm_timeline"]
        if shot.events:
            file = Path(folder) / "made-up.ccmt"
            file.write_bytes(make_timeline(shot.events))
            command.append(str(file))
        elif SOURCES.is_dir():
            command += ["--sources", str(SOURCES)]
        program = subprocess.Popen(command, env=desktop.env)
        try:
            window = desktop.wait_for_window(TITLE, timeout=120)
            _act(desktop, window, shot)
            desktop.screenshot(FOLDER / f"{shot.name}.png")
        finally:
            program.terminate()
            program.wait()


def _settle(desktop: Desktop, settings: dict[str, object]) -> None:
    folder = Path(desktop.env["XDG_CONFIG_HOME"]) / "ccm-timeline"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(settings))


def _act(desktop: Desktop, window: int, shot: Shot) -> None:
    desktop.xdotool("windowmove", window, 0, 20)
    desktop.xdotool("windowactivate", "--sync", window)
    time.sleep(2)
    for key in shot.keys:
        desktop.xdotool("key", key)
        time.sleep(0.5)
    if shot.text:
        desktop.xdotool("type", "--delay", "60", shot.text)
        time.sleep(0.5)
    for key in shot.after:
        desktop.xdotool("key", key)
    time.sleep(1.5)


def main() -> None:
    wanted = set(sys.argv[1:])
    for shot in SHOTS:
        if not wanted or shot.name in wanted:
            take(shot)
            print(shot.name)


if __name__ == "__main__":
    main()
