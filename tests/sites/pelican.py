"""Pelican: `Key: value` heads, `{filename}` and `{static}` links, `[TOC]`, `PELICAN_` summaries."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "bell-tower.md",
        """
Title: The bell tower leans to the east
Date: 2026-01-05 08:00
Category: town
Tags: tower, brick
Slug: bell-tower
Author: Mara Lind

The tower leans by the width of a door. It has leant since it was built, because the masons began on the dry side.

Every generation has measured it and has found that it leans no further. Every generation has also moved the benches.

The bell hangs straight, of course, and so it looks as if it were the bell that is wrong.
""",
        "The bell tower leans to the east",
        "2026-01-05",
        "/bell-tower/",
        words=("the masons began on the dry side", "it were the bell that is wrong"),
    ),
    page(
        "brickwork.md",
        """
Title: How to read a wall
Date: 2026-01-06 09:30
Modified: 2026-01-10 10:00
Category: town
Slug: brickwork
Summary: A wall is a text with few letters.

[TOC]

## The bond {: #bond .wide }

A wall is a text with two letters, the long side of a brick and the short one. See [the tower]({filename}bell-tower.md)
for a long example.

![A wall with a patch]({static}/images/wall.jpg)

!!! note "Where to stand"
    Stand in the **shade**, and look along the wall.

The mistakes are the best part. Each of them is a Monday, or a boy on his first day.
""",
        "How to read a wall",
        "2026-01-06",
        "/brickwork/",
        marks=("[TOC]", "{: #bond", "{filename}", "{static}", "!!! note"),
        words=(
            "The bond",
            "a text with two letters",
            "the tower",
            "Where to stand",
            "Stand in the shade",
            "a boy on his first day",
        ),
    ),
    page(
        "stone-bridge.md",
        """
Title: 石桥上的车辙
Date: 2026-01-07
Category: 城
Tags: 桥, 石头
Slug: stone-bridge
Lang: zh

石桥两边有两道车辙，深的那道在出城的一边。进城的车是空的，出城的车装着石灰。

车辙里现在积水，孩子在里面放纸船。船从桥这头漂到那头，正好是一首童谣的长度。

修桥的人想把车辙填平，孩子们去找了镇长。镇长小时候也放过船。
""",
        "石桥上的车辙",
        "2026-01-07",
        "/stone-bridge/",
        words=("出城的车装着石灰", "镇长小时候也放过船"),
    ),
    page(
        "pelican-links.md",
        """
Title: Links inside a Pelican site
Date: 2026-01-08 21:00
Slug: pelican-links
Status: published

A link to another source file is written with a word in braces. The word is taken out when the site is made.

In a line it looks like `{filename}/town/wall.md` or `{static}/pdf/plan.pdf`. In a block:

    [the index]({index})
    [a tag]({tag}brick)
    [TOC]

It works from here too: [how to read a wall]({filename}/brickwork.md#bond), [all of the town]({category}town),
and [the plan]({attach}plan.pdf).

Old posts still have a bar for a brace, |filename|, and nobody remembers why.
""",
        "Links inside a Pelican site",
        "2026-01-08",
        "/pelican-links/",
        marks=("{filename}/brick", "{category}", "{attach}"),
        words=("taken out when the site is made", "how to read a wall", "all of the town", "nobody remembers why"),
        code=(
            "{filename}/town/wall.md",
            "{static}/pdf/plan.pdf",
            "[the index]({index})",
            "[a tag]({tag}brick)",
            "[TOC]",
        ),
    ),
    page(
        "door-numbers.md",
        """
Title: Door numbers that go backwards
Date: 2026-01-09 07:15
Category: town
Slug: door-numbers
Authors: Mara Lind, Jo Abel

In our street the numbers go down as you walk up. They were given out from the river, and later the river was moved.

The postman learns it in a week. Visitors learn it in a minute, at number one, in front of a wall.

There was a vote on changing it. Number eighty won, by eighty votes.
""",
        "Door numbers that go backwards",
        "2026-01-09",
        "/door-numbers/",
        words=("later the river was moved", "by eighty votes"),
    ),
    page(
        "scaffold.md",
        """
---
title: "A scaffold is a house for a summer"
date: 2026-01-12
category: town
slug: scaffold
---

A scaffold has stairs, floors and a view, and it is taken down when it is finished with. Few houses are so polite.

The men on it have names for the levels. The lowest is called *the street*, although it is above it.

<!-- PELICAN_END_SUMMARY -->

When ours came down the rooms were suddenly light, and for a week we went to bed too late.
""",
        "A scaffold is a house for a summer",
        "2026-01-12",
        "/scaffold/",
        marks=("PELICAN_END_SUMMARY", "<!--"),
        words=("Few houses are so polite", "we went to bed too late"),
    ),
    page(
        "lime.md",
        """
Title: 石灰要睡一个冬天
Date: 2026-01-13 18:20
Slug: lime
Tags: 石灰

[TOC]

## 下坑 { #pit }

生石灰下坑，加水，会烧开一样响。响完以后盖上土，睡一个冬天。

!!! warning "小心"
    灰会**烫**，水要慢慢加。

## 起坑

开春挖出来，像一块豆腐。老师傅用刀切，切面要亮。

照片在[另一篇]({filename}stone-bridge.md)里，那座桥用的就是这坑灰。
""",
        "石灰要睡一个冬天",
        "2026-01-13",
        "/lime/",
        marks=("[TOC]", "{ #pit }", "!!! warning", "{filename}"),
        words=("睡一个冬天", "小心", "灰会烫，水要慢慢加", "像一块豆腐", "照片在另一篇"),
    ),
    page(
        "roof-tiles.md",
        """
Title: Counting roof tiles by ear
Date: 2026-01-14
Slug: roof-tiles
Category: town

A cracked tile sounds like a cup, a good one like a bell. The roofer walks along the ridge and taps, and his son below
writes.

Out of four thousand, sixty were cups. They were replaced in a morning, and the bells went on.

Rain is quieter under new tiles. We had to learn how to sleep again.
""",
        "Counting roof tiles by ear",
        "2026-01-14",
        "/roof-tiles/",
        words=("a good one like a bell", "how to sleep again"),
    ),
    page(
        "admonitions.md",
        """
Title: Marks of Python-Markdown, for writers
Date: 2026-01-15 10:10
Slug: admonitions

The extensions are switched on in one line, and after that the marks work everywhere. A short list follows.

```python
MARKDOWN = {"extensions": ["admonition", "toc"]}
# then write: !!! danger "Title"
```

In a line: `[TOC]`, `!!! tip`, `{: .class }`.

*[HTML]: the language of pages

!!! tip
    A tip without a title is called **Tip**.

A paragraph may carry a class.
{: .small }

HTML does not care, and the readers care even less.
""",
        "Marks of Python-Markdown, for writers",
        "2026-01-15",
        "/admonitions/",
        marks=("*[HTML]", "!!! tip A", "{: .small }"),
        words=(
            "the marks work everywhere",
            "A tip without a title",
            "A paragraph may carry a class.",
            "care even less",
        ),
        code=('# then write: !!! danger "Title"', "[TOC]", "!!! tip", "{: .class }"),
    ),
    page(
        "gutter.md",
        """
Title: Seventeen metres of gutter
Date: Fri, 16 Jan 2026 08:00:00 +0000
Slug: gutter
Category: town

The gutter is seventeen metres long and falls by a hand. If it fell by less the leaves would stay; by more, one would
see it.

A good gutter is one that looks level and is not. The plumber said this of gutters only.

Twice a year somebody goes up with a spoon. It is always the same spoon.
""",
        "Seventeen metres of gutter",
        "2026-01-16",
        "/gutter/",
        words=("falls by a hand", "It is always the same spoon"),
    ),
    page(
        "town/market-hall.md",
        """
Title: 菜市场的屋顶
Date: 2026-01-19 06:40
Slug: market-hall
Template: article
Save_as: market-hall/index.html

菜市场的屋顶是火车站拆下来的，上面还有钟，停在四点十分。

卖菜的人都按这个钟收摊。四点十分一到，不管太阳在哪里，秤就收起来。

有人说要把钟修好。卖豆腐的说，修好了就有人早走，有人晚走，那还叫市场吗。
""",
        "菜市场的屋顶",
        "2026-01-19",
        "/market-hall/",
        words=("停在四点十分", "那还叫市场吗"),
    ),
    page(
        "definition.md",
        """
Title: Words that masons use
Date: 2026-01-20 12:00
Slug: definition
Summary: Three words, with what they weigh.

Masons speak little while they work, and the words they have are short.

Quoin
:   The stone at a corner, which everybody leans on.

Putlog
:   A hole left for a beam, and later for a bird.

Closer[^1]
:   Half a brick, at the end of a row.

[^1]: Also the last drink.

See [the wall]({filename}../articles/brickwork.md "A text") for all three.

A fourth word is used when a stone falls, and it is the same in every language.
""",
        "Words that masons use",
        "2026-01-20",
        "/definition/",
        marks=("{filename}", "[^1]", ": The stone", ": A hole"),
        words=(
            "which everybody leans on",
            "later for a bird",
            "Also the last drink",
            "the wall",
            "the same in every language",
        ),
    ),
    page(
        "key.md",
        """
Title: The key under the third stone
Date: 2026-01-21
Slug: key

The key to the tower lies under the third stone, and everybody knows it. So nobody has ever had to ask.

Last week it was not there. The whole town came by, one after the other, to see.

In the evening it lay there again. The bell had been oiled, and to this day nobody has owned up.
""",
        "The key under the third stone",
        "2026-01-21",
        "/key/",
        words=("nobody has ever had to ask", "nobody has owned up"),
    ),
    page(
        "quote.md",
        """
Title: 工地上听来的话
Date: 2026-01-22 19:00
Slug: quote
Tags: 工地

工地上的话短，因为风大。下面几句是我站在脚手架下面记的。

> “慢一点，墙又不跑。”
> {: .said }

![工地]({attach}site.jpg){: width="200" }

??? note "谁说的"
    姓刘，砌墙四十年。

[[wiki 上没有他]]，可是半个城的墙都认得他的手。

他退休那天在最后一块砖上按了个手印，朝里，没有人看得见。
""",
        "工地上听来的话",
        "2026-01-22",
        "/quote/",
        marks=("{: .said", "{attach}", "{: width", "??? note"),
        words=("工地上的话短，因为风大", "慢一点，墙又不跑", "谁说的", "砌墙四十年", "没有人看得见"),
    ),
    page(
        "window.md",
        """
Title: A window that was bricked up
Date: 2026-01-23 23:00
Slug: window
Category: town

On the north side there is a window of brick. It was closed in the year of the tax, and the tax was paid anyway.

From inside one sees a shelf, and from outside a lid. The people in between are long dead, and warm.

If we opened it we should see the neighbours. They have one too, exactly opposite.
""",
        "A window that was bricked up",
        "2026-01-23",
        "/window/",
        words=("the tax was paid anyway", "exactly opposite"),
    ),
)

SITE = Site(
    "pelican",
    "content/articles",
    "/{slug}/",
    PAGES,
    marks=("{filename}b", "{filename}/b", "!!! note", "!!! warning"),
    others={
        "pelicanconf.py": "SITENAME = 'Tide Log'\nPATH = 'content'\nARTICLE_URL = '{slug}/'\n"
        "ARTICLE_SAVE_AS = '{slug}/index.html'\n"
        "MARKDOWN = {'extensions': ['extra', 'meta', 'toc', 'admonition', 'pymdownx.details']}\n"
    },
)
