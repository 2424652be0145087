"""What readers do not get as the author wrote it: each entry of a channel's account, on the post's own line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.wholeness import FAULTS_ZH, first_fault, words_of_html, words_of_text
from repurpose.document.formulas import AS_TEXT, DRAWN
from repurpose.document.parse import NOTE_BREAK
from repurpose.model import Location, Loss, LossKind, Part, Rendered, Severity
from repurpose.text.bilingual import both, in_language

_SOURCE = "the project's own account of each rendering: nothing leaves in silence (checked 2026-11)"
_HTML = (
    "HTML Living Standard, elements and attributes; what mail and WeChat keep of them (caniemail.com, checked 2026-11)"
)


def _account(kind: LossKind, what: str, channel: str = "email") -> Rendered:
    """A rendering with one loss, for the examples."""
    why = both("an example", "示例")
    return Rendered(channel, "lamp", (), account=(Loss(kind, what, why, 7, "posts/lamp.md", channel),))


def _clean(other: LossKind) -> tuple[Rendered, Rendered]:
    """A rendering that lost nothing, and one that lost another kind of thing."""
    return Rendered("email", "lamp", ()), _account(other, "something else")


def _told(rendered: Rendered, kind: LossKind, hint: str, severity: Severity | None = None) -> Iterator[Problem]:
    for loss in rendered.account:
        if loss.kind == kind:
            place = Location(loss.path, loss.line, min(loss.line, 1)) if loss.path else None
            yield Problem(_message(loss), suggestion=hint, severity=severity, place=place)


def _message(loss: Loss) -> str:
    zh = f"{in_language(loss.what, 'zh')}：{in_language(loss.why, 'zh')}"
    return both(f"{loss.what}: {loss.why}", zh)


@rule(
    "DC01",
    "embed-replaced",
    reads="rendered",
    source=_HTML,
    bad=(_account("replaced", "<iframe> “The crossing”"), _account("replaced", "<audio> “The pilot”", "wechat")),
    good=_clean("removed"),
    zh="""影片、声音或别处的页面变成了链接：邮件和公众号文章都播放不了它。

    用一句话说明链接后面是什么，并给这个元素加上 title，它会成为链接的文字。
    """,
)
def embed_replaced(rendered: Rendered) -> Iterator[Problem]:
    """A film, a sound or a page from elsewhere became a link: no mail and no WeChat article plays it.

    Say in a sentence what waits behind the link, and give the element a title: it becomes the link's words.
    """
    yield from _told(
        rendered, "replaced", both("give it a title; it becomes the link's words", "给它加上 title，会成为链接的文字")
    )


@rule(
    "DC02",
    "element-removed",
    reads="rendered",
    severity="error",
    source=_HTML,
    bad=(_account("removed", "<script>"), _account("removed", "<svg>", "wechat")),
    good=_clean("replaced"),
    zh="""文章里的某样东西，读者看不到了。

    可能是图形、表单、没有地址的内嵌框架，或者网页本来会运行的代码。其中有文字的，文字保留；没有文字的，原处就空了。

    换成一张图片，或者链接到能显示它的页面。
    """,
)
def element_removed(rendered: Rendered) -> Iterator[Problem]:
    """Something of the post is not there for readers: a drawing, a form, a frame without an address, code that a page
    would have run. Where it had words, they stay; where it had none, there is a hole.

    Put a picture in its place, or a link to the page that shows it.
    """
    yield from _told(rendered, "removed", both("put a picture or a link in its place", "换成图片或链接"))


@rule(
    "DC03",
    "element-unknown",
    reads="rendered",
    severity="warning",
    source=_HTML,
    bad=(_account("unknown-element", "<chart>"), _account("unknown-element", "<tide-table>", "wechat")),
    good=_clean("flattened"),
    zh="""不属于 HTML 的元素：网站程序自己的组件，或者写在尖括号里的文字。

    网站在那里画的内容不在文章里，读者只能看到元素里面的文字。把它显示的内容写出来；如果要的就是尖括号本身，
    用反引号括起来：`Vec<T>`。
    """,
)
def unknown_element(rendered: Rendered) -> Iterator[Problem]:
    """An element that is no HTML: a component of the site's own program, or words in angle brackets.

    What the site draws there is not in the post, so readers get only the words inside. Write what it shows, or, where
    the brackets are meant as such, put them in backticks: `Vec<T>`.
    """
    yield from _told(
        rendered,
        "unknown-element",
        both("write what it shows, or put the brackets in backticks", "写出它显示的内容，或用反引号括起尖括号"),
    )


@rule(
    "DC04",
    "link-dropped",
    reads="rendered",
    source=_HTML,
    bad=(
        _account("link-dropped", both("the link “press” (javascript:)", "链接“press”(javascript:)")),
        _account("link-dropped", both("the link “up” (#top)", "链接“up”(#top)")),
    ),
    good=_clean("picture-missing"),
    zh="""读者打不开的链接，只留下文字，没有链接。

    可能是会运行代码或指向作者本机文件的协议、同一页面内的位置，或缺少网站域名的地址。

    写出网页的完整地址。指向同一页面内的，留下文字就够了，所以只作提示。
    """,
)
def link_dropped(rendered: Rendered) -> Iterator[Problem]:
    """A link that readers could not follow is words without a link: a scheme that runs code or names a file of the
    author's, a place on the same page, an address without its site.

    Write the full address of a page. For places on the same page the words are enough, so those are only told of.
    """
    hint = both("write the full address of a page", "写出网页的完整地址")
    for problem in _told(rendered, "link-dropped", hint):
        in_page = "(#" in problem.message
        yield Problem(problem.message, suggestion=hint, place=problem.place, severity="info" if in_page else None)


@rule(
    "DC05",
    "picture-dropped",
    reads="rendered",
    severity="error",
    source=_HTML,
    bad=(
        _account("picture-missing", both("the picture “A map” (file:)", "图片“A map”（file:）")),
        _account("picture-missing", both("the picture “”", "图片“”")),
    ),
    good=_clean("link-dropped"),
    zh="""没有读者能加载的图片：地址是作者本机的文件、图片数据本身，或者根本没有地址。

    把图片放到网上并写出完整地址，或者设置 site.url，让相对地址能够补全。
    """,
)
def picture_dropped(rendered: Rendered) -> Iterator[Problem]:
    """A picture that no reader can load: its address is a file of the author's, the picture's own bytes, or none.

    Put the picture on the web and write its full address, or set site.url so that relative ones can be completed.
    """
    yield from _told(
        rendered,
        "picture-missing",
        both("write the picture's full address, or set site.url", "写出图片的完整地址，或设置 site.url"),
    )


@rule(
    "DC06",
    "layout-flattened",
    reads="rendered",
    severity="info",
    source=_HTML,
    bad=(_account("flattened", "<center>"), _account("flattened", both("style of <p>", "<p> 的 style"), "wechat")),
    good=_clean("removed"),
    zh="""作者给文字设的样式没有了：对齐、颜色、字号。每种只说一次。

    如果只是为了好看，不必处理；如果样式带有含义，就用文字说出来。
    """,
)
def layout_flattened(rendered: Rendered) -> Iterator[Problem]:
    """A look that the author gave to words is gone: alignment, colour, size. Each kind is told once.

    Nothing to do where it was for looks alone; where it carries meaning, say it in words.
    """
    yield from _told(
        rendered, "flattened", both("say it in words where it carries meaning", "样式带有含义的，用文字说出来")
    )


@rule(
    "DC07",
    "shortened-to-fit",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(
        _account("shortened", both("quotes after the first", "第一条之后的金句")),
        _account("shortened", both("title: cut to 64 characters", "标题：截到 64 个字符")),
    ),
    good=_clean("enlarged"),
    zh="""为了符合渠道的限制，有内容被省略或截断。

    看看剩下的部分是否还说清了该说的；文章短些，或一期的内容少些，就不必截断。
    """,
)
def shortened_to_fit(rendered: Rendered) -> Iterator[Problem]:
    """Something was left out or cut to keep a limit of the channel.

    Look whether what is left still says what it should; a shorter post or a smaller issue needs no cut.
    """
    yield from _told(rendered, "shortened", both("look whether what is left says enough", "看看剩下的部分是否说清楚了"))


@rule(
    "DC08",
    "picture-enlarged",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(
        _account("enlarged", both("the picture “A badge” (20 px)", "图片“A badge”（20 px）")),
        _account("enlarged", both("the picture “” (16 px)", "图片“”（16 px）")),
    ),
    good=_clean("shortened"),
    zh="""图片显示得比原图大，因此模糊。

    写明宽度：在图片后面加 `{width=120}`，或写在元素的属性里。
    """,
)
def picture_enlarged(rendered: Rendered) -> Iterator[Problem]:
    """A picture is shown larger than it is, and so unsharp.

    Give its width: `{width=120}` after it, or the attribute of its element.
    """
    yield from _told(rendered, "enlarged", both("give the picture's width", "写明图片的宽度"))


@rule(
    "DC09",
    "formula-as-text",
    reads="rendered",
    source=_HTML,
    bad=(_account("formula", "<math>"), _account("formula", "$e^{i\\pi}$", "wechat")),
    good=_clean("dialect"),
    zh="""渠道画不出来的公式，以文字显示。

    通常写成 x₁² ≤ a/b 这样；如果文字会丢失内容，就显示 TeX 源码。能画出来或读得懂的，只作提示。

    看看读者能否看懂；看不懂，就换成公式的图片，或者用话说出来。
    """,
)
def formula_as_text(rendered: Rendered) -> Iterator[Problem]:
    """A formula that the channel cannot draw is shown in words (x₁² ≤ a/b), or by its TeX source where words would lose
    some of it. What is drawn or legible is only told.

    Look whether readers understand it; else put a picture of it in its place, or say it in words.
    """
    for loss in rendered.account:
        if loss.kind == "formula":
            place = Location(loss.path, loss.line, min(loss.line, 1)) if loss.path else None
            fine = loss.why in (DRAWN, AS_TEXT)
            instead = both("put a picture of it in its place, or say it in words", "换成公式的图片，或用话说出来")
            hint = "" if fine else instead
            yield Problem(_message(loss), suggestion=hint, severity="info" if fine else None, place=place)


@rule(
    "DC10",
    "dialect-unresolved",
    reads="rendered",
    severity="error",
    source=_SOURCE,
    bad=(
        _account("unresolved", both("a shortcode “gallery”", "短代码“gallery”")),
        _account("unresolved", both("an include “video.html”", "引入的文件“video.html”"), "wechat"),
    ),
    good=_clean("formula"),
    zh="""网站程序自己的标记，这里无法填充：读者看到的会是空白。

    用 Markdown 写出网站在那里显示的内容，或者链接到那个页面。
    """,
)
def dialect_unresolved(rendered: Rendered) -> Iterator[Problem]:
    """A mark of the site's own program that nothing here can fill in: readers would find a hole.

    Write in Markdown what the site shows there, or link to the page.
    """
    yield from _told(
        rendered,
        "unresolved",
        both("write in Markdown what the site shows there", "用 Markdown 写出网站在那里显示的内容"),
    )


@rule(
    "DC11",
    "private-left-out",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("private", "<p> “ask her again”"), _account("private", both("a remark", "一条备注"), "wechat")),
    good=_clean("removed"),
    zh="""作者不给读者看的文字没有发出去，本该如此。

    不必处理，除非本来就是要给人看的。
    """,
)
def private_left_out(rendered: Rendered) -> Iterator[Problem]:
    """Words that their author hides from readers stayed at home, as they should.

    Nothing to do, unless they were meant to be read.
    """
    yield from _told(
        rendered, "private", both("take the mark away if they are meant to be read", "如果要给人看，去掉隐藏的标记")
    )


@rule(
    "DC12",
    "dialect-simplified",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("dialect", "::: card"), _account("dialect", "<Tabs>", "wechat")),
    good=_clean("unresolved"),
    zh="""网站程序自己的标记，文字保留了，效果没有。

    选项卡一个接一个排列，卡片变成了段落。

    如果文字单独读也通顺，就不必处理。
    """,
)
def dialect_simplified(rendered: Rendered) -> Iterator[Problem]:
    """A mark of the site's own program whose words stay, but not what the site makes of them: tabs stand one after the
    other, a card is a paragraph.

    Nothing to do where the words read well by themselves.
    """
    yield from _told(rendered, "dialect", both("read whether the words do without it", "读一遍，看文字单独是否通顺"))


_WHOLE_PARTS = ("email.html", "email.txt", "article.html")
"""The finished files that carry a post whole."""
_NUMBER_OF_PART = re.compile(r"-\d+(?=\.html$)")


def _finished(html: str, says: str) -> Rendered:
    """A finished file and what its post says, for the examples."""
    return Rendered("wechat", "lamp", (Part("article.html", "html", html),), whole=(says, says))


@rule(
    "DC30",
    "words-lost",
    reads="rendered",
    severity="error",
    source="the project's own proof: a parser that shares no code with the renderer reads the finished file (2026-11)",
    bad=(
        _finished("<p>the lamp is here</p>", "the lamp is not here"),
        _finished("<p>the lamp lamp is lit</p>", "the lamp is lit"),
        _finished("<p>灯在塔上</p>", "灯在高塔上"),
    ),
    good=(_finished("<p>the <b>lamp</b> is lit</p>", "the lamp is lit"), _finished("<p>灯在塔上</p>", "灯在塔上")),
    zh="""文章里有字词在成品文件中缺失、出现两次，或与相邻的字词连在了一起。

    这是工具或模板的毛病，与文章无关。查明之前，什么都不会发送。

    换一种写法，并报告这个问题。
    """,
)
def words_lost(rendered: Rendered) -> Iterator[Problem]:
    """A word of the post is missing from a finished file, stands there twice, or grew together with its neighbour.

    This is a fault of the tool or of a template, and not of the post. Nothing is sent until it is found.

    Write the place in another way, and report it.
    """
    if not rendered.whole[1]:
        return
    excused = [word for loss in rendered.account for word in words_of_text(f"{loss.what} {loss.why}")]
    for name, content in _finished_files(rendered).items():
        is_html = name.endswith(".html")
        found = words_of_html(content) if is_html else words_of_text(content)
        said = rendered.whole[0 if is_html else 1].split(NOTE_BREAK)
        faults = (first_fault(words_of_text(piece), excused, found) for piece in said)
        fault = next((one for one in faults if one), None)
        if fault:
            message = both(
                f"{name}: “{fault.word}” is {fault.kind}, after “{fault.before}”",
                f"{name}：在“{fault.before}”之后，“{fault.word}”{FAULTS_ZH[fault.kind]}",
            )
            hint = both("write the place in another way, and report it", "换一种写法，并报告这个问题")
            yield Problem(message, suggestion=hint)


def _finished_files(rendered: Rendered) -> dict[str, str]:
    """The files that carry a post whole, by name; those of a post in parts (article.html, article-2.html) as one."""
    found: dict[str, str] = {}
    for part in rendered.parts:
        name = _NUMBER_OF_PART.sub("", part.name.rsplit("/", 1)[-1])
        if name in _WHOLE_PARTS:
            found[name] = found.get(name, "") + part.text
    return found
