"""The program's folders, whatever the environment says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ccm_timeline.settings.folders import settings_folder, state_folder

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is Linux's")


@on_linux
def test_the_folders_are_where_the_environment_wants_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert settings_folder() == tmp_path / "CONFIG" / "ccm-timeline"
    assert state_folder() == tmp_path / "STATE" / "ccm-timeline"


@on_linux
def test_asking_makes_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    settings_folder()
    assert not (tmp_path / "none").exists()


@on_linux
def test_an_environment_without_anything_does_not_crash() -> None:
    code = (
        "from ccm_timeline.settings.folders import *\n"
        "print([p is None or p.is_absolute() for p in "
        "(settings_folder(), state_folder())])"
    )
    env = {"SYSTEMROOT": os.environ.get("SYSTEMROOT", ""), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("[True, True]", "")


@on_linux
def test_without_a_home_there_are_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user without a home, who has no entry among the users."""
    monkeypatch.setattr(os.path, "expanduser", lambda name: name)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert settings_folder() is None
