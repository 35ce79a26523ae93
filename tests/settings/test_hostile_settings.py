"""Settings files that want to do harm cost their own bad setting at the most."""

import json
import os
from pathlib import Path

import pytest

from ccm_timeline.model.choices import ThemeChoice
from ccm_timeline.settings.store import Settings, Store


@pytest.mark.parametrize("bad", ["1e999", "-1e999", "9" * 5000, '"\\ud800"'])
def test_a_value_that_cannot_be_kept_costs_no_other_setting(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"theme": {bad}, "later": {bad}, "text_size": 120}}', "ascii")
    store = Store(path)
    assert store.settings == Settings(text_size=120)
    store.change(theme=ThemeChoice.DARK)
    assert Store(path).settings == Settings(text_size=120, theme=ThemeChoice.DARK)
    assert "Infinity" not in path.read_text("ascii")
    assert json.loads(path.read_bytes())["theme"] == "dark"


@pytest.mark.allow_log
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert Store(path).settings == Settings()
