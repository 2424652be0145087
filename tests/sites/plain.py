"""Plain Markdown: no head, or a bare line; the day in the name of the file or folder; notes, lists of terms, tables."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "2026-01-05-candle-ends.md",
        """
# Candle ends

We keep the ends of candles in a tin, sorted by colour. Once a year they are melted into one candle of no colour.

It burns unevenly and smells of all the evenings at once. Nobody would buy it.

It stands on the table for the first supper of the year, and it is always too short for the conversation.
""",
        "Candle ends",
        "2026-01-05",
        "/posts/candle-ends/",
        words=("one candle of no colour", "too short for the conversation"),
    ),
    page(
        "2026-01-06-terms.md",
        """
The words of a kitchen table
============================

A family has words that stand in no dictionary. Here are some of ours, as they were explained to guests.

Scrumble
: What is left in the pan, and better than the rest.

Half nine
: Any time after nine.
: Also: too late.

A *left plate*[^plate]
: A plate that is laid for somebody who may come.

[^plate]: It has been used eleven times.

    Twice by the same man.

Guests laugh, and at the next visit they use the words themselves.
""",
        "The words of a kitchen table",
        "2026-01-06",
        "/posts/terms/",
        marks=("[^plate]", ": What", ": Any"),
        words=(
            "better than the rest",
            "too late.",
            "somebody who may come",
            "It has been used eleven times",
            "Twice by the same man",
        ),
    ),
    page(
        "2026-01-07-门口的伞.md",
        """
# 门口的伞

门口的伞桶里有七把伞，家里只有四个人。多出来的三把，是别人忘在这里的。

下雨天有客人没带伞，就拿一把走。过几天又有人忘下一把，数目总是七。

母亲说这不是我们家的伞，是这条街的伞，只是住在我们家。
""",
        "门口的伞",
        "2026-01-07",
        "/posts/门口的伞/",
        words=("家里只有四个人", "只是住在我们家"),
    ),
    page(
        "2026-01-08-marks.md",
        """
# Marks that are not mine

I write in plain text, but I read the sources of other people's pages. Their marks look like fences in a field.

Some write `{{< figure >}}`, some `{% include x %}`, others `[[a link]]` or `:::note`.

```
::: warning
{{ page.title }}
%% nobody sees this %%
:::
```

I keep to stars and numbers. If the programs are gone one day, a star is still a star.
""",
        "Marks that are not mine",
        "2026-01-08",
        "/posts/marks/",
        words=("look like fences in a field", "a star is still a star"),
        code=(
            "{{< figure >}}",
            "{% include x %}",
            "[[a link]]",
            ":::note",
            "::: warning {{ page.title }} %% nobody sees this %% :::",
        ),
    ),
    page(
        "2026-01-09-list-on-the-fridge.md",
        """
# The list on the fridge

The list has hung there for so long that the first lines are about a cat we no longer have.

1. food for her
2. string
3. ask about the roof
   - the left side
   - the other left side
4. milk

Things are struck out, but the sheet is never changed. It is the only history this house has written.

When it is full we shall frame it and begin with milk.
""",
        "The list on the fridge",
        "2026-01-09",
        "/posts/list-on-the-fridge/",
        words=("a cat we no longer have", "the other left side", "begin with milk"),
    ),
    page(
        "2026-01-12-table.md",
        """
# Who sits where

There are six chairs and eight opinions about them. I have made a table of it.

| chair    | who      | since |
|:---------|:---------|------:|
| window   | Ilse     | 1996  |
| stove    | the dog  | 2019  |
| door     | nobody | 2003 |

The chair at the stove was not planned.[^1] It is ==the warmest== and cannot be got back.

[^1]: He was small when he began.

*[dog]: a brown one

On holidays two stools are added, and then everything is open again, from the soup on.
""",
        "Who sits where",
        "2026-01-12",
        "/posts/table/",
        marks=("[^1]", "|:--"),
        words=("eight opinions about them", "the warmest", "He was small when he began", "from the soup on"),
    ),
    page(
        "2026-01-13-纸条.md",
        """
## 纸条

我们家不打电话，留纸条。纸条压在盐罐下面，谁回来谁看。

父亲的纸条只有时间：六点。母亲的只有地点：河边。合在一起才是一句话。

有一年盐罐打破了，纸条没有地方放，全家三天没有说上话。后来买了新盐罐，比旧的大一圈。
""",
        "纸条",
        "2026-01-13",
        "/posts/纸条/",
        words=("合在一起才是一句话", "比旧的大一圈"),
    ),
    page(
        "2026-01-14-spare-room.md",
        """
# The spare room

In the spare room stands everything that has no other place: the sewing machine, the globe, and now and then a guest.

The guest sleeps between the two and dreams of travelling. Several have told us so at breakfast.

We do not tell them about the globe. It stands behind the curtain, and at night it turns a little, because the floor is
not level.
""",
        "The spare room",
        "2026-01-14",
        "/posts/spare-room/",
        words=("now and then a guest", "the floor is not level"),
    ),
    page(
        "2026-01-15-notes-in-notes.md",
        """
# A note on notes

My grandmother wrote notes on the backs of notes.[^a] To read one you had to know which side was the front.[^b]

[^a]: In pencil, so that they could be

    - corrected,
    - or eaten by the sun.

[^b]: See the first note.[^a]

> She said that paper
> has two sides for a reason.
>
> > The reason was thrift.

The last one says on the front *back soon*, and on the back *see front*. It has hung at the door since she left.
""",
        "A note on notes",
        "2026-01-15",
        "/posts/notes-in-notes/",
        marks=("[^a]", "[^b]"),
        words=(
            "on the backs of notes",
            "or eaten by the sun",
            "See the first note",
            "The reason was thrift",
            "see front",
        ),
    ),
    page(
        "2026-01-16-drawer.md",
        """
# The drawer in the middle

Every kitchen has a drawer in the middle that holds what cannot be thrown away and has no use.

In ours are nine keys. None of them fits, and every one has been tried in every door by every child.

When a new child comes it is given the keys first. By the time it has been round the house it belongs to us.
""",
        "The drawer in the middle",
        "2026-01-16",
        "/posts/drawer/",
        words=("None of them fits", "it belongs to us"),
    ),
    page(
        "2026-01-19-arrows.md",
        """
# If a<b and c>d

A post about signs: is the hall longer than the room, or the other way? I wrote it on the wall: hall > room, room < hall.

My brother wrote below it that 2 * 3 * 4 is 24, and that snake_case_names are ugly. He was nine.

<!-- do not print: the wall was not ours -->

- 5 < 7, and 7 > 5
- a & b, a && b
- 100% of 3 # of 4

The wall has been painted since. In some lights one can still read that the room is smaller, and **who** said so.
""",
        "If a<b and c>d",
        "2026-01-19",
        "/posts/arrows/",
        marks=("do not print", "<!--"),
        words=(
            "hall > room, room < hall",
            "2 * 3 * 4 is 24",
            "snake_case_names",
            "5 < 7, and 7 > 5",
            "a && b",
            "100% of 3 # of 4",
        ),
    ),
    page(
        "2026-01-20-stairs.md",
        """
# Thirteen stairs

There are thirteen stairs, and the ninth gives notice. Whoever comes home late steps over it.

My father stepped on it on purpose, so that we should know. Afterwards it was quiet, and all of us slept.

The carpenter has been twice to mend it. Each time he was given coffee and sent away.
""",
        "Thirteen stairs",
        "2026-01-20",
        "/posts/stairs/",
        words=("the ninth gives notice", "given coffee and sent away"),
    ),
    page(
        "2026-01-21-formula.md",
        """
# 一壶水的算术

一壶水两升，够泡四杯茶，或者洗一个孩子的脸。写成式子就是 $2 = 4 \\times 0.5$。

水沸腾
: 一百度，在我们这里是九十六度。

水温
: 手背说了算。[^手]

[^手]: 手心不准，太厚。

H~2~O 和 10^3^ 这样的写法，祖父是用铅笔写在灶台上的。他说 **物理** 都在这一壶里。

后来灶台换了，那面砖留着，嵌在门槛上，进门的人都要跨过去。
""",
        "一壶水的算术",
        "2026-01-21",
        "/posts/formula/",
        marks=("[^手]", ": 一百度"),
        words=("够泡四杯茶", "在我们这里是九十六度", "手背说了算", "手心不准，太厚", "进门的人都要跨过去"),
    ),
    page(
        "2026-01-22-untitled-walk.md",
        """
We walked to the mill and back, as on every Thursday, and for the first time nobody said that it was cold.

The wheel stands still in winter, with a beard of ice. A boy was breaking pieces from it and handing them to his sister,
who threw them away.

On the way home it did get cold, and then it was said. The walk would not have counted otherwise.
""",
        "untitled walk",
        "2026-01-22",
        "/posts/untitled-walk/",
        words=("as on every Thursday", "The walk would not have counted otherwise"),
    ),
    page(
        "2026-01-23-lines.md",
        """
# Two spaces and a backslash

A poem on the shopping list, which was found on Friday and is printed here with leave of its author:

Bread and a lemon,  
a thing for the drain,\\
the small kind of candle,  
and then home again.

    four spaces make this a block: {{ not filled }}

It was bought in that order. Only the lemon was left out, and as a rhyme it is not missed. Write `&lt;br&gt;` if you need more.

[home]: https://example.org/home "The home page"

The [second verse][home] is on the back.
""",
        "Two spaces and a backslash",
        "2026-01-23",
        "/posts/lines/",
        marks=("[home]:", "The home page"),
        words=(
            "Bread and a lemon,",
            "a thing for the drain,",
            "and then home again.",
            "second verse",
            "is on the back",
        ),
        code=("four spaces make this a block: {{ not filled }}", "&lt;br&gt;"),
    ),
)

SITE = Site("plain", "posts", "/{dir}/{slug}/", PAGES)
