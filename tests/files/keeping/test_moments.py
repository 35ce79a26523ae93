"""Moments in recovery files and locks that no calendar can show everywhere are refused."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from ccm_timeline.files.keeping.owner import Owner
from ccm_timeline.files.keeping.recovery import Recovery, Snapshot, decode_snapshot, encode_snapshot

ENDED = Owner("elsewhere", 7, "", "anna", datetime(2025, 3, 6, tzinfo=UTC))
MOMENTS = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("field", [b'"when":"', b'"since":"'])
def test_a_moment_at_the_end_of_time_is_refused(moment: str, field: bytes) -> None:
    snapshot = Snapshot(
        owner=ENDED, when=ENDED.since, path=None, document="x", title="x", presentation=None
    )
    data = encode_snapshot(snapshot)
    assert decode_snapshot(data) == snapshot
    bad = data.replace(field + b"2025-03-06T00:00:00Z", field + moment.encode())
    assert bad != data
    with pytest.raises((msgspec.DecodeError, ValueError)):
        decode_snapshot(bad)


@pytest.mark.allow_log
def test_a_folder_named_as_a_recovery_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "recovery" / "1-a.recovery").mkdir(parents=True)
    assert Recovery(tmp_path).found() == ()
