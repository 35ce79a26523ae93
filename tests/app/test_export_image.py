"""The command `export` with pictures: decoded, of the right size, told of, and replaced whole."""

from __future__ import annotations

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from ccm_timeline.app import cli
from ccm_timeline.app.arguments import Export, read_arguments
from ccm_timeline.app.picture_options import PictureOptions
from ccm_timeline.app.usage import UsageError
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.choices import Cards, PictureTheme
from ccm_timeline.model.days import day_of
from ccm_timeline.model.picture import PagePart, Span
from ccm_timeline.model.sheets import SHEETS
from ccm_timeline.model.stances import StanceValue
from ccm_timeline.view.palette import DARK, LIGHT, PAPER
from tests.builders import document, event, full_document, quote_at, theme

SMALL = ("--size", "640x400")


def run(*arguments: str | Path) -> int:
    """Export within this process, which has an application without a display."""
    return cli.main(["export", *map(str, arguments)])


def options_of(*arguments: str) -> PictureOptions:
    request = read_arguments(["export", "-o", "a.png", *arguments])
    assert isinstance(request, Export)
    return request.picture


@pytest.fixture
def file(tmp_path: Path, qapp: object) -> Path:
    path = tmp_path / "a story.ccmt"
    write_document(path, full_document())
    return path


# What is asked for.


def test_the_options_are_one_frozen_wish() -> None:
    asked = options_of(
        *("--size", "a3", "--theme", "paper", "--cards", "title", "--from", "2024-22"),
        *("--to", "2025", "--only-stance", "opposes,regrets", "--without", "key,date"),
        *("--pages", "3", "--scale-factor", "2", "--alt", "--events", "a, b"),
    )
    wish = asked.wish
    assert (wish.sheet, wish.theme, wish.cards) == (
        SHEETS["a3"],
        PictureTheme.PAPER,
        Cards.TITLE,
    )
    assert wish.stretch == Span(day_of(2024, 6, 1), day_of(2025, 12, 31))
    assert wish.chosen.stances == {StanceValue.OPPOSES, StanceValue.REGRETS}
    assert wish.parts.isdisjoint({PagePart.KEY, PagePart.DATE})
    assert wish.has(PagePart.TITLE)
    assert (wish.pages, asked.factor, asked.alt, wish.events) == (3, 2, True, {"a", "b"})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--size", "9x9"), "320 to 16384"),
        (("--size", "poster"), "slide-16x9"),
        (("--from", "2025", "--to", "2024"), "later"),
        (("--from", "soon"), "--from"),
        (("--to", "../2024"), "open end"),
        (("--without", "cover"), "“cover”"),
        (("--pages", "0"), "1 to 40"),
        (("--only-stance", "loves"), "“loves”"),
    ],
)
def test_a_mistake_is_told_in_its_own_words(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        options_of(*arguments)
    assert words in str(caught.value)


# What is written.


def test_without_a_display_every_letter_of_a_name_is_kept_and_no_widget_is_loaded(
    tmp_path: Path,
) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    out = tmp_path / ("two 'words' “ž” %s " + "n" * 172 + ".png")
    assert len(out.name.encode()) == 200
    code = (
        "import sys\n"
        "from ccm_timeline.app.cli import main\n"
        f"done = main(['export', '-o', {str(out)!r}, '--size', '1280x720'])\n"
        "bad = [n for n in sys.modules if n.split('.')[0] == 'pyqtgraph' or "
        "n in ('PySide6.QtWidgets', 'PySide6.QtNetwork')]\n"
        "sys.exit(repr(bad) if bad else done)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.pixelColor(3, 3) == QColor(LIGHT.ground)
    assert image.text("Title") == "Lithuania and the Convention on Cluster Munitions"
    assert "events have no card" in done.stderr
    assert str(tmp_path).encode() not in out.read_bytes()


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK), ("paper", PAPER)])
def test_a_theme_has_its_ground(file: Path, name: str, palette: object) -> None:
    out = file.with_name("a.png")
    assert run(file, "-o", out, *SMALL, "--theme", name) == 0
    assert QImage(str(out)).pixelColor(3, 3) == QColor(palette.ground)


def test_several_formats_and_the_words_are_written_in_one_call(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [part for end in ("png", "jpg", "webp", "svg", "pdf") for part in ("-o", f"o.{end}")]
    said = [str(file.with_name(part)) if "." in part else part for part in said]
    assert run(file, *said, *SMALL, "--alt") == 0
    for end in ("png", "jpg", "webp"):
        image = QImage(str(file.with_name(f"o.{end}")))
        assert (image.width(), image.height()) == (640, 400)
    assert file.with_name("o.pdf").read_bytes().startswith(b"%PDF-")
    assert b"<svg " in file.with_name("o.svg").read_bytes()
    assert file.with_name("o.txt").read_text("utf-8").startswith("A test\n")
    assert capsys.readouterr().out == ""


def test_pages_are_files_with_numbers(file: Path) -> None:
    out = file.with_name("wide.png")
    assert run(file, "-o", out, *SMALL, "--pages", "2") == 0
    names = sorted(path.name for path in file.parent.glob("*.png"))
    assert names == ["wide-1.png", "wide-2.png"]


def test_a_card_is_a_picture_of_one_event(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("card.svg")
    assert run(file, "-o", out, "--as", "card", "--event", "departure", "--size", "square") == 0
    assert "“We regret nothing”" in out.read_text("utf-8")
    assert run(file, "-o", out, "--as", "card") == 2
    assert "--event" in capsys.readouterr().err


def test_a_factor_has_as_many_more_pixels(file: Path) -> None:
    out = file.with_name("twice.png")
    assert run(file, "-o", out, *SMALL, "--scale-factor", "2") == 0
    assert QImage(str(out)).width() == 1280


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--events", "gone"), "“gone”"),
        (("--only-theme", "gone"), "“gone”"),
        (("--from", "1800", "--to", "1801"), "no event"),
        (("-o", "no/such/folder/b.png"), "could not be written"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line_and_the_old_file_stays(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    out = file.with_name("old.png")
    out.write_bytes(b"old")
    said = arguments if "-o" in arguments else ("-o", out, *arguments)
    assert run(file, *said, *SMALL) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert words in told[0]
    assert out.read_bytes() == b"old"
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_a_full_disk_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = file.with_name("old.pdf")
    out.write_bytes(b"old")

    class FullDisk(io.FileIO):
        def write(self, data: object, /) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda handle, mode: FullDisk(handle, mode))
    assert run(file, "-o", out, *SMALL) == 2
    assert capsys.readouterr().err.endswith("could not be written: No space left on device\n")
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in file.parent.iterdir()) == ["a story.ccmt", "old.pdf"]


def test_an_image_that_is_replaced_keeps_its_permissions(file: Path) -> None:
    out = file.with_name("old.png")
    out.write_bytes(b"old")
    out.chmod(0o640)
    assert run(file, "-o", out, *SMALL) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert QImage(str(out)).width() == 640


def test_the_words_beside_a_picture_never_replace_the_document(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = file.rename(file.with_name("story.txt"))
    before = named.read_bytes()
    assert run(named, "-o", named.with_name("story.png"), *SMALL, "--alt") == 2
    assert "the document itself" in capsys.readouterr().err
    assert named.read_bytes() == before


def test_hostile_texts_stay_texts(file: Path) -> None:
    hostile = '<img src="x.png"><script>&lt;\u202e]]>'
    events = tuple(event(id=f"e{n}", title=hostile + str(n)) for n in range(3))
    made = document(
        title=hostile * 40,
        events=events,
        quotes=(quote_at(event="e0"),),
        themes=(theme(name=hostile * 40),),
    )
    write_document(file, made)
    out = file.with_name("a.svg")
    assert run(file, "-o", out, "-o", file.with_name("a.png"), *SMALL) == 0
    text = out.read_text("utf-8")
    assert "<img" not in text
    assert "<script" not in text
    assert "&lt;img" in text
