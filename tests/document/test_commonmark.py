"""CommonMark 0.31 read as it says, but for what is listed here with its reason."""

from repurpose.document.words import to_html
from tests.document.commonmark import examples, misses, shape

ENOUGH = 560
"""How many of the 588 must come out right."""

MISSES: dict[int, str] = {}
"""The examples that come out otherwise, each with the reason why that is meant."""


def test_the_judge_sees_words_and_blocks_and_not_their_spelling() -> None:
    assert shape("<p>a <b>b</b></p>") == shape("<p>a\n<strong>b</strong></p>\n")
    assert shape("<ul><li>a</li></ul>") == shape("<ul>\n<li>\n<p>a</p>\n</li>\n</ul>")
    assert shape('<a href="/%C3%A4">x</a>') == shape('<a rel="nofollow" href="/ä">x</a>')
    for one, other in (
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<p><em>a</em></p>", "<p>a</p>"),
        ("<pre><code>a\n\nb</code></pre>", "<pre><code>a\nb</code></pre>"),
        ("<ol start='3'><li>a</li></ol>", "<ol><li>a</li></ol>"),
        ("<p>&lt;b&gt;a&lt;/b&gt;</p>", "<p><b>a</b></p>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a b</li></ul>"),
    ):
        assert shape(one) != shape(other)


def test_commonmark_is_read_as_it_says() -> None:
    missed = {one["example"]: one["section"] for one in misses(to_html)}
    assert len(examples()) == 588
    assert sorted(missed) == sorted(MISSES), "run python -m tests.document.report_commonmark"
    assert len(examples()) - len(missed) >= ENOUGH
