"""What the installers are made from: names that agree, files that can be read, no networks."""

import ast
import configparser
import os
import re
import runpy
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QImage

from ccm_timeline.app.arguments import Request
from ccm_timeline.app.outputs import form_names
from ccm_timeline.view.commands import COMMANDS
from tests.helpers import traced

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ICONS = ROOT / "resources" / "icons"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]
MIME = "application/vnd.ccm-timeline+json"
MIME_XML = "{http://www.freedesktop.org/standards/shared-mime-info}"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of processes")

LEFT_OUT = runpy.run_path(str(PACKAGING / "leave_out.py"))
DRAWN = runpy.run_path(str(PACKAGING / "icons.py"))


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "ccm-timeline.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_the_launcher_opens_any_name_of_a_file(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "ccm-timeline -- %f"
    assert entry["MimeType"] == f"{MIME};"
    assert entry["Icon"] == entry["StartupWMClass"] == "ccm-timeline"


def test_the_launcher_has_the_name_by_which_the_program_calls_it() -> None:
    from ccm_timeline.app.about import COMMAND, DESKTOP_FILE

    assert (LINUX / f"{DESKTOP_FILE}.desktop").is_file()
    assert COMMAND == DESKTOP_FILE == "ccm-timeline"


def test_the_file_type_has_one_ending() -> None:
    root = ET.parse(LINUX / "ccm-timeline.xml").getroot()
    kind = root.find(f"{MIME_XML}mime-type")
    assert kind is not None
    assert kind.attrib["type"] == MIME
    assert [glob.attrib["pattern"] for glob in kind.iter(f"{MIME_XML}glob")] == ["*.ccmt"]


def test_the_metainfo_agrees_with_the_launcher_and_the_version() -> None:
    root = ET.parse(LINUX / "ccm-timeline.metainfo.xml").getroot()
    assert root.findtext("launchable") == "ccm-timeline.desktop"
    assert root.findtext("provides/mediatype") == MIME
    releases = [release.attrib["version"] for release in root.iter("release")]
    assert releases[0] == VERSION


def test_the_metainfo_names_a_screenshot_where_its_address_is_known() -> None:
    text = (LINUX / "ccm-timeline.metainfo.xml").read_text("utf-8")
    filled = runpy.run_path(str(LINUX / "metainfo.py"))["filled"]
    full = ET.fromstring(filled(text, "https://a.invalid/b", "https://a.invalid/b/raw/c"))
    address = full.findtext("screenshots/screenshot/image")
    assert address == "https://a.invalid/b/raw/c/packaging/linux/screenshot.png"
    assert ET.fromstring(filled(text, "", "")).find("screenshots") is None
    assert QImage(str(LINUX / "screenshot.png")).width() >= 1200


def test_the_changelog_is_at_the_version() -> None:
    first = (LINUX / "changelog").read_text("utf-8").splitlines()[0]
    assert first.startswith(f"ccm-timeline ({VERSION}) ")


def test_every_part_of_the_bundle_has_its_licence_named() -> None:
    text = (LINUX / "copyright").read_text("utf-8")
    declared = {line for line in text.splitlines() if line.startswith("License: ")}
    used = [line for line in declared if text.count(f"{line}\n") > 1]
    assert sorted(used) == sorted(declared), "each licence that is named has its text"
    pins = (PACKAGING / "requirements" / "run.txt").read_text("utf-8")
    names = {line.partition("==")[0] for line in pins.splitlines() if "==" in line[:40]}
    for name in names - {"setuptools", "tzdata", "pyside6-essentials", "shiboken6"}:
        assert re.search(rf"\b{name}\s+\((MIT|BSD|PSF|Apache)", text), f"no licence of {name}"


def test_about_names_the_licence_of_every_dependency() -> None:
    from ccm_timeline.app.facts import LICENCES

    names = {re.split(r"[<>=]", wanted)[0] for wanted in PROJECT["dependencies"]}
    for name in names:
        short = name.partition("_")[0]
        assert re.search(rf"\b{short}\b[\w ,-]*\((LGPL|PSF|BSD|MIT)", LICENCES), (
            f"no licence of {name}"
        )


@pytest.mark.parametrize("name", DRAWN["NAMES"])
def test_the_icons_are_those_of_their_drawings(name: str, qapp: object) -> None:
    for size in DRAWN["SIZES"]:
        kept = QImage(str(ICONS / f"{name}-{size}.png"))
        assert kept.convertToFormat(QImage.Format.Format_ARGB32) == DRAWN["image"](name, size)


def test_the_icons_of_windows_and_macos_are_whole(qapp: object) -> None:
    data = DRAWN["icns"]("document")
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)
    count = struct.unpack("<HHH", DRAWN["ico"]("document")[:6])
    assert count == (0, 1, len(DRAWN["ICO_SIZES"]))


def test_the_network_is_left_out_of_the_bundle() -> None:
    assert "PySide6.QtNetwork" in LEFT_OUT["MODULES"]
    for path in ("PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt6Network.dll"):
        assert any(fnmatch(path, pattern) for pattern in LEFT_OUT["FILES"]), path


def test_nothing_is_left_out_that_the_program_names() -> None:
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        for name in imported_by(node)
    }
    assert not named & set(LEFT_OUT["MODULES"])


def imported_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return []


def test_a_bundle_that_was_made_has_no_network() -> None:
    made = ROOT / "build" / "package"
    if not (made / "modules.txt").is_file():
        pytest.skip("packaging/dev package was not called in this checkout")
    modules = (made / "modules.txt").read_text("utf-8").split()
    assert "ccm_timeline.app.cli" in modules
    assert not set(modules) & {"PySide6.QtNetwork", "_ssl", "http.client", "ftplib"}
    assert not [path for path in (made / "bundle").rglob("*") if "Network" in path.name]


CALLS = "calls.txt"
COMPILES_NOTHING = {"PYTHONDONTWRITEBYTECODE": "1"}
"""What Python makes of its own modules, and keeps beside them, is none of the program's doing."""

HARMLESS = {os.devnull: "Nothing is kept of what is written there."}
"""What may be written outside the folders that were given, and why."""

SYSTEM_SERVICES = (
    r'htons\(631\), sin_addr=inet_addr\("127\.0\.0\.1"\)|htons\(631\), .*"::1"'
    r'|sun_path="/(var/)?run/(cups/cups\.sock|dbus/system_bus_socket|nscd/socket)"'
)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a walk through all functions did and loaded, by the words of `tests.helpers.walk`."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("walk")
    keep = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        [
            *traced.command(home / CALLS, network=True),
            sys.executable,
            "-m",
            "tests.helpers.walk",
            folder,
        ],
        cwd=ROOT,
        # The folders of settings, state and cache lie in the home.
        env=keep | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), **COMPILES_NOTHING},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, set[str]] = {}
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        found.setdefault(word, set()).add(rest)
    calls = home / CALLS
    if calls.exists():
        found["call"] = set(calls.read_text("utf-8").splitlines())
        given = (folder, *map(Path, found["own"]), *(Path(place) for place in HARMLESS))
        written = traced.outside(calls.read_text("utf-8").splitlines(), ROOT, given)
        found["written"] = {f"{change.call} {change.path}" for change in written}
    return found


@on_linux
def test_a_walk_carries_out_every_function(walked: dict[str, set[str]]) -> None:
    assert walked["command"] == {command.id for command in COMMANDS}
    assert "missed" not in walked
    assert walked["format"] == set(form_names())
    assert walked["request"] == {kind.__name__ for kind in get_args(Request)}


@on_linux
def test_a_walk_opens_no_socket_and_starts_no_other_program(walked: dict[str, set[str]]) -> None:
    assert "socket" not in walked
    assert "program" not in walked
    assert {Path(call).name for call in walked["again"]} == {"walk.ccmt", "two words.ccmt"}
    calls = walked.get("call", set())
    assert {call[1] for each in calls if (call := re.search(r' execve\w*\("(.*?)"', each))} <= {
        sys.executable
    }
    # Qt's own calls as well. A print dialog asks the system's print service which printers there
    # are, and that one its fellows; the C library asks a cache for the name of the user.
    connections = [call for call in calls if re.search(r" (connect|bind|sendto|listen)\(", call)]
    assert not [call for call in connections if not re.search(SYSTEM_SERVICES, call)]
    loaded = walked["module"] | walked["library"]
    assert "libQt6Widgets.so.6" in loaded
    assert not [name for name in loaded if "Network" in name or "ssl" in name.lower()]


@on_linux
def test_a_walk_changes_nothing_outside_the_folders_it_was_given(
    walked: dict[str, set[str]],
) -> None:
    assert "outside" not in walked
    # The kernel's own word, in which Qt's C++ is heard as well.
    assert walked.get("written", set()) == set()


@on_linux
def test_a_walk_uses_every_kind_of_window(walked: dict[str, set[str]]) -> None:
    window = re.compile(r"^class (\w+)\((?:QDialog|QPrintDialog|Companion)\)", re.MULTILINE)
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in window.findall(path.read_text("utf-8"))
    }
    assert {"RecoveryDialog", "ReportDialog", "StanceBoard"} < named
    assert named <= walked["dialog"]


@on_linux
def test_a_walk_after_a_crash_is_asked_one_thing_after_another(
    walked: dict[str, set[str]],
) -> None:
    offer = "RecoveryDialog QMessageBox RecoveryDialog ComparisonDialog RecoveryDialog"
    assert walked["crash"] == {f"{offer} ReportDialog QMessageBox"}
    assert walked["safe"] == {"QMessageBox QMessageBox ComparisonDialog ReportDialog"}
    assert walked["damaged"] == {"QMessageBox BackupsDialog QMessageBox"}


@on_linux
def test_a_walk_loads_nothing_that_the_bundle_leaves_out(walked: dict[str, set[str]]) -> None:
    from ccm_timeline.view.timeline.pyqtgraph_parts import NEEDED

    # Python's own library tries these, and goes on where they are missing.
    optional = {"_bz2", "_hashlib", "_lzma", "_uuid", "bz2", "lzma"}
    optional.add("PySide6.QtTest")  # By this the walk itself presses keys.
    assert not walked["module"] & set(LEFT_OUT["MODULES"]) - optional
    folder = Path(find_spec("pyqtgraph").origin or "").parent
    left_out = LEFT_OUT["unused_modules"](folder, NEEDED)
    assert "pyqtgraph.flowchart" in left_out
    # Made by hand while pyqtgraph is imported, and not from its files.
    made = {f"pyqtgraph.Qt.Qt{name}" for name in ("Core", "Gui", "Widgets")}
    assert not walked["module"] & set(left_out) - made


STRAY = """
import sys
from PySide6.QtCore import QDir, QFile, QIODevice, QSaveFile, QSettings

folder = QDir(sys.argv[1])
for place in (folder.filePath("given"), folder.filePath("stray ž")):
    folder.mkpath(place)
    for kind in (QFile, QSaveFile):
        file = kind(f"{place}/{kind.__name__}")
        assert file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(b"a") == 1
        file.commit() if kind is QSaveFile else file.close()
    settings = QSettings(f"{place}/settings.ini", QSettings.Format.IniFormat)
    settings.setValue("a", 1)
    settings.sync()
    assert QFile.copy(f"{place}/QFile", f"{place}/copy")
    assert QFile.link(f"{place}/copy", f"{place}/link")
    assert QFile.rename(f"{place}/QFile", f"{place}/renamed")
    assert QFile.setPermissions(f"{place}/copy", QFile.Permission.ReadOwner)
    assert QFile.remove(f"{place}/renamed")
assert QFile("here").open(QIODevice.OpenModeFlag.ReadWrite)
"""


@on_linux
def test_what_qt_writes_in_a_wrong_place_is_seen(tmp_path: Path) -> None:
    account = tmp_path / CALLS
    watched = traced.command(account, network=False)
    if not watched:
        pytest.skip("there is no strace, or it may not look at processes here")
    code = [sys.executable, "-B", "-c", STRAY, str(tmp_path)]
    subprocess.run([*watched, *code], cwd=tmp_path, check=True, timeout=60)
    lines, stray = account.read_text("utf-8").splitlines(), tmp_path / "stray ž"
    found = traced.outside(lines, tmp_path, [tmp_path / "given"])
    calls = {name: {c.call for c in found if c.path == stray / name} for name in os.listdir(stray)}
    assert calls.keys() == {"QSaveFile", "copy", "link", "settings.ini"}
    assert all(calls.values()), calls
    assert "chmod" in calls["copy"]
    assert "symlink" in calls["link"]
    assert "mkdir" in {c.call for c in found if c.path == stray}
    assert "unlink" in {c.call for c in found if c.path == stray / "renamed"}
    assert tmp_path / "here" in {c.path for c in found}
    assert not [c for c in found if c.path.is_relative_to(tmp_path / "given")]


def test_what_a_process_asks_of_the_system_is_heard(tmp_path: Path) -> None:
    code = """
import os, socket, subprocess, sys
from pathlib import Path
from tests.helpers.witness import Witness

witness, folder = Witness(), Path(sys.argv[1])
witness.begin()
with socket.socket() as opened:
    witness.look()
subprocess.run([sys.executable, "-c", ""], check=True)
(folder / "in").mkdir()
(folder / "in" / "a").write_text("a")
(folder / "in" / "a").rename(folder / "b")
witness.end()
(folder / "later").touch()
assert any(told.startswith("socket:[") for told in witness.sockets), witness.sockets
assert any(told.startswith("socket.__new__") for told in witness.sockets)
assert any("Popen" in told for told in witness.programs)
assert witness.outside(folder / "in") == [folder / "b"], witness.changed
"""
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=True, timeout=60)
