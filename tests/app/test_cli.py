"""The command line: what it answers, with which status, and without Qt where none is needed."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from ccm_timeline.app import cli
from ccm_timeline.app.about import program_version
from ccm_timeline.app.arguments import (
    Check,
    Export,
    Open,
    Print,
    PrintVersion,
    read_arguments,
)
from ccm_timeline.app.display import display_problem
from ccm_timeline.app.exit_status import tell_mistake
from ccm_timeline.app.outputs import Output
from ccm_timeline.app.picture_options import PictureOptions
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.usage import UsageError
from ccm_timeline.files.reader import read
from ccm_timeline.model.choices import Grouping, PictureTheme, ScaleKind
from ccm_timeline.model.picture import PictureWish
from ccm_timeline.model.sheets import SHEETS, sheet_of

PICTURE = (Output(Path("x.png"), "png"),)


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The program in an interpreter of its own, without a display."""
    from os import environ

    kept = {name: value for name, value in environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, "-m", "ccm_timeline", *arguments],
        env=kept | env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def mistake_of(*arguments: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_arguments(arguments)
    return str(caught.value)


def test_without_arguments_the_shipped_timeline_is_opened() -> None:
    assert read_arguments([]) == Open(None, None)
    assert read(shipped_timeline()).document.events


def test_a_file_is_opened_with_the_sources_that_are_named(tmp_path: Path) -> None:
    found = read_arguments(["a b.ccmt", "--sources", str(tmp_path)])
    assert found == Open(Path("a b.ccmt"), tmp_path)


@pytest.mark.parametrize("name", ["export", "check", "-x.ccmt", "--", "--help"])
def test_any_name_of_a_file_can_be_said(name: str) -> None:
    assert read_arguments(["--", name]) == Open(Path(name), None)
    assert read_arguments([f"./{name}"]) == Open(Path(name), None)
    assert read_arguments(["check", "--sources", "d", "--", name]) == Check(
        Path(name), Path("d"), False
    )


def test_an_export_has_its_defaults() -> None:
    assert read_arguments(["export", "-o", "x.png"]) == Export(
        None, PICTURE, PictureOptions(PictureWish(SHEETS["4k"])), Grouping.THEME, None
    )


def test_an_export_takes_every_choice() -> None:
    said = ["--size", "1920x1080", "--theme", "dark", "--lanes", "source", "--scale", "steps"]
    lanes, scale = Grouping.SOURCE, ScaleKind.STEPS
    wish = PictureWish(sheet_of(1920, 1080), PictureTheme.DARK, lanes, scale)
    assert read_arguments(["export", "a.ccmt", *said, "-o", "x.png"]) == Export(
        Path("a.ccmt"), PICTURE, PictureOptions(wish), lanes, scale
    )


@pytest.mark.parametrize(
    "size", ["", "x", "100", "0x0", "319x400", "99999x99999", "1e3x1e3", "٣x٣"]
)
def test_a_size_that_is_none_is_a_mistake(size: str) -> None:
    assert "--size" in mistake_of("export", "-o", "x.png", "--size", size)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("export", "-o"),
        ("export", "-o", "x.png", "--theme", "pink"),
        ("export", "-o", "x.png", "--lanes", "colour"),
        ("export", "-o", "x.png", "--scal", "true"),
        ("check",),
        ("check", "a", "b", "--sources", "d"),
        ("--sources",),
        ("--sources", "/there is no such folder"),
        ("present", "a.ccmt", "b.ccmt"),
        ("a.ccmt", ""),
        tuple(f"{number}.ccmt" for number in range(21)),
        ("-x.ccmt",),
        ("",),
        ("--nonsense",),
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_a_mistake_is_told_in_one_line_with_status_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("ccm-timeline: ")
    assert told.err.count("\n") == 1
    assert told.err.endswith("\n")


def test_a_mistake_that_quotes_several_lines_is_told_in_one() -> None:
    err = StringIO()
    tell_mistake("there is no file: a\nb\r\nc\x85d", err)
    assert err.getvalue() == "ccm-timeline: there is no file: a b c d\n"


@pytest.mark.parametrize("arguments", [(), ("export",), ("check",)], ids=str)
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    found = read_arguments([*arguments, "--help"])
    assert isinstance(found, Print)
    for words in ("export", "check", "--sources", "--size", "--json", "--version"):
        assert words in found.text


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert read_arguments(["--version"]) == PrintVersion()
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"ccm-timeline {program_version()}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--sources", "."]])
def test_what_shows_no_window_imports_no_qt(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from ccm_timeline.app.cli import main\n"
        f"main({arguments!r})\n"
        "bad = [n for n in sys.modules if n.split('.')[0] in "
        "('PySide6', 'shiboken6', 'pyqtgraph', 'numpy')]\n"
        "sys.exit(repr(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_display_one_line_says_so_before_qt_aborts() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only there a program can be without a display")
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"ccm-timeline: {display_problem({}, 'linux')}\n"


def test_a_display_that_does_not_answer_is_told_in_one_line() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only there a program can be without a display")
    done = run(DISPLAY=":4294")
    assert done.returncode == 2
    assert done.stderr.startswith("ccm-timeline: the window system cannot be reached: ")
    assert done.stderr.count("\n") == 1


def test_a_display_is_missed_only_where_there_could_be_one() -> None:
    assert display_problem({}, "linux") is not None
    assert display_problem({"DISPLAY": ":0"}, "linux") is None
    assert display_problem({"WAYLAND_DISPLAY": "wayland-0"}, "linux") is None
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert display_problem({}, "darwin") is None
    assert display_problem({}, "win32") is None


@pytest.mark.skipif(os.name == "nt", reason="no such pipe there")
@pytest.mark.parametrize("argument", ["--help", "--version", "doctor"])
def test_an_answer_that_nobody_reads_is_told_in_one_line(argument: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "ccm_timeline", argument],
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)
    assert done.returncode == 2
    assert done.stderr == "ccm-timeline: the standard output could not be written: Broken pipe\n"


def test_without_streams_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where the program has no terminal."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["--version"]) == 0
    assert cli.main(["--nonsense"]) == 2
