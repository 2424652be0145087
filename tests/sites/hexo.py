"""Hexo: tags, `{% raw %}`, the excerpt's comment, days in the address."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "old-tea-house.md",
        """
---
title: 老茶馆的第七张桌子
date: 2026-01-05 09:12:33
categories: 城南
tags:
- 茶
- 街坊
---

老茶馆有八张桌子，第七张从来不坐生人。不是有人订了，是桌腿短一截，要会坐的人才坐得稳。

<!-- more -->

会坐的只剩三个，都是下棋的。他们说桌子一晃，就知道对方心里不稳。

去年老板换了新桌子，第七张也换了。三个人来了一次，坐到别处，再也没有下完一盘。
""",
        "老茶馆的第七张桌子",
        "2026-01-05",
        "/2026/01/05/old-tea-house/",
        marks=("<!--", "-->"),
        words=("第七张从来不坐生人", "再也没有下完一盘"),
    ),
    page(
        "water-temperature.md",
        """
---
title: 水温这件小事
date: 2026-01-06 18:00:00
updated: 2026-01-20 08:00:00
tags: [茶]
---

绿茶八十度，红茶九十五度，这是书上写的。茶馆里没有温度计，只有一只听得出水声的耳朵。

{% note info 听水 %}
水小响是七十度，大响是九十度，**不响**的时候才是开了。
{% endnote %}

{% asset_img kettle.jpg 炉上的铜壶 %}

老板说，别急着记数字，先记声音。看{% post_link old-tea-house 第七张桌子 %}那一篇，就知道他说话总要绕一圈。
""",
        "水温这件小事",
        "2026-01-06",
        "/2026/01/06/water-temperature/",
        marks=("{% note", "endnote", "asset_img", "post_link"),
        words=("绿茶八十度", "水小响是七十度", "才是开了", "第七张桌子", "总要绕一圈"),
    ),
    page(
        "cups.md",
        """
---
title: Forty-one cups
date: 2026/01/07 10:00:00
categories:
- [shop, things]
---

The tea house owns forty-one cups, and no two of them match. They were bought one at a time, each to replace another.

The oldest has a crack that was filled with gold by a guest who could not pay. The youngest is from a supermarket.

Guests may choose. It is said that the owner can tell from the cup how long somebody will stay, and when he is wrong he
brings a biscuit.
""",
        "Forty-one cups",
        "2026-01-07",
        "/2026/01/07/cups/",
        words=("no two of them match", "he brings a biscuit"),
    ),
    page(
        "hexo-tags.md",
        """
---
title: 标签插件怎么写给别人看
date: 2026-01-08 21:30:00
---

写教程的时候最怕标签被执行。下面两种写法，读者看到的都是原样。

{% raw %}
双花括号 {{ page.title }} 在这里不会被替换。
{% endraw %}

{% codeblock lang:js hello.js %}
console.log("水开了");
{% endcodeblock %}

行内写作 `{% post_path old-tea-house %}`，成段的写在围栏里：

```
{% blockquote 老板 %}
先记声音。
{% endblockquote %}
```

这样一来，示例和正文就不会互相打架。
""",
        "标签插件怎么写给别人看",
        "2026-01-08",
        "/2026/01/08/hexo-tags/",
        marks=("{% raw", "endraw", "{% codeblock", "endcodeblock"),
        words=("最怕标签被执行", "水开了", "不会互相打架"),
        code=(
            "{% post_path old-tea-house %}",
            "{% blockquote 老板 %}",
            "{% endblockquote %}",
            "{{ page.title }}",
        ),
    ),
    page(
        "rain.md",
        """
---
title: 下雨天不关门
date: 2026-01-09 07:45:00 +0800
top: 10
---

下雨天客人少，老板反而开得早。他说雨天来的人都有事，没事的人不出门。

果然，第一个进来的是邮差，第二个是逃课的学生，第三个是来找学生的母亲。

三个人围着一只炉子烘鞋，谁也没有问谁。雨停的时候，学生自己站起来，跟着母亲走了。
""",
        "下雨天不关门",
        "2026-01-09",
        "/2026/01/09/rain/",
        words=("雨天来的人都有事", "跟着母亲走了"),
    ),
    page(
        "quote-of-the-house.md",
        """
---
title: What the owner says
date: 2026-01-12 08:00:00
---

The owner speaks little, and most of it is about water. I have written down what I could.

{% blockquote Old Chen, at the stove %}
Good water needs no tea.
{% endblockquote %}

{% cq %}Weak tea is patience, strong tea is a plan.{% endcq %}

{% youtube video_id_of_tea %}

{% link The recipe https://example.org/recipe %}

He has read this page and struck out two sentences, one of which was mine.
""",
        "What the owner says",
        "2026-01-12",
        "/2026/01/12/quote-of-the-house/",
        marks=("{% blockquote", "endblockquote", "{% cq", "endcq", "{% youtube", "{% link"),
        words=("Good water needs no tea", "strong tea is a plan", "struck out two sentences"),
    ),
    page(
        "ledger.md",
        """
---
title: 赊账本
date: 2026-01-13
permalink: books/credit/
---

赊账本挂在柜台后面，用的是铅笔。还了就擦掉，擦得多了，纸上有一小块亮得像玻璃。

那一块属于教语文的陈老师，他每月初一还，十五又开始欠。老板说这不叫欠，叫订阅。

陈老师退休那天请全馆喝茶，记在账上，第二天一早来还。
""",
        "赊账本",
        "2026-01-13",
        "/books/credit/",
        words=("还了就擦掉", "这不叫欠，叫订阅"),
    ),
    page(
        "tabs.md",
        """
---
title: 三种泡法
date: 2026-01-14 12:00:00
---

同一把茶叶，可以有三种泡法。下面按时间从短到长排。

{% tabs brewing, 1 %}
<!-- tab 盖碗 -->
十秒出汤，香气在盖子上。
<!-- endtab -->
<!-- tab 玻璃杯 -->
三分钟，看叶子慢慢站起来。
<!-- endtab -->
{% endtabs %}

{% label primary@提示 %} 第三种是把茶叶忘在壶里，过一个下午再喝。

那一壶又苦又浓，但喝完的人都说，想起了一件事。
""",
        "三种泡法",
        "2026-01-14",
        "/2026/01/14/tabs/",
        marks=("{% tabs", "endtabs", "<!--", "endtab", "{% label", "primary@"),
        words=("十秒出汤", "看叶子慢慢站起来", "想起了一件事"),
    ),
    page(
        "stove.md",
        """
---
title: "The stove that is never cold"
date: 2026-01-15 06:00:00
comments: false
toc: true
---

The stove has been burning since the spring of 1983. It has been moved twice, with the fire in it.

The second time it crossed the river on a cart, and a boy walked beside it with a basket of coal. The boy is the owner
now, and tells it differently each time.

What never changes is the end: they arrived, and the water boiled.
""",
        "The stove that is never cold",
        "2026-01-15",
        "/2026/01/15/stove/",
        words=("with the fire in it", "and the water boiled"),
    ),
    page(
        "sunflower-seeds.md",
        """
---
title: 瓜子壳的去处
date: 2026-01-16 15:20:00
tags: 街坊
---

茶馆一天要扫出三簸箕瓜子壳。以前倒掉，后来隔壁的养花人来要，说拌在土里不板结。

第二年，养花人送来一盆茉莉。茉莉开了，客人把花摘下来放进茶里，瓜子壳就这样回来了。

老板在门口写了一行字：本店不产垃圾，只产慢一点的东西。
""",
        "瓜子壳的去处",
        "2026-01-16",
        "/2026/01/16/sunflower-seeds/",
        words=("拌在土里不板结", "只产慢一点的东西"),
    ),
    page(
        "mixed-engine.md",
        """
---
title: Braces in a Hexo post
date: 2026-01-19 11:11:11
---

Hexo runs every post through Nunjucks before Markdown sees it. A stray pair of braces stops the whole site.

In a sentence I use backticks: `{{ url_for("/") }}`. In a block I use a fence:

```jinja
{% if post.more %}{{ post.excerpt }}{% endif %}
```

{% notel blue fa-info Reminder %}
Run the clean command before you believe an error.
{% endnotel %}

I have lost an evening to a colon, and a weekend to a brace.
""",
        "Braces in a Hexo post",
        "2026-01-19",
        "/2026/01/19/mixed-engine/",
        marks=("{% notel", "endnotel"),
        words=("stops the whole site", "Run the clean command", "a weekend to a brace"),
        code=('{{ url_for("/") }}', "{% if post.more %}", "{{ post.excerpt }}", "{% endif %}"),
    ),
    page(
        "chess.md",
        """
---
title: 一盘没有下完的棋
date: 2026-01-20 19:00:00
---

第七张桌子换掉的那天，棋盘上还有一局。老板没有收，用玻璃罩起来，放在窗台。

三年里，常有人隔着玻璃想下一步。红方多一个车，黑方有一条活路，谁都看得出，谁都没有说。

上个月，下棋的人回来了一个。他看了很久，把玻璃擦了擦，又走了。
""",
        "一盘没有下完的棋",
        "2026-01-20",
        "/2026/01/20/chess/",
        words=("黑方有一条活路", "把玻璃擦了擦，又走了"),
    ),
    page(
        "picture-wall.md",
        """
---
title: 照片墙
date: 2026-01-21 10:00:00
cover: /img/wall.jpg
---

楼梯边的墙上有六十二张照片，都是客人留下的，没有一张写名字。

{% gallery %}
![门口](/img/door.jpg)
![炉子](/img/stove.jpg)
{% endgallery %}

{% img left /img/old.jpg 300 200 "老照片" %}

{% hideToggle 谁拍的 %}
大多是一个修相机的人拍的，他试机的时候不肯空按快门。
{% endhideToggle %}

所以墙上的人都有点意外，好像刚刚被叫到名字。
""",
        "照片墙",
        "2026-01-21",
        "/2026/01/21/picture-wall/",
        marks=("{% gallery", "endgallery", "{% img", "hideToggle"),
        words=("没有一张写名字", "不肯空按快门", "好像刚刚被叫到名字"),
    ),
    page(
        "closing-time.md",
        """
---
title: Closing time is a sound
date: 2026-01-22 22:05:00
---

Nobody says that the house is closing. The owner turns one chair upside down on a table, and the wood makes a small
sound.

Those who know it finish their cup. Those who do not are told by the faces of the others.

It has happened that somebody turned the chair back. Then the lamp was left burning, and nothing was said about it.
""",
        "Closing time is a sound",
        "2026-01-22",
        "/2026/01/22/closing-time/",
        words=("turns one chair upside down", "the lamp was left burning"),
    ),
    page(
        "new-year.md",
        """
---
title: 腊月里的最后一壶
date: 2026-01-23 16:40:00
tags: [茶, 腊月]
---

腊月里最后一壶茶不收钱，谁赶上算谁的。于是下午三点以后，没有人肯走。

{% timeline 腊月 %}
<!-- timeline 廿三 -->
扫灰，洗四十一只杯子。
<!-- endtimeline -->
{% endtimeline %}

{% btn https://example.org/book, 订座 %}

去年赶上的是一个问路的外地人。他喝完说不知道这么好喝，老板说，明年还在这里。
""",
        "腊月里的最后一壶",
        "2026-01-23",
        "/2026/01/23/new-year/",
        marks=("{% timeline", "endtimeline", "{% btn", "<!--"),
        words=("没有人肯走", "洗四十一只杯子", "明年还在这里"),
    ),
)

SITE = Site(
    "hexo",
    "source/_posts",
    "/{year}/{month}/{day}/{slug}/",
    PAGES,
    marks=("{%", "{{"),
    others={
        "_config.yml": "title: Tide Log\npermalink: :year/:month/:day/:title/\npost_asset_folder: true\ntheme: next\n",
    },
)
