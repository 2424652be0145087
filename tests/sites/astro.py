"""Astro: `pubDate`, MDX components, imports and exports, expressions in the text."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "first-frost.md",
        """
---
title: 'First frost, last tomato'
description: 'A note on endings in the greenhouse.'
pubDate: 'Jan 05 2026'
heroImage: '../../assets/frost.jpg'
---

The last tomato was picked on the fifth of January, hard and green, from a plant that had no leaves any more.

We put it on the windowsill beside an apple. The apple is said to tell the tomato that it is time.

Nobody in this house has ever thrown away a tomato without first asking an apple.
""",
        "First frost, last tomato",
        "2026-01-05",
        "/blog/first-frost/",
        words=("from a plant that had no leaves any more", "without first asking an apple"),
    ),
    page(
        "seed-list.mdx",
        """
---
title: The seed list as a letter
pubDate: 2026-01-06
---

import Callout from '../../components/Callout.astro';
import { Image } from 'astro:assets';
import packet from '../../assets/packet.png';

export const year = 2026;

In January the seed list arrives, and it is read aloud like a letter from an uncle.

<Callout type="warning" title="Order early">
  The black radish is gone by **Candlemas**.
</Callout>

<Image src={packet} alt="A packet of radish seed" width={300} />

We tick forty kinds and order nine. In {year} it will be ten, because the child has found the gourds.
""",
        "The seed list as a letter",
        "2026-01-06",
        "/blog/seed-list/",
        marks=("import ", "export const", "<Callout", "</Callout", "<Image", "{packet}", "{year}"),
        words=(
            "like a letter from an uncle",
            "The black radish is gone by Candlemas",
            "the child has found the gourds",
        ),
    ),
    page(
        "compost.md",
        """
---
title: 堆肥会自己说话
pubDate: 2026-01-07T08:00:00+08:00
tags: ['菜园']
---

堆肥不用看，要听。冬天的早上站在旁边，能听见里面有很轻的声音，像有人在翻书。

那是虫在吃叶子。声音停了，就是冷了，要盖一层草；声音太响，就是热了，要翻一翻。

父亲每天早上听一遍，然后才去听新闻。他说先听哪个，一天的心情不一样。
""",
        "堆肥会自己说话",
        "2026-01-07",
        "/blog/compost/",
        words=("像有人在翻书", "一天的心情不一样"),
    ),
    page(
        "astro-examples.mdx",
        """
---
title: 'Showing Astro in an Astro page'
pubDate: 2026-01-08
---

Components in a text are written like tags. To print one, keep it in backticks: `<Callout type="tip" />`.

An expression such as `{frontmatter.title}` needs the same care, and so does a whole file:

```astro
---
import Layout from '../layouts/Layout.astro';
const { title } = Astro.props;
---
<Layout title={title}><slot /></Layout>
```

export const note = 'for builders only';

The fence in the fence at the top is part of the example, and no reader should take it for a rule.
""",
        "Showing Astro in an Astro page",
        "2026-01-08",
        "/blog/astro-examples/",
        marks=("export const", "for builders only"),
        words=("Components in a text are written like tags", "no reader should take it for a rule"),
        code=(
            '<Callout type="tip" />',
            "{frontmatter.title}",
            "import Layout from '../layouts/Layout.astro';",
            "<Layout title={title}><slot /></Layout>",
        ),
    ),
    page(
        "glass.md",
        """
---
title: 'Cleaning glass in winter'
pubDate: 'Jan 09 2026'
updatedDate: 'Jan 20 2026'
---

A dirty pane takes a tenth of the light, and in January there is no tenth to spare.

Warm water, a little vinegar, newspaper. The newspaper has to be old, with ink that comes off on the hands.

When the panes are clean the plants do not move. But on the next morning all of them look the same way.
""",
        "Cleaning glass in winter",
        "2026-01-09",
        "/blog/glass/",
        words=("there is no tenth to spare", "all of them look the same way"),
    ),
    page(
        "thermometer/index.mdx",
        """
---
title: "Minimum, maximum, now"
pubDate: 2026-01-12
---

import Reading from './Reading.astro';
import data from './readings.json';

A greenhouse thermometer has three numbers, and people read the wrong one.

<ul>
  {data.map((row) => <li>{row.min}</li>)}
</ul>

<Reading client:visible day="monday" />

{/* the readings before Christmas are guessed */}

*Now* is for visitors. *Minimum* is what the plants will remember.

I reset it each evening, and each morning I am told what I slept through.
""",
        "Minimum, maximum, now",
        "2026-01-12",
        "/blog/thermometer/",
        marks=("import ", "data.map", "row.min", "<Reading", "client:visible", "are guessed", "{/*"),
        words=("people read the wrong one", "what the plants will remember", "what I slept through"),
    ),
    page(
        "hose.md",
        """
---
title: 'The hose that froze'
pubDate: 2026-01-13
author: 'Mara Lind'
---

I forgot to drain the hose, and in the morning it stood up by itself when I lifted one end.

It was forty metres long and could not be bent. We carried it into the hall, past the piano, and it lay there until
noon, dripping out of both ends.

Since then a note hangs at the tap. It says: hose. Nobody needs the verb.
""",
        "The hose that froze",
        "2026-01-13",
        "/blog/hose/",
        words=("could not be bent", "Nobody needs the verb"),
    ),
    page(
        "slots.mdx",
        """
---
title: 育苗盘的七十二个格子
pubDate: 2026-01-14
---

import { Tabs, TabItem } from '@astrojs/starlight/components';
import Quote from '../../components/Quote.astro';

一个育苗盘有七十二个格子，每格只放一粒种子。听起来浪费，其实最省。

<Tabs>
  <TabItem label="番茄">番茄要浅，盖住就行。</TabItem>
  <TabItem label="南瓜">南瓜要竖着放，尖头朝下。</TabItem>
</Tabs>

<Quote>
  <Fragment slot="by">隔壁阿婆</Fragment>
  种得密的人，后来都要学会**拔**。
</Quote>

七十二粒里总有几格是空的。空格不要补，留着看明年哪里该多放一粒。
""",
        "育苗盘的七十二个格子",
        "2026-01-14",
        "/blog/slots/",
        marks=("import ", "TabItem", "<Quote", "Fragment", 'slot="by"'),
        words=("其实最省", "番茄要浅，盖住就行", "尖头朝下", "后来都要学会拔", "哪里该多放一粒"),
    ),
    page(
        "lemon.md",
        """
---
title: "The lemon's winter address"
pubDate: 2026-01-15T12:30:00.000Z
---

The lemon tree spends the winter on the stairs. Everybody passes it on the way to bed and tells it something.

It has dropped eleven leaves, which is its way of answering. In a good year there are nine.

In April it is carried out again, by four people, backwards, and one lemon always falls.
""",
        "The lemon's winter address",
        "2026-01-15",
        "/blog/lemon/",
        words=("tells it something", "and one lemon always falls"),
    ),
    page(
        "leek.md",
        """
---
title: 一垄韭菜
pubDate: '2026-01-16'
tags: ['菜园', '冬天']
---

韭菜过冬要盖一层灰，灶里的草木灰最好。盖上以后就不要再去看，看也看不见。

母亲说种菜最难的是不看。看了就想动手，动手就要坏。

她把锄头锁进柜子，钥匙交给我，我又交还给她。两个人都装作忘了。
""",
        "一垄韭菜",
        "2026-01-16",
        "/blog/leek/",
        words=("种菜最难的是不看", "两个人都装作忘了"),
    ),
    page(
        "embeds.mdx",
        """
---
title: 'Three films about pruning'
pubDate: 2026-01-19
---

import { YouTube, Tweet } from 'astro-embed';

Pruning cannot be learned from a book, because the book never shows the tree afterwards.

<YouTube id="p1r2u3n4e5d" title="The apple before and after" />

<Tweet id="https://social.example/gardener/1" />

<iframe src="https://video.example/embed/pear" title="The pear, cut hard"></iframe>

In all three the gardener walks round the tree twice before he opens the shears. That is what I took from them.
""",
        "Three films about pruning",
        "2026-01-19",
        "/blog/embeds/",
        marks=("import ", "<YouTube", "<Tweet", "<iframe"),
        words=("never shows the tree afterwards", "before he opens the shears"),
    ),
    page(
        "string.md",
        """
---
title: 'String, and other tools'
pubDate: 'Jan 20 2026'
---

With string you can sow in a line, tie up a pea, measure a bed and remember an appointment.

We use jute, because it rots. What is tied in spring should let go by autumn without being asked.

In the drawer there is also wire. It is for things that are meant to stay, and the drawer is nearly full.
""",
        "String, and other tools",
        "2026-01-20",
        "/blog/string/",
        words=("should let go by autumn", "the drawer is nearly full"),
    ),
    page(
        "markdoc-like.mdx",
        """
---
title: 写给读者，不写给组件
pubDate: 2026-01-21
---

import Aside from '../../components/Aside.astro';

export const prerender = true;

组件越多，文章越像一台机器。机器可以很漂亮，但读者是来听人说话的。

<Aside>
写完以后把所有标签去掉，**还能读下去**，才算写好。
</Aside>

需要举例的时候，用反引号：`<Aside>` 或者 `{prerender}`。

```mdx
import Chart from './Chart.jsx'
<Chart data={rows} />
```

我把去掉标签的那一份打印出来，放在抽屉里。十年以后能打开的，大概是那一份。
""",
        "写给读者，不写给组件",
        "2026-01-21",
        "/blog/markdoc-like/",
        marks=("import Aside", "export const", "</Aside>"),
        words=("文章越像一台机器", "还能读下去", "大概是那一份"),
        code=("<Aside>", "{prerender}", "import Chart from './Chart.jsx'", "<Chart data={rows} />"),
    ),
    page(
        "slug-in-head.md",
        """
---
title: 'Names of apples'
slug: apple-names
pubDate: 2026-01-22
---

Our apple has no name in the books. The man who sold us the house called it the Tuesday apple.

It ripens on a Tuesday, he said, and it has done so ever since, give or take a week.

Somebody from the institute took a leaf. Her letter says that it is unknown, and asks for the name.
""",
        "Names of apples",
        "2026-01-22",
        "/blog/apple-names/",
        words=("It ripens on a Tuesday, he said", "asks for the name"),
    ),
    page(
        "gate.mdx",
        """
---
title: 'The gate is part of the garden'
pubDate: 2026-01-23
layout: '../../layouts/Post.astro'
---

import '../../styles/post.css';

A garden begins where you have to put something down in order to open the gate.

<div class="two-columns">

Ours has a latch on the *inside*, at the height of a child.

</div>

<CallToAction href="/seeds/">See the seed list</CallToAction>

{new Date().getFullYear() > 2020 && <b>still open</b>}

Whoever comes in late lifts it with a spoon, which hangs there for the purpose.
""",
        "The gate is part of the garden",
        "2026-01-23",
        "/blog/gate/",
        marks=("import ", "CallToAction", "getFullYear", "two-columns"),
        words=("order to open the gate", "on the inside", "See the seed list", "lifts it with a spoon"),
    ),
)

SITE = Site(
    "astro",
    "src/content/blog",
    "/{dir}/{slug}/",
    PAGES,
    others={
        "astro.config.mjs": "export default { site: 'https://tide.example.org' };\n",
        "src/content.config.ts": "export const collections = {};\n",
    },
)
