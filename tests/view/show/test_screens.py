"""Two screens: the audience's picture and the presenter's view, also when screens come and go."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
app = QApplication([])
from tests.view.show.conftest import Hall
from tests.view.show import stories
from ccm_timeline.view.show import screens
from ccm_timeline.view.show.acts import Act

first, second = app.screens()
hall = Hall(stories.small())
hall.window.move(first.geometry().topLeft())
hall.window.show()
presenting = hall.presenting
presenting.present()

def place(window):
    return app.screens().index(window.screen()) if window.screen() in app.screens() else None

view = presenting.presenter_view
assert place(hall.show) == 1, place(hall.show)
assert hall.show.geometry() == second.geometry(), hall.show.geometry()
assert view is not None and view.isVisible() and place(view) == 0

# The keys act on the presenter's screen, whatever has the focus there.
QTest.keyClick(view, Qt.Key.Key_Right)
QTest.keyClick(view.steps, Qt.Key.Key_PageDown)
assert hall.number == 3, hall.number
assert view.note.text() == "Ask who said it.", view.note.text()
assert "Step 3 of 4" in view.count.text()
assert view.now.place == hall.state.place
assert view.next.place is not None
QTest.keyClick(view, Qt.Key.Key_End)
assert view.next.place is None
assert view.note.text() == "No note for this step"

# A click in the list jumps, the buttons act.
item = view.steps.item(1)
QTest.mouseClick(view.steps.viewport(), Qt.MouseButton.LeftButton,
                 pos=view.steps.visualItemRect(item).center())
assert hall.state.place.step == 1
view.buttons[Act.FREEZE].click()
assert hall.state.frozen
view.buttons[Act.NEXT].click()
assert hall.show.shown.place.step == 1 and hall.state.place.step == 2
assert "frozen" in view.count.text()
view.buttons[Act.FREEZE].click()
view.buttons[Act.BLACK].click()
assert "black" in view.count.text()
view.buttons[Act.BLACK].click()
view.grab()

# So does a click on the timeline, and the presenter is told what the audience does not see.
QTest.mouseClick(view.strip, Qt.MouseButton.LeftButton, pos=QPoint(int(view.strip.x_of("c")), 20))
assert hall.state.place.step == 3
assert "c" == hall.show.projection.event_id(hall.state.place)
view.buttons[Act.PREVIOUS].click()
QTest.keyClick(view, Qt.Key.Key_Q)
QTest.keyClick(view, Qt.Key.Key_D)
assert view.count.text().endswith("date and speaker hidden"), view.count.text()
assert "We regret nothing" in hall.show.accessibleDescription()
assert "Ministry" not in hall.show.accessibleDescription()
pictured = view.now.grab().toImage()
QTest.keyClick(view, Qt.Key.Key_Right)
assert hall.state.place.step == 2 and hall.state.revealed
assert "Ministry" in hall.show.accessibleDescription()
assert "nothing hidden" in view.count.text(), view.count.text()
assert view.now.grab().toImage() == pictured
QTest.keyClick(view, Qt.Key.Key_Q)
QTest.keyClick(view, Qt.Key.Key_D)
view.buttons[Act.RUN].click()
assert "runs every 10 seconds" in view.count.text(), view.count.text()
view.buttons[Act.NEXT].click()
assert not hall.course.pace.is_running and not view.buttons[Act.RUN].isChecked()

# An activity has its tasks beside the step that the show is left at.
QTest.keyClick(view, Qt.Key.Key_C)
assert "Put in order" in view.count.text(), view.count.text()
view.more.click()
menu = app.activePopupWidget()
next(a for a in menu.actions() if a.data() is Act.LEAVE).trigger()
menu.close()
assert hall.state.activity is None and hall.is_running
QTest.keyClick(view, Qt.Key.Key_Home)
QTest.keyClick(view, Qt.Key.Key_Right)

# A box opens on the presenter's screen, leaves the keys to the show, and outlives it.
from ccm_timeline.view.dialogs import tell
tell(hall.window, "The file has changed.")
box = app.topLevelWidgets()
box = next(w for w in box if isinstance(w, QMessageBox) and w.isVisible())
assert place(box) == 0 and box.parent() is view
QTest.keyClick(box, Qt.Key.Key_PageDown)
assert hall.state.place.step == 2, hall.state.place
QTest.keyClick(box, Qt.Key.Key_Left)
QTest.keyClick(box, Qt.Key.Key_N)
assert hall.state.place.step == 2, hall.state.place

# Swapped, and back.
QTest.keyClick(view, Qt.Key.Key_S)
assert (place(hall.show), place(view)) == (0, 1)
QTest.keyClick(view, Qt.Key.Key_S)
assert (place(hall.show), place(view)) == (1, 0)

# The cable is pulled: the presenter's view is left, and the step stays.
step = hall.state.place
everything = app.screens
only = [first]
from PySide6.QtGui import QGuiApplication
from ccm_timeline.app import presenting as module
class One:
    screens = staticmethod(lambda: only)
    primaryScreen = QGuiApplication.primaryScreen
module.QGuiApplication = One
app.screenRemoved.emit(second)
assert not hall.show.isVisible()
assert view.isVisible() and place(view) == 0
QTest.keyClick(view, Qt.Key.Key_Left)
assert hall.state.place.step == step.step - 1

# It comes back: the picture returns.
module.QGuiApplication = QGuiApplication
app.screenAdded.emit(second)
assert hall.show.isVisible() and place(hall.show) == 1
assert hall.state.place.step == step.step - 1
presenting.leave()
assert not hall.is_running
assert box.isVisible() and box.parent() is hall.window
box.close()
assert hall.session.selected_id is not None
print("done")
"""


def run(tmp_path: Path, program: str, *screens: dict[str, object]) -> str:
    """A program on the offscreen platform with these screens."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": list(screens)}))
    root = Path(__file__).parents[3]
    env = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


def test_the_show_is_on_the_second_screen_and_the_presenter_on_the_first(tmp_path: Path) -> None:
    screens = screen("laptop", 0, 1280, 800), screen("projector", 1280, 1024, 768)
    assert run(tmp_path, PROGRAM, *screens) == "done\n"


MIRRORED = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.view.show.conftest import Hall
from tests.view.show import stories
hall = Hall(stories.small())
hall.window.show()
hall.presenting.present()
assert len(app.screens()) == 2
assert hall.presenting.presenter_view is None
assert hall.show.isFullScreen()
from ccm_timeline.view.show.acts import Act
hall.course.do(Act.PRESENTER)
assert hall.presenting.presenter_view.isVisible()
hall.course.do(Act.PRESENTER)
assert not hall.presenting.presenter_view.isVisible()
hall.presenting.leave()
print("done")
"""


def test_mirrored_screens_are_one(tmp_path: Path) -> None:
    screens = screen("laptop", 0, 1280, 800), screen("projector", 0, 1280, 800)
    assert run(tmp_path, MIRRORED, *screens) == "done\n"


NAMED = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.view.show.conftest import Hall
from tests.view.show import stories
hall = Hall(stories.small())
hall.window.show()
hall.presenting.present_as_asked(1, "c")
assert hall.show.screen() is app.screens()[0]
assert hall.presenting.presenter_view.screen() is app.screens()[1]
assert hall.show.projection.event_id(hall.state.place) == "c"
hall.presenting.leave()
print("done")
"""


def test_a_screen_can_be_named(tmp_path: Path) -> None:
    screens = screen("laptop", 0, 1280, 800), screen("projector", 1280, 1024, 768)
    assert run(tmp_path, NAMED, *screens) == "done\n"
