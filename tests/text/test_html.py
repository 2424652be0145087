"""HTML that we did not write: cleaned, read, rewritten."""

import random

import pytest

from repurpose.text.foreign import adapt
from repurpose.text.html import NESTING_MAX, clean, drop_controls, elements, rewrite, sanitize, text_nodes, visible_text

HOSTILE = [
    "<script>steal()</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>steal()</scr</script>ipt>",
    "<img src=x onerror=steal()>",
    '<img src="x" onerror="steal()">',
    "<img/src=x/onerror=steal()>",
    "<img src=`x` onerror=steal()>",
    "<svg onload=steal()>",
    "<svg><script>steal()</script></svg>",
    "<svg><animate onbegin=steal() attributeName=x></svg>",
    '<svg><a xlink:href="javascript:steal()"><text>灯</text></a></svg>',
    "<math><mi//xlink:href='data:x,<script>steal()</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>",
    '<a href="javascript:steal()">灯</a>',
    '<a href=" javascript:steal()">灯</a>',
    '<a href="java\tscript:steal()">灯</a>',
    '<a href="java\nscript:steal()">灯</a>',
    '<a href="JaVaScRiPt:steal()">灯</a>',
    '<a href="&#106;avascript:steal()">灯</a>',
    '<a href="&#x6A;&#x61;vascript:steal()">灯</a>',
    '<a href="vbscript:steal()">灯</a>',
    '<a href="data:text/html,<script>steal()</script>">灯</a>',
    "<iframe src=javascript:steal()></iframe>",
    "<iframe srcdoc='<script>steal()</script>'></iframe>",
    "<object data=javascript:steal()></object>",
    "<embed src=javascript:steal()>",
    "<form action=javascript:steal()><input type=submit></form>",
    "<button formaction=javascript:steal()>灯</button>",
    "<isindex action=javascript:steal()>",
    "<body onload=steal()>",
    "<style>@import 'javascript:steal()';</style>",
    "<style>body{background:url(javascript:steal())}</style>",
    '<p style="background:url(javascript:steal())">灯</p>',
    '<p style="width:expression(steal())">灯</p>',
    '<p style="position:fixed;top:0">灯</p>',
    "<link rel=stylesheet href=javascript:steal()>",
    "<meta http-equiv=refresh content='0;url=javascript:steal()'>",
    "<base href=javascript:steal()//>",
    "<template><script>steal()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
    "<textarea><script>steal()</script></textarea>",
    "<details open ontoggle=steal()>灯</details>",
    "<video><source onerror=steal()></video>",
    "<audio src=x onerror=steal()>",
    "<marquee onstart=steal()>灯</marquee>",
    "<input autofocus onfocus=steal()>",
    "<select onchange=steal()><option>灯</select>",
    "<p id=x class=y data-z=1 onclick=steal()>灯</p>",
    "<!--[if IE]><script>steal()</script><![endif]-->",
    "<!-- --!><img src=x onerror=steal()> -->",
    "<?xml version='1.0'?><script>steal()</script>",
    "<![CDATA[<script>steal()</script>]]>",
    '<img src="data:image/svg+xml,<svg onload=steal()>">',
    "<a href='tel:1' style='display:block' ping='//evil.example'>灯</a>",
]


def is_harmless(markup: str) -> bool:
    """Whether nothing in a document could run, load or escape its place. Words may say anything."""
    for element in elements(markup):
        if element.tag in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "form",
            "input",
            "link",
            "meta",
            "base",
        }:
            return False
        for name, value in element.attributes.items():
            if name.startswith("on") or name in {"style", "id", "srcdoc", "action", "formaction", "ping"}:
                return False
            scheme = "".join(value.split()).lower()
            if name in {"href", "src"} and scheme.startswith(("javascript:", "vbscript:", "data:")):
                return False
    return True


@pytest.mark.parametrize("vector", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "灯{}塔", "<p>{}</p>", "<div>\n{}\n</div>"])
def test_nothing_hostile_survives(vector: str, around: str) -> None:
    assert is_harmless(sanitize(around.format(vector)))


def test_the_judge_sees_what_is_hostile() -> None:
    assert not is_harmless("<script>x</script>")
    assert not is_harmless("<p onclick=x()>灯</p>")
    assert is_harmless("<p>onclick javascript:</p>")


def test_words_and_structure_stay() -> None:
    markup = '<p>灯<strong>塔</strong> <a href="https://a.cn">油</a></p><table><tbody><tr><td colspan="2">芯</td></tr></tbody></table>'
    assert sanitize(markup) == markup


def test_an_alert_keeps_its_kind_and_nothing_else_a_class() -> None:
    assert sanitize('<blockquote class="tip">灯</blockquote>') == '<blockquote class="tip">灯</blockquote>'
    assert sanitize('<blockquote class="evil">灯</blockquote>') == "<blockquote>灯</blockquote>"


def test_rewriting_goes_from_the_inside_out_and_escapes_words() -> None:
    written = rewrite("<p>1 &lt; 2 <b>灯</b></p>", lambda node, inner, attributes: f"[{node.tag}:{inner}]")
    assert written == "[p:1 &lt; 2 [b:灯]]"


def test_rewriting_unwraps_what_is_nested_too_deep() -> None:
    deep = "<section>" * 5000 + "灯" + "</section>" * 5000
    written = rewrite(deep, lambda node, inner, attributes: f"<{node.tag}>{inner}</{node.tag}>")
    assert written.count("<section>") == NESTING_MAX
    assert "灯" in written


def test_words_of_deep_markup_are_not_lost() -> None:
    assert visible_text(sanitize("<b>" * 100_000 + "灯")) == "灯"


def test_text_nodes_come_in_order_with_their_element() -> None:
    assert [(node.tag, text) for node, text in text_nodes("<p>灯<b>塔</b>油</p>")] == [
        ("p", "灯"),
        ("b", "塔"),
        ("p", "油"),
    ]


def test_elements_know_what_is_around_them() -> None:
    item = elements("<ul><li><b>灯</b></li></ul>")[-1]
    assert [element.tag for element in item.ancestors()] == ["li", "ul"]


def test_controls_and_forced_directions_never_reach_a_reader() -> None:
    assert drop_controls("灯\x00\x08\x7f\u202e\ud800\ufdd0塔\n\t") == "灯塔\n\t"


def told(markup: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(loss.kind, loss.what) for loss in clean(markup, lang).losses]


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/lamp01?start=3" title="The lamp"></iframe>',
            '<p><a href="https://www.youtube.com/watch?v=lamp01">Video: The lamp</a></p>',
        ),
        (
            '<iframe src="//player.bilibili.com/player.html?isOutside=true&amp;bvid=BV1lamp"></iframe>',
            '<p><a href="https://www.bilibili.com/video/BV1lamp">Video: bilibili.com</a></p>',
        ),
        (
            '<iframe src="https://open.spotify.com/embed/episode/4lamp"></iframe>',
            '<p><a href="https://open.spotify.com/episode/4lamp">Audio: open.spotify.com</a></p>',
        ),
        (
            '<video controls><source src="/films/tide.mp4"><track label="The tide comes in">No film here.</video>',
            '<p><a href="/films/tide.mp4">Video: The tide comes in</a></p>',
        ),
        (
            '<p>Hear <audio src="tide.mp3"></audio> now.</p>',
            '<p>Hear <a href="tide.mp3">Audio: tide.mp3</a> now.</p>',
        ),
        (
            '<object data="https://docs.example/plan.pdf"><p>No reader.</p></object>',
            '<p><a href="https://docs.example/plan.pdf">Embedded page: docs.example</a></p>',
        ),
        (
            '<embed src="https://maps.example/pier">',
            '<p><a href="https://maps.example/pier">Embedded page: maps.example</a></p>',
        ),
    ],
)
def test_what_plays_becomes_a_link(markup: str, wanted: str) -> None:
    cleaned = clean(markup, "en")
    assert cleaned.html == wanted
    assert [loss.kind for loss in cleaned.losses] == ["replaced"]


def test_a_link_to_a_film_speaks_the_posts_language() -> None:
    assert "视频：灯" in clean('<video src="a.mp4" title="灯"></video>', "zh-Hans").html
    assert "影片：燈" in clean('<video src="a.mp4" title="燈"></video>', "zh-Hant").html


@pytest.mark.parametrize(
    ("markup", "kind", "words"),
    [
        ("<iframe srcdoc='x'></iframe>", "removed", ""),
        ('<video src="javascript:x()"></video>', "removed", ""),
        ("<svg><title>灯塔</title><rect/><text>塔</text></svg>", "removed", "[灯塔 塔]"),
        ("<svg><rect/></svg>", "removed", ""),
        ('<math alttext="x^2"><mi>x</mi><mn>2</mn></math>', "formula", "x^2"),
        ("<button>Press</button>", "flattened", "Press"),
        ('<input type="submit" value="Send">', "removed", "Send"),
        ("<select><option>Red<option>Blue</select>", "removed", "Red / Blue"),
        ("<script>steal()</script>", "removed", ""),
        ("<style>p{color:red}</style>", "flattened", ""),
        ("<tide-table>High at six</tide-table>", "unknown-element", "High at six"),
        ("<Chart />", "unknown-element", ""),
        ("<center>Middle</center>", "flattened", "Middle"),
        ('<p align="center">Middle</p>', "flattened", "Middle"),
        ('<p style="color:red">Red</p>', "flattened", "Red"),
        ("<p hidden>ask again</p>", "private", ""),
        ('<p style="display: none">ask again</p>', "private", ""),
        ('<a href="vbscript:x">run</a>', "link-dropped", "run"),
        ('<a href="file:///home/me/a.txt">my file</a>', "link-dropped", "my file"),
        ('<a href="&#106;avascript:x()">run</a>', "link-dropped", "run"),
        ('<img src="data:image/png;base64,AA" alt="A dot">', "picture-missing", "[A dot]"),
        ('<img alt="A dot" src="file:///a.png">', "picture-missing", "[A dot]"),
        ("<img alt='A dot'>", "picture-missing", "[A dot]"),
    ],
)
def test_what_no_article_can_show_is_named_once_and_its_words_stay(markup: str, kind: str, words: str) -> None:
    cleaned = clean(markup, "en")
    assert [loss.kind for loss in cleaned.losses] == [kind]
    assert visible_text(cleaned.html) == words


@pytest.mark.parametrize(
    "markup",
    [
        "<p>灯 &lt;b style= &amp; hidden words</p>",
        '<p><a href="webcal://example.org/tides.ics">tides</a> <a href="tel:1">1</a> <a href="geo:1,2">pier</a></p>',
        '<p><a href="#fn:1">1</a> <a href="a/b.html?c=d:e">b</a> <img src="灯.png" alt=""></p>',
        '<table><tbody><tr><td align="right">3</td></tr></tbody></table>',
        "<article><header>灯</header></article>",
        '<p><input type="checkbox" checked> done</p>',
        "<script></script>",
    ],
)
def test_what_costs_a_reader_nothing_is_not_told(markup: str) -> None:
    assert told(markup) == []


def test_a_lazy_picture_is_the_picture() -> None:
    cleaned = clean('<img data-src="https://example.org/a.png" src="data:image/gif;base64,R0" alt="Pier">')
    assert cleaned.losses == () and 'src="https://example.org/a.png"' in cleaned.html


def test_a_tables_alignment_stays() -> None:
    row = '<table><tbody><tr><td style="text-align: right;">3</td></tr></tbody></table>'
    assert '<td align="right">3</td>' in clean(f"{row}<center>x</center>").html


def test_a_loss_has_the_line_of_the_nearest_mark_before_it() -> None:
    markup = (
        '<p data-line="3">灯 <a href="javascript:x" data-line="4">塔</a></p><meta data-line="9"><iframe src="/a"></iframe>'
        '<meta data-line="12"><ul><li><wick>芯</wick></li></ul>'
    )
    cleaned = clean(markup)
    assert [(loss.kind, loss.line) for loss in cleaned.losses] == [
        ("link-dropped", 4),
        ("replaced", 9),
        ("unknown-element", 12),
    ]
    assert '<a href="/a" data-line="9">' in cleaned.html
    assert "data-line" not in sanitize(markup)


def test_looks_are_told_once_each() -> None:
    assert told("<p align='left'>a</p><p align='right'>b</p><p style='x:y'>c</p>") == [
        ("flattened", "align of <p>"),
        ("flattened", "style of <p>"),
    ]


@pytest.mark.parametrize("vector", HOSTILE)
def test_the_gate_finds_nothing_left_to_take_but_spelling(vector: str) -> None:
    adapted, _ = adapt(f"<div>灯</div>\n{vector}\n<p>塔</p>")
    gated = clean(f"<div>灯</div>\n{vector}\n<p>塔</p>").html

    def shape(markup: str) -> list[tuple[str, set[str]]]:
        return [(one.tag, set(one.attributes)) for one in elements(markup)]

    assert shape(adapted) == shape(gated)
    assert visible_text(adapted).split() == visible_text(gated).split()


TAGS = (
    "p div a b svg math iframe video source object select option textarea script style center font chart x-y table tr "
    "td ul li form button input img noscript title picture h2 pre dialog menu dfn"
)
PIECES = ["灯", " word ", "\n", " 1 &lt; 2 "]
GIVEN = ['href="javascript:x"', 'href="#a"', 'src="data:x"', 'src="a.png"', "align=right", "hidden", 'title="<b>"']


def random_markup(rng: random.Random) -> str:
    tags, pieces = TAGS.split(), []
    for _ in range(rng.randint(1, 14)):
        given = " ".join(rng.sample(GIVEN, rng.randint(0, 2)))
        pieces += rng.choice([f"<{rng.choice(tags)} {given}>", f"</{rng.choice(tags)}>", rng.choice(PIECES)])
    return "".join(pieces)


def test_no_word_of_any_markup_leaves_without_a_loss() -> None:
    silent = 0
    for seed in range(2_000):
        markup = random_markup(random.Random(seed))
        adapted, losses = adapt(markup, "en")
        words = "".join(visible_text(clean(markup, "en").html).split())
        assert "".join(visible_text(adapted).split()) == words, seed
        if not losses:
            silent += 1
            assert words.replace("☐", "") == "".join(visible_text(markup).split()), seed
    assert silent > 200
