"""The recipes for Windows and macOS, which cannot be run here: what they say, read and carried out
with stand-ins for PyInstaller."""

import ast
import marshal
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from ccm_timeline.app.about import COMMAND, program_version

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
MIME = "application/vnd.ccm-timeline+json"
SCRIPTS = ("pyi_rth_inspect", "bundle_hook", "pyi_rth_pyside6", "bundle_start")


class Recipe:
    """What the recipe asks of PyInstaller on one system."""

    def __init__(self, folder: Path, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: dict[str, dict[str, Any]] = {}
        self.made = folder / "build" / "spec"
        self.icons: list[Path] = []
        self.supported: list[str] = []
        shutil.copytree(PACKAGING, folder / "packaging", ignore=shutil.ignore_patterns("__py*"))
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "path", list(sys.path))
        monkeypatch.setattr(subprocess, "run", self._run)
        hooks = ModuleType("PyInstaller.utils.hooks")
        vars(hooks).update(
            collect_data_files=lambda name, include_py_files: [("a.ccmt", "ccm_timeline")],
            collect_submodules=lambda name: [f"{name}.app.cli"],
            copy_metadata=lambda name: [],
        )
        for name in ("PyInstaller", "PyInstaller.utils"):
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
        file = ModuleType("compiled_file")
        vars(file).update(
            from_zip=lambda path: {"from_zip": path},
            from_archive=lambda path: {"from_archive": path},
            empty=lambda names: dict.fromkeys(names, b""),
            write=self._write,
        )
        monkeypatch.setitem(sys.modules, file.__name__, file)
        kinds = {
            kind: self._asker(kind) for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        }
        spec = folder / "packaging" / "ccm-timeline.spec"
        exec(compile(spec.read_bytes(), spec, "exec"), kinds | {"SPECPATH": str(spec.parent)})

    def _asker(self, kind: str) -> Any:
        def ask(*what: Any, **how: Any) -> Any:
            self.asked[kind] = how | {"what": what}
            if kind != "Analysis":
                return SimpleNamespace(name="archive.pyz")
            entries = [
                ("PySide6/Qt6Network.dll", "there", "BINARY"),
                ("PySide6\\plugins\\platforms\\qwindows.dll", "there", "BINARY"),
                ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "there", "BINARY"),
                ("PySide6/plugins/tls/qopensslbackend.dll", "there", "BINARY"),
            ]
            self.analysis = SimpleNamespace(
                binaries=entries,
                datas=[("base_library.zip", "library.zip", "DATA")],
                pure=[],
                scripts=[(name, "there", "PYSOURCE") for name in SCRIPTS],
            )
            return self.analysis

        return ask

    def _run(self, command: list[str], check: bool, env: dict[str, str] | None = None) -> None:
        assert check
        match Path(command[1]).name:
            case "icons.py":
                self.icons.append(Path(command[2]))
            case "compiled_texts.py":
                Path(command[2]).write_bytes(marshal.dumps({(0, "a"): b""}))
            case _:
                assert env is not None
                self.supported.append(env["SBK_EMBED"])

    def _write(self, target: Path, modules: dict[str, object], made: dict[Any, Any]) -> None:
        assert target == self.made / "compiled.bin"
        assert modules["from_zip"] == Path("library.zip")
        assert modules["from_archive"] == Path("archive.pyz")
        assert made == {(0, "a"): b""}


@pytest.fixture
def recipe(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: Any) -> Recipe:
    import ccm_timeline.view.timeline.pyqtgraph_parts  # noqa: F401  before the system is another

    return Recipe(tmp_path, request.param, monkeypatch)


@pytest.mark.parametrize("recipe", ["win32"], indirect=True)
def test_the_recipe_makes_a_program_for_windows(recipe: Recipe) -> None:
    program = recipe.asked["EXE"]
    assert program["name"] == COMMAND
    assert program["console"] is False
    assert Path(program["icon"]) == recipe.made / f"{COMMAND}.ico"
    assert recipe.icons == [recipe.made]
    assert (str(recipe.made / "document.ico"), ".") in recipe.asked["Analysis"]["datas"]
    assert "BUNDLE" not in recipe.asked
    # Read as PyInstaller does, by which each name is a class.
    resource = ast.parse(Path(program["version"]).read_text("utf-8"), mode="eval").body
    assert isinstance(resource, ast.Call)
    fixed = resource.keywords[0].value
    assert isinstance(fixed, ast.Call)
    numbers = ast.literal_eval(fixed.keywords[0].value)
    assert len(numbers) == 4
    assert ".".join(map(str, numbers[:3])) == program_version()
    assert f'"FileVersion", "{program_version()}"' in ast.unparse(resource).replace("'", '"')


@pytest.mark.parametrize("recipe", ["darwin"], indirect=True)
def test_the_recipe_makes_an_app_for_macos(recipe: Recipe) -> None:
    # With a console, PyInstaller makes it one that has no place in the Dock.
    assert recipe.asked["EXE"]["console"] is False
    assert recipe.asked["EXE"]["version"] is None
    assert plistlib.loads(Path(recipe.asked["EXE"]["entitlements_file"]).read_bytes())
    app = recipe.asked["BUNDLE"]
    assert app["name"] == "CCM Timeline.app"
    assert app["version"] == program_version()
    (document,) = app["info_plist"]["CFBundleDocumentTypes"]
    assert document["CFBundleTypeRole"] == "Editor", "it saves what was prepared"
    assert (str(recipe.made / "document.icns"), ".") in recipe.asked["Analysis"]["datas"]
    assert document["CFBundleTypeIconFile"] == "document.icns"


@pytest.mark.parametrize("recipe", ["win32", "darwin", "linux"], indirect=True)
def test_the_recipe_leaves_out_the_network_on_every_system(recipe: Recipe) -> None:
    kept = [Path(entry[0].replace("\\", "/")).name for entry in recipe.analysis.binaries]
    assert {"Qt6Network.dll", "qopensslbackend.dll"}.isdisjoint(kept)
    if sys.platform != "linux":  # There what is no part of the environment is the system's.
        assert kept == ["qwindows.dll", "libqcocoa.dylib"]
    assert "PySide6.QtNetwork" in recipe.asked["Analysis"]["excludes"]


def test_macos_knows_the_file_type() -> None:
    plist = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    (exported,) = plist["UTExportedTypeDeclarations"]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["ccmt"]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == MIME
    (document,) = plist["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]


def test_windows_knows_the_file_type_and_forgets_it() -> None:
    text = (PACKAGING / "windows" / "ccm-timeline.iss").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("Root: HKA; ")]
    assert 'ccm-timeline.exe"" -- ""%1"""' in lines[-1]
    document = r"Software\Classes\CCMTimeline.Document"
    for line in lines:
        # What lies below a key that is deleted whole needs no word of its own.
        assert "Flags: uninsdelete" in line or rf'"{document}\ '.rstrip() in line, line
    assert any(document in line and "Flags: uninsdeletekey" in line for line in lines)
    assert rf"{'{app}'}\_internal\document.ico" in text


def test_the_workflow_names_what_is_there() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    for path in set(re.findall(r"packaging[/\\][\w./\\-]+", text)) - {"packaging/requirements/"}:
        assert (ROOT / path.replace("\\", "/")).exists(), path
    for name in ("run", "package"):
        assert (PACKAGING / "requirements" / f"{name}.txt").is_file()
    assert text.count("for list in run package; do") == 2


@pytest.mark.parametrize(
    ("recipe", "others"),
    [("win32", ["pyi_rth_pyside6"]), ("darwin", ["pyi_rth_pyside6"]), ("linux", [])],
    indirect=["recipe"],
)
def test_the_recipe_puts_all_that_is_compiled_into_one_file(
    recipe: Recipe, others: list[str]
) -> None:
    entry = ("compiled.bin", str(recipe.made / "compiled.bin"), "DATA")
    assert recipe.analysis.datas[-1] == entry
    assert recipe.supported == ["0"]
    _, scripts, _ = recipe.asked["EXE"]["what"]
    assert [name for name, _, _ in scripts] == ["bundle_hook", *others, "bundle_start"]
    hooks = [Path(path).name for path in recipe.asked["Analysis"]["runtime_hooks"]]
    assert hooks == ["bundle_compiled.py", "bundle_hook.py"], "modules are found there from then on"
    support = any("files.dir" in target for _, target in recipe.asked["Analysis"]["datas"])
    assert support == (sys.platform != "darwin")
