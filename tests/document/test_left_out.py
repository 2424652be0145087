"""Words that no reader gets, because raw HTML hides them or nothing leads to a note, are told with their line."""

import pytest

from repurpose.document.parse import read
from repurpose.document.to_html import to_html
from repurpose.text.html import visible_text


def told(text: str) -> list[tuple[int, str]]:
    document = read(text)
    assert {remark.kind for remark in document.remarks} <= {"unresolved"}
    return [(document.line_at(remark.start), remark.what) for remark in document.remarks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier.\n\n<!-- tar\n\nThe rope.", [(3, "<!-- tar The rope.")]),
        ("The pier.\n\n<script>\nrow()\n\nThe rope.", [(3, "<script> row() The rope.")]),
        ("The pier.\n\n<style>\n\nThe rope.", [(3, "<style> The rope.")]),
        ("<?oar\n\nThe rope.", [(1, "<?oar The rope.")]),
        ("- The pier.\n\n  <!-- tar\n\nThe rope.", [(3, "<!-- tar")]),
        ("The pier.\n\n<!-- tar\n\nit -->\n\nThe rope.", []),
        ("The pier.\n\n<pre>\nThe rope.\n\nThe oar.", []),
        ("A <!-- is no comment.\n\nThe rope.", []),
    ],
)
def test_what_is_never_closed(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A pier[^a].\n\n[^a]: Of oak.\n\n[^b]: Of tar.", [(5, "[^b]: Of tar.")]),
        ("A pier[^a].\n\n[^a]: Of oak.[^b]\n\n[^b]: Of tar.", []),
        ("A pier.\n\n[^a]: Of oak.[^b]\n\n[^b]: Of tar.", [(3, "[^a]: Of oak.[^b]"), (5, "[^b]: Of tar.")]),
        ("A pier[^a].\n\n[^a]: Of oak.\n\n[^a]: Of tar.", [(5, "[^a]: Of tar.")]),
        ("| A pier[^a] |\n|---|\n| b |\n\n[^a]: Of oak.", []),
        ("A `[^a]`.\n\n[^a]: Of oak.", [(3, "[^a]: Of oak.")]),
    ],
)
def test_a_note_that_nobody_is_led_to(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected
    words = visible_text(to_html(text))
    assert all(what.partition(": ")[2].partition("[")[0] not in words for _, what in expected)
    assert ("tar" in read(text).says()) == ("tar" in words)


def test_a_comment_hides_no_more_than_its_own_block() -> None:
    text = "- The pier.\n\n  <!-- tar\n\nThe rope.\n\n> <!-- oar\n\nThe gull."
    assert visible_text(to_html(text)).split() == ["The", "pier.", "The", "rope.", "The", "gull."]
