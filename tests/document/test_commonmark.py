"""CommonMark 0.31 read as it says, but for what is listed here with its reason."""

from repurpose.document.to_html import to_html
from tests.document.commonmark import examples, misses, shape

ENOUGH = 560
"""How many of the 588 must come out right."""

MISSES: dict[int, str] = {
    7: "a tab behind a list mark is one blank, not four: Chinese notes indent so",
    21: "a lone `<a>` is closed by the cleaner",
    31: "a lone `<a>` is closed by the cleaner",
    201: "what stands in angle brackets without a blank is text, and not an element nobody knows",
    297: "bullets indented by two under a number are its own, as Chinese writers set them",
    311: "numbers indented by two are a list inside",
    313: "numbers indented by two are a list inside",
    344: "a lone `<a>` is closed by the cleaner",
    356: "a star between two digits is a times sign",
    416: "bold holds italics, not the other way round",
    417: "more than eight stars in a row are an ornament",
    467: "bold holds italics, not the other way round",
    476: "a lone `<a>` is closed by the cleaner",
    477: "a lone `<a>` is closed by the cleaner",
    491: "an element that nobody knows is shown as text",
    494: "a lone `<b>` is closed by the cleaner",
    524: "an element that nobody knows is shown as text",
    536: "an element that nobody knows is shown as text",
    590: "`![[foo]]` embeds a file, as Obsidian has it",
    596: "the scheme is none that a mail may link to",
    598: "the scheme is none that a mail may link to",
    599: "the scheme is none that a mail may link to",
    601: "the scheme is none that a mail may link to",
    602: "a bare address is a link (GFM 6.9)",
    608: "a bare address is a link (GFM 6.9)",
    611: "a bare address is a link (GFM 6.9)",
    642: "a lone `<a>` is closed by the cleaner",
    643: "a lone `<a>` is closed by the cleaner",
}
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
