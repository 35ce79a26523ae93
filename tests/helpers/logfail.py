"""Fails a test that leaves a log record at WARNING or above behind."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_stray_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Lets a test expect such records by the marker `allow_log`."""
    yield
    if request.node.get_closest_marker("allow_log"):
        return
    stray = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if stray:
        pytest.fail("stray log records:\n" + "\n".join(stray), pytrace=False)
