"""What a fresh checkout promises: one script, exact pins, resources, and layers that hold."""

import ast
import importlib.resources
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ccm_timeline"
DEV = ROOT / "packaging" / "dev"
LISTS = sorted((ROOT / "packaging" / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LAYERS_WITHOUT_QT = ("files", "layout", "model", "settings")
LAYERS_WITH_WINDOWS = ("app", "view")
WINDOW_MODULES = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtOpenGL", "pyqtgraph")


def requirements(path: Path) -> list[str]:
    """The list's entries, one string each, hashes and all."""
    text = path.read_text("utf-8").replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def pins(path: Path) -> dict[str, str]:
    """Name and exact version of every entry."""
    found = (re.match(r"([a-z0-9-]+)==(\S+)", entry) for entry in requirements(path))
    return {match[1]: match[2] for match in found if match}


def modules_loaded_by(name: str) -> set[str]:
    """What a fresh interpreter holds in sys.modules after one import."""
    code = f"import sys, {name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def imports_of(path: Path) -> set[str]:
    """Every module that a file names in an import, at its head or within a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
        match node:
            case ast.Import():
                names.update(alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                names.add(module)
                names.update(f"{module}.{alias.name}" for alias in node.names)
    return names


def run_dev(*args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", DEV, *args], capture_output=True, text=True, env=os.environ | env, timeout=60
    )


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="packaging/dev is for Linux")


@on_linux
@pytest.mark.parametrize("word", ["help", "--help", "-h"])
def test_the_script_tells_its_commands_when_asked(word: str) -> None:
    done = run_dev(word)
    assert done.returncode == 0
    for command in ("run", "test", "setup", "lock", "help"):
        assert f"\n  {command} " in done.stdout


@on_linux
def test_the_script_refuses_a_command_it_does_not_know() -> None:
    done = run_dev("rum")
    assert done.returncode == 2
    assert "packaging/dev COMMAND" in done.stderr


@on_linux
def test_the_script_leaves_a_folder_alone_that_is_not_an_environment(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("keep me")
    done = run_dev("setup", CCM_VENV=str(tmp_path), CCM_NO_SYSTEM="1")
    assert done.returncode == 1
    assert "not a virtual environment" in done.stderr
    assert letter.read_text() == "keep me"


@on_linux
def test_the_scripts_can_be_called_as_they_are() -> None:
    for script in (DEV, ROOT / ".ci" / "run"):
        assert os.access(script, os.X_OK), script


def test_there_is_a_list_to_measure_one_to_test_one_to_package_and_one_to_run() -> None:
    assert [path.name for path in LISTS] == ["bench.txt", "dev.txt", "package.txt", "run.txt"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_no_host_and_no_folder(path: Path) -> None:
    text = path.read_text("utf-8")
    for trace in ("http", " /", "file:", "--index", "--extra-index", "--find-links", "@"):
        assert trace not in text


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_entry_of_a_list_has_an_exact_version_and_hashes(path: Path) -> None:
    for entry in requirements(path):
        assert re.match(r"[a-z0-9-]+==[0-9][\w.]*\s", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_the_lists_agree_where_they_overlap() -> None:
    run, dev = (
        pins(ROOT / "packaging" / "requirements" / f"{name}.txt") for name in ("run", "dev")
    )
    assert run.items() <= dev.items()


def test_qt_and_its_plots_are_pinned_as_the_tested_pair() -> None:
    run = pins(ROOT / "packaging" / "requirements" / "run.txt")
    assert run["pyside6-essentials"] == run["shiboken6"] == "6.11.3"
    assert run["pyqtgraph"] == "0.14.0"


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)
    assert block
    lines = [line.strip() for line in block[1].splitlines()]
    for above, line in zip(["", *lines], lines, strict=False):
        assert line.startswith("#") or above.startswith("#"), line


def test_the_project_lists_every_package_there_is() -> None:
    folders = {path.parent.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("__init__.py")}
    found = {".".join(folder.parts) for folder in folders}
    assert sorted(found | {"ccm_timeline.resources"}) == PROJECT["tool"]["setuptools"]["packages"]


def test_every_folder_with_code_is_a_package() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert (path.parent / "__init__.py").exists(), path


def test_the_resources_are_found_where_they_are_installed() -> None:
    resources = importlib.resources.files("ccm_timeline.resources")
    wanted = {
        path.name
        for path in (ROOT / "resources").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert wanted <= {entry.name for entry in resources.iterdir()}


@pytest.mark.parametrize("layer", LAYERS_WITHOUT_QT)
def test_a_layer_below_the_session_loads_no_qt(layer: str) -> None:
    loaded = {name.partition(".")[0] for name in modules_loaded_by(f"ccm_timeline.{layer}")}
    assert not loaded & {"PySide6", "pyqtgraph", "shiboken6"}


def test_the_session_loads_no_windows() -> None:
    assert not modules_loaded_by("ccm_timeline.session") & set(WINDOW_MODULES)


def test_only_the_view_and_the_app_name_windows_and_plots() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in LAYERS_WITH_WINDOWS:
            named = imports_of(path)
            assert not [name for name in named if name.startswith(WINDOW_MODULES)], path
