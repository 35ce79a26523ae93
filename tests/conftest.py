"""The surroundings of every test: no display, no folders of the person's own, one place and time.

The environment is set as this file is read, before anything imports Qt.
"""

import atexit
import os
import shutil
import tempfile
import time
from pathlib import Path

import hypothesis
import pytest

from tests.helpers.desktop import desktop as desktop
from tests.helpers.logfail import no_stray_log as no_stray_log

ROOT = Path(__file__).parents[1]


def _set_environment() -> None:
    foreign = ("QT_", "QML", "XDG_", "LC_", "WAYLAND_DISPLAY", "DISPLAY", "LANGUAGE")
    for name in [name for name in os.environ if name.startswith(foreign)]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="ccm-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    if hasattr(time, "tzset"):
        time.tzset()


_set_environment()

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The folder of real source texts, which lies beside a checkout and not in it."""
    named = os.environ.get("CCM_SOURCES")
    folder = Path(named) if named else ROOT.parent / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip(f"no source texts in {folder}; CCM_SOURCES names another folder")
    return folder
