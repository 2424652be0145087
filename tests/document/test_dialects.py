"""The marks of other tools: what each becomes, what is told of it, and where it is no mark."""

from __future__ import annotations

import time

import pytest

from repurpose.document.dialects.base import Answers, Context, Lookups
from repurpose.document.parse import read, standing_alone
from repurpose.document.to_html import to_html
from repurpose.text.html import sanitize, visible_text
from tests.shared import fewer

CASES: list[tuple[str, str, str, list[str]]] = [
    # Containers.
    ("a.md", "::: tip\nPack a coat.\n:::\nEnd", "Tip Pack a coat. End", []),
    ("a.md", ":::warning Tide times\n- six\n- nine\n:::", "Tide times six nine", []),
    ("a.md", ":::note[Rope *care*]{icon=x}\nDry it.\n:::", "Rope care Dry it.", []),
    ("a.md", "::::tip A\n:::danger B\nin\n:::\nout\n::::\nend", "A B in out end", []),
    ("a.md", "::: {.callout-note}\n## Salt\n\nwords\n:::", "Salt words", []),
    ("a.md", '::: {.callout-tip title="Knots"}\nwords\n:::', "Knots words", []),
    ("a.md", ":::details 展开\n里面。\n:::", "展开 里面。", ["dialect"]),
    ("a.md", "::: code-group\n\n```sh [npm]\nnpm i\n```\n\n:::\nend", "npm i end", ["dialect"]),
    ("a.md", "> ::: tip\n> a\n> :::\n> b\n\nc", "Tip a b c", []),
    ("a.md", "words\n:::\nmore", "words more", ["dialect"]),
    ("a.md", "::youtube[Harbour film]{#abc}", "Harbour film", ["dialect"]),
    ("a.md", '!!! tip "Ropes"\n    one\n\n    two\n\nout', "Ropes one two out", []),
    ("a.md", "??? note\n    folded\nout", "Note folded out", []),
    ("a.md", "!!! what a day\n", "!!! what a day", []),
    ("a.md", '=== "Sail"\n    x\n\n=== "Oar"\n    y', "Sail x Oar y", ["dialect", "dialect"]),
    # Marks that show nothing.
    ("a.md", "[TOC]\n\n[[toc]]\n\n[[_TOC_]]\n\nx", "x", []),
    ("a.md", "* TOC\n{:toc}\n\nx", "x", []),
    ("a.md", "1. 目录\n{:toc}\n\n石", "石", []),
    ("a.md", "a\n<!-- more -->\nb <!--more-->\n\n{/* truncate */}", "a b", []),
    ("a.md", "*[HTML]: Hyper Text\n*[CSS]: sheets\n\nHTML", "HTML", []),
    ("a.md", "Words {: .lead }\n", "Words", []),
    # Obsidian.
    ("a.md", "See [[Harbour log]] and [[log#Winter|that winter]].", "See Harbour log and that winter.", ["dialect"] * 2),
    ("a.md", "[[#Ropes]] [[a/b/Log.md#Ice#Melt]]", "Ropes Log › Ice › Melt", ["dialect"] * 2),
    ("a.md", "![[pier.png|300]] ![[Tides]] ![[horn.mp3]]", "horn.mp3", ["unresolved", "dialect"]),
    ("a.md", "one %%ask her%% two", "one two", ["private"]),
    ("a.md", "one\n%%\nask\n\nher\n%%\ntwo", "one two", ["private"]),
    ("a.md", "%%ask\n\nher%% two", "two", ["private"]),
    ("a.md", "one %% never closed", "one %% never closed", ["unresolved"]),
    ("a.md", "one\n\n%% never closed\n\ntwo", "one", ["unresolved"]),
    ("a.md", "50%% of 60%%", "50%% of 60%%", []),
    ("a.md", "码头%%问她\n\n再问%%。", "码头%%问她 再问%%。", ["unresolved"] * 2),
    ("a.md", "use \\%%d here", "use %%d here", []),
    ("a.md", "Dear %%name%%, is %%email%% right? %%ask%%", "Dear %%name%%, is %%email%% right?", ["private"]),
    ("a.md", "%%crew|all of you%% and %%name%% row", "%%crew|all of you%% and %%name%% row", []),
    ("a.md", "A line ^quote-1\nand x ^2", "A line and x ^2", ["dialect"]),
    ("a.md", "[[1]](https://example.org) [[1, 2]]", "[1] [[1, 2]]", []),
    ("a.md", "[[a]]\n\n[a]: https://example.org", "[a]", []),
    # Components.
    ("a.mdx", "import {\n A,\n B\n} from 'x'\nimport './x.css'\n\nwords", "words", []),
    ("a.mdx", "export const a = {\n\n  b: 1\n}\n\nwords", "words", []),
    ("a.md", "import A from './A.vue'\n\nwords", "words", ["dialect"]),
    (
        "a.mdx",
        "<Tabs>\n  <TabItem label='npm'>\n\n    words\n\n    - item\n\n  </TabItem>\n</Tabs>\nend",
        "npm words item end",
        ["dialect", "dialect"],
    ),
    ("a.mdx", '<Note\n  kind={a > 1}\n  title="Ice"\n>\n  words\n</Note>\nend', "Ice words end", ["dialect"]),
    ("a.md", "<Chart\n  data={{a: 1}}\n/>\nend", "end", ["unresolved"]),
    ("a.md", 'Since <Badge text="v3" /> and <Badge type="x">v4</Badge>', "Since v3 and v4", ["dialect", "dialect"]),
    ("a.md", '<LinkCard title="Log" href="/log" />', "Log", ["dialect"]),
    ("a.md", "<Card title='T'>*w*</Card>", "T w", ["dialect"]),
    ("a.md", "A <T>, Map<K, V> and\n<Transition>\n\nend", "A <T>, Map<K, V> and <Transition> end", ["unknown-element"] * 2),
    ("a.mdx", "{a.b} and {' '}{\"q\"} {/* ask\nher */} x", "and q x", ["unresolved", "private"]),
    ("a.md", "{a.b}", "{a.b}", []),
    ("a.mdx", "x <Trans>a **b** c</Trans> d", "x a b c d", ["dialect"]),
    ("a.md", "::: v-pre\nIt costs {{ a }}.\n\n{{ b }}\n- {% c %}\n:::\n{{ d }}", "It costs {{ a }}. {{ b }} {% c %}", ["unresolved"]),
    ("a.md", "a <span v-pre>{{ b }}</span> {{ c }}", "a {{ b }}", ["unresolved"]),
    ("a.md", "<div v-pre>\n{{ b }}\n</div>\n\n{{ c }}", "{{ b }}", ["unresolved"]),
    # Marks in raw HTML.
    ("a.md", "<div>\na {{ b }} c {# d #} e {{ 'f' }}\n</div>", "a c e f", ["unresolved", "private"]),
    ("a.md", "<div>\n<code>{{ b }}</code> <% c %>\n</div>\n\n<pre>\n{{ d }}\n</pre>", "{{ b }} {{ d }}", ["unresolved"]),
    ("a.mdx", "<ul>\n  {rows.map((row) => <li>{row.a}</li>)}\n</ul>\n\nend", "end", ["unresolved"]),
    ("a.mdx", '<div style={{a: 1}}>\n{"b"} c\n</div>', "b c", []),
    ("a.mdx", "{\n  rows.map(\n\n  (row) => { return { a: { b: {} } } })\n}\n\nend", "end", ["unresolved"]),
    ("a.md", "<ul>\n<li>{a}</li>\n</ul>", "{a}", []),
    # Notes within a line, programs, what sites do with code.
    ("a.md", "one ^[a *note*, [with](https://example.org) more] two", "one 1 two a note, with more", []),
    ("a.md", "a^[one] b[^1] c^[two]\n\n[^1]: lab", "a1 b2 c3 one lab two", []),
    ("a.md", "^[never closed\n\n[^[x]] a^[b](c)", "^[never closed [^[x]] a^b", ["unresolved"]),
    ("a.md", "It is <% tp.date.now() %>, so <%# ask her %> go", "It is , so go", ["unresolved", "private"]),
    ("a.md", "<%*\nawait tp.file.move()\n\nlet a = 1\n-%>\nwords", "words", ["dialect"]),
    ("a.md", "<%* tR += 'x' %>\n\n5 <% of 10", "5 <% of 10", ["unresolved"]),
    ("a.md", "<<< @/snippets/a.js#part{2}\n\nwords", "words", ["unresolved"]),
    ("a.md", "<<<<<<< HEAD\n\n<<< that", "<<<<<<< HEAD", ["unresolved"]),
    ("a.md", "```js\na() // [!code highlight]\nb() /* [!code focus:2] */\n// [!code word:b]\nc() // why [!code hl]\n```",
     "a() b() c() // why", []),
    ("a.md", "```js\na()\nb() // [!code --]\nc() // [!code ++:2]\nd()\n```", "a() - b() + c() + d()", []),
    ("a.md", '```py\nx = "[!code ++]"\ny = 1  # [!code odd]\n```', 'x = "[!code ++]" y = 1 # [!code odd]', []),
    ("a.md", "```liquid\n{% raw %}\n{{ a }}\n{% endraw %}\n```", "{{ a }}", []),
    ("a.md", "```liquid\n{% raw %}\n{{ a }}\n{% endraw %}\nb\n```", "{% raw %} {{ a }} {% endraw %} b", []),
    # Quarto, ruby, drawings.
    ("a.qmd", "see @fig-x and [@knuth; @b]", "see Figure and", ["dialect", "unresolved"]),
    ("a.qmd", "请看 @fig-x 的样子。", "请看 图 的样子。", ["dialect"]),
    ("a.md", "see @fig-x", "see @fig-x", []),
    ("a.qmd", "```{python}\n#| label: x\n#| echo: true\nprint(1)\n```", "print(1)", []),
    ("a.md", "[red words]{.red} x", "red words x", []),
    ("a.md", "{漢字|かん|じ}と{灯台|とうだい}", "漢(かん)字(じ)と灯台(とうだい)", []),
    ("a.md", "[灯塔]{dēng tǎ}", "灯塔(dēng tǎ)", []),
    ("a.md", "```mermaid\ngraph TD\n```\n~~~{.dot}\nx\n~~~", "graph TD x", ["dialect", "dialect"]),
]  # fmt: skip


def shown(text: str, path: str = "a.md") -> str:
    return " ".join(visible_text(sanitize(read(text, path).html).replace("</p>", "</p> ")).split())


@pytest.mark.parametrize(("path", "text", "words", "told"), CASES)
def test_a_mark_becomes_markdown_or_nothing(path: str, text: str, words: str, told: list[str]) -> None:
    assert shown(text, path).replace(" ", "") == words.replace(" ", "")
    assert [remark.kind for remark in read(text, path).remarks] == told


MARKS = (
    "::: tip", "[TOC]", "{:toc}", "<!-- more -->", "[[log|x]]", "![[log]]", "%%ask%%", "^id-one", "<Chart />", "@fig-x",
    "^[note]", "<% tp.x %>", "<<< @/a.js", "[!code ++]", "{/* x */}", "{漢字|かん|じ}", "[a]{.b}", "import A from 'a'", "{a.b}",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_in_code_is_code(mark: str) -> None:
    for path in ("a.md", "a.mdx", "a.qmd"):
        for text in (f"`{mark}`", f"```\n{mark}\n```", f"- x\n\n      {mark}"):
            assert shown(text, path).removeprefix("x ") == mark
            assert not read(text, path).remarks


@pytest.mark.parametrize("mark", ["[[a]]", "%%a%%", "{a|b}", "[a]{.b}", "^ab", "@fig-x", "^[a]", "<% a %>"])
def test_a_mark_in_a_formula_is_mathematics(mark: str) -> None:
    for path in ("a.mdx", "a.qmd"):
        assert mark in to_html(f"$$\n{mark}\n$$").replace("&gt;", ">").replace("&lt;", "<")
        assert {remark.kind for remark in read(f"$x+{mark}$\n\n$$\n{mark}\n$$", path).remarks} == {"formula"}


class _Known:
    base = "https://example.org"

    def address(self, reference: str, path: str) -> str | None:
        return f"https://example.org/{reference}/" if reference == "log" else None

    def title(self, reference: str, path: str) -> str | None:
        return None

    def code(self, reference: str, path: str) -> str | None:
        return (
            "a()\n// #region rows\n  if b:\n    c() // [!code hl]\n// #endregion rows\nd()\n"
            if reference == "@/x.js"
            else None
        )


def test_a_name_that_the_site_knows_is_a_link() -> None:
    document = read("[[log|the *log*]] and ![[log]]", "a.md", 1, Context(_Known(), "a.md"))
    assert document.html.count('href="https://example.org/log/"') == 2
    assert "the <em>log</em>" in document.html
    assert [remark.kind for remark in document.remarks] == ["dialect"]


@pytest.mark.parametrize(
    ("mark", "code", "language"),
    [
        ("<<< @/x.js#rows{1 ts:line-numbers} [x]", "if b:\n  c()", "ts"),
        ("<<< @/x.js{2}", "a()\n// #region rows\n  if b:\n    c()\n// #endregion rows\nd()", "js"),
    ],
)
def test_code_of_another_file_stands_where_it_is_named(mark: str, code: str, language: str) -> None:
    asked = Lookups(_Known())
    document = read(f"a\n\n{mark}\n\nb", "a.md", 1, Context(asked, "a.md"))
    assert [(block.text, block.label) for block in document.blocks if block.kind == "code"] == [(code, language)]
    assert not document.remarks
    assert read(f"a\n\n{mark}\n\nb", "a.md", 1, Context(Answers(asked.found), "a.md")).says() == document.says()


@pytest.mark.parametrize("mark", ["<<< @/x.js#none", "<<< @/y.js"])
def test_code_that_is_not_there_is_told(mark: str) -> None:
    assert [one.kind for one in read(mark, "a.md", 1, Context(_Known(), "a.md")).remarks] == ["unresolved"]


def test_an_address_in_a_tag_is_filled() -> None:
    text = '<a href="{{ site.baseurl }}/x">y</a>\n\n<img src="{{ site.url }}/a.png">\n\n<a href="{{ page.b }}">z</a>'
    document = read(text)
    assert 'href="/x"' in document.html
    assert 'src="/a.png"' in document.html
    assert "{{" not in document.html
    assert [remark.kind for remark in document.remarks] == ["unresolved"]


def test_a_link_to_a_file_that_is_no_post_is_told() -> None:
    text = "[a](other.md) and [b](log.md#c), [d](https://example.org/e.md)"
    site = Answers({"log.md#c": ("https://example.org/log/#c", "")})
    document = read(text, "a.md", 1, Context(site, "a.md"))
    assert 'href="https://example.org/log/#c"' in document.html
    assert "other.md" not in document.html
    assert [(remark.kind, remark.start) for remark in document.remarks] == [("unresolved", 0)]


def test_a_note_within_a_line_knows_its_place() -> None:
    document = read("x\n\ny^[a [b](https://example.org)]", "", 5)
    (note,) = document.inner_notes
    assert (note.line, note.start) == (7, 4)
    assert note.children[0].inlines[0].start == 6
    assert document.says() == "x\n\ny\fa b"


def test_a_cross_reference_reads_as_words_by_itself() -> None:
    assert standing_alone(read("see @fig-x\nand `@fig-y`", "a.qmd")) == "see Figure\nand `@fig-y`"


def test_a_picture_keeps_its_size() -> None:
    html = to_html("![[pier.png|the pier|300x200]]")
    assert 'width="300"' in html
    assert 'alt="the pier"' in html


OPENINGS = (
    "::: tip\n", ":::\n", "!!! note\n    ", "[[", "![[a|", "%%", "%% a\n", " ^abc\n", "<Chart a={", "<Tabs>\n", "</Tabs>\n",
    "<A b='", "import {\n", "export const a = {\n", "{/*\n", "{a|b", "{漢字|", "[世界]{", "[@a", "^[", "^[a [b", "<%", "<%* %", "<<< a\n", "``` [!code ",
    "<div>\n{{ ", "<div>\n<% ", "<div {{", "<b a={{{", "<b v-pre>", "::: v-pre\n", "```\n{% raw %}\n", "```\n// [!code ++]\n", "```mermaid\n", "{{", "* TOC\n{:toc}\n",
)  # fmt: skip


@pytest.mark.parametrize("mark", OPENINGS)
@pytest.mark.parametrize("between", ["", "\n\n"])
def test_no_opening_takes_long(mark: str, between: str) -> None:
    """Thousands of each; a reader that looks ahead from each of them would need minutes."""
    before = time.process_time()
    read((mark + between) * fewer(8_000, 8), "a.mdx")
    assert time.process_time() - before < fewer(16, 8)


def test_a_long_line_of_blanks_takes_no_time() -> None:
    before = time.process_time()
    for line in ("::: tip a{}b", '!!! note{}"', "%%{}", "<Chart{}a", "{{:toc{}x", "import a{}b", "[[{}a"):
        read(line.replace("{}", " " * 100_000), "a.mdx")
    assert time.process_time() - before < 10


def test_an_entry_that_is_shortened_says_how_many_lines_it_takes() -> None:
    (remark,) = read("A pier.\n\n%%\n" + "ask her about the ropes\n\n" * 9 + "%%\n\nA rope.").remarks
    assert remark.what.endswith("… (20 lines)")
    assert len(remark.what) < 140
    assert read("A pier.\n\n%%\nask\n\nher\n%%").remarks[0].what == "%% ask her %%"
