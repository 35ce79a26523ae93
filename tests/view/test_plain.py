"""Plain labels: text is shown as it is, copied as it is, and cannot break the window."""

import ast
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import ccm_timeline
from ccm_timeline.view import dialogs
from ccm_timeline.view.palette import DARK, LIGHT
from ccm_timeline.view.plain import ONE_LINE_LIMIT, PlainLabel, one_line
from ccm_timeline.view.textflow import Run, shown, units
from ccm_timeline.view.tool_tips import plain_tool_tip, set_plain_tool_tip
from ccm_timeline.view.typefaces import Face

STRANGE = [
    "<img src='file:///etc/passwd'> <b>bold</b> &lt;i&gt; &amp;",
    "one\u2028two\u2029three\r\nfour\rfive\nsix",
    "no\u00a0break\u202fspaces and a soft\u00adhyphen",
    "emoji 👩‍👩‍👧‍👦 🇱🇹 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "bidi \u202eoverride\u202c \u2067isolate\u2069 שלום مرحبا",
    "controls \x00\x07\x1b\x7f\x85\x9b and a tab\there",
    "x" * 10_000,
    "",
    "   spaces around   ",
]
COPY = Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
ALL = Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
offscreen_boxes = pytest.mark.qt_log_ignore("propagateSizeHints")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def label(qtbot: QtBot) -> PlainLabel:
    made = PlainLabel("Word for word, in two or three lines of a narrow label.")
    qtbot.addWidget(made)
    made.resize(160, made.heightForWidth(160))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def come_by_tab(label: PlainLabel) -> None:
    label.clearFocus()
    label.setFocus(Qt.FocusReason.TabFocusReason)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("text", STRANGE)
def test_the_text_is_what_was_given(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert QLabel.text(label) == text
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", [text for text in STRANGE if text])
def test_all_of_it_is_copied_as_it_was_given(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setFocus()
    QTest.keyClick(label, *ALL)
    assert label.selectedText() == text
    QTest.keyClick(label, *COPY)
    assert clipboard() == text


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("face", Face)
def test_what_is_laid_out_has_as_many_units_as_the_text(text: str, face: Face) -> None:
    assert units(shown(Run(text, face))) == units(text)


def test_markup_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    label, same = PlainLabel("<b>&lt;</b>"), PlainLabel("<b>&lt;</b>")
    bold = PlainLabel("<")
    for made in (label, same, bold):
        qtbot.addWidget(made)
        made.resize(200, 30)
    assert picture(label) == picture(same)
    assert picture(label) != picture(bold)


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("width", [12, 40, 300])
def test_no_text_asks_for_more_width_than_there_is(qtbot: QtBot, text: str, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(PlainLabel(text))
    assert layout.minimumSize().width() < 60
    window.resize(width, 100)
    picture(window)


@pytest.mark.parametrize("text", ["x" * 200_000, "two words " * 20_000, "\n" * 10_000])
def test_an_endless_text_is_laid_out_at_once(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text, face=Face.QUOTATION)
    qtbot.addWidget(label)
    start = time.process_time()
    height = label.heightForWidth(300)
    label.resize(300, 400)
    picture(label)
    assert time.process_time() - start < 2, "each line costs more than the one before"
    assert height < 2**24, "Qt has no taller widgets"


def test_a_line_is_never_cut(label: PlainLabel) -> None:
    for width in range(20, 400, 30):
        label.resize(width, label.heightForWidth(width))
        assert label.height() >= label.heightForWidth(label.width())


def test_dragging_the_mouse_selects(label: PlainLabel) -> None:
    QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(0, 4))
    QTest.mouseMove(label, QPoint(158, label.height() - 2))
    QTest.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(158, label.height() - 2))
    assert label.selectedText() == label.text()


def test_a_double_click_selects_a_word(label: PlainLabel) -> None:
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert label.selectedText() == "Word"


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ([(Qt.Key.Key_Right, SHIFT)] * 4, "Word"),
        ([(Qt.Key.Key_Right, SHIFT | Qt.KeyboardModifier.ControlModifier)], "Word "),
        ([(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Right, SHIFT)], "o"),
        ([(Qt.Key.Key_End, SHIFT | Qt.KeyboardModifier.ControlModifier)], None),
    ],
)
def test_the_keyboard_selects(
    label: PlainLabel, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], selected: str | None
) -> None:
    come_by_tab(label)
    for key, modifiers in keys:
        QTest.keyClick(label, key, modifiers)
    assert label.selectedText() == (label.text() if selected is None else selected)


def test_lines_are_walked_by_down_and_up(label: PlainLabel) -> None:
    come_by_tab(label)
    QTest.keyClick(label, Qt.Key.Key_Down)
    QTest.keyClick(label, Qt.Key.Key_Up, SHIFT)
    first_line = label.selectedText()
    assert first_line
    assert label.text().startswith(first_line)
    assert len(first_line) < len(label.text())


def test_a_label_that_loses_the_focus_forgets_its_selection(
    label: PlainLabel, qtbot: QtBot
) -> None:
    other = PlainLabel("other")
    qtbot.addWidget(other)
    label.select_all()
    label.setFocus()
    label.clearFocus()
    assert label.selectedText() == ""


def test_plain_keys_are_left_to_the_window_while_no_caret_is_seen(label: PlainLabel) -> None:
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    QTest.keyClick(label, Qt.Key.Key_Right)
    QTest.keyClick(label, Qt.Key.Key_Right, SHIFT)
    assert len(label.selectedText()) == 1


def test_the_ring_is_drawn_for_the_keyboard_only(label: PlainLabel) -> None:
    label.clearFocus()
    plain = picture(label)
    label.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(label) == plain
    come_by_tab(label)
    assert picture(label) != plain


def test_a_label_follows_palette_and_font(label: PlainLabel) -> None:
    light, height = picture(label), label.heightForWidth(160)
    label.setPalette(DARK.qt())
    assert picture(label) != light
    label.setPalette(LIGHT.qt())
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    label.setFont(font)
    assert label.heightForWidth(160) > height


def test_a_screen_reader_has_the_text(label: PlainLabel) -> None:
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == label.text()
    assert interface.role() == QAccessible.Role.StaticText


def test_acting_characters_are_visible_in_one_line() -> None:
    assert one_line("a\u202eb\u2066c\x1bd") == "a⟨U+202E⟩b⟨U+2066⟩c⟨U+001B⟩d"
    assert one_line("two\nlines\u2028three") == "two lines three"
    assert one_line("ž – ’ 👩‍👧 عربى") == "ž – ’ 👩‍👧 عربى"


def test_a_name_of_ten_thousand_characters_ends_in_an_ellipsis() -> None:
    assert one_line("x" * 10_000) == "x" * (ONE_LINE_LIMIT - 1) + "…"
    assert one_line("x" * ONE_LINE_LIMIT) == "x" * ONE_LINE_LIMIT


def test_a_tip_has_all_of_its_text_in_lines_that_are_read_well(qapp: object) -> None:
    words = [f"word{number}" for number in range(30)]
    shown = QTextDocument()
    shown.setHtml(plain_tool_tip(" ".join(words)))
    lines = shown.toPlainText().splitlines()
    assert " ".join(lines).split() == words
    assert all(30 < len(line) <= 56 for line in lines[:-1])


def test_a_tool_tip_shows_markup_as_text(qtbot: QtBot) -> None:
    assert "&lt;img src=x&gt;" in plain_tool_tip("<img src=x>")
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tool_tip(widget, "<b>")
    assert widget.toolTip() == plain_tool_tip("<b>")
    set_plain_tool_tip(widget, "")
    assert widget.toolTip() == ""


@offscreen_boxes
@pytest.mark.parametrize("text", [text for text in STRANGE if text.strip()])
def test_a_message_box_is_plain_and_fits_the_screen(qtbot: QtBot, text: str) -> None:
    box = dialogs.make_box(None, text, text)
    qtbot.addWidget(box)
    box.show()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels_of(box))
    assert box.width() <= box.screen().availableGeometry().width()


def labels_of(box: QMessageBox) -> list[QLabel]:
    return [label for label in box.findChildren(QLabel) if label.text()]


def answer(role: QMessageBox.ButtonRole) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()


@offscreen_boxes
@pytest.mark.parametrize(
    ("role", "wanted"),
    [(QMessageBox.ButtonRole.AcceptRole, True), (QMessageBox.ButtonRole.RejectRole, False)],
)
def test_a_question_is_answered_by_its_buttons(
    qtbot: QtBot, role: QMessageBox.ButtonRole, wanted: bool
) -> None:
    QTimer.singleShot(0, lambda: answer(role))
    assert dialogs.ask(None, "Go on?") is wanted


@offscreen_boxes
def test_telling_waits_until_it_was_read(qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: answer(QMessageBox.ButtonRole.AcceptRole))
    dialogs.tell(None, "Something.")


# Nobody else may show text by what guesses whether it is rich.

GUESSING = {
    "QLabel",
    "QMessageBox",
    "QErrorMessage",
    "QToolTip",
    "QWhatsThis",
    "QTextBrowser",
    "LabelItem",
    "setToolTip",
    "setWhatsThis",
    "setHtml",
    "setInformativeText",
    "QTextEdit",
    "QTextDocument",
    "QStaticText",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "setTextFormat",
    "setOpenExternalLinks",
}
ALLOWED = {
    "plain.py": {"QLabel", "setTextFormat"},
    "tool_tips.py": {"QToolTip", "setToolTip"},
    "dialogs.py": {"QLabel", "QMessageBox", "setTextFormat"},
    # Words of the program's own table, never of a document.
    "actions.py": {"setToolTip"},
}
SOURCE = Path(ccm_timeline.__file__).parent


def guessing_in(path: Path) -> Iterator[str]:
    """The places where a name that guesses rich text is used, other than with an escaped text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    escaped = {id(call.func) for call in ast.walk(tree) if is_escaped(call)}  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        name = getattr(node, "id", None) or getattr(node, "attr", None)
        if name in GUESSING - ALLOWED.get(path.name, set()) and id(node) not in escaped:
            yield f"{path.name}:{node.lineno}: {name}"  # type: ignore[attr-defined]


def is_escaped(node: ast.AST) -> bool:
    """Whether this is a call that is handed the outcome of `plain_tool_tip`."""
    return isinstance(node, ast.Call) and any(
        isinstance(inner, ast.Name) and inner.id == "plain_tool_tip"
        for argument in node.args
        for inner in ast.walk(argument)
    )


def test_no_widget_that_guesses_rich_text_is_used_elsewhere() -> None:
    paths = [path for layer in ("view", "app") for path in (SOURCE / layer).rglob("*.py")]
    assert len(paths) > 10
    assert [place for path in paths for place in guessing_in(path)] == []


def test_the_search_for_such_widgets_finds_them(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(
        "from PySide6.QtWidgets import QLabel\nQLabel('x')\nw.setToolTip(t)\n"
        "w.setToolTip(plain_tool_tip(t))\n"
    )
    assert list(guessing_in(path)) == ["bad.py:2: QLabel", "bad.py:3: setToolTip"]
