"""One more entry in a list of the front matter: it reads as the last, and every other byte is as it was."""

import pytest

from repurpose.document.front_matter_list import appended
from repurpose.document.frontmatter import split
from repurpose.errors import SourceError
from repurpose.text.prose_view import apply

ENTRY = {"accept": '他说："不"。\\ it\'s: #1', "reason": "read back to her, 3 March"}
FORMS = {
    "none": "# Title\n\nBody\n",
    "none below blank lines": "\n\n# Title\n",
    "a rule on top": "---\nA poem\n---\nBody\n",
    "blank lines": "\n\n---\ntitle: x\n---\nBody\n",
    "empty": "---\n---\nBody\n",
    "keys": "---\ntitle: 'x' # why\n\n# a note\n---\nBody\n",
    "no line end": "---\ntitle: x\n---",
    "dots": "---\ntitle: x\n...\nBody\n",
    "four dashes": "----\ntitle: x\n----\nBody\n",
    "a block at the end": "---\nsummary: |\n  one\n\n  two\n---\nBody\n",
    "a block": "---\ngrounding:\n# first\n- accept: a\n  reason: b # why\n\n# next\ntitle: x\n---\nBody\n",
    "an indented block": "---\ngrounding:\n    - accept: a\n      reason: |\n        b\n        c\ntitle: x\n---\nBody\n",
    "a flow": "---\ngrounding: [{accept: a, reason: b}] # all\ntitle: x\n---\nBody\n",
    "a flow over lines": "---\ngrounding: [\n  {accept: a, reason: b},\n]\n---\nBody\n",
    "an empty flow": "---\ngrounding: []\n---\nBody\n",
    "an empty value": "---\ngrounding:\ntitle: x\n---\nBody\n",
    "toml": "+++\ntitle = 'x' # why\n[extra]\na = 1\n+++\nBody\n",
    "toml with tables": "+++\n[[grounding]]\naccept = 'a'\nreason = 'b'\n[extra]\na = 1\n+++\nBody\n",
    "a fence that names toml": "---toml\na = 1\n---\nBody\n",
}
REFUSED = {
    "pelican": ("Title: x\nDate: 2026-01-01\n\nBody\n", "between lines of ---"),
    "bare json": ('{"title": "x"}\nBody\n', '"grounding": [{"accept"'),
    "fenced json": ('---json\n{"title": "x"}\n---\nBody\n', '"grounding": [{"accept"'),
    "an inline array of toml": ("+++\ngrounding = []\n+++\nBody\n", "[[grounding]]"),
    "an alias": ("---\na: &x\n  - {accept: a, reason: b}\ngrounding: *x\n---\nBody\n", "grounding: [{accept"),
    "a flow mapping": ("---\n{title: x}\n---\nBody\n", "grounding: [{accept"),
    "a text": ("---\ngrounding: yes\n---\nBody\n", "grounding: [{accept"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_entry_is_the_last_of_its_list_and_nothing_else_changes(form: str) -> None:
    text = FORMS[form]
    edit = appended(text, "grounding", ENTRY, "a.md")
    assert edit.start == edit.end
    before, after = split(text, "a.md"), split(apply(text, [edit]), "a.md")
    assert after.meta["grounding"] == [*(before.meta.get("grounding") or []), ENTRY]
    assert {**after.meta, "grounding": 0} == {**before.meta, "grounding": 0}
    assert after.body == before.body


@pytest.mark.parametrize("form", FORMS)
def test_a_second_entry_goes_behind_the_first(form: str) -> None:
    text = FORMS[form]
    for reason in ("one", "two"):
        text = apply(text, [appended(text, "grounding", {"accept": "x", "reason": reason}, "a.md")])
    assert [one["reason"] for one in split(text, "a.md").meta["grounding"]][-2:] == ["one", "two"]


@pytest.mark.parametrize("form", REFUSED)
def test_what_cannot_be_written_is_refused_with_what_to_write(form: str) -> None:
    text, hint = REFUSED[form]
    with pytest.raises(SourceError, match="cannot be written into this front matter") as refused:
        appended(text, "grounding", ENTRY, "a.md")
    assert refused.value.path == "a.md" and refused.value.line
    assert hint in refused.value.hint
