"""The page for a browser: all of the document in it, nothing else, and nothing from elsewhere."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import asdict

from ccm_timeline.app import cli
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.webpage.drawing import drawing_of
from ccm_timeline.app.webpage.grades import Grades, grades_in
from ccm_timeline.app.webpage.page import EARLY, SCRIPTS, STYLE, PageChoices, web_page
from ccm_timeline.files.reader import read_document
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words
from ccm_timeline.view.palette import DARK, LIGHT, Palette
from tests.app.webpages import DAY, Parsed, hash_of
from tests.builders import TEXT, document, full_document, quote_at
from tests.files.formats.timelines import DATES, HOSTILE, full, on, timelines, titled

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "resources" / "page"
PLAIN = PageChoices(Grades(DAY))


def parsed(timeline: Timeline) -> Parsed:
    return Parsed(web_page(timeline, PLAIN).data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return Timeline(read_document(shipped_timeline()))


def test_only_what_the_page_was_written_with_may_run(shipped: Timeline) -> None:
    page = parsed(shipped)
    policy = page.policy()
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == [hash_of(script) for script in page.scripts]
    assert policy["style-src"] == [hash_of(style) for style in page.styles]
    assert set(policy) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    names = {name for _, name, _ in page.attributes}
    assert not names & {"style", "src", "srcset", "action", "background"}
    assert not [name for name in names if name.startswith("on")]
    assert not page.tags.keys() & {"link", "img", "iframe", "object", "base", "form"}


def test_the_scripts_make_no_markup_and_ask_for_nothing() -> None:
    code = "".join((PAGE / name).read_text("utf-8") for name in (EARLY, *SCRIPTS))
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|\bFunction\(|fetch\("
    assert not re.search(forbidden + r"|XMLHttp|WebSocket|import\(|https?:|localStorage", code)
    assert not re.search(r"url\(|@import|@font-face", (PAGE / STYLE).read_text("utf-8"))


def test_the_page_is_made_of_all_its_files_and_small() -> None:
    """They are installed by the pattern of pyproject.toml, which takes all of `resources`."""
    assert {path.name for path in PAGE.iterdir()} == {"page.html", STYLE, EARLY, *SCRIPTS}
    assert sum(path.stat().st_size for path in PAGE.iterdir()) < 400_000
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert setup["package-data"]["ccm_timeline.resources"] == ["**/*"]
    for path in PAGE.iterdir():
        assert len(path.read_text("utf-8").splitlines()) < 300, path.name


def test_every_text_of_the_shipped_timeline_can_be_read_without_a_script(
    shipped: Timeline,
) -> None:
    text = squeezed(parsed(shipped).text)
    for event, when in zip(shipped.events, shipped.whens, strict=True):
        assert event.title in text
        assert capitalised(in_words(when)) in text
        assert squeezed(event.summary or "") in text
    for quote in shipped.document.quotes:
        assert squeezed(quote.exact) in text
    for item in shipped.document.disagreements:
        assert squeezed(item.question) in text
        assert all(squeezed(side.claim) in text for side in item.positions)
    for stance in shipped.document.stances:
        assert squeezed(stance.note or "") in text


def test_each_event_has_its_address(shipped: Timeline) -> None:
    page = parsed(shipped)
    ids = [event.id for event in shipped.events]
    assert [
        value for tag, name, value in page.attributes if (tag, name) == ("article", "id")
    ] == ids
    assert [link for link in page.attribute("href") if link[1:] in ids] == [f"#{id}" for id in ids]


def test_links_lead_to_the_web_alone_and_are_shown_in_full() -> None:
    page = parsed(full())
    assert "https://example.org/a" in page.text
    assert page.attribute("rel") == ["noopener noreferrer"]
    source = full_document().sources[0]
    for address in ("javascript:alert(1)", "https://a.example/\u202egpj", "file:///etc/passwd"):
        changed = type(source)(**{name: getattr(source, name) for name in source.__struct_fields__}
                               | {"url": address})  # fmt: skip
        page = parsed(Timeline(document(sources=(changed,))))
        assert visible(address) in page.text
        assert address not in page.attribute("href")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    page, plain = parsed(titled(text)), parsed(titled("A title"))
    assert page.tags == plain.tags
    assert page.comments == 0
    assert squeezed(visible(text)) in squeezed(page.text)
    assert page.data["events"]["title"] == [squeezed(visible(text))]
    assert page.policy() == plain.policy()


@settings(max_examples=12, deadline=None)
@given(timelines())
def test_any_timeline_becomes_a_page_that_says_all_of_it(timeline: Timeline) -> None:
    page = parsed(timeline)
    text = squeezed(page.text)
    for event in timeline.events:
        assert squeezed(visible(event.title)) in text
    for quote in timeline.document.quotes:
        assert squeezed(quote.exact) in text
    assert len(page.scripts) == len(SCRIPTS) + 1
    assert page.data["events"]["id"] == [event.id for event in timeline.events]


def test_days_and_marks_are_those_of_the_dates() -> None:
    timeline = on(*DATES)
    drawn = drawing_of(timeline, Grouping.THEME, None)
    events = drawn["events"]
    assert isinstance(events, dict)
    for when, first, last in zip(timeline.whens, events["start"], events["end"], strict=True):
        assert first == when.earliest
        assert last == (None if when.latest is None else when.latest + 1)
    begin = drawing_of(on("2008", "2024-07", "2025-03-06"), Grouping.NONE, ScaleKind.STEPS)
    assert begin["start"] == {"lanes": "none", "scale": "steps"}
    assert list(begin["ticks"].values()) == ["2008", "Jul", "6 Mar"]  # type: ignore[attr-defined]


def test_the_same_timeline_gives_the_same_bytes_without_a_name_of_this_machine(
    shipped: Timeline,
) -> None:
    first, again = web_page(shipped, PLAIN), web_page(shipped, PLAIN)
    assert first == again
    assert str(Path.home()).encode() + b"/" not in first.data
    assert str(ROOT).encode() not in first.data


def test_the_badge_says_what_was_found_and_when(tmp_path: Path) -> None:
    document_ = document(quotes=(quote_at(), quote_at(id="else", start=3, end=18)))
    (tmp_path / "report.txt").write_text(TEXT, "utf-8", newline="")
    page = Parsed(
        web_page(Timeline(document_), PageChoices(grades_in(document_, tmp_path, DAY))).data
    )
    assert "✓ found word for word in the source text (checked on 22 November 2026)" in page.text
    assert "! found word for word, but at another place" in page.text
    assert "not checked here" not in page.text
    (tmp_path / "report.txt").write_text(TEXT + "More.", "utf-8", newline="")
    changed = grades_in(document_, tmp_path, DAY)
    assert changed.badge(document_.quotes[0])[0] == "bad"


def test_a_quotation_that_nobody_looked_for_is_not_checked(tmp_path: Path) -> None:
    document_ = document()
    for grades in (Grades(DAY), grades_in(document_, tmp_path, DAY)):
        exported = web_page(Timeline(document_), PageChoices(grades))
        page = Parsed(exported.data)
        assert "not checked here" in page.text
        assert "found word for word" not in page.text
        assert "1 quotation that it was not checked" in exported.left_out[-1]


def colours(selector: str) -> dict[str, str]:
    """The colours that a rule of the style sheet gives."""
    style = (PAGE / STYLE).read_text("utf-8")
    rule = style[style.index(f"{selector} {{") :].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", rule))


@pytest.mark.parametrize(
    ("selector", "palette"),
    [
        (":root", LIGHT),
        (':root[data-theme="dark"]', DARK),
        ('    :root:not([data-theme="light"])', DARK),
    ],
)
def test_the_colours_are_those_of_the_program(selector: str, palette: Palette) -> None:
    known = {name.replace("_", "-"): value for name, value in asdict(palette).items()}
    found = colours(selector)
    assert len(found) > 15
    assert {name: known[name] for name in found} == found


def test_the_command_line_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "a.ccmt", tmp_path / "page “ž” %.HTML"
    write_document(file, full_document())
    (tmp_path / "report.txt").write_text(TEXT, "utf-8", newline="")
    arguments = ["export", str(file), "-o", str(out), "--sources", str(tmp_path)]
    assert cli.main([*arguments, "--lanes", "source", "--scale", "true"]) == 0
    page = Parsed(out.read_bytes())
    assert page.data["start"] == {"lanes": "source", "scale": "true"}
    assert "found word for word in the source text (checked on" in page.text
    assert capsys.readouterr().err == ""
    assert cli.main(["export", str(file), "-o", str(out)]) == 0
    assert "not checked; --sources DIR" in capsys.readouterr().err


def test_writing_a_page_needs_no_qt(tmp_path: Path) -> None:
    script = """
import sys
from ccm_timeline.app import cli
assert cli.main(["export", "-o", sys.argv[1]]) == 0
print(*(name for name in sys.modules if name.startswith(("PySide6", "pyqtgraph", "shiboken"))))
"""
    command = [sys.executable, "-c", script, str(tmp_path / "a.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
