"""Jekyll: the day in the file's name, Liquid, kramdown's attribute lists, `permalink` in the head."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "2026-01-05-bread-before-dawn.md",
        """
---
layout: post
title: Bread before dawn
categories: [kitchen]
---

The bakery on our street starts at two. By the time the first bus passes, the dough has been waiting for longer than the
passengers have been awake.

The baker says that bread has one ingredient which cannot be bought, and it is not love but time. Love, she says, makes
people open the oven too early.

I have started to leave my own dough in the hall overnight, where it is cold and nobody is curious.
""",
        "Bread before dawn",
        "2026-01-05",
        "/2026/01/05/bread-before-dawn.html",
        words=("the dough has been waiting", "nobody is curious"),
    ),
    page(
        "2026-01-06-two-ovens.markdown",
        """
---
layout: post
title: "Two ovens, one thermometer"
date: 2026-01-06 06:30:00 +0100
---

{% assign oven = "the left one" %}
We own two ovens, and they disagree. Bread from the left comes out brown at thirty minutes, from the right at forty.

* TOC
{:toc}

## The test
{: #the-test .narrow}

I hung one thermometer in each for a week. The right oven was fine; the left was twenty degrees hotter than its dial.
{: .lead}

{% include figure.html src="/img/oven.jpg" caption="The left oven" %}

Now there is a strip of tape on the dial of {{ oven }}. Tape is the cheapest instrument in any kitchen.
""",
        "Two ovens, one thermometer",
        "2026-01-06",
        "/2026/01/06/two-ovens.html",
        marks=("assign oven", "{:toc}", "{: ", "include figure", "{{ oven"),
        words=("and they disagree", "The test", "twenty degrees hotter", "the cheapest instrument in any kitchen"),
    ),
    page(
        "2026-01-07-老面.md",
        """
---
layout: post
title: 老面不老
date: 2026-01-07 20:00:00 +0800
slug: old-dough
tags: 面包 发酵
---

外婆的老面装在一只缺了口的碗里，每天取一块，再补一块新的。算下来，碗里没有一粒面粉是原来的。

可是味道没有变。她说老面传下来的不是面，是习惯：同一个时辰，同一只手，同一扇漏风的窗。

我试过在城里养一碗，三天就酸了。后来才明白，我带走了面，没有带走那扇窗。
""",
        "老面不老",
        "2026-01-07",
        "/2026/01/07/old-dough.html",
        words=("每天取一块", "没有带走那扇窗"),
    ),
    page(
        "2026-01-08-liquid-for-cooks.md",
        """
---
layout: post
title: Liquid for cooks
---

A recipe site needs little logic. Mine has one loop and one condition, and both fit on a card.

{% raw %}
The tag {{ page.servings }} prints the number of guests.
{% endraw %}

{% highlight liquid %}
{% raw %}{% for item in page.shopping %}{% endraw %}
{% endhighlight %}

Inline I write `{{ site.time | date: "%Y" }}` when I need the year, and `{% include card.html %}` for a card.

Everything else is prose, and prose needs no engine.
""",
        "Liquid for cooks",
        "2026-01-08",
        "/2026/01/08/liquid-for-cooks.html",
        marks=("{% raw", "endraw", "{% highlight", "endhighlight"),
        words=("one loop and one condition", "prose needs no engine"),
        code=(
            "{{ page.servings }}",
            "{% for item in page.shopping %}",
            '{{ site.time | date: "%Y" }}',
            "{% include card.html %}",
        ),
    ),
    page(
        "2026-01-09-salt-first.md",
        """
---
layout: post
title: "Salt first, then argue"
permalink: /kitchen/salt-first/
excerpt_separator: <!--more-->
---

There are cooks who salt at the start and cooks who salt at the end, and they should not share a kitchen.

<!--more-->

Salt at the start goes in; salt at the end stays on. Both are right, for different pots. A soup wants the first, a steak
the second, and an egg will forgive you either way.

{% comment %} ask Ilse whether she minds being quoted {% endcomment %}
The quarrel is really about who leaves the spoon in the pot.
""",
        "Salt first, then argue",
        "2026-01-09",
        "/kitchen/salt-first/",
        marks=("<!--more", "ask Ilse", "endcomment", "{% comment"),
        words=("should not share a kitchen", "an egg will forgive you", "who leaves the spoon in the pot"),
    ),
    page(
        "2026-01-12-knife-day.md",
        """
---
layout: post
title: Knife day
author: ilse
---

On the second Monday of the year we sharpen the knives. All of them, including the one for cheese that nobody admits to
using for string.

It takes a morning and three stones. The coarse one repairs, the middle one shapes, the fine one is for pride.

Afterwards we cut a tomato, although it is January and the tomato is poor. It is the only one we buy all winter.
""",
        "Knife day",
        "2026-01-12",
        "/2026/01/12/knife-day.html",
        words=("the fine one is for pride", "the only one we buy all winter"),
    ),
    page(
        "2026-01-13-see-also.md",
        """
---
layout: post
title: Three notes that belong together
categories: kitchen notes
permalink: /:categories/:title/
---

Some notes only make sense beside each other. Here are three, in the order in which I would read them now.

- [Bread before dawn]({% post_url 2026-01-05-bread-before-dawn %}) is about waiting.
- [Knife day]({% link _posts/2026-01-12-knife-day.md %}) is about tools.
- [The picture of the oven]({{ "/img/oven.jpg" | relative_url }}) is about heat.

{% if site.comments %}Write below which one you would leave out.{% endif %}

Together they make one sentence: wait, with a good tool, beside something warm.
""",
        "Three notes that belong together",
        "2026-01-13",
        "/kitchen/notes/see-also/",
        marks=("post_url", "{% link", "relative_url", "{% if", "endif"),
        words=("Bread before dawn", "is about waiting", "The picture of the oven", "beside something warm"),
    ),
    page(
        "2026-01-14-冬至以后.md",
        """
---
layout: post
title: 冬至以后的厨房
slug: after-solstice
---

冬至以后，白天每天长两分钟。厨房里最先知道的是窗台上的葱，它朝玻璃那边歪得少了一点。

{% include note.html content="葱要每三天转一次盆。" %}

我们家的规矩是，正月以前不买新锅。旧锅补一补，还能再煮一个冬天。
{: .note title="规矩"}

锅底的补丁是邻居打的，他补锅三十年，只收过一次钱，那次是因为对方坚持要付。
""",
        "冬至以后的厨房",
        "2026-01-14",
        "/2026/01/14/after-solstice.html",
        marks=("include note", "{: .note", "title="),
        words=("白天每天长两分钟", "正月以前不买新锅", "因为对方坚持要付"),
    ),
    page(
        "2026-01-15-soup-arithmetic.md",
        """
---
layout: post
title: Soup arithmetic
usemathjax: true
---

A pot of soup for six is not a pot for three times two. Evaporation does not divide.

| guests | water | time |
|:-------|------:|-----:|
| two    | 1.0 l | 40   |
| six    | 2.4 l | 55   |
{: .table .table-sm}

The table is from my notebook, measured with a wooden spoon that I had marked with a pencil. Do not trust the third
digit; there is none.
""",
        "Soup arithmetic",
        "2026-01-15",
        "/2026/01/15/soup-arithmetic.html",
        marks=("{: .table", ".table-sm"),
        words=("Evaporation does not divide", "2.4 l", "Do not trust the third digit"),
    ),
    page(
        "2026-01-16-market-street.md",
        """
---
layout: post
title: 'Market street, half past five'
date: 2026-01-16
---

Before the market opens, the traders sell to each other. The fishwife buys her onions, the onion man buys his coffee, and
no prices are named.

I was allowed to stand there with a notebook as long as I carried crates. In two hours I wrote four lines and carried
thirty-one crates.

The four lines are these. I still think they were cheap.
""",
        "Market street, half past five",
        "2026-01-16",
        "/2026/01/16/market-street.html",
        words=("no prices are named", "thirty-one crates"),
    ),
    page(
        "2026-01-19-kramdown-lists.md",
        """
---
layout: post
title: What kramdown adds
---

Three marks I use every week, and what they look like in the source.

Oven spring
: The last rise of a loaf, in the first minutes of heat.

Crumb
: What is inside the crust.

A class goes below a paragraph: `{: .wide}`. A table of contents is `{:toc}` under a list.

~~~
## Heading {#anchor}
{: #other-anchor}
~~~

This sentence carries *a word*{: .term} with a class, and readers never know.
""",
        "What kramdown adds",
        "2026-01-19",
        "/2026/01/19/kramdown-lists.html",
        marks=("{: .term}",),
        words=("Oven spring", "The last rise of a loaf", "This sentence carries a word with a class"),
        code=("{: .wide}", "{:toc}", "## Heading {#anchor}", "{: #other-anchor}"),
    ),
    page(
        "2026-01-20-butter.md",
        """
---
layout: post
title: Butter, and how cold is cold
last_modified_at: 2026-01-24
---

Recipes say cold butter and mean three different things. From the fridge it is hard, from the cellar it bends, from the
windowsill in January it breaks.

For pastry you want the one that breaks. Cut it with a wet knife and do not touch the pieces; your hand is a stove.

If the phone rings, let it ring.
""",
        "Butter, and how cold is cold",
        "2026-01-20",
        "/2026/01/20/butter.html",
        words=("three different things", "your hand is a stove"),
    ),
    page(
        "2026-01-21-腊肉.md",
        """
---
layout: post
title: 挂在檐下的腊肉
slug: cured-meat
published: true
---

腊肉挂在朝北的屋檐下，不能晒，只能风。风从江上来，带一点水气，刚好让肉干得慢。

邻居的猫知道哪一块最低。外公每年都往上挪一格，猫每年也都长高一点，两边谁也没有赢。

开春的时候取下第一块，切薄片，蒸在饭上。油渗进米里，饭就不用菜了。
""",
        "挂在檐下的腊肉",
        "2026-01-21",
        "/2026/01/21/cured-meat.html",
        words=("不能晒，只能风", "饭就不用菜了"),
    ),
    page(
        "2026-01-22-the-film.md",
        """
---
layout: post
title: A film about dough
video: true
---

Somebody filmed our dough for eleven hours and made four minutes of it.

{% youtube "https://www.youtube.com/watch?v=dGh1c2RvdWdo" %}

{% capture remark %}the baker is slower than she looks{% endcapture %}

What the film shows is that {{ remark | strip }}. What it leaves out is the smell.

![The bowl]({{ site.baseurl }}/img/bowl.jpg){: width="300"}

I watched it twice, once without sound, and then I went down and fed the starter.
""",
        "A film about dough",
        "2026-01-22",
        "/2026/01/22/the-film.html",
        marks=("{% youtube", "capture", "{{ remark", "site.baseurl", "{: width"),
        words=("filmed our dough for eleven hours", "What it leaves out is the smell", "fed the starter"),
    ),
    page(
        "2026-01-23-last-crust.md",
        """
---
layout: post
title: The last crust
---

In this house the last crust belongs to whoever set the table. It is an old law, and it has made four children punctual.

My brother once set the table at noon for a supper at seven. He was given the crust and no soup, which my mother called a
fair trade.

He bakes for a living now, and cuts his loaves so that they have three ends.
""",
        "The last crust",
        "2026-01-23",
        "/2026/01/23/last-crust.html",
        words=("whoever set the table", "they have three ends"),
    ),
)

SITE = Site(
    "jekyll",
    "_posts",
    "/{year}/{month}/{day}/{slug}.html",
    PAGES,
    marks=("{%", "{{", "{:"),
    others={
        "_config.yml": "title: Tide Log\nmarkdown: kramdown\npermalink: /:year/:month/:day/:title.html\nbaseurl: ''\n",
        "_includes/note.html": '<div class="note">{{ include.content }}</div>\n',
    },
)
