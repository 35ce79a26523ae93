"""What the installers are made from: names that agree, files that can be read, no networks."""

import ast
import configparser
import os
import plistlib
import runpy
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ICONS = ROOT / "resources" / "icons"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
MIME = "application/vnd.ccm-timeline+json"
MIME_XML = "{http://www.freedesktop.org/standards/shared-mime-info}"

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


def test_macos_knows_the_file_type() -> None:
    plist = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    (exported,) = plist["UTExportedTypeDeclarations"]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["ccmt"]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == MIME
    (document,) = plist["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())


def test_windows_knows_the_file_type() -> None:
    text = (PACKAGING / "windows" / "ccm-timeline.iss").read_text("utf-8")
    assert r"Software\Classes\.ccmt" in text
    assert 'ccm-timeline.exe"" -- ""%1"""' in text


def test_every_part_of_the_bundle_has_its_licence_named() -> None:
    text = (LINUX / "copyright").read_text("utf-8")
    declared = {line for line in text.splitlines() if line.startswith("License: ")}
    used = [line for line in declared if text.count(f"{line}\n") > 1]
    assert sorted(used) == sorted(declared), "each licence that is named has its text"
    pins = (PACKAGING / "requirements" / "run.txt").read_text("utf-8")
    names = {line.partition("==")[0] for line in pins.splitlines() if "==" in line[:40]}
    for name in names - {"setuptools", "tzdata", "pyside6-essentials", "shiboken6"}:
        assert name in text, f"linux/copyright does not name {name}"


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


@pytest.mark.skipif(sys.platform != "linux", reason="reads the process's own map of memory")
def test_a_walk_loads_no_network_and_nothing_that_the_bundle_leaves_out(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "walk.py", tmp_path],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines())
    assert "library libQt6Widgets.so.6" in loaded
    assert not [name for name in loaded if "Network" in name or "libssl" in name]
    # Python's own library tries these, and goes on where they are missing.
    optional = {"_bz2", "_hashlib", "_lzma", "_uuid", "bz2", "lzma"}
    assert not loaded & set(LEFT_OUT["MODULES"]) - optional
