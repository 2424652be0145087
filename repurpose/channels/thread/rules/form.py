"""Rules on a thread's form: lengths, numbers, pictures, repetitions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

from repurpose.channels.thread.rules.thread_parts import (
    is_numbered,
    limit_of,
    lines_of_words,
    number_of,
    thread_of,
    threads,
    without_number,
)
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both
from repurpose.text.similarity import bigrams


@rule(
    "TH01",
    "post-over-limit",
    severity="error",
    channel="thread",
    reads="rendered",
    source="the limits in repurpose.text.counting, each with its source; checked 2026-11",
    bad=(
        thread_of("船" * 141),
        thread_of("船" * 301, network="bluesky"),
        thread_of("👨‍👩‍👧‍👦" * 121, network="bluesky"),
        thread_of("a" * 501, network="mastodon"),
    ),
    good=(thread_of("船" * 140), thread_of("船" * 300, network="bluesky"), thread_of("a" * 500, network="mastodon")),
    zh="""帖子超过了所在平台的长度上限。

    各平台的算法不同：X 上限 280，一个汉字算 2，一个链接算 23；Bluesky 按字素和字节算；LinkedIn 按转义后的长度算。
    平台会拒绝这条帖子，整串到此中断。请缩短句子，或精简往里加字的模板。
    """,
)
def post_over_limit(rendered: Rendered) -> Iterator[Problem]:
    """A post is longer than its network takes.

    Each network counts its own way: on X a Han character is 2 of 280 and a link 23, Bluesky counts graphemes and bytes,
    LinkedIn counts after escaping. The network refuses the post, and the thread ends there. Shorten the sentence, or
    the template that adds to it.
    """
    from repurpose.channels.thread.networks import by_name

    for network, posts in threads(rendered):
        limit = limit_of(rendered, network)
        for post in posts:
            size = by_name(network).measure(post.text, limit=limit)
            if size.length > size.limit:
                message = both(
                    f"{post.name} is {size.length} long, limit {size.limit}",
                    f"{post.name} 长 {size.length}，上限 {size.limit}",
                )
                yield Problem(message, place=post.origin)
            elif post.text and not size.valid:
                message = both(
                    f"{post.name} breaks another limit of the network ({size.bytes} bytes, {size.links} links)",
                    f"{post.name} 超出平台的另一项限制（{size.bytes} 字节，{size.links} 个链接）",
                )
                yield Problem(message, place=post.origin)


@rule(
    "TH02",
    "thread-too-long",
    channel="thread",
    reads="rendered",
    source="habit of those who write threads: most are read to the end up to about a dozen posts; checked 2026-11",
    bad=(thread_of(*(f"第 {number} 点。" for number in range(1, 27))),),
    good=(thread_of("第一点。", "第二点。", "完整内容：https://example.org/"),),
    zh="""一串帖子太多，没有人会读完。

    每多一条就少一批读者，在 X 上每条还要计费。请调低 channels.thread.max-posts，最有力的要点会留下。
    """,
)
def too_long(rendered: Rendered, *, most: int = 25) -> Iterator[Problem]:
    """A thread has more posts than anybody reads.

    Every further post loses readers, and on X each one is billed. Lower channels.thread.max-posts; the strongest points
    are kept.
    """
    for network, posts in threads(rendered):
        if len(posts) > most:
            count = len(posts)
            message = both(f"{network}: {count} posts, more than {most}", f"{network}：共 {count} 条，超过 {most} 条")
            yield Problem(message, place=posts[most].origin)


@rule(
    "TH03",
    "thread-too-short",
    severity="info",
    channel="thread",
    reads="rendered",
    source="a hook and a link without anything between them give no reason to follow it; checked 2026-11",
    bad=(thread_of("灯塔不追船", "完整内容：https://example.org/"),),
    good=(
        thread_of("灯塔不追船", "守灯的人不看船，看礁石。", "完整内容：https://example.org/"),
        thread_of("灯塔不追船", "守灯的人不看船，看礁石。\n\n完整内容：\nhttps://example.org/", network="mastodon"),
        thread_of("长文。", network="linkedin"),
    ),
    zh="""一串帖子只有开头和链接，中间没有内容。

    文章里没有哪一节给出能独立成条的要点。请给文章加小标题，并在下面写完整的句子；或加上有说话人的引语。
    """,
)
def too_short(rendered: Rendered) -> Iterator[Problem]:
    """A thread has nothing between its hook and its link.

    No section of the post gave a point that stands by itself. Give the post headings and whole sentences under them, or
    quotes with their speakers.
    """
    empty = [
        (network, posts[0])
        for network, posts in threads(rendered)
        if network != "linkedin" and not any(lines_of_words(post.text) for post in posts[1:])
    ]
    if empty:
        networks, hook = [network for network, _ in empty], empty[0][1]
        message = both(
            f"{', '.join(networks)}: nothing is said after the first post", f"{'、'.join(networks)}：第一条之后没有内容"
        )
        yield Problem(message, place=hook.origin, part=hook.name)


@rule(
    "TH10",
    "missing-alt",
    severity="error",
    channel="thread",
    reads="*.json",
    source="Bluesky's lexicon app.bsky.embed.images requires alt; on X, POST /2/media/metadata; checked 2026-11",
    bad=('{"posts": [{"text": "灯塔", "media": [{"path": "card.png", "alt": " "}]}]}',),
    good=(
        '{"posts": [{"text": "灯塔", "media": [{"path": "card.png", "alt": "雾中的灯塔"}]}]}',
        '{"posts": [{"text": "灯塔", "media": []}]}',
    ),
    zh="""图片没有替代文字。

    看不见图的人什么也得不到，Bluesky 还会拒绝这条帖子。请用一句话说明图里有什么。
    """,
)
def missing_alt(text: str) -> Iterator[Problem]:
    """A picture has no alternative text.

    Who cannot see it gets nothing, and Bluesky refuses the post. Say in a sentence what the picture shows.
    """
    for number, post in enumerate(json.loads(text)["posts"], 1):
        for picture in post.get("media", ()):
            if not str(picture.get("alt", "")).strip():
                shown = f"图片 {picture['path']} " if "path" in picture else "图片"
                message = both(
                    f"post {number}: {picture.get('path', 'a picture')} has no alternative text",
                    f"第 {number} 条：{shown}没有替代文字",
                )
                yield Problem(message)


@rule(
    "TH11",
    "numbering-mismatch",
    severity="error",
    channel="thread",
    reads="rendered",
    source="a reader who sees 4/6 after 2/6 looks for a post that does not exist; checked 2026-11",
    bad=(
        thread_of("灯塔不追船\n\n1/3", "守灯的人不看船。\n\n3/3", "完整内容：\nhttps://example.org/\n\n3/3"),
        thread_of("灯塔不追船\n\n1/4", "守灯的人不看船。\n\n2/4", "完整内容：\nhttps://example.org/\n\n3/4"),
        thread_of("灯塔不追船\n\n1/3", "守灯的人不看船。", "完整内容：\nhttps://example.org/\n\n3/3"),
    ),
    good=(
        thread_of("灯塔不追船\n\n1/3", "守灯的人不看船。\n\n2/3", "完整内容：\nhttps://example.org/\n\n3/3"),
        thread_of("灯塔不追船", "换成 LED 之后只要 1/12", "完整内容：https://example.org/"),
    ),
    zh="""帖子末尾的编号没有从 1/n 连续排到 n/n。

    编号在排好整串之后才生成，所以问题出在自己写编号的模板上。
    请交给 {{ number }}，或用 channels.thread.numbering = false 关掉编号。
    """,
)
def numbering_mismatch(rendered: Rendered) -> Iterator[Problem]:
    """The numbers at the ends of the posts do not run from 1/n to n/n.

    Posts are counted after the plan is made, so this comes of a template that writes numbers itself. Leave them to
    {{ number }}, or switch them off with channels.thread.numbering = false.
    """
    for _, posts in threads(rendered):
        if not is_numbered(posts):
            continue
        for position, post in enumerate(posts, 1):
            if number_of(post.text) != (position, len(posts)):
                due = f"{position}/{len(posts)}"
                message = both(f"{post.name} is not numbered {due}", f"{post.name} 的编号不是 {due}")
                yield Problem(message, place=post.origin)


@rule(
    "TH14",
    "repeated-post",
    channel="thread",
    reads="rendered",
    source="X refuses a text it holds already (403, duplicate content); checked 2026-11",
    bad=(thread_of("灯塔不追船，它站在礁石上。", "守灯的人不看船，看礁石。", "守灯的人不看船，看礁石。"),),
    good=(thread_of("灯塔不追船，它站在礁石上。", "守灯的人不看船，看礁石。", "一盏灯每年烧掉 4,200 升油。"),),
    zh="""两条帖子说的是同一件事，或重复了往期的内容。

    文字相同的两条，X 会拒绝后一条；读者看到两条都会觉得受骗。请删掉一条。往期的帖子只有写进 `earlier` 才会比对。
    """,
)
def repeated_post(rendered: Rendered, *, earlier: tuple[str, ...] = (), same: float = 0.9) -> Iterator[Problem]:
    """Two posts say the same, or one says what an earlier issue said.

    X refuses the second of two equal texts, and readers feel cheated by both. Leave one out. Posts of earlier issues
    are only known where they are given as `earlier`.
    """
    known = [(text[:20], bigrams(without_number(text))) for text in earlier]
    for _, posts in threads(rendered):
        for first, second in combinations(posts, 2):
            if _alike(without_number(first.text), bigrams(without_number(second.text))) > same:
                message = both(f"{second.name} repeats {first.name}", f"{second.name} 重复了 {first.name}")
                yield Problem(message, place=second.origin)
        for post in posts:
            for start, words in known:
                if _alike(without_number(post.text), words) > same:
                    message = both(
                        f"{post.name} repeats a post of an earlier issue ({start}…)",
                        f"{post.name} 重复了往期的一条帖子（{start}…）",
                    )
                    yield Problem(message, place=post.origin)


def _alike(text: str, other: frozenset[tuple[str, str]]) -> float:
    """How alike two texts are, 0 to 1: the smaller share of either's bigrams that the other has."""
    own = bigrams(text)
    return len(own & other) / max(len(own), len(other)) if own and other else 0.0
