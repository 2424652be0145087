"""VitePress: containers, `[[toc]]`, `{#id}`, code groups, components and a script in the page."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "first-stitch.md",
        """
---
title: The first stitch is not a stitch
date: 2026-01-05
---

# The first stitch is not a stitch

Before you can knit a row you need a loop that belongs to nobody. It is made with the fingers, and no pattern counts it.

My teacher called it the handshake. She said that one may learn it badly and still knit well, which is not true of the
second one.

I have knitted for nine years, and I still look at my hands when I begin.
""",
        "The first stitch is not a stitch",
        "2026-01-05",
        "/blog/first-stitch",
        words=("no pattern counts it", "I still look at my hands"),
    ),
    page(
        "gauge.md",
        """
---
title: Why gauge lies
date: 2026-01-06
outline: deep
---

# Why gauge lies {#why}

[[toc]]

A swatch is a small square from which you compute a large coat. It lies because it is small.

::: tip Wash it first
Wool relaxes in water. Measure **after** it has dried flat.
:::

::: details How much does it lie?
In my drawer the worst is nine per cent.
:::

## What I do instead {#instead}

I knit a hat. A hat is a swatch that somebody can wear, and its errors keep the ears warm.
""",
        "Why gauge lies",
        "2026-01-06",
        "/blog/gauge",
        marks=("{#why}", "{#instead}", "[[toc]]", ":::", "{#"),
        words=("Wash it first", "Wool relaxes in water", "nine per cent", "keep the ears warm", "What I do instead"),
    ),
    page(
        "yarn-colours.md",
        """
---
title: 染缸里的蓝
date: 2026-01-07
author: 林一
---

蓝是染不出来的，只能等。布从缸里提起来是绿的，见了空气才一点一点变蓝。

染坊的师傅从不站在缸边看，他站在晾杆下面。他说缸里是药，杆上才是颜色。

我第一次去的时候问要等多久。他看了看天，说今天湿，你先去吃面。
""",
        "染缸里的蓝",
        "2026-01-07",
        "/blog/yarn-colours",
        words=("见了空气才一点一点变蓝", "你先去吃面"),
    ),
    page(
        "containers.md",
        """
---
title: Containers, and how to print them
date: 2026-01-08
---

A container starts with three colons and a word. To show one on a page, put it inside a fence:

```md
::: warning Careful
This is how it looks in the source.
:::
```

In a sentence, `:::info` will do, and `[[toc]]` as well.

```js{1,3-4}
const rows = 40
let side = "right"
if (rows % 2) side = "wrong"
export { rows, side }
```

::: warning
Four colons close what four colons opened.
:::

Nobody reads the rules for nesting until the second level goes missing.
""",
        "Containers, and how to print them",
        "2026-01-08",
        "/blog/containers",
        marks=("{1,3-4}",),
        words=("three colons and a word", "what four colons opened", "the second level goes missing"),
        code=(
            "::: warning Careful This is how it looks in the source. :::",
            ":::info",
            "[[toc]]",
            "let side =",
            "export { rows, side }",
        ),
    ),
    page(
        "needles.md",
        """
---
title: Wood, steel, bamboo
date: 2026-01-09
description: Needles by the sound they make.
---

Steel is fast and cold, wood is warm and slow. Bamboo is neither, and bends.

On a train I take bamboo, because it does not click. In bed I take wood. Steel is for the evening before a birthday.

A friend knits with pencils in meetings. Nobody has noticed, and the minutes are always in order.
""",
        "Wood, steel, bamboo",
        "2026-01-09",
        "/blog/needles",
        words=("because it does not click", "the minutes are always in order"),
    ),
    page(
        "widget.md",
        """
---
title: A row counter in the page
date: 2026-01-12
---

<script setup>
import { ref } from 'vue'
import RowCounter from './RowCounter.vue'
const rows = ref(0)
</script>

# A row counter in the page <Badge type="tip" text="new" />

I always lose count at the same place, about row thirty. So I put a counter where I read the pattern.

<RowCounter :start="1" @done="rows++" />

It has one button and cannot go back. You have knitted {{ rows }} rows so far.

<style module>
.counter { color: teal }
</style>

That it cannot go back is on purpose. Wool can, and that is enough.
""",
        "A row counter in the page",
        "2026-01-12",
        "/blog/widget",
        marks=("import {", "RowCounter", "Badge", "{{ rows", "color: teal", "const rows"),
        words=("I always lose count at the same place", "Wool can, and that is enough"),
    ),
    page(
        "sleeves.md",
        """
---
title: 第二只袖子
date: 2026-01-13
---

织毛衣的人都怕第二只袖子。第一只是探险，第二只是还债。

我认识一位阿姨，她两只一起织，左五行，右五行，像喂两个孩子。

她的毛衣从来没有一长一短，只是织得慢。她说慢有慢的好处，线用完了，冬天也刚好过完。
""",
        "第二只袖子",
        "2026-01-13",
        "/blog/sleeves",
        words=("第一只是探险，第二只是还债", "冬天也刚好过完"),
    ),
    page(
        "code-group.md",
        """
---
title: Charting a cable by machine
date: 2026-01-14
---

A cable is a permutation. Four stitches change places, and the chart only says how.

::: code-group

```js [chart.js]
const cable = [3, 4, 1, 2] // [!code highlight]
```

```py [chart.py]
cable = [3, 4, 1, 2]
```

:::

::: info NOTE
The right-hand side of the chart is where you begin.
:::

<<< @/snippets/chart.js{2}

Print it large. By the fifth repeat you will be reading it with one eye, and the other will be on a film.
""",
        "Charting a cable by machine",
        "2026-01-14",
        "/blog/code-group",
        marks=(":::", "::: code-group", "[!code", "<<< @", "{2}"),
        words=("A cable is a permutation", "where you begin", "the other will be on a film", "cable = [3, 4, 1, 2]"),
    ),
    page(
        "moths.md",
        """
---
title: Letters to a moth
date: 2026-01-15T08:00:00Z
---

You have eaten the elbow of a jumper that took me a winter. I hope it was good.

I have since read that you do not eat at all; your children do. That makes it harder to be angry and easier to put
cedar in the drawer.

The elbow is mended in red, so that you can see where you have been.
""",
        "Letters to a moth",
        "2026-01-15",
        "/blog/moths",
        words=("took me a winter", "mended in red"),
    ),
    page(
        "alerts.md",
        """
---
title: 毛线店的告示
date: 2026-01-16
---

街角的毛线店有三张告示，写的人不同，口气也不同。

> [!TIP]
> 线要一次买够，下次来就不是这一缸了。

::: danger 不要剪线头
线头是留给**退货**的人看的。
:::

::: v-pre
标价写成 {{ 面议 }} 的，请问店主。
:::

第四张是客人贴的，说店里的猫会在新线上睡觉，买的时候请先看看有没有猫。
""",
        "毛线店的告示",
        "2026-01-16",
        "/blog/alerts",
        marks=("[!TIP]", ":::", "v-pre"),
        words=("线要一次买够", "不要剪线头", "留给退货的人看的", "请先看看有没有猫"),
        code=("{{ 面议 }}",),
    ),
    page(
        "blocking.md",
        """
---
title: Blocking on the carpet
date: 2026-01-19
---

To block a shawl you pin it wet to a carpet and forbid the family to walk. It takes two days.

We have a sign for it. The dog cannot read and is the only one who obeys.

When the pins come out the shawl keeps its shape, and so does the family, in single file along the wall.
""",
        "Blocking on the carpet",
        "2026-01-19",
        "/blog/blocking",
        words=("forbid the family to walk", "in single file along the wall"),
    ),
    page(
        "include.md",
        """
---
title: One pattern, many pages
date: 2026-01-20
---

The same heel appears in all our socks, so it lives in a file of its own.

<!--@include: ./parts/heel.md-->

::: raw
Turn after two thirds of the stitches.
:::

<Teleport to="body"><div>floating note</div></Teleport>

A reader of the mail gets the heel in words: slip one, knit to the gap, close it, turn.

Nobody has ever turned a heel from words alone, but it is good to know that they exist.
""",
        "One pattern, many pages",
        "2026-01-20",
        "/blog/include",
        marks=("@include", ":::", "Teleport", "<div"),
        words=("it lives in a file of its own", "after two thirds of the stitches", "turned a heel from words alone"),
    ),
    page(
        "unravel.md",
        """
---
title: 拆
date: 2026-01-21
---

拆比织快，快得让人难过。一个冬天，一个晚上就回到了线团。

拆下来的线是弯的，像还记得自己当过什么。要绕起来，蒸一蒸，晾两天，它才肯重新开始。

我现在织的这条围巾，线当过帽子，也当过半只手套。
""",
        "拆",
        "2026-01-21",
        "/blog/unravel",
        words=("快得让人难过", "也当过半只手套"),
    ),
    page(
        "interpolation.md",
        """
---
title: When a brace is only a brace
date: 2026-01-22
---

Lace charts use braces for repeats, and so does the program that prints this page. It took me a while to see why my
repeats came out empty.

Write them as code: `{{ yo, k2tog }}` stays what it is. In a block the same holds.

```vue
<template>{{ repeat }}</template>
```

::: tip
A `v-pre` container does it for whole paragraphs.
:::

Since then I print the chart first and knit the program afterwards.
""",
        "When a brace is only a brace",
        "2026-01-22",
        "/blog/interpolation",
        marks=(":::",),
        words=("my repeats came out empty", "for whole paragraphs", "knit the program afterwards"),
        code=("{{ yo, k2tog }}", "<template>{{ repeat }}</template>"),
    ),
    page(
        "cast-off.md",
        """
---
title: Casting off
date: 2026-01-23
---

The last row is the only one in which the needle gets lighter. One stitch is drawn over the next until a single loop is
left.

Cut the yarn, pull it through, and there is no way back without scissors.

My teacher always stopped before the last loop, put the work aside and made tea. She said that a thing should be looked
at once while it can still be changed.
""",
        "Casting off",
        "2026-01-23",
        "/blog/cast-off",
        words=("the needle gets lighter", "while it can still be changed"),
    ),
)

SITE = Site(
    "vitepress",
    "blog",
    "/{dir}/{slug}",
    PAGES,
    marks=(":::", "{{", "[[toc]]", "<script", "<<<"),
    others={
        ".vitepress/config.mts": "export default { title: 'Tide Log', cleanUrls: true }\n",
        "package.json": '{ "devDependencies": { "vitepress": "^1.6.0" } }\n',
    },
)
