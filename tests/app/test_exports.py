"""The command `export` with data formats: what it writes, where, and what it tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ccm_timeline.app import cli
from ccm_timeline.app.arguments import Export, read_arguments
from ccm_timeline.app.outputs import Output, form_names
from ccm_timeline.app.usage import UsageError
from ccm_timeline.files.formats.table import FORMATS, named
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, full_document


def outputs_of(*arguments: str) -> list[tuple[str | None, str]]:
    request = read_arguments(["export", *arguments])
    assert isinstance(request, Export)
    return [(out.path and str(out.path), out.form) for out in request.outputs]


def mistake_of(*arguments: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_arguments(["export", *arguments])
    return str(caught.value)


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ccm_timeline", "export", *arguments],
        cwd=cwd,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def story() -> Document:
    return full_document()


@pytest.fixture
def file(tmp_path: Path, story: Document) -> Path:
    path = tmp_path / "a story.ccmt"
    write_document(path, story)
    return path


# What is asked for.


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.png", "png"),
        ("a.ics", "ics"),
        ("a.csv", "csv"),
        ("a.md", "md"),
        ("a.txt", "txt"),
        ("a b “c”.TXT", "txt"),
    ],
)
def test_an_ending_says_the_format(name: str, form: str) -> None:
    assert outputs_of("-o", name) == [(name, form)]


@pytest.mark.parametrize("form", form_names())
def test_a_format_can_be_said_whatever_the_ending(form: str) -> None:
    assert outputs_of("-o", "a.json", "--as", form) == [("a.json", form)]
    assert outputs_of("--as", form, "-o", "-") == [(None, form)]


def test_each_file_has_the_format_that_follows_it() -> None:
    said = ["-o", "a.json", "--as", "vis", "-o", "b.md", "-o", "-", "--as", "csv"]
    assert outputs_of(*said) == [("a.json", "vis"), ("b.md", "md"), (None, "csv")]


def test_an_ending_of_several_formats_names_the_choices() -> None:
    assert mistake_of("-o", "a.json") == (
        "“a.json” may be of several formats: say --as timelinejs, --as vis or --as annotations"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "-o OUT.png"),
        (("--as", "csv"), "-o OUT.png"),
        (("-o", ""), "empty"),
        (("-o", "a.tiff"), ".png, .jpg, .webp, .svg, .pdf, .jpeg, "),
        (("-o", "a"), "says no format"),
        (("-o", "-"), "standard output has no ending"),
        (("-o", "a.csv", "--as", "doc"), "no format “doc”"),
        (("-o", "a.csv", "-o", "a.csv"), "twice"),
        (("-o", "-", "--as", "csv", "-o", "-", "--as", "md"), "twice"),
        (("-o", "a.csv", "--as", "csv", "--as", "md"), "twice"),
        (("--as", "csv", "-o", "a.csv", "--as", "md"), "twice"),
    ],
)
def test_a_mistake_is_told_in_its_own_words(arguments: tuple[str, ...], words: str) -> None:
    assert words in mistake_of(*arguments)


# What is done.


def test_several_files_are_written_in_one_call(
    file: Path, story: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = file.parent
    names = ["o.ics", "o.csv", "o.md", "o.txt"]
    said = [part for name in names for part in ("-o", str(folder / name))]
    said += ["-o", str(folder / "o.json"), "--as", "annotations"]
    assert cli.main(["export", str(file), *said]) == 0
    forms = {"o.json": "annotations"} | {name: name[2:] for name in names}
    for name, form in forms.items():
        known = named(form)
        assert known is not None
        assert (folder / name).read_bytes() == known.write(Timeline(story)).data
    assert sorted(os.listdir(folder)) == sorted([file.name, *forms])
    told = capsys.readouterr()
    assert told.out == ""
    assert f"ccm-timeline: note: “{folder / 'o.ics'}”: 1 event has no certain day" in told.err
    assert all(line.startswith("ccm-timeline: note: ") for line in told.err.splitlines())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_standard_output_gets_the_bytes_of_the_file(
    form, file: Path, story: Document, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["export", str(file), "-o", "-", "--as", form.name]) == 0
    assert capfdbinary.readouterr().out == form.write(Timeline(story)).data


def test_an_image_goes_to_the_standard_output_too(file: Path) -> None:
    done = run(str(file), "-o", "-", "--as", "png", "--size", "640x360")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"\x89PNG\r\n")


def test_an_image_and_data_are_written_in_one_call(file: Path, tmp_path: Path) -> None:
    done = run(str(file), "-o", "o.png", "-o", "o.md", "--size", "640x360", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "o.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert (tmp_path / "o.md").read_text("utf-8").startswith("# A test\n")


def test_data_is_written_without_qt(file: Path) -> None:
    code = (
        "import sys\n"
        "from ccm_timeline.app.cli import main\n"
        f"done = main(['export', {str(file)!r}, '-o', {str(file.with_suffix('.md'))!r}])\n"
        "bad = [n for n in sys.modules if n.split('.')[0] in "
        "('PySide6', 'shiboken6', 'pyqtgraph', 'numpy', 'icalendar')]\n"
        "sys.exit(repr(bad) if bad else done)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_older_file_is_replaced_and_keeps_its_permissions(file: Path) -> None:
    out = file.with_suffix(".md")
    out.write_text("old " * 1000)
    out.chmod(0o600)
    assert cli.main(["export", str(file), "-o", str(out)]) == 0
    assert out.read_text("utf-8").startswith("# A test\n")
    assert out.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_a_file_that_cannot_be_written_does_not_keep_the_others_back(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = file.with_name("good.md")
    bad = file.parent / "no such folder" / "bad.md"
    assert cli.main(["export", str(file), "-o", str(bad), "-o", str(good)]) == 2
    assert good.exists()
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"ccm-timeline: “{bad}” could not be written: ")
    assert [line for line in told[1:] if "note" not in line] == []


def test_the_document_itself_is_never_written_over(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    link = file.with_name("link.ccmt")
    link.symlink_to(file)
    for out in (file, link):
        assert cli.main(["export", str(file), "-o", str(out), "--as", "md"]) == 2
    assert file.read_bytes() == before
    told = capsys.readouterr().err
    assert told.count("is the document itself") == told.count("\n") == 2


def test_a_document_that_is_refused_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.ccmt"
    bad.write_text("{}")
    out = [part for name in ("a.md", "b.csv", "c.png") for part in ("-o", str(tmp_path / name))]
    assert cli.main(["export", str(bad), *out]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert os.listdir(tmp_path) == ["bad.ccmt"]


@pytest.mark.skipif(os.name == "nt", reason="no such pipe there")
def test_a_reader_that_closes_the_pipe_is_told_in_one_line() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "ccm_timeline", "export", "-o", "-", "--as", "csv"],
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)
    assert done.returncode == 2
    assert done.stderr == ("ccm-timeline: the standard output could not be written: Broken pipe\n")


def test_where_there_is_no_standard_output_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["export", "-o", "-", "--as", "csv"]) == 2
    assert "the standard output could not be written" in capsys.readouterr().err


def test_an_output_without_events_is_written(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ccmt"
    write_document(empty, document(events=(), quotes=()))
    out = tmp_path / "empty.ics"
    assert cli.main(["export", str(empty), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_output_is_a_value() -> None:
    assert Output(None, "csv") == Output(None, "csv")
