"""Markdown as Chinese and English writers mean it."""

from collections.abc import Callable

import pytest

from repurpose.document.to_html import body_words, paragraph, plain, to_html
from repurpose.text.html import visible_text


def flat(text: str) -> str:
    """The HTML of a text without the line breaks between its tags."""
    return "".join(line.strip() if line.startswith("<") else line for line in to_html(text).split("\n"))


CHINESE = {
    "bold that ends in a full-width bracket": (
        "**人工智能（AI）**是工具",
        "<p><strong>人工智能（AI）</strong>是工具</p>",
    ),
    "bold that ends in a colon": ("**重点：**后文", "<p><strong>重点：</strong>后文</p>"),
    "bold around a quotation": ("**“你好。”**然后走了", "<p><strong>“你好。”</strong>然后走了</p>"),
    "bold after a comma": ("你好，**世界**！", "<p>你好，<strong>世界</strong>！</p>"),
    "bold inside full-width brackets": ("灯（**重**）塔", "<p>灯（<strong>重</strong>）塔</p>"),
    "bold around lenticular brackets": ("**【注】**下面", "<p><strong>【注】</strong>下面</p>"),
    "bold around a book title": ("读**《灯塔》**一书", "<p>读<strong>《灯塔》</strong>一书</p>"),
    "bold that ends in a per cent sign": ("涨了**50%**左右", "<p>涨了<strong>50%</strong>左右</p>"),
    "bold that ends in a full stop": ("**就这样。**他走了。", "<p><strong>就这样。</strong>他走了。</p>"),
    "two bold words in a row": ("**一**和**二**", "<p><strong>一</strong>和<strong>二</strong></p>"),
    "italics beside Han": ("这是*斜体*字", "<p>这是<em>斜体</em>字</p>"),
    "bold italics": ("***重***点", "<p><strong><em>重</em></strong>点</p>"),
    "bold with code in it": ("**用 `x` 吧**！", "<p><strong>用 <code>x</code> 吧</strong>！</p>"),
    "a bold link": ("**[灯](https://a.cn)**。", '<p><strong><a href="https://a.cn">灯</a></strong>。</p>'),
    "strikethrough beside Han": ("这是~~旧的~~新的", "<p>这是<del>旧的</del>新的</p>"),
    "a mark beside Han": ("这是==重点==内容", "<p>这是<mark>重点</mark>内容</p>"),
    "underscores inside words": ("文件_名_字 snake_case_name", "<p>文件_名_字 snake_case_name</p>"),
    "asterisks of arithmetic": ("3 * 4 * 5", "<p>3 * 4 * 5</p>"),
    "equals signs of code": ("a==b==c", "<p>a==b==c</p>"),
    "a soft break between Han": ("灯塔\n不动", "<p>灯塔不动</p>"),
    "a soft break after a full stop": ("灯塔。\n不动", "<p>灯塔。不动</p>"),
    "a soft break after bold": ("**灯塔**\n不动", "<p><strong>灯塔</strong>不动</p>"),
    "a soft break before a quotation": ("他说：\n“不动”", "<p>他说：“不动”</p>"),
    "a soft break between Han and Latin": ("灯塔\nLED", "<p>灯塔\nLED</p>"),
    "a soft break between English words": ("a light\nhouse", "<p>a light\nhouse</p>"),
    "a soft break between English quotations": ("“one”\n“two”", "<p>“one”\n“two”</p>"),
    "a hard break of two blanks": ("灯塔  \n不动", "<p>灯塔<br>不动</p>"),
    "a hard break of a backslash": ("灯塔\\\n不动", "<p>灯塔<br>不动</p>"),
    "a list right after text": ("三件事：\n- 灯\n- 油", "<p>三件事：</p><ul><li>灯</li><li>油</li></ul>"),
    "a numbered list right after text": ("两步：\n1. 灯\n2. 油", "<p>两步：</p><ol><li>灯</li><li>油</li></ol>"),
    "a year at a line's start": ("那是\n1986. 大雾", "<p>那是\n1986. 大雾</p>"),
    "lists nested by two blanks": (
        "- 灯\n  - 油\n    - 芯\n- 塔",
        "<ul><li>灯<ul><li>油<ul><li>芯</li></ul></li></ul></li><li>塔</li></ul>",
    ),
    "lists nested by four blanks": (
        "- 灯\n    - 油\n        - 芯",
        "<ul><li>灯<ul><li>油<ul><li>芯</li></ul></li></ul></li></ul>",
    ),
    "lists nested by a tab": ("- 灯\n\t- 油", "<ul><li>灯<ul><li>油</li></ul></li></ul>"),
    "bullets under a number by two blanks": (
        "1. 灯\n  - 油\n2. 塔",
        "<ol><li>灯<ul><li>油</li></ul></li><li>塔</li></ol>",
    ),
    "a list that starts at three": ("3. 灯\n4. 油", '<ol start="3"><li>灯</li><li>油</li></ol>'),
    "numbers with brackets": ("1) 灯\n2) 油", "<ol><li>灯</li><li>油</li></ol>"),
    "another marker begins another list": ("- 灯\n\n* 油", "<ul><li>灯</li></ul><ul><li>油</li></ul>"),
    "items apart are paragraphs": ("- 灯\n\n- 油", "<ul><li><p>灯</p></li><li><p>油</p></li></ul>"),
    "a second paragraph in an item": ("- 灯\n\n  油", "<ul><li><p>灯</p><p>油</p></li></ul>"),
    "code in an item": (
        "1. 灯\n   ```\n   油  芯\n   ```\n2. 塔",
        "<ol><li>灯<pre><code>油  芯</code></pre></li><li>塔</li></ol>",
    ),
    "a quote in an item": ("- 灯\n  > 油", "<ul><li>灯<blockquote><p>油</p></blockquote></li></ul>"),
    "tasks": ("- [ ] 点灯\n- [x] 加油", "<ul><li>☐ 点灯</li><li>☑ 加油</li></ul>"),
    "quotes beside each other": (
        "> 灯\n\n> 油",
        "<blockquote><p>灯</p></blockquote><blockquote><p>油</p></blockquote>",
    ),
    "a quote of two paragraphs": ("> 灯\n>\n> 油", "<blockquote><p>灯</p><p>油</p></blockquote>"),
    "a quote right after text": ("他说：\n> 灯", "<p>他说：</p><blockquote><p>灯</p></blockquote>"),
    "a quote that goes on without its mark": ("> 灯\n塔", "<blockquote><p>灯塔</p></blockquote>"),
    "a list in a quote": ("> - 灯\n> - 油", "<blockquote><ul><li>灯</li><li>油</li></ul></blockquote>"),
    "an alert": (
        "> [!TIP]\n> 点灯",
        '<blockquote class="tip"><p><strong>提示</strong></p><p>点灯</p></blockquote>',
    ),
    "a heading without its blank": ("##灯塔\n不动", "<h2>灯塔</h2><p>不动</p>"),
    "hashtags": ("#灯塔 #雾", "<p>#灯塔 #雾</p>"),
    "a heading right above text": ("## 灯塔\n不动", "<h2>灯塔</h2><p>不动</p>"),
    "an underlined heading": ("灯塔\n====", "<h1>灯塔</h1>"),
    "a rule": ("灯\n\n---\n\n塔", "<p>灯</p><hr><p>塔</p>"),
    "a bare address before a full-width comma": (
        "见https://a.cn/b_c_d，然后",
        '<p>见<a href="https://a.cn/b_c_d">https://a.cn/b_c_d</a>，然后</p>',
    ),
    "a bare address in full-width brackets": (
        "灯（https://a.cn/x）塔",
        '<p>灯（<a href="https://a.cn/x">https://a.cn/x</a>）塔</p>',
    ),
    "a bare address with brackets of its own": (
        "(https://a.cn/x_(y)).",
        '<p>(<a href="https://a.cn/x_(y)">https://a.cn/x_(y)</a>).</p>',
    ),
    "an address that is a link already": (
        "[https://a.cn](https://b.cn)",
        '<p><a href="https://b.cn">https://a.cn</a></p>',
    ),
    "an address that is a link by its label": (
        "看[https://a.cn/x][灯]和[https://b.cn/y(z)[1]][灯]。\n\n[灯]: https://c.cn",
        '<p>看<a href="https://c.cn">https://a.cn/x</a>和<a href="https://c.cn">https://b.cn/y(z)[1]</a>。</p>',
    ),
    "a bare address in square brackets": (
        "灯 [https://a.cn/x]塔",
        '<p>灯 [<a href="https://a.cn/x">https://a.cn/x</a>]塔</p>',
    ),
    "an address in raw HTML": (
        '<a href="https://b.cn">https://a.cn</a>',
        '<p><a href="https://b.cn">https://a.cn</a></p>',
    ),
    "a link before full-width brackets": ("[灯](https://a.cn)（塔）", '<p><a href="https://a.cn">灯</a>（塔）</p>'),
    "a table of Han": (
        "灯 | 油\n--- | ---\n塔 | `a|b`",
        "<table><thead><tr><th>灯</th><th>油</th></tr></thead><tbody><tr><td>塔</td><td><code>a|b</code></td></tr></tbody></table>",
    ),
    "a table right after text": (
        "看表：\n| 灯 | 油 |\n|---|---|\n| 1 | 2 |",
        "<p>看表：</p><table><thead><tr><th>灯</th><th>油</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ),
    "Markdown inside details": (
        "<details>\n<summary>原文</summary>\n\n**灯**\n\n</details>\n\n塔",
        "<details><summary>原文</summary><p><strong>灯</strong></p></details><p>塔</p>",
    ),
    "ruby": (
        "<ruby>灯<rt>dēng</rt></ruby>塔",
        "<p><ruby>灯<rt>dēng</rt></ruby>塔</p>",
    ),
    "code keeps its blanks": ("```py\nif 灯:\n    亮\n```", '<pre><code class="language-py">if 灯:    亮</code></pre>'),
    "full-width indentation": ("　　灯塔不动。", "<p>灯塔不动。</p>"),
}


@pytest.mark.parametrize(("text", "html"), CHINESE.values(), ids=CHINESE.keys())
def test_markdown_means(text: str, html: str) -> None:
    assert flat(text).replace("\n", "") == html.replace("\n", "")


def test_soft_breaks_keep_a_space_only_where_words_need_one() -> None:
    assert "light\nhouse" in to_html("a light\nhouse")
    assert visible_text(to_html("灯\n塔")).strip() == "灯塔"


def test_footnotes_are_numbered_and_explained() -> None:
    html = to_html("灯[^a]塔[^b]\n\n[^a]: 油\n[^b]: *芯*\n")
    assert html.count("<sup>") == 2
    assert "<em>芯</em>" in html


def test_raw_html_goes_through_the_allow_list() -> None:
    html = to_html('<div onclick="x()">灯</div>\n\n塔<script>bad()</script><span style="position:fixed">油</span>')
    assert "onclick" not in html
    assert "script" not in html
    assert "position" not in html
    assert "灯" in html
    assert "油" in html


def test_nothing_is_lost_of_three_hundred_quotes_in_each_other() -> None:
    assert "灯塔" in visible_text(to_html(">" * 300 + " 灯塔"))
    assert "灯塔" in visible_text(to_html("\n".join("  " * depth + "- 层" for depth in range(300)) + "\n\n灯塔"))
    assert "灯塔" in visible_text(to_html("<div>" * 3000 + "灯塔" + "</div>" * 3000))
    assert "灯塔" in visible_text(to_html("[" * 300 + "灯塔" + "]" * 300))


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "_",
        "`",
        "[",
        "]",
        "(",
        "<",
        ">",
        "!",
        "\\",
        "&",
        "#",
        "~",
        "=",
        "|",
        "\n",
        "文",
        "![",
        "[a](",
        "**a",
        "*_",
        "<b>",
        "<!--",
    ],
)
@pytest.mark.parametrize("read", [to_html, plain, body_words, paragraph])
def test_a_hundred_thousand_marks_are_read(piece: str, read: Callable[[str], str]) -> None:
    assert isinstance(read(piece * 100_000), str)


@pytest.mark.parametrize("text", ["\ud800灯", "灯\x00塔", "\u202e灯", "\ufdd0" + "0" + "\ufdd1", "", "\n", "\ufeff灯"])
def test_odd_characters_are_no_error(text: str) -> None:
    html = to_html(text)
    assert not any(mark in html for mark in ("\ud800", "\x00", "\u202e", "\ufdd0"))


PLAIN = {
    "marks go": ("**灯** *塔* ~~油~~ ==芯== `x*y`", "灯 塔 油 芯 x*y"),
    "links keep their words": ("[灯](https://a.cn)和![塔](b.png)", "灯和塔"),
    "tags and comments go": ("灯<b>塔</b><!-- 油 -->", "灯塔"),
    "entities are read": ("灯 &amp; 塔", "灯 & 塔"),
    "escapes are read": (r"\*灯\*", "*灯*"),
    "footnote marks go": ("灯[^1]", "灯"),
}


@pytest.mark.parametrize(("text", "words"), PLAIN.values(), ids=PLAIN.keys())
def test_plain_keeps_the_words(text: str, words: str) -> None:
    assert plain(text) == words


def test_the_words_of_a_body_are_those_of_its_prose() -> None:
    assert body_words("## 灯\n\n- 塔\n\n> 油\n\n---\n\n```\n芯\n```") == "灯\n\n塔\n\n油"


def test_paragraph_is_one_line() -> None:
    assert paragraph("灯塔\n不动 and\nstays") == "灯塔不动 and stays"


@pytest.mark.parametrize(
    "text",
    [
        "See <b>https://example.org/x</b> and https://example.org/y<br>",
        "https://example.org/a\\_b",
        "http://a<b>",
        "http://a\\#",
        "https://example.org/`code`",
        "https://example.org/x&amp;y **bold**",
    ],
)
def test_no_mark_of_the_librarys_own_ends_up_in_an_address(text: str) -> None:
    assert "klzzwxh" not in to_html(text)
