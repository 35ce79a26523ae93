"""What a large document leaves behind that was read in vain: nothing."""

import gc
import json
import sys
from collections.abc import Iterator

import pytest

from ccm_timeline.files import quick, watch
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import LARGE, decode
from ccm_timeline.files.watch import Cancelled, Watch
from ccm_timeline.files.writer import encode_document
from tests.builders import document_on

EVENTS = 4000


@pytest.fixture
def uncollected() -> Iterator[None]:
    """The collector does not find what holds itself in a circle."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def large(**last: str) -> bytes:
    """A document of some MB, of which the last event has these fields."""
    tree = json.loads(encode_document(document_on("2025-03-06")))
    one = tree["events"][0] | {"summary": "What is told of it. " * 5}
    tree["events"] = [one | {"id": f"e{number}"} for number in range(EVENTS)]
    tree["events"][-1] |= last
    return json.dumps(tree).encode()


def refuse(data: bytes) -> None:
    with pytest.raises(DocumentRefused):
        decode(data)


def cancel(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watch, "SELDOM", 0.0)
        with pytest.raises(Cancelled):
            decode(data, Watch(lambda share: share < 0.5))


@pytest.mark.parametrize("read_in_vain", [refuse, cancel])
@pytest.mark.usefixtures("uncollected")
def test_what_was_read_in_vain_is_let_go(read_in_vain: object) -> None:
    assert callable(read_in_vain)
    data = large(theme="no theme that there is")
    assert len(data) > LARGE
    decode(large())  # Imports and caches are no matter here.
    blocks = sys.getallocatedblocks()
    read_in_vain(data)
    assert sys.getallocatedblocks() - blocks < EVENTS


def test_a_document_has_its_events_and_the_pieces_have_them_no_more() -> None:
    with quick.survey(large(), Watch()) as found:
        pieces = len(found.stretches)
        good = found.good()
        assert pieces > 2
        assert found.stretches == []
    assert good is not None
    assert [event.id for event in good.document.events] == [f"e{n}" for n in range(EVENTS)]
