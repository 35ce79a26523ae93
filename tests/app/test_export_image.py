"""Images of a timeline: decoded, of the right size, whole, and replaced whole."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from ccm_timeline.app.export_command import picture_of
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paint.page import Page, PageChoice
from ccm_timeline.view.palette import DARK, LIGHT
from tests.builders import document, event, theme


def export(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would who has no display."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    return subprocess.run(
        [sys.executable, "-m", "ccm_timeline", "export", *map(str, arguments)],
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_shipped_timeline_is_written_without_a_display(tmp_path: Path) -> None:
    out = tmp_path / "two words ž %.png"
    done = export("-o", out, "--size", "1280x720")
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.pixelColor(3, 3) == QColor(LIGHT.ground)
    assert image.text("Title") == "Lithuania and the Convention on Cluster Munitions"


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_is_drawn_in_both_themes(qapp: object, grouping: Grouping) -> None:
    timeline = Timeline(document())
    for palette in (LIGHT, DARK):
        choice = PageChoice(palette, grouping)
        image = QImage.fromData(picture_of(timeline, choice, (900, 600)))
        assert image.pixelColor(3, 3) == QColor(palette.ground)
        assert len({image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 600, 3)}) > 20


def test_the_same_page_is_the_same_bytes(qapp: object) -> None:
    timeline, choice = Timeline(document()), PageChoice(LIGHT)
    assert picture_of(timeline, choice, (800, 450)) == picture_of(timeline, choice, (800, 450))


def test_a_page_of_twice_the_size_has_the_same_layout(qapp: object) -> None:
    timeline, choice = Timeline(document()), PageChoice(LIGHT)
    assert Page(timeline, choice, 960, 540).scene == Page(timeline, choice, 1920, 1080).scene


def test_an_old_image_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    out = tmp_path / "old.png"
    out.write_bytes(b"old")
    (tmp_path / "broken.ccmt").write_text("{")
    done = export(tmp_path / "broken.ccmt", "-o", out)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_image_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "old.png"
    out.write_bytes(b"old")
    out.chmod(0o640)
    assert export("-o", out, "--size", "640x400").returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert QImage(str(out)).width() == 640


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "no/such/folder/a.png"),
        ("-o", "a.tiff"),
        ("-o", "a.png", "--size", "9x9"),
        ("-o", "a.png", "--lanes", "colour"),
        ("gone.ccmt", "-o", "a.png"),
        (),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = export(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_hostile_texts_are_drawn_and_load_nothing(tmp_path: Path) -> None:
    hostile = '<img src="x.png"><b>&lt;\u202e'
    events = tuple(event(id=f"e{n}", title=hostile + str(n)) for n in range(3))
    made = document(
        title=hostile * 400, events=events, quotes=(), themes=(theme(name=hostile * 400),)
    )
    file = tmp_path / "hostile.ccmt"
    write_document(file, made)
    done = export(file, "-o", tmp_path / "a.png", "--size", "800x600")
    assert (done.returncode, done.stderr) == (0, "")
