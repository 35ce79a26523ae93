"""The whole window: documents opened, refused and remembered, commands by real keys."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from ccm_timeline.app.document_desk import DocumentDesk
from ccm_timeline.app.facts import LICENCES, facts
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.view.about import AboutDialog
from ccm_timeline.view.attaching import SourcesDialog
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.help import HelpWindow
from ccm_timeline.view.palette import DARK
from ccm_timeline.view.signs import SignsWindow
from ccm_timeline.view.workspace import Workspace
from tests.app.conftest import Program, Said
from tests.builders import TEXT, document, document_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def write(path: Path, *dates: str, **fields: Any) -> Path:
    path.write_bytes(msgspec.json.encode(document_on(*dates, **fields)))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "a & ž.ccmt", "2024-07", "2025-03-06", "2025-04", title="Three dates")


def wait_for_title(program: Program, words: str) -> None:
    program.qtbot.waitUntil(lambda: program.window.windowTitle().startswith(words), timeout=10_000)


def view_of(program: Program) -> tuple[float, float]:
    viewport = program.session.viewport
    return round(viewport.left, 4), round(viewport.right, 4)


def press(program: Program, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is, as soon as the window is the one that has it."""
    program.window.activateWindow()
    program.qtbot.waitUntil(lambda: program.window.isAncestorOf(QApplication.focusWidget()))
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget(), key, held)


# Opening.


def test_without_a_file_the_shipped_timeline_opens(program: Program) -> None:
    program.begin()
    assert (
        program.window.windowTitle() == f"{program.session.timeline.document.title} — CCM Timeline"
    )
    assert program.session.path is None
    assert len(program.session.timeline) >= 35
    assert program.store.settings.recent == ()


def test_a_file_opens_and_is_remembered(program: Program, file: Path) -> None:
    program.begin(file)
    assert program.window.windowTitle() == "Three dates — CCM Timeline"
    assert program.session.path == file
    assert program.store.settings.recent == (str(file),)


def test_another_document_takes_the_place_of_the_first(
    program: Program, file: Path, tmp_path: Path
) -> None:
    program.begin(file)
    program.session.select("event-1")
    program.window.open_requested.emit(write(tmp_path / "b.ccmt", "1997", title="Another"))
    wait_for_title(program, "Another")
    assert len(program.session.timeline) == 1
    assert program.session.selected_id is None
    assert program.store.settings.recent == (str(tmp_path / "b.ccmt"), str(file))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"{}",
        b"[" * 5000,
        b'{"format": "ccm-timeline", "version": 1}',
        b"<html><img src=x></html>",
    ],
    ids=["empty", "bytes", "object", "deep", "lacking", "html"],
)
def test_a_refused_file_is_told_in_one_sentence_and_what_was_open_stays(
    program: Program, said: Said, file: Path, tmp_path: Path, content: bytes
) -> None:
    program.begin(file)
    program.session.select("event-2")
    bad = tmp_path / "bad.ccmt"
    bad.write_bytes(content)
    program.window.open_requested.emit(bad)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    ((sentence, details),) = said
    assert "bad.ccmt" in sentence
    assert "was not opened" in sentence
    assert details
    assert program.session.path == file
    assert program.session.selected_id == "event-2"
    assert program.window.windowTitle() == "Three dates — CCM Timeline"


def test_who_opens_a_source_text_is_told_how_it_is_attached(
    program: Program, said: Said, file: Path, tmp_path: Path
) -> None:
    program.begin(file)
    article = tmp_path / "article.txt"
    article.write_text("By our correspondent", encoding="utf-8")
    program.window.open_requested.emit(article)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    ((sentence, _),) = said
    assert "“article.txt” was not opened" in sentence
    assert sentence.endswith("If it is a source text, attach it with Sources › Source texts…")
    assert program.store.settings.recent == (str(file),)


@pytest.mark.parametrize("name", ["there-is-none.ccmt", ""], ids=["missing", "folder"])
def test_a_first_file_that_is_refused_leaves_the_shipped_timeline_open(
    program: Program, said: Said, tmp_path: Path, name: str
) -> None:
    program.begin(tmp_path / name)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert len(said) == 1
    assert program.session.path is None
    assert program.window.windowTitle().endswith("— CCM Timeline")


def test_every_problem_of_a_document_stands_in_the_details(
    program: Program, said: Said, file: Path, tmp_path: Path
) -> None:
    program.begin(file)
    bad = write(tmp_path / "bad.ccmt", "2025-13", "someday")
    program.window.open_requested.emit(bad)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert len(said[0][1].splitlines()) >= 2


def test_a_document_of_a_newer_version_opens_and_says_so(
    program: Program, said: Said, tmp_path: Path
) -> None:
    newer = write(tmp_path / "newer.ccmt", "2025", title="Of tomorrow", version=2)
    program.begin(newer)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "newer version" in said[0][0]
    assert program.session.timeline.document.title == "Of tomorrow"


def test_the_open_dialog_opens_what_is_chosen(program: Program, file: Path) -> None:
    program.begin()
    program.trigger("open")
    dialog = program.window.findChild(QFileDialog)
    assert dialog.isVisible()
    assert dialog.nameFilters()[0].endswith("(*.ccmt)")
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    wait_for_title(program, "Three dates")


def test_the_shipped_timeline_can_be_opened_again(program: Program, file: Path) -> None:
    program.begin(file)
    program.trigger("open-shipped")
    wait_for_title(program, "Lithuania")
    assert program.session.path is None


# Files open lately.


def recent_entries(program: Program) -> list[str]:
    menu = program.desk._documents._recent._menu
    return [a.text() for a in menu.actions() if not a.isSeparator()]


def test_a_recent_file_opens_from_its_menu(program: Program, file: Path, tmp_path: Path) -> None:
    program.begin(file)
    program.window.open_requested.emit(write(tmp_path / "b.ccmt", "1997", title="Another"))
    wait_for_title(program, "Another")
    assert [name.split(" — ")[0] for name in recent_entries(program)][:2] == [
        "b.ccmt",
        "a && ž.ccmt",
    ]
    program.desk._documents._recent._menu.actions()[1].trigger()
    wait_for_title(program, "Three dates")


def test_a_missing_recent_file_leaves_the_list_with_one_sentence(
    program: Program, said: Said, file: Path
) -> None:
    program.begin(file)
    file.unlink()
    program.desk._documents._recent._menu.actions()[0].trigger()
    assert [words for words, _ in said] == [
        "“a & ž.ccmt” is no longer there, and was taken off the list."
    ]
    assert program.store.settings.recent == ()
    assert len(recent_entries(program)) == 1
    assert program.session.path == file


def test_the_recent_files_can_be_forgotten(program: Program, file: Path) -> None:
    program.begin(file)
    program.trigger("forget-recent")
    assert program.store.settings.recent == ()
    assert not program.window.actions_["forget-recent"].isEnabled()


# Commands.


def test_somebody_carries_out_every_command(program: Program) -> None:
    program.begin()
    done = {
        *program.desk.doers(),
        *program.desk._documents.doers(),
        *program.timeline.doers(),
    }
    assert done == {command.id for command in COMMANDS if command.choice is None}


def test_arrows_go_through_the_events_and_escape_leaves(program: Program, file: Path) -> None:
    program.begin(file)
    assert QApplication.focusWidget() is program.workspace.timeline
    seen = []
    for _ in range(3):
        press(program, Qt.Key.Key_Right)
        seen.append(program.session.selected_id)
    assert seen == ["event-1", "event-2", "event-3"]
    press(program, Qt.Key.Key_Left)
    assert program.session.selected_id == "event-2"
    press(program, Qt.Key.Key_Escape)
    assert program.session.selected_id is None


def test_keys_zoom_in_out_to_the_event_and_back(program: Program, file: Path) -> None:
    program.begin(file)
    whole = view_of(program)
    press(program, Qt.Key.Key_Plus)
    assert view_of(program) != whole
    press(program, Qt.Key.Key_Minus)
    press(program, Qt.Key.Key_Home)
    assert view_of(program) == whole
    press(program, Qt.Key.Key_Right)
    press(program, Qt.Key.Key_Return)
    assert view_of(program) != whole
    press(program, Qt.Key.Key_Home)
    assert view_of(program) == whole


def test_the_list_keeps_its_own_keys(program: Program, file: Path) -> None:
    program.begin(file)
    press(program, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.workspace.events.isVisible()
    assert program.workspace.events.isAncestorOf(QApplication.focusWidget()) or (
        QApplication.focusWidget() is program.workspace.events
    )
    whole = program.session.viewport
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Home)
    assert program.session.selected_id == "event-1"
    assert program.session.viewport == whole
    press(program, Qt.Key.Key_Return)
    assert program.session.viewport != whole
    press(program, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not program.workspace.events.isVisible()
    assert QApplication.focusWidget() is program.workspace.timeline


@pytest.mark.parametrize(("key", "grouping"), list(zip("12345", Grouping, strict=True)), ids=str)
def test_keys_choose_the_lanes(program: Program, key: str, grouping: Grouping) -> None:
    program.begin()
    program.session.set_grouping(Grouping.STANCE if grouping is Grouping.THEME else Grouping.THEME)
    press(program, Qt.Key(ord(key)), Qt.KeyboardModifier.ControlModifier)
    assert program.session.grouping is grouping
    assert program.store.settings.grouping is grouping


def test_keys_choose_the_scale_and_the_choice_is_kept(program: Program) -> None:
    program.begin()
    for key, kind in (
        (Qt.Key.Key_T, ScaleKind.TRUE),
        (Qt.Key.Key_S, ScaleKind.STEPS),
        (Qt.Key.Key_E, ScaleKind.ELASTIC),
    ):
        press(program, key, Qt.KeyboardModifier.ShiftModifier)
        assert program.session.scale_kind is kind
        assert program.window.actions_[f"scale-{kind.value}"].isChecked()
        assert program.store.settings.scale is kind


def test_the_scale_is_what_suits_each_document_until_one_is_chosen_and_again_when_asked(
    program: Program, settings_path: Path, tmp_path: Path
) -> None:
    even = write(tmp_path / "even.ccmt", *(f"20{year:02}" for year in range(1, 30)))
    days = (f"2025-03-{day:02}" for day in range(1, 29))
    crowded = write(tmp_path / "crowded.ccmt", "1900", "1950", *days, "2100")

    def shown_after(path: Path) -> tuple[str, str]:
        program.desk.open_file(path)
        program.qtbot.waitUntil(lambda: program.session.path == path, timeout=10_000)
        return told()

    def told() -> tuple[str, str]:
        """What the button says, and which choice is marked in its menu."""
        buttons = program.window.findChildren(QToolButton)
        actions = program.window.actions_
        kinds = ("automatic", *(kind.value for kind in ScaleKind))
        marked = [kind for kind in kinds if actions[f"scale-{kind}"].isChecked()]
        return next(b.text() for b in buttons if b.text().startswith("Scale")), " ".join(marked)

    program.begin(even)
    assert told() == ("Scale: true", "automatic")
    assert shown_after(crowded) == ("Scale: elastic", "automatic")
    program.trigger("scale-true")
    assert told() == ("Scale: true", "true")
    assert shown_after(even) == ("Scale: true", "true")
    assert shown_after(crowded) == ("Scale: true", "true")
    program.trigger("scale-automatic")
    assert told() == ("Scale: elastic", "automatic")
    assert json.loads(settings_path.read_text())["scale"] is None
    assert shown_after(even) == ("Scale: true", "automatic")
    assert shown_after(crowded) == ("Scale: elastic", "automatic")


def test_a_scale_that_nobody_chose_is_not_remembered(program: Program) -> None:
    program.begin()
    assert program.store.settings.scale is None


def test_the_theme_reaches_every_part(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.begin()
    worn: list[object] = []
    for part in (program.workspace.timeline, program.workspace.events, program.workspace.panel):
        monkeypatch.setattr(part, "apply", worn.append)
    program.trigger("theme-dark")
    assert worn == [DARK] * 3
    assert program.store.settings.theme is ThemeChoice.DARK


def test_larger_text_is_remembered(program: Program) -> None:
    program.begin()
    program.trigger("text-larger")
    assert program.store.settings.text_size == 110
    for _ in range(20):
        program.trigger("text-larger")
    assert program.store.settings.text_size == 300
    program.trigger("text-normal")
    program.trigger("text-smaller")
    assert program.store.settings.text_size == 90


def test_all_has_its_place_before_larger_text_is_painted(program: Program) -> None:
    program.begin()
    timeline = program.workspace.timeline
    timeline.finish_movement()
    program.qtbot.waitExposed(program.window)
    program.qtbot.wait(300)  # Until the view has come to rest.
    painted: list[QSize] = []
    seen = timeline.shown_scene
    timeline.shown_scene = lambda: painted.append(timeline.viewport().size()) or seen()
    program.trigger("text-larger")
    program.qtbot.waitUntil(lambda: bool(painted))
    program.qtbot.wait(30)
    assert set(map(QSize.toTuple, painted)) == {timeline.viewport().size().toTuple()}


def test_help_and_about_open_and_close(program: Program) -> None:
    program.begin()
    press(program, Qt.Key.Key_F1)
    page = program.window.findChild(HelpWindow)
    assert page.isVisible()
    page.reject()
    program.trigger("signs")
    signs = program.window.findChild(SignsWindow)
    assert signs.isVisible()
    signs.reject()
    program.trigger("about")
    about = program.window.findChild(AboutDialog)
    assert about.words.text().startswith("CCM Timeline ")
    assert about.words.textFormat() is Qt.TextFormat.PlainText
    assert LICENCES in about.words.text()
    about.copy_button.click()
    assert QApplication.clipboard().text().splitlines() == facts()
    about.reject()


def test_quit_closes_the_window(program: Program) -> None:
    program.begin()
    program.trigger("quit")
    assert not program.window.isVisible()


def test_a_window_that_is_closed_at_once_reads_nothing_more(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    program.desk.begin(None, None)
    program.window.close()
    program.qtbot.wait(600)
    assert program.timeline is None


def test_a_document_that_was_read_too_late_is_dropped(program: Program) -> None:
    program.desk.begin(None, None)
    program.desk._furnish()
    program.desk._open_first()
    program.window.close()
    program.qtbot.wait(300)
    assert program.timeline is None


def test_the_tool_bar_names_the_choices_before_the_rest_of_the_program_is_there(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentDesk, "_furnish", lambda self: None)
    program.store.change(grouping=Grouping.SOURCE, scale=ScaleKind.TRUE)
    program.desk.begin(None, None)
    program.qtbot.waitUntil(lambda: bool(program.window.findChildren(Workspace)), timeout=20_000)
    words = {button.text() for button in program.window.findChildren(QToolButton)}
    assert {"Lanes: source", "Scale: true"} <= words


# What is remembered.


def test_sizes_and_choices_are_there_on_the_next_day(make_program: Any, file: Path) -> None:
    first = make_program().begin(file)
    first.window.resize(780, 700)
    first.trigger("list")
    first.workspace.divide(350, 180)
    first.trigger("lanes-source")
    first.qtbot.waitUntil(lambda: first.workspace.panel_width() == 350)
    height = first.workspace.list_height()
    first.window.close()
    second = make_program().begin(file)
    assert (second.window.width(), second.window.height()) == (780, 700)
    second.qtbot.waitUntil(lambda: second.workspace.panel_width() == 350)
    assert second.workspace.is_list_shown()
    assert second.workspace.list_height() == height
    assert second.window.actions_["list"].isChecked()
    assert second.session.grouping is Grouping.SOURCE


def test_hostile_settings_do_not_keep_the_window_from_opening(
    settings_path: Path, make_program: Any
) -> None:
    settings_path.parent.mkdir()
    settings_path.write_text(
        json.dumps(
            {
                "window_width": 100_000,
                "window_height": 40,
                "panel_width": 100_000,
                "list_height": 100_000,
                "list_visible": True,
                "recent": ["", "\x00", "a" * 100_000, "<img src=x>&"],
                "sources": {"lithuania-ccm": "\x00"},
                "text_size": 300,
            }
        ),
        encoding="utf-8",
    )
    program = make_program().begin()
    screen = program.window.screen().availableSize()
    assert program.window.width() <= max(screen.width(), program.window.minimumSizeHint().width())
    assert program.workspace.timeline.width() >= 200


# Source texts.


def with_sources(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir()
    (folder / "report.txt").write_text(text, encoding="utf-8")
    return folder


def quoted(path: Path) -> Path:
    path.write_bytes(msgspec.json.encode(document()))
    return path


def grades(program: Program) -> dict[str, str]:
    program.qtbot.waitUntil(lambda: bool(program.session.evidence.grades), timeout=10_000)
    return {name: grade.value for name, grade in program.session.evidence.grades.items()}


def test_source_texts_named_at_the_start_are_compared_and_remembered(
    make_program: Any, tmp_path: Path
) -> None:
    folder, file = with_sources(tmp_path / "texts"), quoted(tmp_path / "q.ccmt")
    first = make_program().begin(file, folder)
    assert grades(first) == {"regret": "exact"}
    assert first.store.settings.sources == {"test": str(folder)}
    first.window.close()
    assert grades(make_program().begin(file)) == {"regret": "exact"}


def test_a_dropped_folder_is_compared(program: Program, tmp_path: Path) -> None:
    program.begin(quoted(tmp_path / "q.ccmt"))
    program.window.sources_requested.emit(with_sources(tmp_path / "texts", "something else"))
    assert grades(program) == {"regret": "missing"}


def test_a_folder_without_source_texts_is_told(
    program: Program, said: Said, tmp_path: Path
) -> None:
    program.begin(quoted(tmp_path / "q.ccmt"))
    program.window.sources_requested.emit(tmp_path)
    program.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0][0].startswith("This folder holds none")


def test_the_dialog_asks_for_a_folder(program: Program, tmp_path: Path) -> None:
    program.begin(quoted(tmp_path / "q.ccmt"))
    program.trigger("sources")
    program.window.findChild(SourcesDialog).choose_folder()
    dialog = program.window.findChild(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(with_sources(tmp_path / "texts")))
    dialog.reject()
    assert grades(program) == {"regret": "exact"}


def test_a_remembered_folder_that_is_gone_is_passed_over(
    make_program: Any, said: Said, tmp_path: Path
) -> None:
    folder, file = with_sources(tmp_path / "texts"), quoted(tmp_path / "q.ccmt")
    first = make_program().begin(file, folder)
    grades(first)
    first.window.close()
    (folder / "report.txt").unlink()
    folder.rmdir()
    make_program().begin(file)
    assert said == []


# Export.


def test_the_shipped_document_is_a_file() -> None:
    assert shipped_timeline().is_file()


def test_a_click_on_the_timeline_takes_the_focus_there(program: Program, file: Path) -> None:
    program.begin(file)
    program.trigger("list")
    view = program.workspace.timeline.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    press(program, Qt.Key.Key_Right)
    assert program.session.selected_id == "event-1"
