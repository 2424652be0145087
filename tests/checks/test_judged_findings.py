"""Findings on real posts, held against what a person judged of them."""

import math

import pytest

from tests.checks.draw_findings import all_findings
from tests.checks.judged_findings import judged, kept, precision
from tests.shared import shared, some

TRUE = {"HL": 0.9, "TH": 0.9, "ST": 0.95, "ZH": 0.95}
"""The least share of a family's findings that an editor would mend."""
KEPT = 0.8
"""The least share of the true findings of before that are told still."""


@pytest.mark.parametrize("family", TRUE)
def test_an_editor_would_mend_what_is_found(family: str) -> None:
    shared("samples")
    rows = [row for row in judged() if row.code.startswith(family)]
    files = set(some(sorted({row.file for row in rows}), 12 if len(rows) > 100 else 1))
    rows = [row for row in rows if row.file in files]
    found = all_findings([family], sorted(files))
    true, all_judged = precision(found, rows)
    assert all_judged - true <= math.ceil(all_judged * (1 - TRUE[family])), f"{true} of {all_judged} are true"
    still, before = kept(found, rows)
    assert before - still <= math.ceil(before * (1 - KEPT)), f"{still} of {before} true findings are told"
