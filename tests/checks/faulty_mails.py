"""Posts that go out as mail: 24 with one known fault each, and 15 clean ones that look a little like faulty ones.

`◀` ends the line of the fault and is no part of the post. `named` is a word that a finding about it says.
"""

from __future__ import annotations

from typing import NamedTuple

DAY = "2026-03-06"
"""The day that every post is of."""


class Mail(NamedTuple):
    """A post; a faulty one knows the line of its fault and a word that names it."""

    name: str
    text: str
    line: int = 0
    named: str = ""


_ZH = """---
title: {title}
date: 2026-03-06
summary: {summary}
---

清晨的渡口只有一条船。船夫姓何，在这条江上摆渡了三十年，认得每一处浅滩。

{body}

傍晚收船的时候，他把缆绳绕了三圈，又回头看了一眼江面。下个月桥就通车了，他说不急，先把这条船的底漆补完。
"""
_EN = """---
title: {title}
date: 2026-03-06
summary: {summary}
---

The ferry leaves at six, whether or not anyone is aboard. Tom has run it for thirty years and knows each sandbar.

{body}

In the evening he ties the rope three times and looks back at the river. The bridge opens next month.
"""


def _post(form: str, body: str, title: str, summary: str) -> str:
    return form.format(title=title, summary=summary, body=body)


def _zh(
    body: str = "江水涨了一尺。", title: str = "渡口的最后一个春天", summary: str = "船夫老何和他的最后一季。"
) -> str:
    return _post(_ZH, body, title, summary)


def _en(
    body: str = "The water rose a foot last night.",
    title: str = "Last spring at the ferry",
    summary: str = "Tom and his last season on the river.",
) -> str:
    return _post(_EN, body, title, summary)


def _faulty(name: str, marked: str, named: str) -> Mail:
    before, _, after = marked.partition("◀")
    return Mail(name, before + after, before.count("\n") + 1, named)


FAULTY = (
    _faulty("false reply", _en(title='"Re: your seat on the ferry"◀'), "Re:"),
    _faulty("false forward, Chinese", _zh(title="转发：渡口的最后一个春天◀"), "转发"),
    _faulty(
        "nothing but a picture without words",
        "---\ntitle: 渡口的最后一个春天\ndate: 2026-03-06\n---\n\n![](https://img.example.com/ferry.jpg)◀\n",
        "ferry.jpg",
    ),
    _faulty("Mailchimp's merge tag", _en("Good morning, *|FNAME|*, the water rose a foot.◀"), "*|FNAME|*"),
    _faulty("a bracketed merge tag", _en("Dear [FIRST_NAME], the water rose a foot last night.◀"), "[FIRST_NAME]"),
    _faulty("Mailgun's merge tag", _zh("早上好，%recipient.name%，江水涨了一尺。◀"), "%recipient.name%"),
    _faulty("a template's variable", _zh("早上好，${name}，江水涨了一尺。◀"), "${name}"),
    _faulty(
        "a tag of capitals between per cent signs", _en("Good morning, %FIRSTNAME%, the water rose.◀"), "%FIRSTNAME%"
    ),
    _faulty("a link to localhost", _zh("时刻表在 [这张表](http://localhost:4000/timetable/) 里。◀"), "localhost"),
    _faulty(
        "a private address", _en("See the [timetable of the ferry](http://192.168.1.20/timetable).◀"), "192.168.1.20"
    ),
    _faulty(
        "a link to an editor",
        _en("See the [timetable of the ferry](https://docs.google.com/document/d/1aB2/edit?usp=sharing).◀"),
        "docs.google.com",
    ),
    _faulty("a staging host", _zh("船票在 [售票页](https://staging.ferry.example.com/tickets) 上买。◀"), "staging"),
    _faulty(
        "an admin page",
        _en("Read [the longer story](https://ferry.example.com/wp-admin/post.php?post=7).◀"),
        "wp-admin",
    ),
    _faulty(
        "a file on the author's disk", _en("The [old map](file:///Users/tom/map.pdf) shows each sandbar.◀"), "file:"
    ),
    _faulty("a broken anchor", _zh("价钱见 [后面一节](#价目)。◀\n\n## 时刻\n\n早上六点开船。"), "#价目"),
    _faulty("a missing picture", _en("![The ferry in fog](pictures/ferry-in-fog.jpg)◀"), "ferry-in-fog.jpg"),
    _faulty(
        "a link without words", _zh("时刻表在码头的墙上。[](https://ferry.example.com/timetable)◀"), "ferry.example.com"
    ),
    _faulty(
        "a link that says nothing",
        _en("For the timetable, [click here](https://ferry.example.com/timetable).◀"),
        "click here",
    ),
    _faulty(
        "words that are another address",
        _en("Buy a seat at [www.ferry-tickets.example](https://seats.example.net/r/8).◀"),
        "seats.example.net",
    ),
    _faulty("a shouting subject", _en(title="LAST SPRING AT THE FERRY◀"), "capital"),
    _faulty("a shortener", _zh("船票在 [售票页](https://bit.ly/3xYzAbC) 上买。◀"), "bit.ly"),
    _faulty("words left to fill in", _en("TODO: ask Tom for the price of a seat.◀"), "TODO"),
    _faulty(
        "two protocols", _zh("时刻表在 [这张表](https://https://ferry.example.com/timetable) 里。◀"), "https://https://"
    ),
    _faulty("filler text", _en("Lorem ipsum dolor sit amet, consectetur adipiscing elit.◀"), "Lorem ipsum"),
)

CLEAN = (
    Mail("Re: inside a sentence", _en("His note began “Re: the rope”, and nobody knew which rope he meant.")),
    Mail("回复 as a word of the title", _zh(title="回复一封三十年前的信", summary="老何终于写了回信。")),
    Mail(
        "a template's variable in code", _zh('口令写作 `${name}`，脚本会换成船名：\n\n```sh\necho "早安，${name}"\n```')
    ),
    Mail(
        "a post about merge tags",
        _en("Mailchimp writes `*|FNAME|*`, Mailgun `%recipient.name%`, others `[FIRST_NAME]`."),
    ),
    Mail(
        "localhost in code",
        _zh("先在自己的机器上打开 `http://localhost:4000/`，再看：\n\n```\ncurl http://192.168.1.20/\n```"),
    ),
    Mail("an anchor that is there", _zh("价钱见 [后面一节](#价目)。\n\n## 价目\n\n一人一票，两块钱。")),
    Mail(
        "an anchor with its own name",
        _en("See [the prices](#prices).\n\n## What a seat costs {#prices}\n\nTwo coins a seat."),
    ),
    Mail("a footnote", _en("The river is shallow in March.[^1]\n\n[^1]: The harbour office keeps a table of depths.")),
    Mail("a picture with words", _zh("![雾里的渡船](https://img.example.com/ferry.jpg)")),
    Mail("our own merge tag", _en("Good morning, %%name|friend%%, the water rose a foot.")),
    Mail(
        "words that are their own address",
        _en("See [ferry.example.com](https://ferry.example.com/) for the timetable."),
    ),
    Mail("per cent signs", _zh("去年的客人少了 30%，今年又少了 20%，票价涨了 5%。")),
    Mail(
        "brackets and capitals",
        _en("The [NOAA](https://www.noaa.example/) chart calls it a bar [sic], and the RNLI agrees."),
    ),
    Mail(
        "a document for readers", _en("The [chart](https://docs.google.com/document/d/e/2PACX-1v/pub) is open to all.")
    ),
    Mail(
        "TODO as a subject of the post",
        _en("He keeps a to-do list on the wall, and a `TODO` in the log for each leak."),
    ),
)
