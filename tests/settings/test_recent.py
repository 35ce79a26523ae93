"""The list of files that were open lately."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.settings.recent import LIMIT, with_file, without_file

names = st.lists(st.sampled_from([f"/{n}.ccmt" for n in range(20)]), unique=True, max_size=LIMIT)


def test_the_newest_stands_first() -> None:
    assert with_file(("/a", "/b"), Path("/c")) == ("/c", "/a", "/b")


def test_a_file_that_is_opened_again_moves_to_the_head() -> None:
    assert with_file(("/a", "/b"), Path("/b")) == ("/b", "/a")


def test_names_are_absolute() -> None:
    (name,) = with_file((), Path("a.ccmt"))
    assert name == str(Path.cwd() / "a.ccmt")


def test_a_file_that_is_gone_leaves_the_list() -> None:
    assert without_file(("/a", "/b"), Path("/a")) == ("/b",)
    assert without_file(("/a", "/b"), Path("/c")) == ("/a", "/b")


@given(recent=names, added=st.sampled_from([f"/{n}.ccmt" for n in range(20)]))
def test_the_list_is_short_and_names_nothing_twice(recent: list[str], added: str) -> None:
    found = with_file(tuple(recent), Path(added))
    assert found[0] == added
    assert len(found) <= LIMIT
    assert len(set(found)) == len(found)
