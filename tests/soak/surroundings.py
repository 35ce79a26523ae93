"""Starts the program in surroundings where something is missing or odd, one after another."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.soak.openings import Start, start_once

Environment = dict[str, str]
_OWN = ("HOME", "XDG_", "LC_", "LANG", "TZ", "DBUS_", "FONTCONFIG_", "QT_", "DISPLAY", "WAYLAND_")
NO_FOLDER = "/proc/self/home"
"""Where nobody may make a folder, root neither."""

NO_BUS = {
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/",
}
ZONES = ("Etc/GMT+12", "Pacific/Marquesas", "Asia/Kolkata", "Pacific/Kiritimati")
"""From twelve hours behind Greenwich to fourteen hours before it, odd minutes among them."""

LOCALES = ("C", "POSIX", "tr_TR.UTF-8", "fa_IR.UTF-8", "lt_LT.ISO-8859-13", "xx_YY", "../../x")


def plain(folder: Path) -> Environment:
    """Surroundings in which all is well, on a home folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {**kept, "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def no_fonts(folder: Path) -> Environment:
    """A system whose list of fonts is empty."""
    config = folder / "fonts.conf"
    config.write_text("<?xml version='1.0'?><fontconfig></fontconfig>", "ascii")
    return {"FONTCONFIG_FILE": str(config)}


def tiny_screen(folder: Path) -> Environment:
    """A screen of 800×600 pixels, which nobody sees."""
    config = folder / "screen.json"
    screen = {"name": "tiny", "x": 0, "y": 0, "width": 800, "height": 600, "dpr": 1}
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96}
    config.write_text(json.dumps({"screens": [screen | dpi]}), "ascii")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}


def all_at_once(folder: Path) -> Environment:
    """Whatever can be wrong is wrong."""
    nowhere = {f"XDG_{name}_HOME": NO_FOLDER for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    odd = {"HOME": NO_FOLDER, "LC_ALL": "xx_YY", "TZ": ZONES[-1], "XDG_RUNTIME_DIR": NO_FOLDER}
    return {**nowhere, **odd, **NO_BUS, **no_fonts(folder), **tiny_screen(folder)}


def surroundings(folder: Path) -> Iterator[tuple[str, Environment]]:
    """The name of each, and what it changes in the environment."""
    yield "no home folder", {"HOME": "/nowhere/at/all"}
    yield "a home folder that cannot be written", {"HOME": NO_FOLDER}
    yield "no fonts", no_fonts(folder)
    yield "no D-Bus", NO_BUS
    yield "no GPU", {"LIBGL_ALWAYS_SOFTWARE": "1", "QT_XCB_GL_INTEGRATION": "none"}
    yield "a screen of 800×600", tiny_screen(folder)
    for locale in LOCALES:
        yield f"locale {locale}", {"LC_ALL": locale, "LANG": locale}
    for zone in ZONES:
        yield f"time zone {zone}", {"TZ": zone}
    yield "all of it at once", all_at_once(folder)


def run_surroundings(folder: Path) -> tuple[int, Mapping[str, Start]]:
    """How many there are, and those in which the program was not the same as in good ones."""
    wanted = start_once(plain(folder))
    good = {name: {**plain(folder), **odd} for name, odd in surroundings(folder)}
    found = {name: start_once(environment) for name, environment in good.items()}
    return len(found), {
        name: start for name, start in found.items() if not is_well(start, wanted, good[name])
    }


def is_well(start: Start, wanted: Start, environment: Environment) -> bool:
    """Whether a start shows what another one did, on a screen that holds its window.

    Without fonts each letter is a box, and no size of a window can be asked for.
    """
    is_same = start.status == 0 and bool(start.shown) and start.shown == wanted.shown
    return is_same and (start.fits or "FONTCONFIG_FILE" in environment)
