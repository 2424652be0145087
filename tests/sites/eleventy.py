"""Eleventy: Nunjucks and Liquid in the body, paired shortcodes, computed permalinks."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "paper-maps.md",
        """
---
title: Paper maps do not crash
date: 2026-01-05
tags: [posts, maps]
---

A paper map has no battery, but it has other faults. It tears at the folds, and the folds run through the places you
drive to most often.

Our map of the county has a hole where the capital was. We know the way there, so nobody has complained.

When it falls apart for good we shall frame the four corners and buy another.
""",
        "Paper maps do not crash",
        "2026-01-05",
        "/posts/paper-maps/",
        words=("It tears at the folds", "frame the four corners"),
    ),
    page(
        "scale.md",
        """
---
title: One inch to the mile
date: 2026-01-06
description: What a scale decides before the first line is drawn.
layout: layouts/post.njk
---

{% set unit = "mile" %}
A scale decides what exists. At one inch to the {{ unit }} a house is a dot, and a garden is nothing at all.

{% for place in collections.places %}
- {{ place.data.title }}
{% endfor %}

{% image "./inch.jpg", "An old ruler on a map" %}

Surveyors call this generalisation. The people whose garden it was have other words.
""",
        "One inch to the mile",
        "2026-01-06",
        "/posts/scale/",
        marks=("{% set", "{{ unit", "{% for", "endfor", "place.data", "{% image"),
        words=("A scale decides what exists", "have other words"),
    ),
    page(
        "2026-01-07-contour-lines.md",
        """
---
title: "Contour lines, explained to a cyclist"
tags:
  - posts
---

Each brown line joins points of one height. Where the lines crowd together, you will be walking.

A cyclist needs only one number: how many lines the road crosses in the width of a thumb. Three is a hill, six is a
conversation with yourself.

On the way down the same lines are a gift, and nobody counts them.
""",
        "Contour lines, explained to a cyclist",
        "2026-01-07",
        "/posts/contour-lines/",
        words=("you will be walking", "a conversation with yourself"),
    ),
    page(
        "north.md",
        """
---
title: 三个北方
date: 2026-01-08T09:00:00+08:00
permalink: /maps/three-norths/
---

地图上有三个北：真北、磁北和坐标北。它们差得不多，刚好够让人在林子里走错一个山头。

{% callout "warning" %}
罗盘旁边不要放**手机**，也不要放钥匙。
{% endcallout %}

老测绘员教我先信地，再信图，最后信针。地不会变，图会旧，针会被一把小刀骗走。

后来我每次出门都带一把塑料小刀，不为切东西，只为提醒自己。
""",
        "三个北方",
        "2026-01-08",
        "/maps/three-norths/",
        marks=("{% callout", "endcallout"),
        words=("真北、磁北和坐标北", "罗盘旁边不要放手机", "只为提醒自己"),
    ),
    page(
        "nunjucks-in-prose.md",
        """
---
title: Nunjucks in prose, and how to show it
date: 2026-01-09
---

When a page about templates is itself a template, every example runs. There are two ways out.

{% raw %}
The first is this block, in which {{ page.url }} stays as it is.
{% endraw %}

The second is to switch the engine off. In running text I write `{% include "card.njk" %}` or `{{ title | upper }}`.

```njk
{% for post in collections.posts %}
  <li>{{ post.data.title }}</li>
{% endfor %}
```

Whichever you choose, look at the page once in a reader that knows neither.
""",
        "Nunjucks in prose, and how to show it",
        "2026-01-09",
        "/posts/nunjucks-in-prose/",
        marks=("{% raw", "endraw"),
        words=("every example runs", "look at the page once"),
        code=(
            '{% include "card.njk" %}',
            "{{ title | upper }}",
            "{% for post in collections.posts %}",
            "{{ post.data.title }}",
            "{{ page.url }}",
            "{% endfor %}",
        ),
    ),
    page(
        "legend.md",
        """
---json
{
  "title": "Read the legend first",
  "date": "2026-01-12",
  "tags": ["posts"]
}
---

The legend is the small box in which a map admits what it has left out. Most people read it last, when they are lost.

I once owned a map on which a red dot meant a post office. I walked eleven miles to a place that sold stamps and nothing
to eat.

Since then I read the box first, and I look for the bakeries.
""",
        "Read the legend first",
        "2026-01-12",
        "/posts/legend/",
        words=("when they are lost", "I look for the bakeries"),
    ),
    page(
        "ferry-line.md",
        """
---
title: "A dotted line across the water"
date: 2026-01-13
permalink: "/lines/{{ page.fileSlug }}/"
eleventyNavigation:
  key: lines
---

A ferry is a dotted line on the map and a timetable in life. Between the dots there is nothing to see, which is why
people stand at the rail and look.

{# the skipper asked me not to name the boat, and remember to check the fare #}
The line on our map ends in the middle of the bay. The printer ran out of blue, and the captain has never let anybody
forget it.

{{ "/img/bay.jpg" | url }}
""",
        "A dotted line across the water",
        "2026-01-13",
        "/lines/ferry-line/",
        marks=("asked me not to name", "check the fare", "{#", "| url"),
        words=("a timetable in life", "The printer ran out of blue"),
    ),
    page(
        "atlas.md",
        """
---
title: 旧地图集里的新国家
date: 2026-01-14
---

旧书店的地图集是一九五六年印的，里面有十几个国家已经不在，又有几十个国家还没有来。

店主说卖得最好的是非洲那几页，买的人用红笔在上面画新的边界，画完又拿回来换一本干净的。

他从不生气，画过的就挂在墙上。墙上现在有九个不同的世界，每一个都有人认真地相信过。
""",
        "旧地图集里的新国家",
        "2026-01-14",
        "/posts/atlas/",
        words=("又有几十个国家还没有来", "每一个都有人认真地相信过"),
    ),
    page(
        "grid.md",
        """
---
title: Six figures are enough
date: 2026-01-15
templateEngineOverride: njk,md
---

{%- macro figure(n) -%}<b>{{ n }}</b>{%- endmacro -%}

Six figures place you within a hundred metres, which is the distance over which a shout carries. That is not chance.

{% if eleventy.env.runMode == "serve" %}
You see this only while writing.
{% endif %}

East comes before north, along the corridor and up the stairs. I have seen a rescue go to the wrong valley because
somebody took the stairs first.
""",
        "Six figures are enough",
        "2026-01-15",
        "/posts/grid/",
        marks=("macro", "{{ n }}", "{% if", "endif", "{%-"),
        words=("a shout carries", "along the corridor and up the stairs"),
    ),
    page(
        "blank-on-the-map.md",
        """
---
title: The blank on the map
date: 2026-01-16T22:00:00.000Z
---

There is a blank on the sheet for our valley, two centimetres wide. The survey of 1931 was rained off and nobody went
back.

We have a name for every field in it. The names have been passed on by shouting, and some have lost their vowels.

Last year a student came with a receiver and asked for the names. My aunt gave her forty, and kept three.
""",
        "The blank on the map",
        "2026-01-16",
        "/posts/blank-on-the-map/",
        words=("The survey of 1931 was rained off", "gave her forty, and kept three"),
    ),
    page(
        "compass-rose.md",
        """
---
title: A compass rose in the floor
date: 2026-01-19
---

In the hall of the harbour office a compass rose is set into the floor, and it is wrong by eleven degrees.

{% renderTemplate "njk" %}
{{ "now" | date("Y") }}
{% endrenderTemplate %}

{% youtube "q1w2e3r4t5y", "The floor being laid" %}

The mason set it by the wall, and the wall was built along the water. Pilots step over it on purpose, with the left
foot, for luck.
""",
        "A compass rose in the floor",
        "2026-01-19",
        "/posts/compass-rose/",
        marks=("renderTemplate", "| date", "{% youtube"),
        words=("wrong by eleven degrees", "Pilots step over it on purpose"),
    ),
    page(
        "pencil.md",
        """
---
title: Why charts are corrected in pencil
date: 2026-01-20
author: Mara Lind
---

A correction to a chart is made in violet ink, says the manual. Everybody uses pencil.

Ink is for what will stay, and on this coast nothing does. The bar at the river mouth has been in four places since I
began.

In the chart drawer lies a rubber, worn to the size of a bean. It is the most honest instrument on board.
""",
        "Why charts are corrected in pencil",
        "2026-01-20",
        "/posts/pencil/",
        words=("Everybody uses pencil", "worn to the size of a bean"),
    ),
    page(
        "filters.md",
        """
---
title: 过滤器不是魔法
date: 2026-01-21
---

模板里的过滤器就是函数，名字写在竖线后面。我用得最多的只有两个。

{% set remark = "两个就够" %}

第一个管日期，写作 `{{ page.date | readableDate }}`；第二个管链接，写作 `{{ "/maps/" | url }}`。

```liquid
{% assign maps = collections.maps | reverse %}
```

{% note %}其余的过滤器，等需要的时候再学。{% endnote %}

工具少一点，读模板的人就轻松一点，包括三个月以后的自己。
""",
        "过滤器不是魔法",
        "2026-01-21",
        "/posts/filters/",
        marks=("{% set", "{% note", "endnote"),
        words=("名字写在竖线后面", "等需要的时候再学", "包括三个月以后的自己"),
        code=(
            "{{ page.date | readableDate }}",
            '{{ "/maps/" | url }}',
            "{% assign maps = collections.maps | reverse %}",
        ),
    ),
    page(
        "walk/walk.md",
        """
---
title: The long way to the station
date: 2026-01-22
---

The map says nine minutes, and the map is young and has no luggage. We need twenty.

There is a bench half way, put there by a man who needed twenty-five. His name is on it, and the years in which he walked.

Whoever sits there is asked by every passer-by whether all is well. So one sits for a short while and then walks on.
""",
        "The long way to the station",
        "2026-01-22",
        "/posts/walk/",
        words=("the map is young and has no luggage", "asked by every passer-by"),
    ),
    page(
        "fold.md",
        """
---
title: How to fold it again
date: 2026-01-23
tags: posts
---

Every map can be folded in one way only, and that way is known to the printer. The rest of us have a method each.

{{ content | safe }}

{% include "partials/signup.njk" %}

[My own method]({{ '/posts/paper-maps/' | url }}) is to put it away open, under the mattress. In the morning it is flat,
and somebody else wants to drive.
""",
        "How to fold it again",
        "2026-01-23",
        "/posts/fold/",
        marks=("{{ content", "{% include", "| url"),
        words=("known to the printer", "My own method", "somebody else wants to drive"),
    ),
)

SITE = Site(
    "eleventy",
    "src/posts",
    "/{dir}/{slug}/",
    PAGES,
    marks=("{%", "{{", "{#"),
    others={
        "eleventy.config.js": 'export default () => ({ dir: { input: "src" }, markdownTemplateEngine: "njk" });\n',
        "src/posts/posts.json": '{ "tags": "posts", "permalink": "/posts/{{ page.fileSlug }}/" }\n',
    },
)
