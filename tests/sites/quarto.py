"""Quarto: one folder a post, callout divs, cross references, code cells, videos, spans with attributes."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "rain-gauge/index.qmd",
        """
---
title: "A rain gauge made of a bottle"
author: "Mara Lind"
date: "2026-01-05"
categories: [weather, tools]
---

Cut the neck off a bottle, turn it round, and you have a rain gauge. It has been standing behind the shed for six years.

It measures too little in wind, and too much when the dog has been there. Both errors are known and neither is written
down.

What matters is that somebody goes out every morning at seven and looks.
""",
        "A rain gauge made of a bottle",
        "2026-01-05",
        "/posts/rain-gauge/",
        words=("turn it round", "goes out every morning at seven"),
    ),
    page(
        "wet-days/index.qmd",
        """
---
title: "How many days were wet?"
date: "2026-01-06"
format:
  html:
    code-fold: true
execute:
  echo: false
---

Out of 365 days, 171 left water in the bottle. @fig-days shows them by month, and @tbl-worst the worst.

```{python}
#| label: fig-days
#| fig-cap: "Wet days by month"
plot(days)
```

::: {.callout-note}
## What is a wet day?
A day with at least **one millimetre**.
:::

{{< video https://video.example/watch?v=rain >}}

The longest dry spell lasted nineteen days. On the twentieth we had guests and no umbrella.
""",
        "How many days were wet?",
        "2026-01-06",
        "/posts/wet-days/",
        marks=(":::", "callout-note", "{{<", "#| label", "#| fig-cap", "@fig-days", "@tbl-worst", "{python}"),
        words=("171 left water", "What is a wet day?", "at least one millimetre", "guests and no umbrella"),
    ),
    page(
        "wind/index.qmd",
        """
---
title: "风从哪里来"
date: 2026-01-07
lang: zh
---

风的名字是它来的方向，不是它去的方向。北风从北来，问的是来处。

屋顶的风向标是一条铁鱼，锈住了，一直指着西南。西南风最多，所以它一年里有四个月是对的。

修它的人来过一次，爬上去，看了看，又下来。他说四个月已经不错了。
""",
        "风从哪里来",
        "2026-01-07",
        "/posts/wind/",
        words=("问的是来处", "他说四个月已经不错了"),
    ),
    page(
        "quarto-marks/index.qmd",
        """
---
title: "Quarto's own marks"
date: 2026-01-08
---

A Quarto page is Markdown with three additions: divs, spans and shortcodes. To talk about them one has to show them.

In a line: `{{< include _part.qmd >}}`, `@fig-x`, `[word]{.smallcaps}`. In a block:

````markdown
::: {.callout-tip collapse="true"}
Folded until somebody asks.
:::

```{r}
#| echo: false
summary(rain)
```
````

::: {.callout-tip collapse="true"}
## Really folded
In a mail nothing folds, so it is [open]{.smallcaps} here.
:::

If a reader sees a colon three times in a row outside a box, something has gone wrong.
""",
        "Quarto's own marks",
        "2026-01-08",
        "/posts/quarto-marks/",
        marks=(":::", "{.smallcaps}", "collapse="),
        words=("Markdown with three additions", "Really folded", "so it is open here", "something has gone wrong"),
        code=(
            "{{< include _part.qmd >}}",
            "@fig-x",
            "[word]{.smallcaps}",
            '::: {.callout-tip collapse="true"} Folded until somebody asks. :::',
            "#| echo: false",
        ),
    ),
    page(
        "barometer/index.qmd",
        """
---
title: "The barometer knocks back"
author:
  - name: "Mara Lind"
    affiliation: "Tide Log"
date: "January 9, 2026"
---

You knock on the glass, and the needle moves a little. That little is the forecast; the rest is brass.

My grandfather knocked twice and said what his own father had said. It was right in three cases out of five.

The satellite is right in four. But it has never had a case of walnut.
""",
        "The barometer knocks back",
        "2026-01-09",
        "/posts/barometer/",
        words=("the rest is brass", "a case of walnut"),
    ),
    page(
        "equation/index.qmd",
        """
---
title: "One formula for a puddle"
date: 2026-01-12
bibliography: refs.bib
---

A puddle loses water to the ground and to the air. In winter the second part is nearly nothing [@penman1948].

$$
V = A \\cdot h
$$ {#eq-puddle}

With @eq-puddle and a ruler you can tell how much stood in the yard this morning, see @sec-yard.

## The yard {#sec-yard .unnumbered}

It was forty litres, and the postman found all of them.

::: {#refs}
:::
""",
        "One formula for a puddle",
        "2026-01-12",
        "/posts/equation/",
        marks=(":::", "{#eq-puddle}", "{#sec-yard", "@eq-puddle", "@sec-yard", "[@penman1948]", "{#refs}"),
        words=("nearly nothing", "The yard", "the postman found all of them"),
    ),
    page(
        "frost-line/index.qmd",
        """
---
title: "Where the frost stops"
date: "01/13/2026"
description: "A pipe, a spade and a thermometer."
---

The frost goes down eighty centimetres in a hard winter. The pipe lies at ninety, and the ten between are all we have.

We dug a hole to look. The thermometer at the bottom said two degrees, and the spade said stone.

The hole is now a place for the bottle that must not freeze. It was not planned, but it is deep enough.
""",
        "Where the frost stops",
        "2026-01-13",
        "/posts/frost-line/",
        words=("all we have", "it is deep enough"),
    ),
    page(
        "panels/index.qmd",
        """
---
title: "两种云，三张图"
date: 2026-01-14
---

冬天常见的云只有两种：一种像棉被，一种像棉絮。棉被三天不走，棉絮一个上午就散。

::: {.panel-tabset}

## 棉被

层云，**灰**，没有影子。

## 棉絮

积云，白，有影子。

:::

::: {layout-ncol=2}
![清晨](morning.png){#fig-morning width=50%}

![傍晚](evening.png){fig-alt="傍晚的云"}
:::

[注意看边缘]{.aside}，边缘亮的那一朵，背后有太阳。
""",
        "两种云，三张图",
        "2026-01-14",
        "/posts/panels/",
        marks=(":::", "panel-tabset", "layout-ncol", "{#fig-morning", "{fig-alt", "{.aside}", "width=50%"),
        words=("棉絮一个上午就散", "层云，灰，没有影子", "积云，白，有影子", "注意看边缘", "背后有太阳"),
    ),
    page(
        "almanac/index.qmd",
        """
---
title: "The almanac is right on average"
date: 2026-01-15T07:00:00
date-modified: 2026-01-21
---

The almanac is printed in August and knows the weather of the whole next year. It is right on average, as a stopped
clock is.

We read it aloud on the first day of each month, before we look out. Then somebody has to look out.

For this January it promised fog with a clear end. So far it has been right about the fog.
""",
        "The almanac is right on average",
        "2026-01-15",
        "/posts/almanac/",
        words=("knows the weather of the whole next year", "right about the fog"),
    ),
    page(
        "cells/index.qmd",
        """
---
title: "Reading the bottle with a script"
date: 2026-01-16
jupyter: python3
---

For six years the numbers stood in a school book. Last week I typed them in, and it took two evenings.

```{python}
#| eval: false
#| code-fold: true
import csv
rows = list(csv.reader(open("rain.csv")))
```

The sum is `{python} total` millimetres, or `r round(total / 6)` a year. In plain code one would write `@tbl-rain`.

```{mermaid}
flowchart LR
  bottle --> book --> file
```

::: {.column-margin}
Page 40 has been eaten.
:::

The book is still the better copy, because it has the names of those who went out.
""",
        "Reading the bottle with a script",
        "2026-01-16",
        "/posts/cells/",
        marks=("#| eval", "#| code-fold", ":::", "column-margin", "{mermaid}"),
        words=("stood in a school book", "Page 40 has been eaten.", "the names of those who went out"),
        code=("@tbl-rain",),
    ),
    page(
        "thunder/index.qmd",
        """
---
title: "Thunder in January"
date: 2026-01-19
---

There was one clap, at half past three, and then snow. The dog went under the bed and did not come out for the snow.

The neighbour says that it means a wet spring. Her mother said a dry one, and they are both quoted in the village.

I have entered it in the book in red. There are four red lines in six years.
""",
        "Thunder in January",
        "2026-01-19",
        "/posts/thunder/",
        words=("did not come out for the snow", "four red lines in six years"),
    ),
    page(
        "includes/index.qmd",
        """
---
title: "The same paragraph in nine posts"
date: 2026-01-20
---

{{< include ../_method.qmd >}}

How we measure is the same each time, so it lives in a file of its own and is drawn in.

{{< pagebreak >}}

Fog is not rain, {{< meta subtitle >}} although the bottle sometimes thinks so. {{< fa cloud-rain >}}

::: {.callout-warning title="Not for school" icon=false}
Do *not* copy the table into homework.
:::

Whoever wants the method can ask. It fits on a hand, and has done so twice.
""",
        "The same paragraph in nine posts",
        "2026-01-20",
        "/posts/includes/",
        marks=("{{<", ":::", "callout-warning", "icon=false"),
        words=("it lives in a file of its own", "Not for school", "Do not copy the table", "It fits on a hand"),
    ),
    page(
        "snow/index.qmd",
        """
---
title: "雪有多重"
date: "2026-01-21"
---

新雪一尺厚，化开只有一寸水。旧雪一尺，能化三寸。所以压垮棚子的从来不是新雪。

父亲扫雪只扫屋檐那一边，说重量都往低处走，人也该站在低处扫。

去年他站得太低，雪下来把他埋到了腰。他自己爬出来，说，你看，是旧的。
""",
        "雪有多重",
        "2026-01-21",
        "/posts/snow/",
        words=("压垮棚子的从来不是新雪", "是旧的"),
    ),
    page(
        "definitions/index.qmd",
        """
---
title: "Words for wet"
date: 2026-01-22
---

The village has many words for rain, and I was told six of them in one afternoon.

Smirr
:   Rain that you see on the sleeve and not in the air.

Plash
:   Rain heard before it is felt.

::: {.callout-important}
The words are **not** for sale, said the man who gave them.
:::

A word in brackets with a class, [dreich]{lang="sco"}, is printed without either. ~~The seventh word was withdrawn.~~

Two lines below, a break:\\
and the last of it is called a leaving.
""",
        "Words for wet",
        "2026-01-22",
        "/posts/definitions/",
        marks=(":::", 'lang="sco"', "]{", ": Rain"),
        words=(
            "see on the sleeve",
            "Rain heard before it is felt",
            "The words are not for sale",
            "with a class, dreich, is printed",
            "called a leaving",
        ),
    ),
    page(
        "dry/index.qmd",
        """
---
title: "The day the bottle was empty"
date: 2026-01-23
---

On the first of June in our second year the bottle was not there. We wrote a dash, and then argued about the dash.

A zero is a measurement, a dash is a hole. In the end we asked the children, who said that it had not rained.

So there is a zero in the book, in chalk. It can still be wiped off.
""",
        "The day the bottle was empty",
        "2026-01-23",
        "/posts/dry/",
        words=("a dash is a hole", "It can still be wiped off"),
    ),
)

SITE = Site(
    "quarto",
    "posts",
    "/{dir}/{slug}/",
    PAGES,
    marks=("{{<", ":::", "#|"),
    others={"_quarto.yml": 'project:\n  type: website\nwebsite:\n  title: "Tide Log"\n'},
)
