"""A safe fix touches prose only: the protected forms survive it, and a second run changes nothing."""

from __future__ import annotations

import pytest

from repurpose.checks import fixes
from repurpose.checks.engine import RuleSelection
from repurpose.commands import build

from .protected_forms import FAULT, MENDED, Form, forms

FORMS = list(forms())


def test_there_are_five_hundred() -> None:
    assert len(FORMS) >= 500
    assert len({form.text for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_safe_fix_leaves_the_form_alone_and_mends_the_prose_after_it(form: Form) -> None:
    fixed = fixes.fix(form.text + FAULT, build.all_rules(), RuleSelection(), "post.md", False).text
    assert fixed == form.text + MENDED
    assert fixes.fix(fixed, build.all_rules(), RuleSelection(), "post.md", False).text == fixed
