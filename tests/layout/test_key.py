"""The key of marks: what a timeline has, and nothing else."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.key import kinds_in
from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import disagreement, document, event
from tests.layout.worlds import Face, subject_of


def test_the_sign_of_a_disagreement_is_explained_where_an_event_has_one() -> None:
    disputed = document(disagreements=(disagreement(),))
    general = document(disagreements=(disagreement(events=()),))
    agreed = document(disagreements=())
    has_sign = [
        MarkKind.DISPUTED in kinds_in(make_table(Timeline(one)))
        for one in (disputed, general, agreed)
    ]
    assert has_sign == [True, False, False]


@pytest.mark.parametrize("kind", ScaleKind)
def test_the_mark_of_a_report_is_explained_where_it_is_drawn(kind: ScaleKind) -> None:
    told = event(when="[2024-11-01..2025-02-01]", reported="2025-02-15")
    subject = subject_of(
        Timeline(document(events=(told,), quotes=())), Face(13.0, 0.55), kind, Grouping.NONE
    )
    assert (MarkKind.REPORTED in subject.kinds) is (kind is not ScaleKind.STEPS)


@pytest.mark.parametrize(
    ("fields", "is_explained"),
    [
        ({"when": "2025-03-06"}, False),
        ({"when": "2025-03-06?"}, True),
        ({"when": "2025-03-06~"}, True),
        ({"when": "2025-03~"}, False),
        ({"when": "[2025-03-06..2025-03-09]"}, True),
        ({"when": "2025-03", "reported": "2025-02-15"}, True),
    ],
)
def test_a_second_outline_is_explained_where_a_mark_has_one(
    fields: dict[str, str], is_explained: bool
) -> None:
    planned = make_table(Timeline(document(events=(event(planned=True, **fields),), quotes=())))
    assert MarkKind.PLANNED in kinds_in(planned)
    assert (MarkKind.ALSO_PLANNED in kinds_in(planned)) is is_explained
