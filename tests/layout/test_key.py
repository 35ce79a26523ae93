"""The key of marks: what a timeline has, and nothing else."""

from __future__ import annotations

from ccm_timeline.layout.key import kinds_in
from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.timeline import Timeline
from tests.builders import disagreement, document


def test_the_sign_of_a_disagreement_is_explained_where_an_event_has_one() -> None:
    disputed = document(disagreements=(disagreement(),))
    general = document(disagreements=(disagreement(events=()),))
    agreed = document(disagreements=())
    has_sign = [
        MarkKind.DISPUTED in kinds_in(make_table(Timeline(one)))
        for one in (disputed, general, agreed)
    ]
    assert has_sign == [True, False, False]
