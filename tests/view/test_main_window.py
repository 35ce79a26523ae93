"""The window: what it shows, asks for and keeps, without any document."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.model.choices import ThemeChoice
from ccm_timeline.view.commands import Scope, Situation, Submenu
from ccm_timeline.view.comparing.leaf import Leaf
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import LONGEST_TITLE, MainWindow
from ccm_timeline.view.palette import DARK, LIGHT
from ccm_timeline.view.recent_menu import RecentMenu
from ccm_timeline.view.sizes import NARROWEST_PANEL, SMALLEST, panel_width, window_size

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NASTY = "<img src=x> & <b>b</b> &lt;"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    made.furnish()
    qtbot.addWidget(made)
    return made


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag over the window, and let go where that is allowed."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 200), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 200), copy, data, left, none))
    return entering.isAccepted()


def test_the_empty_window_says_that_it_stands_on_the_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.painted):
        window.show()


def test_a_workspace_takes_the_place_of_the_empty_ground(window: MainWindow) -> None:
    workspace = QWidget()
    window.put_in(workspace)
    assert window.centralWidget() is workspace


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Lithuania", "Lithuania — CCM Timeline"),
        (NASTY, f"{NASTY} — CCM Timeline"),
        ("a\n\tb\x00\u202ec\u2066", "a b⟨U+0000⟩⟨U+202E⟩c⟨U+2066⟩ — CCM Timeline"),
        ("x" * 10_000, "x" * LONGEST_TITLE + "… — CCM Timeline"),
        ("\u200b ", "⟨U+200B⟩ — CCM Timeline"),
        (" \n", "CCM Timeline"),
    ],
    ids=["plain", "nasty", "controls", "endless", "hidden", "empty"],
)
def test_the_title_is_the_documents_in_one_short_line(
    window: MainWindow, title: str, shown: str
) -> None:
    window.show_title(title)
    assert window.windowTitle() == shown


def test_a_title_with_qts_mark_for_changes_is_shown_as_it_is(window: MainWindow) -> None:
    window.show_title("notes [*]")
    window.show()
    assert window.windowTitle() == "notes [*][*] — CCM Timeline"
    assert window.windowHandle().title().startswith("notes [*] — CCM Timeline")


def test_a_document_that_takes_long_is_announced_and_then_forgotten(window: MainWindow) -> None:
    window.show_title("Before")
    window.show_waiting("large.ccmt")
    assert window.windowTitle() == "Opening large.ccmt …"
    window.show_waiting(None)
    assert window.windowTitle() == "Before — CCM Timeline"


def test_a_dropped_file_is_asked_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a & ž #1 100%.ccmt"
    path.write_text("", encoding="utf-8")
    with qtbot.waitSignal(window.open_requested) as told:
        assert drop(window, dragged(QUrl.fromLocalFile(str(path))))
    assert told.args == [path]


def test_a_dropped_folder_is_taken_for_source_texts(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.sources_requested) as told:
        assert drop(window, dragged(QUrl.fromLocalFile(str(tmp_path))))
    assert told.args == [tmp_path]


@pytest.mark.parametrize("names", [["page.TXT"], ["a.txt", "b"]], ids=["one", "several"])
def test_dropped_text_files_are_taken_for_source_texts(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, names: list[str]
) -> None:
    paths = [tmp_path / name for name in names]
    with qtbot.waitSignal(window.source_files_requested) as told:
        assert drop(window, dragged(*(QUrl.fromLocalFile(str(path)) for path in paths)))
    assert told.args == [paths]


@pytest.mark.parametrize(
    ("names", "said"),
    [(["-a.CCMT", "ž.ccmt"], "several_requested"), (["a.ccmt", "b.txt"], "mixture_dropped")],
    ids=["several", "mixture"],
)
def test_timelines_that_are_dropped_are_never_taken_for_source_texts(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, names: list[str], said: str
) -> None:
    paths = [tmp_path / name for name in names]
    wrong = window.source_files_requested
    with qtbot.waitSignal(getattr(window, said)) as told, qtbot.assertNotEmitted(wrong):
        assert drop(window, dragged(*(QUrl.fromLocalFile(str(path)) for path in paths)))
    assert told.args == ([paths] if said == "several_requested" else [])


def test_what_is_no_local_file_is_not_taken(window: MainWindow, tmp_path: Path) -> None:
    file = QUrl.fromLocalFile(str(tmp_path / "a"))
    assert not drop(window, dragged(QUrl("https://example.org/a.ccmt")))
    assert not drop(window, dragged(file, QUrl("https://example.org/b.txt")))
    assert not drop(window, QMimeData())
    words = QMimeData()
    words.setText("/etc/passwd")
    assert not drop(window, words)


@pytest.mark.parametrize("screen", [QSize(800, 600), QSize(1366, 768), QSize(3840, 2160)], ids=str)
@pytest.mark.parametrize("saved", [None, QSize(50, 50), QSize(1200, 700), QSize(9000, 9000)])
def test_the_window_fits_every_screen(saved: QSize | None, screen: QSize) -> None:
    size = window_size(saved, screen)
    assert size.boundedTo(screen) == size
    assert size.expandedTo(SMALLEST) == size


def test_a_size_that_fits_is_kept() -> None:
    assert window_size(QSize(1200, 700), QSize(1920, 1080)) == QSize(1200, 700)


@pytest.mark.parametrize("window_width", [640, 800, 1366, 3840])
@pytest.mark.parametrize("saved", [None, 10, 400, 5000])
def test_the_panel_leaves_the_timeline_half_of_the_window(
    saved: int | None, window_width: int
) -> None:
    width = panel_width(saved, window_width)
    assert NARROWEST_PANEL <= width <= max(window_width // 2, NARROWEST_PANEL)


def test_the_size_is_restored_and_kept(window: MainWindow) -> None:
    window.restore(QSize(700, 500), maximised=False)
    assert window.kept_size() == window.size() == QSize(700, 500)


def test_a_maximised_window_keeps_the_size_to_come_back_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.restore(QSize(700, 500), maximised=True)
    window.show()
    qtbot.waitExposed(window)
    assert window.isMaximized()
    assert window.kept_size() == QSize(700, 500)


def test_the_tool_bar_cannot_be_lost(window: MainWindow) -> None:
    assert window.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    assert not window.findChild(QToolBar).isMovable()


def test_the_whole_tool_bar_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    assert window.findChild(QToolBar).sizeHint().width() <= 800


def test_files_open_lately_stand_in_their_menu_as_plain_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    menu = window.actions_.submenu(Submenu.RECENT)
    recent = RecentMenu(menu)
    recent.show(["/home/ž/a & b.ccmt", "/tmp/" + "x" * 500 + ".ccmt"])
    first, second, line, last = menu.actions()
    assert first.text() == "a && b.ccmt — /home/ž"
    assert len(second.text()) < 200
    assert line.isSeparator()
    assert last is window.actions_["forget-recent"]
    with qtbot.waitSignal(recent.chosen) as told:
        first.trigger()
    assert told.args == [Path("/home/ž/a & b.ccmt")]
    recent.show([])
    assert menu.actions() == [last]


def test_nothing_in_the_window_guesses_rich_text(window: MainWindow) -> None:
    assert not [
        label
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]


def has_colour(widget: QWidget, colour: str) -> bool:
    image = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_colours_change_while_the_program_runs(
    qapp: QApplication, qtbot: QtBot, window: MainWindow
) -> None:
    before, font = qapp.palette(), qapp.font()
    looks = Looks(qapp, ThemeChoice.LIGHT)
    window.show()
    try:
        assert looks.palette is LIGHT
        with qtbot.waitSignal(looks.changed) as told:
            looks.choose(ThemeChoice.DARK)
        assert told.args == [DARK]
        # Qt tells its widgets with the next round of events.
        qtbot.waitUntil(lambda: window.palette().window().color() == QColor(DARK.panel))
        qtbot.waitUntil(lambda: has_colour(window.findChild(QToolBar), DARK.ink))
        with qtbot.assertNotEmitted(looks.changed):
            looks.choose(ThemeChoice.DARK)
        looks.choose(ThemeChoice.SYSTEM)
        assert looks.palette in (LIGHT, DARK)
    finally:
        qapp.styleHints().unsetColorScheme()
        looks.deleteLater()
        qapp.setPalette(before)
        qapp.setFont(font)


def test_what_the_tool_bar_has_no_room_for_is_offered_in_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(320, 400)
    window.show()
    (more,) = [b for b in window.findChildren(QToolButton) if b.accessibleName() == "More"]
    qtbot.waitUntil(more.isVisible)
    assert more.text() == "»"


def test_text_grows_and_comes_back(qapp: QApplication, qtbot: QtBot) -> None:
    before, palette = qapp.font(), qapp.palette()
    page = Leaf("A page")
    qtbot.addWidget(page)
    words = QLabel("Words", page)
    page.body.addWidget(words)
    page.show()
    looks = Looks(qapp, ThemeChoice.LIGHT)
    looks.resize_text(100)
    try:
        normal = qapp.font().pointSizeF()
        looks.resize_text(150)
        assert qapp.font().pointSizeF() == pytest.approx(1.5 * normal)
        assert words.font().pointSizeF() == pytest.approx(1.5 * normal), "below a style sheet, too"
        looks.resize_text(100)
        assert qapp.font().pointSizeF() == pytest.approx(normal)
    finally:
        looks.deleteLater()
        qapp.setFont(before)
        qapp.setPalette(palette)


def test_commands_follow_the_situation(window: MainWindow) -> None:
    assert not window.actions_["export"].isEnabled()
    window.actions_.follow(Situation(has_timeline=True))
    assert window.actions_["export"].isEnabled()


def test_a_plain_key_in_an_open_menu_is_no_command_of_the_timeline(
    window: MainWindow, qtbot: QtBot
) -> None:
    """F folds a lane on the timeline; in the file menu no entry has it, and nothing happens."""
    ground = QWidget()
    ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.put_in(ground)
    actions = window.actions_
    actions.attach(Scope.TIMELINE, ground)
    actions.follow(Situation(has_timeline=True, has_events=True, has_selection=True))
    folded = QSignalSpy(actions["fold"].triggered)
    window.show()
    window.activateWindow()
    ground.setFocus()
    qtbot.waitUntil(ground.hasFocus)
    qtbot.keyClick(ground, Qt.Key.Key_F)
    assert folded.count() == 1
    menu = window.menuBar().actions()[0].menu()
    menu.popup(window.mapToGlobal(QPoint(5, 5)))
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F)
    menu.close()
    assert folded.count() == 1
