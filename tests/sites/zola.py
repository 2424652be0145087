"""Zola: TOML heads, two kinds of shortcodes, `@/` links, days in the files' names, colocated folders."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "night-train.md",
        """
+++
title = "The night train has one window that opens"
date = 2026-01-05
[taxonomies]
tags = ["train", "night"]
+++

It is in the third carriage, at the end of the corridor, and all who cannot sleep come there in the course of the night.

You do not talk at once. First you stand, and the window is moved by a hand's breadth in one direction or the other.

Towards four there are five of you. At six everybody gets off by a different door.
""",
        "The night train has one window that opens",
        "2026-01-05",
        "/blog/night-train/",
        words=("all who cannot sleep", "by a different door"),
    ),
    page(
        "timetable.md",
        """
+++
title = "A timetable is a promise with a margin"
date = 2026-01-06T08:00:00Z
description = "On the four minutes nobody prints."
[extra]
mood = "dry"
+++

Every timetable has four minutes in it which are printed nowhere. They are the reserve, and the drivers live on it.

{{ youtube(id="t1m2e3t4a5b", autoplay=true) }}

<!-- more -->

{% quote(author="a driver") %}
Whoever arrives **early** has taken it from somebody.
{% end %}

Compare [the night train](@/blog/night-train.md), which has forty, and [the porter](@/blog/2026-01-07-porter.md#cap).
""",
        "A timetable is a promise with a margin",
        "2026-01-06",
        "/blog/timetable/",
        marks=("youtube(", "{% quote", "{% end", "@/blog", "<!-- more", "autoplay"),
        words=(
            "printed nowhere",
            "Whoever arrives early has taken it",
            "the night train",
            "which has forty",
            "the porter",
        ),
    ),
    page(
        "2026-01-07-porter.md",
        """
+++
title = "站台上的搬运工"
[taxonomies]
tags = ["车站"]
+++

站台上还有一位搬运工，七十岁，戴一顶红帽子。他不搬箱子了，只帮人找座位。

他说箱子现在都有轮子，人没有。走错车厢的人，脸上有一种特别的安静。

他从不说错了，只说，前面那节更亮。
""",
        "站台上的搬运工",
        "2026-01-07",
        "/blog/porter/",
        words=("只帮人找座位", "前面那节更亮"),
    ),
    page(
        "tera-marks.md",
        """
+++
title = "Tera marks on paper"
date = 2026-01-08
slug = "tera"
+++

Shortcodes in Zola look like calls. There are two kinds, and a writer should be able to show both without running them.

A call: `{{ note(text="x") }}`. A pair:

```jinja2
{% quote(author="me") %}
{{ youtube(id="x") }}
{% set x = 1 %}
```

And a link to a source file: `[text](@/blog/a.md)`.

{% note(kind="info") %}
The call is needed in a page, not in a template.
{% end %}

I had this printed and hung it beside the screen, where it is read by people who wait for me.
""",
        "Tera marks on paper",
        "2026-01-08",
        "/blog/tera/",
        marks=("{% note", "{% end"),
        words=("look like calls", "not in a template", "people who wait for me"),
        code=(
            '{{ note(text="x") }}',
            '{% quote(author="me") %}',
            '{{ youtube(id="x") }}',
            "{% set x = 1 %}",
            "[text](@/blog/a.md)",
        ),
    ),
    page(
        "waiting-room/index.md",
        """
+++
title = "The waiting room keeps its own time"
date = "2026-01-09"
+++

There is a clock in the waiting room, and it is two minutes fast. It was set so by somebody who missed a train in 1974.

![The clock](clock.jpg)

Regular travellers subtract. Strangers run, arrive, and stand on the platform with two minutes in their hands.

It is the only gift the station makes.
""",
        "The waiting room keeps its own time",
        "2026-01-09",
        "/blog/waiting-room/",
        words=("somebody who missed a train in 1974", "the only gift the station makes"),
    ),
    page(
        "signal-box.md",
        """
+++
title = "Inside the signal box"
date = 2026-01-12
authors = ["Mara Lind"]
+++

Forty levers stand in a row, each as high as a child. Red is for stop, black for points, and white means that nobody
remembers.

{{ resize_image(path="blog/levers.jpg", width=600, height=400, op="fill") }}

{{ gallery() }}

## The white ones {#white}

They are oiled like the others. {{ aside(text="One of them opens the stove.") }} Nobody has found out what happens, and
on a railway that is a good sign.
""",
        "Inside the signal box",
        "2026-01-12",
        "/blog/signal-box/",
        marks=("resize_image", "gallery()", "{#white}", "aside("),
        words=("each as high as a child", "The white ones", "on a railway that is a good sign"),
    ),
    page(
        "last-carriage.md",
        """
+++
title = "Always the last carriage"
date = 2026-01-13
+++

My uncle always took the last carriage, because he liked to see where he had been. He knew the line only backwards.

When he was driven along it in a car he could not say where we were. He turned round, and then he knew.

He is buried at the end of the row, with a view.
""",
        "Always the last carriage",
        "2026-01-13",
        "/blog/last-carriage/",
        words=("He knew the line only backwards", "with a view"),
    ),
    page(
        "ticket.md",
        """
+++
title = "一张没有剪过的票"
date = 2026-01-14T20:15:00+08:00
path = "tickets/uncut"
+++

旧书里夹着一张火车票，没有剪过。日期是一九八三年十二月三十一日，去的是一个现在不停车的小站。

{% admonition(type="note", title="小站") %}
小站一九八七年**撤销**，站名还在地图上。
{% end %}

{{ image(src="ticket.jpg", alt="车票") }}

我把票给站长看，他说还能用。票上没有写有效期，那时候没有人想到要写。

只是没有车了，他说，但这不是票的问题。
""",
        "一张没有剪过的票",
        "2026-01-14",
        "/tickets/uncut/",
        marks=("admonition", "{% end", "image(src", "type="),
        words=("没有剪过", "小站一九八七年撤销", "但这不是票的问题"),
    ),
    page(
        "tea-trolley.md",
        """
+++
title = "The tea trolley, northbound"
date = 2026-01-15
updated = 2026-01-20
+++

The trolley comes once, between the second and the third hour. It has a bell that was taken from a bicycle.

There is tea, and there is the other thing, which is also tea. You take what comes out.

People who have met nowhere else know each other by how they hold the cup on the curve.
""",
        "The tea trolley, northbound",
        "2026-01-15",
        "/blog/tea-trolley/",
        words=("taken from a bicycle", "hold the cup on the curve"),
    ),
    page(
        "codes.md",
        """
+++
title = "Reading the numbers on a wagon"
date = 2026-01-16
[extra]
toc = true
+++

A wagon carries twelve figures, and all of them mean something. The last one only says whether the other eleven were
copied properly.

```rust,linenos,hl_lines=2-3
fn check(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().sum();
    sum % 10 == 0
}
```

{{ mermaid(graph="wagon --> siding") }}

Write `{% raw %}` before the braces if you must, or `{{ sum }}` in a fence.

{% details(summary="Try one") %}
Thirty-one, eighty, and so on to the six.
{% end %}

Boys used to write them down by the hundred. I have met one who still knows which he lacks.
""",
        "Reading the numbers on a wagon",
        "2026-01-16",
        "/blog/codes/",
        marks=("mermaid(", "{% details", "{% end", "linenos", "hl_lines"),
        words=("all of them mean something", "Thirty-one, eighty", "which he lacks"),
        code=("{% raw %}", "{{ sum }}", "sum % 10 == 0"),
    ),
    page(
        "2026-01-19-branch-line/index.md",
        """
+++
title = "A branch line in snow"
+++

The branch line is cleared last, and so for two days the valley has no visitors and no post. Everybody sleeps.

On the third day a locomotive comes with a plough, and behind it a single carriage with the teacher in it.

She is said to have asked the driver, in a low voice, not to hurry.
""",
        "A branch line in snow",
        "2026-01-19",
        "/blog/branch-line/",
        words=("no visitors and no post", "not to hurry"),
    ),
    page(
        "announcements.md",
        """
+++
title = "车站广播的口音"
date = 2026-01-20
+++

车站广播是录好的，可是每一站都有一点口音。录音的人在本地找，说是为了亲切。

{{ audio(src="hello.mp3") }}

{% pullquote() %}
她报站名的时候，把最后一个字**往上扬**。
{% end %}

有一站的录音已经用了二十年，录音的人搬走了。她回来过年，下车时听见自己说：请注意脚下。

她注意了。见[站台上的搬运工](@/blog/2026-01-07-porter.md)，帽子是她弟弟的。
""",
        "车站广播的口音",
        "2026-01-20",
        "/blog/announcements/",
        marks=("audio(", "{% pullquote", "{% end", "@/blog"),
        words=("每一站都有一点口音", "把最后一个字往上扬", "站台上的搬运工", "帽子是她弟弟的"),
    ),
    page(
        "luggage.md",
        """
+++
title = "What is left in the rack"
date = 2026-01-21
+++

Umbrellas, of course, and one glove. But also a cello, a cake with candles, and a letter that was addressed and stamped.

The office keeps things for a year. The cake was an exception.

The letter was posted, after some discussion. An answer came for the office, with thanks and no name.
""",
        "What is left in the rack",
        "2026-01-21",
        "/blog/luggage/",
        words=("The cake was an exception", "with thanks and no name"),
    ),
    page(
        "points.md",
        """
+++
title = "Warm points"
date = 2026-01-22
template = "post.html"
+++

In frost the points are heated. From the bridge you see them at night as dark lines in the white, like writing.

{{ figure(src="points.jpg", caption="The yard from the bridge") }}

> [!WARNING]
> The bridge is slippery, and the rail is cold.

{% aside() %}The heating was switched on by hand until 1991.{% end %}

A fox has understood it. She walks along the lines with dry feet, from one end of the yard to the other.
""",
        "Warm points",
        "2026-01-22",
        "/blog/points/",
        marks=("figure(", "[!WARNING]", "{% aside", "{% end"),
        words=("as dark lines in the white", "The bridge is slippery", "by hand until 1991", "with dry feet"),
    ),
    page(
        "arrival.md",
        """
+++
title = "Arriving is done standing"
date = 2026-01-23
draft = false
+++

Ten minutes before the end everybody gets up. Nothing is gained by it, and still nobody has ever been the last to sit.

Coats are put on, and the bags come down. Then one stands, close together, and looks at the door.

Those are the only ten minutes in which I have been told the truth by strangers.
""",
        "Arriving is done standing",
        "2026-01-23",
        "/blog/arrival/",
        words=("Nothing is gained by it", "told the truth by strangers"),
    ),
)

SITE = Site(
    "zola",
    "content/blog",
    "/{dir}/{slug}/",
    PAGES,
    marks=("{{", "{%", "@/"),
    others={
        "config.toml": 'base_url = "https://tide.example.org"\ntitle = "Tide Log"\n',
        "content/blog/_index.md": '+++\ntitle = "Blog"\nsort_by = "date"\n+++\n',
    },
)
