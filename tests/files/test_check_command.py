"""The command `check`."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from ccm_timeline.app.check_command import run_check
from ccm_timeline.files.writer import encode_document, write_document
from tests.builders import TEXT, document, event, full_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document's file and its sources."""
    write_document(tmp_path / "a.ccmt", document())
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    return tmp_path


def run(file: Path | None, sources: Path, as_json: bool = False) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    status = run_check(file, sources, as_json, out, err)
    return status, out.getvalue(), err.getvalue()


def test_a_document_that_passes_ends_with_0(folder: Path) -> None:
    assert run(folder / "a.ccmt", folder) == (0, "3 checked: 3 exact\n", "")


def test_a_document_that_fails_ends_with_1(folder: Path) -> None:
    (folder / "report.txt").write_bytes(TEXT.replace("nothing", "it").encode())
    status, out, err = run(folder / "a.ccmt", folder)
    assert (status, err) == (1, "")
    assert "missing: quote 1 (regret): the words are nowhere in the source; at their place" in out


def test_json_is_one_object_a_line(folder: Path) -> None:
    status, out, _ = run(folder / "a.ccmt", folder, as_json=True)
    assert status == 0
    assert [json.loads(line)["grade"] for line in out.splitlines()] == ["exact"] * 3


def test_a_folder_without_the_sources_fails(folder: Path) -> None:
    (folder / "empty").mkdir()
    status, out, _ = run(folder / "a.ccmt", folder / "empty")
    assert status == 1
    assert out.endswith("3 checked: 3 source-absent\n")


def test_a_folder_that_is_not_there_ends_with_2_and_one_line(folder: Path) -> None:
    status, out, err = run(folder / "a.ccmt", folder / "nowhere")
    assert (status, out) == (2, "")
    assert err == f"ccm-timeline: there is no folder “{folder}/nowhere”\n"


def test_a_file_that_is_not_there_ends_with_2_and_one_line(folder: Path) -> None:
    status, out, err = run(folder / "b.ccmt", folder)
    assert (status, out) == (2, "")
    assert err == "ccm-timeline: “b.ccmt” was not opened: it is not there.\n"


def test_a_refused_document_ends_with_2_and_all_its_problems(folder: Path) -> None:
    broken = document(events=(event(title="", when="soon"),))
    (folder / "a.ccmt").write_bytes(encode_document(broken))
    status, out, err = run(folder / "a.ccmt", folder)
    assert status == 2
    assert err.startswith("ccm-timeline: “a.ccmt” was not opened: 2 problems were found")
    assert err.count("\n") == 1
    assert [line.split(":")[:2] for line in out.splitlines()] == [
        ["event 1 (departure)", " title is blank"],
        ["event 1 (departure)", " when"],
    ]


def test_a_document_of_a_newer_version_is_not_vouched_for(folder: Path) -> None:
    newer = msgspec.structs.replace(full_document(), version=2)
    (folder / "a.ccmt").write_bytes(encode_document(newer))
    status, out, err = run(folder / "a.ccmt", folder)
    assert (status, out) == (2, "")
    assert "newer version" in err
    assert err.count("\n") == 1


def test_a_check_loads_neither_qt_nor_numpy(folder: Path) -> None:
    script = (
        "import sys\n"
        "from ccm_timeline.app.cli import main\n"
        "assert main(['check', 'a.ccmt', '--sources', '.']) == 0\n"
        "heavy = {'PySide6', 'shiboken6', 'numpy', 'pyqtgraph', 'charset_normalizer', 'edtf'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("3 checked: 3 exact\n[]\n", "")


def test_fields_with_a_slip_in_their_name_are_told_and_are_no_fault(folder: Path) -> None:
    tree = json.loads((folder / "a.ccmt").read_bytes())
    tree["sumary"] = "x"
    tree["events"][0]["evidence"][0]["suports"] = "fact"
    (folder / "a.ccmt").write_text(json.dumps(tree))
    status, out, err = run(folder / "a.ccmt", folder)
    assert (status, out) == (0, "3 checked: 3 exact\n")
    first, second = err.splitlines()
    assert first.endswith("note: the format has no field “sumary”; it is kept, and shown nowhere.")
    assert "note: event (departure), evidence (report, " in second
    assert "“suports”" in second
    tree["actors"] += [{"id": f"a{n}", "name": "A", "kind": "x", "typ": 1} for n in range(25)]
    (folder / "a.ccmt").write_text(json.dumps(tree))
    assert run(folder / "a.ccmt", folder)[2].endswith("note: and 7 more such fields.\n")


@pytest.mark.skipif(os.name == "nt", reason="no such pipe there")
@pytest.mark.parametrize("command", ["check", "compare"])
def test_a_reader_who_has_gone_is_told_in_one_line_with_status_2(
    folder: Path, command: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [command, str(folder / "a.ccmt"), "--sources", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "ccm_timeline", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 2
    assert done.stderr.startswith("ccm-timeline: the standard output could not be written: ")
    assert done.stderr.count("\n") == 1
