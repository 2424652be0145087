"""Links and pictures as the author wrote them: what no reader could open, on the post's own line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from repurpose.checks.base import Problem, rule
from repurpose.document.inline_words import words_of
from repurpose.document.parse import read_file
from repurpose.model import Post
from repurpose.text.bilingual import both

Exists = Callable[[str, str], bool]
"""Whether the picture that a post (its path) names by an address is on the disk."""


class Link(Struct, frozen=True):
    """A link or picture of a post: its words, its address, and its offsets in the file."""

    words: str
    url: str
    start: int
    end: int
    is_picture: bool = False


def links(post: Post) -> Iterator[Link]:
    """The links and pictures of a post, those inside code left out."""
    file = read_file(post.text, post.path)
    for piece in file.document.pieces():
        if piece.kind in ("link", "image"):
            words = piece.text if piece.kind == "image" else words_of(piece.children)
            yield Link(words, piece.href, piece.start + file.start, piece.end + file.start, piece.kind == "image")


_EDITING = re.compile(
    r"https?://(?:"
    r"docs\.google\.com/[^/]+/(?:u/\d+/)?d/(?!e/)[^/]+/edit"
    r"|(?:www\.)?(?:dropbox\.com/home|figma\.com/files|canva\.com/design/[^/]+/[^/]+/edit)"
    r"|(?:www\.)?notion\.so/"
    r"|[^/]+/(?:[^/]+/)*(?:wp-admin|wp-login\.php|ghost/#/editor|administrator|admin)(?:[/?#]|$)"
    r"|(?:[^/]*[.-])?(?:staging|preview|localhost|deploy-preview-\d+)(?:[.-][^/]*)?\.[^/]+(?:[/?#:]|$)"
    r"|[^/?#]*[?&]preview=true)",
    re.I,
)
"""Pages behind a login or on a host for trying things out: the editors' own address forms, seen 2026-11."""
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]", re.I)


@rule(
    "DC21",
    "link-only-editors-can-open",
    reads="post",
    source="How Google Docs, Notion, WordPress, Ghost, Netlify and Figma name their editing pages. Checked 2026-11.",
    bad=(
        "# 灯\n\n见 [图纸](https://docs.google.com/document/d/1x/edit)。\n",
        "# Lamp\n\nSee [the plan](https://staging.harbour.example/plan).\n",
        "# Lamp\n\nSee [the plan](file:///home/ada/plan.pdf).\n",
        "# Lamp\n\nSee [the plan](https://harbour.example/wp-admin/post.php).\n",
    ),
    good=(
        "# 灯\n\n见 [图纸](https://docs.google.com/document/d/e/2P/pub)。\n",
        "# Lamp\n\nSee [staging a play](https://harbour.example/staging).\n",
        "# Lamp\n\nOpen `[it](file:///home/ada)`.\n",
    ),
    zh="""链接指向编辑页面、测试站点或作者本机的文件。

    写的人打得开，别人打开却要密码。

    链接到公开发布的页面；共享文档要设成任何人可读。
    """,
)
def link_only_editors_can_open(post: Post) -> Iterator[Problem]:
    """A link leads to an editor's page, a trial host or a file on the author's disk.

    It works for whoever wrote it, and asks every reader for a password.

    Link to the published page; share a document as one that anybody may read.
    """
    for link in links(post):
        if _FILE.match(link.url) or _EDITING.match(link.url):
            message = both(f"{link.url} opens for its editors only", f"{link.url} 只有编辑者打得开")
            yield Problem(message, link.start, link.end, both("link to the public page", "链接到公开的页面"))


_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.I)
_MADE = re.compile(r"(?:fn|fnref|user-content-fn|footnote|cite|top|toc|_top|comments?)(?![a-z])", re.I)


@rule(
    "DC22",
    "anchor-broken",
    reads="post",
    source="HTML Living Standard, 7.4.6.4: a fragment that names no element scrolls nowhere. Checked 2026-11.",
    bad=("# 灯\n\n见 [下文](#油价)。\n\n## 时间\n\n夜里。\n", "# Lamp\n\nSee [below](#oil).\n\n## Time\n\nNight.\n"),
    good=(
        "# 灯\n\n见 [下文](#油价)。\n\n## 油价\n\n两块。\n",
        "# Lamp\n\nSee [below](#what-oil-costs).\n\n## What oil costs?\n\nTwo coins.\n",
        "# Lamp\n\nSee [below](#oil).\n\n## What it costs {#oil}\n\nTwo coins.\n",
    ),
    zh="""文内链接指向一个不存在的小标题。

    小标题改了名或删掉了，读者点了没有反应。各种生成器的锚点写法不同，所以只比较文字和数字。

    改成存在的小标题，或给小标题加上 {#id}。
    """,
)
def anchor_broken(post: Post) -> Iterator[Problem]:
    """A link inside the post leads to a heading that is not there.

    The heading was renamed or removed; the reader clicks and nothing happens. Generators spell anchors differently, so
    only letters and figures are compared.

    Name a heading that is there, or give it an {#id}.
    """
    inner = [link for link in links(post) if link.url.startswith("#") and len(link.url) > 1]
    if not inner:
        return
    known = set(_anchors(post))
    for link in inner:
        name = unquote(link.url[1:])
        if not _MADE.match(name) and not {_bare(name), _bare(re.sub(r"[-_]\d+$", "", name))} & known:
            message = both(f"#{name} is no heading of this post", f"文章里没有小标题 #{name}")
            yield Problem(message, link.start, link.end, both("name a heading that is there", "改成存在的小标题"))


def _anchors(post: Post) -> Iterator[str]:
    """What a link inside the post may name: headings, ids in attribute lists, ids of raw tags."""
    document = read_file(post.text, post.path).document
    for block in document.walk():
        if block.kind == "heading":
            yield _bare(words_of(block.inlines))
        if "id" in block.attributes:
            yield _bare(block.attributes["id"])
    for piece in document.pieces():
        if "id" in piece.attributes:
            yield _bare(piece.attributes["id"])
        if piece.kind == "html":
            yield from (_bare(match[1]) for match in _ID.finditer(piece.text))


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _nothing(*_: str) -> bool:
    return False


@rule(
    "DC23",
    "picture-missing",
    reads="files",
    source="Own judgement, 2026-11: a picture that is not on the disk is on no page either.",
    bad=("# 灯\n\n![灯室](pictures/lamp.png)\n",),
    good=("# 灯\n\n![灯室](https://example.org/lamp.png)\n", "# 灯\n\n`![灯室](lamp.png)`\n"),
    zh="""文章按路径引用的图片不存在。

    读者看到的是一个空框。查找的地方有：文章旁边、项目里，以及常见的文件夹（static、public、source、assets）。

    把文件放到那里，或改正路径。
    """,
)
def picture_missing(post: Post, exists: Exists = _nothing) -> Iterator[Problem]:
    """A picture that the post names by a path is not there.

    Readers get an empty frame. It is looked for beside the post, in the project and in the usual folders for files
    (static, public, source, assets).

    Put the file there, or correct the path.
    """
    for link in links(post):
        if link.is_picture and _is_path(link.url) and not exists(post.path, link.url):
            message = both(f"{link.url} is not there", f"{link.url} 不存在")
            yield Problem(message, link.start, link.end, both("correct the path", "改正路径"))


def _is_path(url: str) -> bool:
    """Whether an address is a file of the project; what a template fills in is none yet."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path) and not parts.scheme and not parts.netloc and not re.search(r"[{}%@~$]", unquote(url))


@rule(
    "DC24",
    "protocol-doubled",
    reads="post",
    severity="error",
    source="RFC 3986, 3: an address has one scheme. Checked 2026-11.",
    bad=("# 灯\n\n见 [图纸](https://https://harbour.example/)。\n", "# Lamp\n\nSee [it](http://https//a.example/).\n"),
    good=("# 灯\n\n见 [旧页](https://web.archive.example/web/2020/https://harbour.example/)。\n",),
    zh="""地址开头有两个协议。

    第二个是接在第一个后面粘贴的，链接哪里也到不了。

    删去一个。
    """,
)
def protocol_doubled(post: Post) -> Iterator[Problem]:
    """An address begins with two protocols.

    The second was pasted behind the first, and the link leads nowhere.

    Delete one.
    """
    for link in links(post):
        if re.match(r"https?:/{1,2}https?(?::/|//)", link.url, re.I):
            message = both(f"{link.url} has two protocols", f"{link.url} 有两个协议")
            yield Problem(message, link.start, link.end, both("delete one", "删去一个"))


_WORD = re.compile(r"\w")


@rule(
    "DC25",
    "nothing-but-pictures",
    reads="post",
    source="WCAG 2.2, 1.1.1; spam filters count mails of pictures alone. Checked 2026-11.",
    bad=("# 灯\n\n![](https://example.org/lamp.png)\n",),
    good=(
        "# 灯\n\n![灯室的夜晚](https://example.org/lamp.png)\n",
        "# 灯\n\n夜里的灯室。\n\n![](https://example.org/lamp.png)\n",
    ),
    zh="""文章只有图片，没有文字：没有正文，也没有一张图片说明画的是什么。

    邮件程序在读者同意之前不显示图片，读者收到的是一封空信，用读屏软件的人什么也听不到。

    在图片的方括号里写出说明，或者写一句话。
    """,
)
def nothing_but_pictures(post: Post) -> Iterator[Problem]:
    """The post is pictures without words: no text, and no picture says what it shows.

    Clients show no pictures until asked, so readers get an empty letter, and listeners nothing at all.

    Describe the picture in its brackets, or write a sentence.
    """
    pictures = [link for link in links(post) if link.is_picture]
    if not pictures or any(_WORD.search(link.words) for link in pictures):
        return
    blocks = read_file(post.text, post.path).document.leaves()
    rest = "".join(words_of(block.inlines) for block in blocks if block.kind != "heading" or block.level > 1)
    if not _WORD.search(rest):
        first = pictures[0]
        message = both(f"nothing but {first.url}, and no words for it", f"只有 {first.url}，没有任何文字")
        yield Problem(message, first.start, first.end, both("![what it shows](…)", "![图中的内容](…)"))


@rule(
    "DC26",
    "address-not-filled",
    reads="post",
    source="Eleventy's and Jekyll's manuals, “Permalinks”. Checked 2026-11.",
    bad=("---\npermalink: /{{ tide | shout }}/\n---\n# Lamp\n\nIt burns.\n",),
    good=(
        "---\npermalink: /{{ title | slugify }}/\ntitle: Lamp\n---\nIt burns.\n",
        "---\npermalink: /lamp/\n---\n# Lamp\n\nIt burns.\n",
    ),
    zh="""头信息里的页面地址是一个模板，只有网站自己的程序才能填充。

    没有地址，就没有内容能链接到这一页。头信息自己写明的内容，配合 slugify、slug、lower、
    downcase 和 date 这几个过滤器，这里会填好。

    直接写出地址。
    """,
)
def address_not_filled(post: Post) -> Iterator[Problem]:
    """The front matter gives the page's address by a template that only the site's own program can fill.

    Without an address nothing links to the page. What the front matter itself says, with the filters slugify, slug,
    lower, downcase and date, is filled here.

    Write the address out.
    """
    if post.unfilled:
        place = post.places.get(post.unfilled)
        message = both("only the site can fill in this address", "这个地址只有网站自己才能填充")
        yield Problem(message, suggestion=both("write the address out", "直接写出地址"), place=place)
