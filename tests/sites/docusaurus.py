"""Docusaurus: admonitions with titles, MDX imports and components, tabs, the truncate marker."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "2026-01-05-welcome-bees.md",
        """
---
slug: welcome-bees
title: The bees are asleep, we think
authors: [mara]
tags: [winter]
---

In January there is nothing to do for the bees but to leave them alone. That is the hardest work of the year.

<!-- truncate -->

You put an ear to the hive and knock once. A hum that rises and falls is good; a hum that stays is worry.

Then you go home and read about bees.
""",
        "The bees are asleep, we think",
        "2026-01-05",
        "/blog/welcome-bees",
        marks=("<!--", "truncate"),
        words=("the hardest work of the year", "read about bees"),
    ),
    page(
        "sugar.mdx",
        """
---
title: How much sugar is one winter
date: 2026-01-06
authors:
  - name: Mara Lind
    title: Beekeeper
---

import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';
import {Scale} from '@site/src/components/Scale';

export const kilos = 14;

A colony eats between ten and fifteen kilos in a winter, most of it in February.

{/* truncate */}

<Tabs groupId="hive">
  <TabItem value="wood" label="Wooden hive">

Wooden hives need a little **more**.

  </TabItem>
  <TabItem value="foam" label="Foam hive">

Foam hives need a little less.

  </TabItem>
</Tabs>

<Scale kilos={kilos} />

Lift the hive from behind with one hand. If you can, it is too light.
""",
        "How much sugar is one winter",
        "2026-01-06",
        "/blog/sugar",
        marks=("import ", "export const", "TabItem", "<Tabs", "{/*", "truncate", "<Scale", "{kilos}"),
        words=("between ten and fifteen kilos", "a little more", "Foam hives need a little less", "it is too light"),
    ),
    page(
        "2026-01-07-smoke/index.md",
        """
---
title: 烟是一种语气
slug: smoke
---

开箱之前先喷一点烟，不是为了熏，是为了打招呼。烟要凉，要白，要慢。

老师傅用的是晒干的艾草。他说蜂闻到艾草会安静，闻到汗会生气，闻到香水会笑。

我没有见过蜂笑，但见过喷香水的人跑得很快。
""",
        "烟是一种语气",
        "2026-01-07",
        "/blog/smoke",
        words=("是为了打招呼", "跑得很快"),
    ),
    page(
        "admonitions.md",
        """
---
title: Five boxes and when to open them
date: 2026-01-08T10:00
---

Our notes use five kinds of box. Most days you need two of them.

:::tip[Warm hands]

Hold the frame **low**, over the open hive.

:::

:::danger

Never blow on bees.

:::

:::note Old form
The title may also stand without brackets.
:::

In the source a box starts like `:::info[Title]` and ends with three colons:

```md
:::caution[Before you lift]
Bend your knees.
:::
```

A box is for what a reader must not miss; a page of boxes is a page without any.
""",
        "Five boxes and when to open them",
        "2026-01-08",
        "/blog/admonitions",
        marks=(":::tip", ":::danger", ":::note", "[Warm hands]"),
        words=(
            "Warm hands",
            "Hold the frame low",
            "Never blow on bees",
            "may also stand without brackets",
            "a page without any",
        ),
        code=(":::info[Title]", ":::caution[Before you lift] Bend your knees. :::"),
    ),
    page(
        "queen.md",
        """
---
title: Looking for the queen
date: 2026-01-09
image: ./queen.jpg
keywords: [queen, search]
---

Do not look for the queen. Look for the place where the others make room.

She is longer than she seems and walks as if the comb were hers. On the way to her you will have seen forty thousand
others, and they are the news.

Write down how many frames are full. Then close the lid.
""",
        "Looking for the queen",
        "2026-01-09",
        "/blog/queen",
        words=("the others make room", "Then close the lid"),
    ),
    page(
        "2026-01-12-frames.mdx",
        """
---
slug: frames
title: Frames by the hundred
---

import Frame from './_frame.mdx';
import photo from './frames.jpg';

# Frames by the hundred {#top}

In winter we make frames. Four pieces of lime, ten nails, and a wire that sings when it is tight.

<Frame />

<img src={photo} alt="A stack of frames" width="400" />

<figure>
  <figcaption>A stack for one hive</figcaption>
</figure>

The wire is the only part that bees do not forgive.
""",
        "Frames by the hundred",
        "2026-01-12",
        "/blog/frames",
        marks=("import ", "<Frame", "{photo}", "{#top}", "<figure"),
        words=("a wire that sings when it is tight", "A stack for one hive", "bees do not forgive"),
    ),
    page(
        "honey-label.md",
        """
---
title: 标签上的一句话
date: 2026-01-13
---

蜂蜜的标签上要写产地、日期和净重，剩下的地方只够一句话。

我们试过很多句，最后用的是邻居孩子说的：这是去年夏天。

有位客人买了三瓶，说他去年夏天住在医院里，没有见过。后来我们每年给他留一瓶。
""",
        "标签上的一句话",
        "2026-01-13",
        "/blog/honey-label",
        words=("剩下的地方只够一句话", "每年给他留一瓶"),
    ),
    page(
        "mdx-in-print.mdx",
        """
---
title: MDX in print
date: 2026-01-14
---

A page in MDX is half prose and half program. The program half has to be shown with care.

In a sentence: `<Tabs>` and `{props.value}`. On lines of their own:

```jsx title="src/Hive.js" showLineNumbers
import React from 'react';
// highlight-next-line
export default function Hive({frames}) {
  return <b>{frames}</b>;
}
```

<details>
  <summary>Why not a picture?</summary>

  A picture of code cannot be read aloud.

</details>

:::info
The reader of a mail gets the prose, and that should be enough.
:::
""",
        "MDX in print",
        "2026-01-14",
        "/blog/mdx-in-print",
        marks=(":::", "title=", "showLineNumbers", "<details", "<summary"),
        words=("half prose and half program", "Why not a picture?", "cannot be read aloud", "that should be enough"),
        code=(
            "<Tabs>",
            "{props.value}",
            "import React from 'react';",
            "export default function Hive({frames})",
            "<b>{frames}</b>",
        ),
    ),
    page(
        "swarm-in-january.md",
        """
---
title: A swarm in January
date: 2026-01-15T08:30:00Z
---

It was eleven degrees and sunny, and a swarm hung in the pear tree. There is no such thing, said the book.

We put it in a box with all the honey we had. The neighbour brought a blanket, which does nothing, and she stayed for an
hour.

On Friday they were still humming. The book was wrong, or it was a very short summer.
""",
        "A swarm in January",
        "2026-01-15",
        "/blog/swarm-in-january",
        words=("There is no such thing, said the book", "a very short summer"),
    ),
    page(
        "video.mdx",
        """
---
title: 两分钟看完一个蜂箱
date: 2026-01-16
---

import ReactPlayer from 'react-player';

有人问能不能拍下来。能，但蜂箱打开以后，镜头上很快会站满观众。

<ReactPlayer playing controls url="https://video.example/watch?v=hive" />

:::warning[看之前]

视频里的人没有戴**面网**，请不要学。

:::

片子只有两分钟，因为第三分钟的时候，摄影师把机器放下了。
""",
        "两分钟看完一个蜂箱",
        "2026-01-16",
        "/blog/video",
        marks=("import ", "ReactPlayer", ":::"),
        words=("镜头上很快会站满观众", "看之前", "没有戴面网", "把机器放下了"),
    ),
    page(
        "wax.md",
        """
---
title: What wax remembers
date: 2026-01-19
last_update:
  date: 2026-01-22
---

Wax is made by bees of a certain age, for about ten days of their lives. They hang in chains while they do it.

Melted and poured, it keeps the smell of the year. Candles from 2018 smell of lime; that summer it did not rain.

We burn them in the order in which they were made, and we are five years behind.
""",
        "What wax remembers",
        "2026-01-19",
        "/blog/wax",
        words=("They hang in chains while they do it", "we are five years behind"),
    ),
    page(
        "nested.mdx",
        """
---
title: A box within a box
date: 2026-01-20
---

export const Mark = ({children}) => <mark>{children}</mark>;

A hive is a box within a box, and so is this page.

::::info[Outer]

The outer box keeps the rain off.

:::tip[Inner]

The inner box keeps the bees on.

:::

::::

Between them lies a <Mark>finger</Mark> of air, see [the frames](./2026-01-12-frames.mdx) and
[the boxes](admonitions.md#top).

Air costs nothing and is the first thing that beginners leave out.
""",
        "A box within a box",
        "2026-01-20",
        "/blog/nested",
        marks=("export const", ":::", "<Mark", "{children}"),
        words=("keeps the rain off", "keeps the bees on", "lies a finger of air", "that beginners leave out"),
    ),
    page(
        "2026/01/21/weight.md",
        """
---
title: 一箱蜂有多重
---

一箱蜂三十五公斤，其中蜂只有两公斤，其余是木头、蜡和过冬的粮。

每个星期天提一提箱子的后沿，手就是秤。轻得快的那一箱，不是吃得多，是有人来偷。

偷蜜的是黄蜂，也可能是隔壁那一箱。蜂不讲邻里，只讲晴天。
""",
        "一箱蜂有多重",
        "2026-01-21",
        "/blog/2026/01/21/weight",
        words=("其中蜂只有两公斤", "只讲晴天"),
    ),
    page(
        "diagram.md",
        """
---
title: The year of a hive in one drawing
date: 2026-01-22
---

The year of a hive does not begin in January. It begins in August, with the bees that will see the winter.

```mermaid
graph LR
  August --> Winter --> Willow --> Lime --> August
```

:::note

The drawing has **no** end on purpose.

:::

<!-- ask the club for the better drawing -->

Whoever starts in spring is eight months late and will find the honey already sold.
""",
        "The year of a hive in one drawing",
        "2026-01-22",
        "/blog/diagram",
        marks=(":::", "ask the club", "<!--"),
        words=("It begins in August", "has no end on purpose", "the honey already sold"),
    ),
    page(
        "lid.md",
        """
---
title: Put a stone on the lid
date: 2026-01-23
---

In the night of the storm two lids flew off. They were the new ones, with catches.

The old lids have a stone on them, chosen by my grandfather and carried up from the river. A stone has no catch that
could be left open.

We have now carried up two more. They are not as good, but they will be.
""",
        "Put a stone on the lid",
        "2026-01-23",
        "/blog/lid",
        words=("no catch that could be left open", "but they will be"),
    ),
)

SITE = Site(
    "docusaurus",
    "blog",
    "/{dir}/{slug}",
    PAGES,
    others={
        "docusaurus.config.js": "export default { title: 'Tide Log', url: 'https://tide.example.org', baseUrl: '/' };\n",
        "blog/authors.yml": "mara:\n  name: Mara Lind\n",
    },
)
