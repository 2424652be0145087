"""Posts and issues for tests, written for the purpose."""

from __future__ import annotations

import datetime as dt
from typing import Any

from repurpose.commands.project import settings_record
from repurpose.config import Channels, Project, Settings, SiteOptions, Table
from repurpose.model import (
    Brief,
    Group,
    Headline,
    Issue,
    Location,
    Post,
    Quote,
    Role,
    Section,
    SourceText,
    Speaker,
    Turn,
)

ORIGINAL = "A lighthouse does not chase ships. It stands where the rocks are, and that is the whole of its job."


def turn(text: str, speaker: str = "", line: int = 1, original: str = "", role: Role = "guest") -> Turn:
    said = Speaker(speaker, (), "host" if speaker == "主持人" else role, speaker) if speaker else Speaker()
    return Turn(said, text, line, SourceText(original, line + 2, "en") if original else None)


def article(**changes: Any) -> Post:
    """A Chinese article with five candidates, a brief, quotes with their originals, and a closing section."""
    body = (
        "## 灯塔为什么不追船\n\n老港口的守塔人林默在塔上住了三十一年。他说，**灯塔最难的不是亮着，而是不动**。"
        "船长们总想让光往前挪一点（哪怕 5 米），可礁石不会跟着挪。\n\n他给我看了一本 1987 年的[值班日志](https://example.org/log)，"
        "每页只有一行字：天气、油量、“灯在”。\n\n## 一盏灯的账本\n\n一盏灯每年烧掉 4,200 升油，换成 LED 之后只要 1/12。"
        "省下来的钱，镇上修了三件事：\n\n- 塔下的石阶\n- 小学的屋顶\n- 渔船的电台\n\n> 守灯的人不看船，看礁石。\n\n---\n\n"
        "离开那天雾很大。我没有看见灯，但我知道它在。\n"
    )
    place = Location("posts/lighthouse.md", 1)
    quote = Quote(
        "灯塔不追船。它站在有礁石的地方，这就是它的全部工作。",
        "林默",
        12,
        ORIGINAL,
        Location("posts/lighthouse-talk.md", 12),
        "extracted",
        "守灯",
        True,
    )
    fields: dict[str, Any] = {
        "slug": "lighthouse",
        "path": "posts/lighthouse.md",
        "lang": "zh-Hans",
        "title": "灯塔不追船：守塔三十一年学到的一件事",
        "headlines": tuple(
            Headline(text, rank, Location("posts/lighthouse.md", rank, 6))
            for rank, text in enumerate(
                (
                    "灯塔不追船：守塔三十一年学到的一件事",
                    "省下 11/12 的油之后，小镇修好了屋顶",
                    "一本只写“灯在”的日志——三十一年没有断过一天",
                    "为什么最好的灯塔从来不往前挪一米，哪怕所有船长都开口求它往前挪一点点",
                    "雾里的灯：看不见，也在",
                ),
                1,
            )
        ),
        "summary": "守塔人林默在礁石上住了三十一年。他的日志每页只有一行字，他的道理也只有一句：灯塔最难的不是亮着，而是不动。",
        "body": body,
        "sections": (
            Section("灯塔为什么不追船", 2, 20, (turn("老港口的守塔人林默在塔上住了三十一年。", "", 22),)),
            Section("一盏灯的账本", 2, 26, (turn("一盏灯每年烧掉 4,200 升油，换成 LED 之后只要 1/12。", "", 28),)),
            Section("", 2, 40, (turn("离开那天雾很大。我没有看见灯，但我知道它在。", "", 42),)),
        ),
        "form": "article",
        "date": dt.date(2026, 1, 7),
        "quotes": (quote, Quote("守灯的人不看船，看礁石。", "林默", 34, "", place)),
        "brief": Brief("林默", "守塔人的三十一年", {"信息密度": "8/10"}, 600, "慢的价值"),
        "source": "posts/lighthouse-talk.md",
        "url": "https://example.org/posts/lighthouse/",
        "video": "https://video.example/watch?v=lamp",
        "byline": "港口来信",
        "guest": "林默",
        "people": ("林默",),
        "tags": ("灯塔", "手艺"),
        "category": "craft",
        "insight": "不动也是一种技术。",
        "places": {"title": place, "summary": place},
    }
    return Post(**(fields | changes))


def transcript(**changes: Any) -> Post:
    """A bilingual interview without an article: host, guest, originals."""
    path = "posts/bread-talk.md"
    quote = Quote(
        "你不能催一块面团，你只能给它时间。",
        "何苗",
        9,
        "You cannot hurry dough. You can only give it time.",
        Location(path, 9),
        "extracted",
        "时间",
        True,
    )
    sections = (
        Section(
            "时间",
            3,
            5,
            (
                turn(
                    "今天的客人是面包师何苗。为什么要等 36 个小时？",
                    "主持人",
                    7,
                    "Our guest is He Miao. Why wait 36 hours?",
                ),
                turn(
                    "你不能催一块面团，你只能给它时间。",
                    "何苗",
                    9,
                    "You cannot hurry dough. You can only give it time.",
                ),
            ),
        ),
        Section(
            "价钱",
            3,
            20,
            (turn("一个面包卖 48 元，不是因为面粉贵，而是因为我只做 40 个。", "何苗", 22, "Forty loaves, no more."),),
        ),
    )
    body = "\n\n".join(f"### {section.heading}\n\n{section.text}" for section in sections)
    fields: dict[str, Any] = {
        "slug": "bread-talk",
        "path": path,
        "lang": "zh-Hans",
        "title": "何苗：面包是时间做的",
        "headlines": (Headline("何苗：面包是时间做的", 1, Location(path, 2, 8)),),
        "summary": "面包师何苗每天只做 40 个面包，每个要等 36 个小时。",
        "body": body,
        "sections": sections,
        "form": "transcript",
        "date": dt.date(2026, 1, 6),
        "quotes": (quote,),
        "url": "https://example.org/posts/bread-talk/",
        "video": "https://video.example/watch?v=dough",
        "byline": "厨房电台",
        "guest": "何苗",
        "people": ("何苗",),
        "category": "food",
    }
    return Post(**(fields | changes))


def plain(**changes: Any) -> Post:
    """A short English post."""
    path = "posts/2026-01-08-maps.md"
    body = (
        "Every map leaves something out, and the good ones tell you what.\n\n## The blank corner\n\n"
        "In 1911 the survey stopped at the river. The *blank corner* stayed blank for 40 years & nobody minded.\n\n"
        "> A map is a promise about what you will not trip over.\n\n```python\nprint('x < y')\n```\n"
    )
    fields: dict[str, Any] = {
        "slug": "maps",
        "path": path,
        "lang": "en",
        "title": "What maps leave out",
        "headlines": (Headline("What maps leave out", 1, Location(path, 2, 8)),),
        "summary": "Every map leaves something out, and the good ones tell you what.",
        "body": body,
        "sections": (
            Section("", 2, 6, (turn("Every map leaves something out, and the good ones tell you what.", "", 6),)),
            Section("The blank corner", 2, 8, (turn("In 1911 the survey stopped at the river.", "", 10),)),
        ),
        "date": dt.date(2026, 1, 8),
        "quotes": (Quote("A map is a promise about what you will not trip over.", "", 12, "", Location(path, 12)),),
        "url": "https://example.org/posts/maps/",
        "byline": "Ada",
        "category": "craft",
    }
    return Post(**(fields | changes))


def single(post: Post | None = None, **changes: Any) -> Issue:
    """An issue of one post."""
    post = post or article()
    fields: dict[str, Any] = {
        "id": post.slug,
        "title": post.headline,
        "lang": post.lang,
        "posts": (post,),
        "date": post.date,
    }
    return Issue(**(fields | changes))


def digest(posts: tuple[Post, ...] = (), more: tuple[Post, ...] = (), **changes: Any) -> Issue:
    """A week of posts."""
    fields: dict[str, Any] = {
        "id": "2026-W02",
        "title": "港口来信 · 2026 年第 2 周",
        "lang": "zh-Hans",
        "posts": posts or (article(), transcript(), plain()),
        "date": dt.date(2026, 1, 11),
        "more": (Group("craft", more),) if more else (),
        "is_digest": True,
    }
    return Issue(**(fields | changes))


def project(**changes: Any) -> Project:
    """Settings of a small publication."""
    from pathlib import Path

    site = SiteOptions(name="港口来信", url="https://example.org", address="1 Harbour Road")
    return Project(Settings(**({"site": site} | changes)), Path("/nowhere"))


def channels(**tables: dict[str, Any] | Table) -> Channels:
    """The settings of channels, those not given as they are by default: `channels(thread={"networks": ["x"]})`."""
    defaults = settings_record()().channels
    given = {
        name: type(getattr(defaults, name))(**table) if isinstance(table, dict) else table
        for name, table in tables.items()
    }
    return type(defaults)(**given)
