"""The settings file: read whatever it holds, and written so that it is always whole."""

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.settings.store import LARGEST_FILE, Settings, Store, settings_from

NAMES = [field.name for field in msgspec.structs.fields(Settings)]

GOOD: dict[str, Any] = {
    "theme": "dark",
    "text_size": 125,
    "reduce_motion": True,
    "show_theme": "dark",
    "grouping": "stance",
    "scale": "steps",
    "window_width": 1200,
    "window_height": 800,
    "maximised": True,
    "panel_width": 400,
    "list_visible": True,
    "list_height": 200,
    "recent": ["/home/ž/a.ccmt", "/tmp/b.ccmt"],
    "paper_size": "letter",
    "citation_style": "apa",
    "export": {
        "form": "svg",
        "what": "seen",
        "sheet": "own",
        "width": 210.0,
        "height": 148.0,
        "unit": "mm",
        "dpi": 150,
        "theme": "paper",
        "grouping": None,
        "scale": "steps",
        "cards": "title",
        "pages": 3,
        "left_out": ["key"],
        "described": True,
    },
    "sources": {"lithuania": "/home/ž/texts"},
    "source_files": {"lithuania": ["/home/ž/wire.txt", "/tmp/page.txt"]},
}
BAD: dict[str, Any] = {
    "theme": "pink",
    "text_size": 20_000,
    "reduce_motion": "false",
    "show_theme": "paper",
    "grouping": 3,
    "scale": "elastik",
    "window_width": -5,
    "window_height": 10**400,
    "maximised": 1,
    "panel_width": 4.5,
    "list_visible": None,
    "list_height": "200",
    "recent": [1, 2],
    "paper_size": "foolscap",
    "citation_style": None,
    "export": "png",
    "sources": {"lithuania": ["/tmp"]},
    "source_files": {"lithuania": "/tmp/page.txt"},
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert Store(path).settings == Settings()
    assert not path.parent.exists()


def test_what_was_changed_is_there_on_the_next_day(path: Path) -> None:
    Store(path).change(theme=ThemeChoice.DARK, scale=ScaleKind.TRUE, recent=("/a", "/b"))
    found = Store(path).settings
    assert (found.theme, found.scale, found.recent) == (
        ThemeChoice.DARK,
        ScaleKind.TRUE,
        ("/a", "/b"),
    )


def test_every_field_survives_the_file(path: Path) -> None:
    assert set(GOOD) == set(BAD) == set(NAMES)
    write(path, GOOD)
    found = Store(path).settings
    assert json.loads(msgspec.json.encode(found)) == GOOD


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_field_costs_that_field_only(path: Path, name: str) -> None:
    write(path, {**GOOD, name: BAD[name]})
    found = Store(path).settings
    default = getattr(Settings(), name)
    assert found == msgspec.structs.replace(settings_from(GOOD), **{name: default})


@pytest.mark.parametrize("name", GOOD["export"])
def test_a_bad_choice_of_an_export_costs_that_choice_only(path: Path, name: str) -> None:
    write(path, {**GOOD, "export": {**GOOD["export"], name: []}})
    kept, default = settings_from(GOOD).export, getattr(Settings().export, name)
    wanted = frozenset() if name == "left_out" else default
    assert Store(path).settings.export == msgspec.structs.replace(kept, **{name: wanted})


def test_unknown_and_bad_fields_are_kept_when_another_is_written(path: Path) -> None:
    write(path, {"of tomorrow": {"x": [1]}, "theme": "pink"})
    Store(path).change(text_size=150)
    assert json.loads(path.read_text("utf-8")) == {
        "of tomorrow": {"x": [1]},
        "theme": "pink",
        "text_size": 150,
    }


def test_two_windows_do_not_undo_each_others_changes(path: Path) -> None:
    one, other = Store(path), Store(path)
    one.change(theme=ThemeChoice.DARK)
    other.change(grouping=Grouping.SOURCE)
    found = Store(path).settings
    assert (found.theme, found.grouping) == (ThemeChoice.DARK, Grouping.SOURCE)


@pytest.mark.allow_log
@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"theme": NaN}', "[" * 100_000, '{"a": "\x00'], ids=repr
)
def test_a_bad_file_is_set_aside_and_the_program_starts(path: Path, text: str) -> None:
    write(path, text)
    assert Store(path).settings == Settings()
    assert not path.exists()
    assert path.with_name("settings.json.bad").read_text("utf-8") == text


@pytest.mark.allow_log
def test_a_file_that_is_no_text_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x80\xff\x00\x13")
    assert Store(path).settings == Settings()
    assert not path.exists()


@pytest.mark.allow_log
def test_a_file_too_large_to_be_ours_is_not_read(path: Path) -> None:
    write(path, '{"x": "' + "a" * LARGEST_FILE + '"}')
    assert Store(path).settings == Settings()


@pytest.mark.allow_log
def test_a_folder_in_the_place_of_the_file_harms_nothing(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir(parents=True)
    store = Store(path)
    store.change(text_size=150)
    store.change(text_size=175)
    assert store.settings.text_size == 175
    assert len(caplog.records) == 1


@pytest.mark.allow_log
def test_where_nothing_can_be_written_one_line_is_logged_and_the_change_holds(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store(tmp_path / "file" / "settings.json")
    store.change(text_size=150)
    store.change(text_size=175)
    assert store.settings.text_size == 175
    assert len(caplog.records) == 1


def test_without_a_folder_changes_last_as_long_as_the_program() -> None:
    store = Store(None)
    store.change(theme=ThemeChoice.LIGHT)
    assert store.settings.theme is ThemeChoice.LIGHT


def test_a_change_that_changes_nothing_writes_nothing(path: Path) -> None:
    Store(path).change(text_size=100)
    assert not path.exists()


def test_nothing_but_the_file_is_left_in_the_folder(path: Path) -> None:
    Store(path).change(text_size=150)
    assert os.listdir(path.parent) == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="links are for administrators there")
def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    true = tmp_path / "true.json"
    write(true, {"text_size": 90})
    path.parent.mkdir()
    path.symlink_to(true)
    Store(path).change(text_size=150)
    assert path.is_symlink()
    assert json.loads(true.read_text("utf-8")) == {"text_size": 150}


def test_names_of_files_that_are_not_utf8_are_kept(path: Path) -> None:
    name = os.fsdecode(b"/tmp/\xff.ccmt")
    Store(path).change(recent=(name,))
    assert Store(path).settings.recent == (name,)


@given(raw=st.dictionaries(st.sampled_from(NAMES) | st.text(), json_values))
def test_no_object_raises(raw: dict[str, Any]) -> None:
    found = settings_from(raw)
    for name in NAMES:
        default = getattr(Settings(), name)
        if name not in raw:
            assert getattr(found, name) == default
        alone = getattr(settings_from({name: raw[name]}), name) if name in raw else default
        assert getattr(found, name) == alone


@pytest.mark.allow_log
@given(data=st.binary(max_size=200))
def test_no_file_raises(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(data)
    assert isinstance(Store(path).settings, Settings)
