"""Hugo: TOML, YAML and JSON heads, bundles, shortcodes, Goldmark attributes, `slug` and `url`."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "harbour-lights.md",
        """
---
title: "The harbour lights come on at four"
date: 2026-01-05T08:15:00+01:00
draft: false
tags: ["harbour", "winter"]
categories: ["notes"]
---

In the first week of January the lamps along the quay come on at four in the afternoon. Nobody orders it; a sensor on
the roof of the customs house does, and it has done so since 1998.

<!--more-->

I asked the man who looks after it what breaks most often. He said the sensor never breaks, but gulls sit on it, and
then the whole town is lit at noon.

So there is a small broom in his van, and that broom is the most reliable part of the system.
""",
        "The harbour lights come on at four",
        "2026-01-05",
        "/posts/harbour-lights/",
        marks=("<!--more", "more-->"),
        words=("a sensor on the roof of the customs house", "the whole town is lit at noon"),
    ),
    page(
        "tide-tables.md",
        """
+++
title = "How to read a tide table"
date = 2026-01-06T10:00:00Z
draft = false
tags = ["tides"]
summary = "Four columns, and only one of them matters to a rower."
+++

A tide table has four columns: the hour, the height, and the same again for the second tide. A rower needs one of them.

## Height, not hour {#height}

The hour tells you when the water turns. The height tells you whether the slipway will still be there, and that is what
decides whether you get home dry.

{{< figure src="slipway.jpg" alt="A slipway at low water" caption="The slipway at 0.4 metres" >}}

Read [the part about height]({{< relref "#height" >}}) twice before a spring tide, and see also
[the lamps on the quay]({{< ref "harbour-lights.md" >}}) for the hours of dusk.
""",
        "How to read a tide table",
        "2026-01-06",
        "/posts/tide-tables/",
        marks=("figure src", "relref", "{#height}", "{{< ref"),
        words=("Height, not hour", "The slipway at 0.4 metres", "the part about height", "the lamps on the quay"),
    ),
    page(
        "fog-signal/index.md",
        """
---
title: 雾号：看不见的灯塔
date: 2026-01-07T21:30:00+08:00
lastmod: 2026-01-20
categories: [港口]
---

雾大的时候，灯塔的光走不出三百米，这时候靠的是声音。老港口的雾号每分钟响两声，每声三秒。

{{< youtube id="a1b2c3d4e5f" title="雾号响起的那个早晨" >}}

守塔人说，雾号最怕的不是坏，而是有人把它当成背景。住得久的人听不见它，于是也就不知道它停了。

{{% notice warning "值班须知" %}}
每次换班都要**亲耳听完一轮**，再在日志上签字。
{{% /notice %}}

这条规矩写在门后，字已经褪色，但没有人敢不照做。
""",
        "雾号：看不见的灯塔",
        "2026-01-07",
        "/posts/fog-signal/",
        marks=("youtube id", "{{%", "notice warning", "/notice"),
        words=("每分钟响两声", "亲耳听完一轮", "没有人敢不照做"),
    ),
    page(
        "shortcode-notes.md",
        """
---
title: Notes on writing shortcodes
date: 2026-01-08
slug: writing-shortcodes
---

A shortcode is a small template that a writer can call from the middle of a page. The call goes between double braces,
and Hugo offers two kinds of call.

With angle brackets, as in `{{< badge "new" >}}`, the result is HTML. With signs for per cent it is Markdown.

```go-html-template
{{ with .Get "title" }}
  <b>{{ . }}</b>
{{ end }}
```

Keep the template short, because whoever reads the page in a feed reader will never see it run.
""",
        "Notes on writing shortcodes",
        "2026-01-08",
        "/posts/writing-shortcodes/",
        words=("Hugo offers two kinds of call", "will never see it run"),
        code=('{{< badge "new" >}}', '{{ with .Get "title" }}', "{{ end }}", "{{ . }}"),
    ),
    page(
        "winter-ferry.md",
        """
{
  "title": "The winter ferry",
  "date": "2026-01-09T07:00:00Z",
  "draft": false,
  "url": "/ferry/winter/",
  "tags": ["ferry", "timetable"]
}

From November to March the ferry makes two crossings a day, one at seven and one at four. In between, the crew paints.

There is no part of that ship which has not been painted by somebody who would rather have been sailing. The captain
says it keeps them honest: you look at each rivet once a year.

On the seven o'clock crossing you are given tea, whether you ask for it or not.
""",
        "The winter ferry",
        "2026-01-09",
        "/ferry/winter/",
        words=("two crossings a day", "you look at each rivet once a year"),
    ),
    page(
        "rope-walk.md",
        """
---
title: 'Walking the rope walk: 300 metres of shed'
date: 2026-01-12 09:00:00 -0500
author: Mara Lind
---

The rope walk is a shed three hundred metres long, because a rope can only be laid in a straight line, and the yard sold
rope by the length of its shed.

You walk backwards while you spin. In a working day a spinner covered some twenty kilometres and saw none of them.
{.lead}

## What is left {#left .wide}

The shed is a museum now. At its far end stands a chair for visitors who have walked all the way, and hardly anybody
sits in it.
""",
        "Walking the rope walk: 300 metres of shed",
        "2026-01-12",
        "/posts/rope-walk/",
        marks=("{.lead}", "{#left", ".wide}"),
        words=("You walk backwards while you spin", "What is left", "The shed is a museum now"),
    ),
    page(
        "salt.zh.md",
        """
---
title: 盐仓里的账本
date: 2026-01-13
slug: salt-ledger
---

盐仓在码头最里面，门口的秤还能用。管仓库的老周每天早上先称自己，再称盐。

他说，秤是会撒谎的，但它每天撒的谎都一样。所以先称一个知道重量的东西，就知道今天的盐该信几分。

账本从一九六二年记到现在，一共四十一本。没有一页写满过，因为老周的父亲说，留一点空白给算错的人。
""",
        "盐仓里的账本",
        "2026-01-13",
        "/posts/salt-ledger/",
        words=("秤是会撒谎的", "留一点空白给算错的人"),
    ),
    page(
        "pilot-book.md",
        """
+++
title = "Errors in the pilot book"
date = "2026-01-14"
[params]
  mood = "dry"
+++

The pilot book describes every rock on this coast, and it is wrong about three of them. Everybody here knows which.

{{< highlight text "linenos=table,hl_lines=2" >}}
rock  depth  since
Anvil 2.1    1904
Widow 0.7    1931
{{< /highlight >}}

Nobody has written to the office in the capital. {{< aside >}}They would send a form.{{< /aside >}} Those who need the
right numbers have them from their fathers, in pencil, on the inside of a cupboard door.

{{< param mood >}}
""",
        "Errors in the pilot book",
        "2026-01-14",
        "/posts/pilot-book/",
        marks=("highlight text", "hl_lines", "aside", "/highlight", "param mood"),
        words=("wrong about three of them", "Anvil 2.1", "They would send a form.", "in pencil, on the inside"),
    ),
    page(
        "knots/index.md",
        """
---
title: Three knots are enough
date: "2026-01-15"
resources:
  - src: bowline.png
    title: Bowline
---

You can learn forty knots from a book, and you will tie three of them for the rest of your life. The bowline makes a
loop that holds, the cleat hitch holds a boat, and the sheet bend joins two ropes of different size.

![Bowline](bowline.png)

The fourth knot, the one you invent when you are in a hurry, is the one that will have to be cut.

Practise with gloves on, at night, behind your back. That is how it will happen.
""",
        "Three knots are enough",
        "2026-01-15",
        "/posts/knots/",
        words=("tie three of them", "will have to be cut", "behind your back"),
    ),
    page(
        "templating-trap.md",
        """
---
title: 模板里的一个坑
date: 2026-01-16T12:00:00+08:00
---

上周我把配置示例贴进正文，网站就不肯生成了。原因是双花括号：Hugo 会先执行它，再渲染 Markdown。

解决办法是把示例放进代码块，再加一层转义：

```text
{{% include "config.toml" %}}
{{< gallery dir="boats" >}}
```

行内也一样，写 `{{% toc %}}` 的时候要用反引号包住。这样读者看到的才是你想让他们看到的东西。

{{< details summary="为什么会这样" >}}
因为短代码在解析正文之前就已经展开。
{{< /details >}}
""",
        "模板里的一个坑",
        "2026-01-16",
        "/posts/templating-trap/",
        marks=("details summary", "/details"),
        words=("网站就不肯生成了", "因为短代码在解析正文之前就已经展开"),
        code=('{{< gallery dir="boats" >}}', '{{% include "config.toml" %}}', "{{% toc %}}"),
    ),
    page(
        "buoy-count.md",
        """
+++
title = 'Counting the buoys'
date = 2026-01-19
publishDate = 2026-01-19T06:00:00Z
weight = 10
+++

Once a year somebody has to count the buoys. There should be sixty-four of them, and there have never been sixty-four.

Last year we found sixty-six. Two belonged to a fishing club that had painted theirs the same green, so that the coast
guard would maintain them for nothing. The plan worked for eleven years.

We left them in the list and struck two others that had drifted to the next county.
""",
        "Counting the buoys",
        "2026-01-19",
        "/posts/buoy-count/",
        words=("there have never been sixty-four", "The plan worked for eleven years"),
    ),
    page(
        "net-mending.md",
        """
---
title: Mending nets by radio
date: 2026-01-20T18:45:00.000Z
aliases: [/old/net-mending/]
---

Nets are mended in the evening, with the radio on. The programme hardly matters; what matters is that it has an end,
because nobody stops mending without being told to.

{{< tweet user="netmender" id="1234567890" >}}

{{< vimeo 55073825 >}}

{{< gist tideuser 23932424365401ffa5e9d9810102a477 >}}

When the news comes on, the last row is finished and the needle is pushed into the cork. That is the whole of the
method, and it cannot be made faster.
""",
        "Mending nets by radio",
        "2026-01-20",
        "/posts/net-mending/",
        marks=("tweet user", "vimeo 5", "gist tide"),
        words=("nobody stops mending without being told to", "the needle is pushed into the cork"),
    ),
    page(
        "2026/ice-on-the-slip.md",
        """
---
title: 船台结冰的那一天
date: 2026-01-21
---

一月二十日夜里，气温降到零下九度，船台上结了一层看不见的冰。早上第一个上去的人滑到了水边。

他没有受伤，只是站起来以后笑了很久。后来他在船台边上放了一桶沙子，桶上写着“先撒，再走”。

现在桶是空的，字还在，大家看到字就会放慢脚步。我想这就是提醒的最好结局：东西用完了，习惯留下了。
""",
        "船台结冰的那一天",
        "2026-01-21",
        "/posts/2026/ice-on-the-slip/",
        words=("气温降到零下九度", "东西用完了，习惯留下了"),
    ),
    page(
        "signal-flags.md",
        """
---
title: "Signal flags & what they hide"
date: 2026-01-22
summary: A flag says less than a word, and that is its strength.
---

There are twenty-six flags for letters, and each of them is a whole sentence when it flies alone.[^1] The flag for U
says that you are running into danger.

[^1]: The book of signals has been in print since 1857.

> [!NOTE]
> A flag is read from below, in wind, by somebody with wet glasses.

{{< partial-quote by="the signal master" >}}
Nobody has ever misread a **yellow** flag.
{{< /partial-quote >}}

It is a language without small talk, and after a week of it the radio seems unbearably polite.
""",
        "Signal flags & what they hide",
        "2026-01-22",
        "/posts/signal-flags/",
        marks=("partial-quote", "[!NOTE]", "[^1]"),
        words=("running into danger", "in print since 1857", "read from below", "misread a yellow flag"),
    ),
    page(
        "last-boat-home.md",
        """
---
title: The last boat home
date: 2026-01-23T23:10:00Z
type: posts
layout: single
---

The last boat leaves at eleven, and for twenty years the same four people have been on it: the cook, the night nurse, a
student who is no longer a student, and the mate.

They do not talk. The cook sleeps, the nurse reads, the student looks at the water. The mate says good night to each of
them by name, and that is the only sentence spoken on the crossing.

When the cook retired, the others bought him a ticket for the year.
""",
        "The last boat home",
        "2026-01-23",
        "/posts/last-boat-home/",
        words=("the same four people", "a ticket for the year"),
    ),
)

SITE = Site(
    "hugo",
    "content/posts",
    "/{dir}/{slug}/",
    PAGES,
    marks=("{{<", "{{%", "{{"),
    others={
        "hugo.toml": 'baseURL = "https://tide.example.org/"\ntitle = "Tide Log"\n[markup.goldmark.parser.attribute]\nblock = true\n',
        "content/posts/_index.md": "---\ntitle: All posts\n---\n",
        "layouts/shortcodes/aside.html": "<small>{{ .Inner | markdownify }}</small>\n",
    },
)
