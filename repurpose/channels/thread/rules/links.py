"""Rules on links: those nobody meant, those too early, those too many, and LinkedIn's signs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from repurpose.channels.thread.networks.x import PRICE_POST, PRICE_POST_WITH_URL
from repurpose.channels.thread.rules.thread_parts import thread_of, threads
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both

_SCHEMES = ("http://", "https://")


@rule(
    "TH04",
    "accidental-link",
    channel="thread",
    reads="*/*",
    source="twitter-text links bare domains; X bills a post with a URL 13 times a plain one; checked 2026-11",
    bad=(
        "先看 README.md 再动手。",
        "deepseek.ai 又更新了。",
        "The file main.rs is the start.",
    ),
    good=(
        "完整内容：https://example.org/README.md",
        "Node.js 和 package.json 不会变成链接。",
        "版本 2.0 比 1.9 快 3.5 倍。",
    ),
    zh="""像网址的名称变成了并非本意的链接。

    README.md、main.rs 和 deepseek.ai 的结尾都是顶级域名。
    链接会通向别处，X 还会按带网址的帖子计费。请去掉结尾，或换个写法。
    """,
)
def accidental_link(text: str) -> Iterator[Problem]:
    """A name that looks like a web address becomes a link that nobody meant.

    README.md, main.rs and deepseek.ai end in top-level domains. The link leads somewhere else, and X bills the post as
    one with a URL. Write the name without its ending, or another way.
    """
    from repurpose.text.counting import extract_urls

    for url in extract_urls(text):
        if not text[url.start : url.end].lower().startswith(_SCHEMES):
            yield Problem(both(f"“{url.value}” becomes a link", f"“{url.value}”会变成链接"))


@rule(
    "TH05",
    "link-before-last-post",
    channel="thread",
    reads="rendered",
    source=f"X price list in force since 2026-04-20: {PRICE_POST_WITH_URL:.3f} US dollars with a URL, {PRICE_POST} "
    "without; checked 2026-11",
    bad=(thread_of("看这里 https://example.org/", "守灯的人不看船，看礁石。", "再见。"),),
    good=(thread_of("灯塔不追船", "守灯的人不看船，看礁石。", "完整内容：https://example.org/"),),
    zh="""最后一条之前就出现了链接。

    读者还没读完就被带走了，而且 X 对带网址的帖子按普通帖子的 13 倍计费。请把链接留到最后一条。
    """,
)
def link_before_last_post(rendered: Rendered) -> Iterator[Problem]:
    """A link stands before the last post.

    It sends readers away before they have read the thread, and X bills a post with a URL 13 times a plain one. Keep the
    link for the closing post.
    """
    from repurpose.text.counting import extract_urls

    extra = PRICE_POST_WITH_URL - PRICE_POST
    for network, posts in threads(rendered):
        for post in posts[:-1]:
            if any(post.text[url.start : url.end].lower().startswith(_SCHEMES) for url in extract_urls(post.text)):
                price = both(f"; X bills ${extra:.3f} more for it", f"，X 因此多收 {extra:.3f} 美元")
                price = price if network == "x" else both("", "")
                message = both(
                    f"{post.name} has a link before the last post{price}",
                    f"{post.name} 不是最后一条，却带了链接{price.zh}",
                )
                yield Problem(message, place=post.origin)


@rule(
    "TH12",
    "sign-unescaped",
    severity="error",
    channel="thread",
    reads="linkedin.json",
    source="LinkedIn's little text format: without a backslash the text is cut at the sign; checked 2026-11",
    bad=('{"posts": [{"text": "慢*也*好", "commentary": "慢*也*好"}]}',),
    good=('{"posts": [{"text": "慢*也*好", "commentary": "慢\\\\*也\\\\*好"}]}',),
    zh="""给 LinkedIn 接口的文字里，有保留符号没加反斜杠。

    LinkedIn 会在那里截断文字，而且不提示。构建时都会转义，所以是有人手动改了文件：请重新构建这一期。
    """,
)
def sign_unescaped(text: str) -> Iterator[Problem]:
    """A sign that LinkedIn reserves has no backslash in the text for its API.

    LinkedIn cuts the text at such a sign and says nothing. The commentary is escaped when it is built, so this comes of
    a file changed by hand: build the issue again.
    """
    from repurpose.text.counting import escape_linkedin

    for number, post in enumerate(json.loads(text)["posts"], 1):
        if post.get("commentary", "") != escape_linkedin(post["text"]):
            message = both(
                f"post {number}: the commentary is not the escaped text",
                f"第 {number} 条：commentary 不是转义后的文字",
            )
            yield Problem(message)


@rule(
    "TH13",
    "too-many-links",
    severity="error",
    channel="thread",
    reads="threads/*",
    source="Threads API since 2025-12-22: THREADS_API__LINK_LIMIT_EXCEEDED over 5 links; checked 2026-11",
    bad=(" ".join(f"https://example.org/{number}" for number in range(6)),),
    good=(" ".join(f"https://example.org/{number}" for number in range(5)),),
    zh="""发到 Threads 的帖子链接太多，超过了上限。

    这条帖子会被拒绝，整串在中间断开。请只留要紧的链接，其余的文章里都有。
    """,
)
def too_many_links(text: str) -> Iterator[Problem]:
    """A post for Threads has more links than Threads takes.

    The post is refused, in the middle of the thread. Keep the links that matter; the rest stand in the piece itself.
    """
    from repurpose.channels.thread.networks.threads import THREADS

    most = THREADS.limits.links
    links = THREADS.measure(text).links
    if most is not None and links > most.value:
        yield Problem(both(f"{links} links, limit {most.value}", f"共 {links} 个链接，上限 {most.value} 个"))
