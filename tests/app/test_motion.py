"""A desktop that wants no movement is heard, over a bus with a portal of the test's own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("Other systems have no portal", allow_module_level=True)
pytest.importorskip("PySide6.QtDBus")

from PySide6.QtDBus import QDBusVariant

from ccm_timeline.app.motion_linux import is_wish

GNOME = ("org.gnome.desktop.interface", "enable-animations")
COMMON = ("org.freedesktop.appearance", "reduced-motion")

_PROGRAM = """
import json
from PySide6.QtCore import QObject, QTimer, Slot, ClassInfo
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QApplication
from ccm_timeline.app.motion import follow_desktop, is_motion_reduced
from ccm_timeline.settings.store import Settings


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})
class Portal(QObject):
    moves = False

    @Slot(str, str, result=QDBusVariant)
    def Read(self, space, key):
        return QDBusVariant(self.moves if key == "enable-animations" else 0)


app = QApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
portal = Portal()
path = "/org/freedesktop/portal/desktop"
assert bus.registerObject(path, portal, QDBusConnection.RegisterOption.ExportAllSlots)
assert bus.registerService("org.freedesktop.portal.Desktop")
seen = [is_motion_reduced(Settings())]


def changed():
    seen.append(is_motion_reduced(Settings()))
    if len(seen) == 3:
        app.quit()
    portal.moves = True
    news = QDBusMessage.createSignal(path, "org.freedesktop.portal.Settings", "SettingChanged")
    news.setArguments(["org.gnome.desktop.interface", "enable-animations", QDBusVariant(True)])
    bus.send(news)


follow_desktop(app, changed)
QTimer.singleShot(10_000, app.quit)
app.exec()
print(json.dumps(seen))
"""


@pytest.mark.parametrize(
    ("setting", "value", "wish"),
    [
        (GNOME, False, True),
        (GNOME, True, False),
        (GNOME, 0, False),
        (COMMON, 1, True),
        (COMMON, 0, False),
        (COMMON, True, False),
        (COMMON, "1", False),
    ],
)
def test_a_wish_is_told_from_all_else(setting: tuple[str, str], value: object, wish: bool) -> None:
    assert is_wish(setting, [QDBusVariant(value)]) is wish
    assert is_wish(setting, [QDBusVariant(QDBusVariant(value))]) is wish
    assert not is_wish(setting, [])


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="There is no D-Bus here")
def test_the_wish_of_a_desktop_is_heard_and_its_change() -> None:
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(run.stdout.splitlines()[-1]) == [False, True, False]
