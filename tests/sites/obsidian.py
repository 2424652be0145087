"""Obsidian: wiki links, embeds, callouts, private remarks, block ids; titles come from the files' names."""

from __future__ import annotations

from .tree import Site, page

PAGES = (
    page(
        "Morning pages.md",
        """
---
date: 2026-01-05
tags:
  - writing
dg-publish: true
---

Three pages by hand before the first word is spoken. Nobody will read them, and that is the rule which makes them work.

On most days they are about the weather and the knee. On the other days they are about what I shall do at noon.

The drawer holds nine years of it. I have never opened one of the books again.
""",
        "Morning pages",
        "2026-01-05",
        "/notes/morning-pages",
        words=("before the first word is spoken", "I have never opened one of the books again"),
    ),
    page(
        "Slow notes.md",
        """
---
date: 2026-01-06
publish: true
aliases: [lento]
---

A slow note is one that is changed more often than it is read. See [[Morning pages]] for the opposite, and
[[Ink and paper|what I write with]].

> [!tip]+ Start small
> One note a day, **never** two.

%% tell nobody that the second note is always better %%

> [!question]- Who reads them?
> I do, in the train.

==The title comes last.== It is the only sentence that I write for others, and it takes longest. ^title-last

#writing/slow
""",
        "Slow notes",
        "2026-01-06",
        "/notes/slow-notes",
        marks=("[[", "]]", "[!tip]", "[!question]", "%%", "tell nobody", "==The", "^title-last"),
        words=(
            "what I write with",
            "Start small",
            "One note a day, never two",
            "Who reads them?",
            "I do, in the train",
            "The title comes last.",
        ),
    ),
    page(
        "夜里的笔记.md",
        """
---
date: 2026-01-07
created: 2026-01-07T23:10
tags: [夜, 笔记]
---

夜里写的笔记，白天看常常不认得。字是自己的，话像是别人说的。

我不改它们，只在下面写一行日期。过几年再看，日期比话更有意思：原来那天还醒着。

有一页只写了四个字：窗没有关。
""",
        "夜里的笔记",
        "2026-01-07",
        "/notes/夜里的笔记",
        words=("话像是别人说的", "窗没有关"),
    ),
    page(
        "Linking.md",
        """
---
title: Linking, shown and done
date: 2026-01-08
---

To link two notes you put the name of one into the other. In the source that is `[[Name]]`, with a bar for other words:
`[[Name|other words]]`.

```md
![[Name#Heading]]
%% a remark %%
> [!note] A title
```

Done, it looks like this: [[Slow notes#Start small]], [[Slow notes#^title-last|the last line]], and
![[Ink and paper]].

A link is a promise that there will be something at the other end. I keep about half of mine.
""",
        "Linking, shown and done",
        "2026-01-08",
        "/notes/linking",
        marks=("[[Slow", "![[Ink", "#^title"),
        words=("you put the name of one into the other", "the last line", "I keep about half of mine"),
        code=("[[Name]]", "[[Name|other words]]", "![[Name#Heading]]", "%% a remark %%", "> [!note] A title"),
    ),
    page(
        "Ink and paper.md",
        """
---
date: 2026-01-09
---

Black ink for what is so, blue for what I think, green for what others said. Red is for the post office.

The paper has no lines. Lines make me write to their end, even if the thought was shorter.

A bottle lasts for a year and two months. I could say how many words that is, but I have not counted.
""",
        "Ink and paper",
        "2026-01-09",
        "/notes/ink-and-paper",
        words=("Red is for the post office", "even if the thought was shorter"),
    ),
    page(
        "Reading list.md",
        """
---
date: 2026-01-12
status: growing
---

A reading list grows at one end and is eaten at the other. Mine grows faster.

- [x] The book on salt
- [ ] The letters, second volume
- [ ] [[A book that does not exist yet]]

%%
Private: the second volume was lent to J.
and never came back
%%

![[shelf.jpg|300]]

> [!quote] The librarian
> Nobody returns a book too *early*.

Every January I strike out what I no longer want to have read.
""",
        "Reading list",
        "2026-01-12",
        "/notes/reading-list",
        marks=("[[", "%%", "lent to J", "never came back", "[!quote]", "|300"),
        words=("Mine grows faster", "A book that does not exist yet", "returns a book too early", "I strike out"),
    ),
    page(
        "卡片.md",
        """
---
title: 一张卡片只写一件事
date: 2026-01-13
---

卡片的好处是小。写不下的时候，不是字太多，是事太多。

> [!info] 规矩
> 一张卡片，**一件事**，一个日期。

%%这里先不写，等他同意。%%

我把卡片按日期放，不按题目放。题目会变，日期不会。 ^rule

找的时候先想那天在哪里，再想那天做了什么，多半就找到了，参见[[夜里的笔记|另一篇]]。
""",
        "一张卡片只写一件事",
        "2026-01-13",
        "/notes/卡片",
        marks=("[!info]", "%%", "等他同意", "^rule", "[["),
        words=("不是字太多，是事太多", "规矩", "一张卡片，一件事，一个日期", "题目会变，日期不会", "参见另一篇"),
    ),
    page(
        "Index cards.md",
        """
---
date: 2026-01-14T07:00:00
---

Seven boxes of cards came with the house. They belonged to a man who collected the openings of speeches.

There are four thousand, in a small hand, and none of them goes beyond the second sentence. He seems to have left the
room each time.

We have added a box for endings. So far it holds one card, and it says thank you.
""",
        "Index cards",
        "2026-01-14",
        "/notes/index-cards",
        words=("collected the openings of speeches", "it says thank you"),
    ),
    page(
        "Queries.md",
        """
---
title: A vault is not a database
date: 2026-01-15
---

With a plugin the vault can be asked questions. I asked mine how many notes have no links, and it said: most.

```dataview
LIST FROM "notes" WHERE length(file.outlinks) = 0
```

Inline it goes `= this.file.name`, and a highlight is written `==so==`.

The answer, <% tp.date.now() %>, is not a list of faults. It is a list of things that can stand alone.

> [!warning] Do not tidy
> > [!example] Nested
> > I once linked everything to everything.
""",
        "A vault is not a database",
        "2026-01-15",
        "/notes/queries",
        marks=("<% tp", "[!warning]", "[!example]"),
        words=("most", "a list of things that can stand alone", "Do not tidy", "linked everything to everything"),
        code=("= this.file.name", "==so=="),
    ),
    page(
        "Handwriting.md",
        """
---
date: 2026-01-16
---

My handwriting is my grandfather's, down to the loop of the g. I never saw him write.

My mother noticed it on a shopping list and kept the list. It says leeks, string, lamp oil.

We have had no lamp since before I was born. I must have meant something else, but I wrote it in his hand.
""",
        "Handwriting",
        "2026-01-16",
        "/notes/handwriting",
        words=("I never saw him write", "I wrote it in his hand"),
    ),
    page(
        "Footnotes in life.md",
        """
---
date: 2026-01-19
cssclasses: wide
---

Some people speak in footnotes. ^[My aunt does, and she numbers them.] You have to wait until the end of the meal to
learn what the first remark meant.

> [!abstract]- In short
> Wait for the end.

The custom has one advantage. Nobody interrupts, because nobody knows whether the sentence is over.[^1]

[^1]: It never is.

![[voice memo.m4a]]

#family #talk
""",
        "Footnotes in life",
        "2026-01-19",
        "/notes/footnotes-in-life",
        marks=("^[", "[!abstract]", "![[", "[^1]"),
        words=("and she numbers them", "In short", "Wait for the end", "It never is."),
    ),
    page(
        "抄书.md",
        """
---
date: 2026-01-20
---

抄书是最慢的读法，一个下午抄三页。抄完问我写的什么，我常常说不上来，手却记得。

有一句抄错了，把“不可”抄成“不必”。后来觉得错的那一句更好，就留着了。

那本书我现在有两种版本，一种是作者的，一种是我的手的。
""",
        "抄书",
        "2026-01-20",
        "/notes/抄书",
        words=("手却记得", "错的那一句更好"),
    ),
    page(
        "Canvas.md",
        """
---
title: Thinking on a wall
date: 2026-01-21
---

The wall beside the desk is covered with paper, and I think on it with a pencil.

![[Plan.canvas]]

![A view of the wall|400](wall.jpg)

> [!success] What helps
> - a *long* wall
> - a short pencil

%% the landlord must not see this %%

When the lease ends I shall paint it over. Until then every visitor reads the wall and says nothing, which is kind.
""",
        "Thinking on a wall",
        "2026-01-21",
        "/notes/canvas",
        marks=("![[", "|400", "[!success]", "%%", "the landlord must not"),
        words=("I think on it with a pencil", "What helps", "a long wall", "says nothing, which is kind"),
    ),
    page(
        "Daily/2026-01-22.md",
        """
---
title: A day without a note
---

Yesterday I wrote nothing. There is a page for it all the same, with the date at the top, and it is the neatest in the
book.

I thought of leaving it out. But then the book would say that the day had not been, and it had: I remember the soup.

So the page stays, white, between two grey ones.
""",
        "A day without a note",
        "2026-01-22",
        "/notes/daily/2026-01-22",
        words=("it is the neatest in the book", "I remember the soup"),
    ),
    page(
        "Archive.md",
        """
---
date: 2026-01-23
tags: [end]
---

At the end of the month the finished notes go into a box, and the box goes under the stairs.

> [!danger]+ Damp
> The stairs are ==not== dry in March.

See [[Index cards]] and [the slow ones](Slow%20notes.md), or [[Daily/2026-01-22|the white page]].

What is needed again comes back by itself. I find it on the table, and nobody has been down there. ^last
""",
        "Archive",
        "2026-01-23",
        "/notes/archive",
        marks=("[!danger]", "==not==", "[[", "^last"),
        words=("Damp", "are not dry in March", "the slow ones", "the white page", "nobody has been down there"),
    ),
)

SITE = Site(
    "obsidian",
    "notes",
    "/{dir}/{slug}",
    PAGES,
    marks=("[[", "[!"),
    settings='slugify = "slug"\n',
    others={".obsidian/app.json": '{ "alwaysUpdateLinks": true }\n', "notes/Plan.canvas": '{"nodes":[],"edges":[]}\n'},
)
