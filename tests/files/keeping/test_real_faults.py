"""Saving on a disk that fails truly: full, read-only, gone, or with a file that others replace."""

import shutil
import subprocess
import sys
from collections.abc import Mapping

import msgspec
import pytest

from tests.files.keeping.real_faults import FAULTS, Told

OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount"]
WORDS: Mapping[str, tuple[str, ...]] = {
    "full": ("the disk is full: make room",),
    "read-only": ("what is on this disk can only be read",),
    "vanished": ("its folder is no longer there", "the file is no longer there"),
    "replaced": ("another program changed it",),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    can = (
        shutil.which(OWN_MOUNTS[0])
        and not subprocess.run(
            [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        ).returncode
    )
    if not can:
        pytest.skip("the system lets nobody mount a small disk here (unshare, mount)")
    folder = tmp_path_factory.mktemp("faults")
    command = [sys.executable, "-m", "tests.files.keeping.real_faults", str(folder)]
    done = subprocess.run([*OWN_MOUNTS, *command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=list[Told])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_true_fault_at_any_step_loses_nothing_and_is_one_sentence(
    told: list[Told], fault: str
) -> None:
    found = [each for each in told if each.fault == fault]
    assert len(found) > 15, "a save has more steps than that"
    for each in found:
        # What somebody else replaced is theirs to keep, and was never seen by a save.
        assert "Old" in (each.file, *each.kept) or each.file == "Other", each
        if each.answer.startswith("saved"):
            assert each.answer == "saved", each
            assert each.file == ("Other" if _is_replaced_afterwards(each, found) else "New"), each
        else:
            assert each.file == ("Other" if fault == "replaced" else "Old"), each
            assert each.answer.startswith("“story.ccmt” was not saved, because "), each
            assert any(words in each.answer for words in WORDS[fault]), each
            assert each.answer.endswith("."), each
            assert ". " not in each.answer, each
            # What was to be saved is still there, and can be saved as soon as all is well.
            assert (each.again == "saved") == (fault != "replaced"), each
    assert found[0].answer != "saved"
    assert (found[-1].answer, found[-1].event) == ("saved", "")


def test_at_no_moment_can_somebody_else_be_overwritten(told: list[Told]) -> None:
    replaced = [each for each in told if each.fault == "replaced" and each.event]
    assert [each for each in replaced if "Other" not in (each.file, *each.kept)] == []
    # The last rename, before which nobody can look any more, is an exchange, and is undone.
    (at_the_last,) = (each for each in replaced if each.step == _last_rename(replaced))
    assert (at_the_last.event, at_the_last.file) == ("os.rename", "Other")
    assert WORDS["replaced"][0] in at_the_last.answer


def _is_replaced_afterwards(told: Told, of_one_fault: list[Told]) -> bool:
    """Whether somebody else wrote after our file was in its place, which is no fault of a save."""
    is_late = told.step > _last_rename(of_one_fault)
    return told.fault == "replaced" and is_late and told.event != ""


def _last_rename(of_one_fault: list[Told]) -> int:
    return max(each.step for each in of_one_fault if each.event == "os.rename")
