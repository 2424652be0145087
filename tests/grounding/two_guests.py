"""A talk with a host and two guests, and articles on it in Chinese and English, written for these tests."""

from __future__ import annotations

from repurpose.grounding import ground
from repurpose.model import Grounding
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

TALK = """---
title: 渡口
date: 2026-04-02
---

**主持人**: 两位都在渡口上做事。先说说，渡口最怕什么？

**贺岚**: 渡口最怕的不是大浪，是雾。浪看得见，雾看不见。我 1996 年上船，那年船票五毛钱。

**鲁平**: 我怕的是没有人坐船。一条船空着跑一趟，烧掉四十升柴油。桥修好以后，客人少了七成。

**主持人**: 桥修好以后，你们想过不干吗？

**贺岚**: 想过。我爱人说，你把船卖了吧。我没舍得。船认得我的脚步。

**鲁平**: 我没想过。桥是给车走的，船是给人走的。

**主持人**: 我小时候坐过一次渡船，晕得厉害，后来再也没坐过。

**贺岚**: 晕船的人要看远处，不要看水。

**鲁平**: 郑师傅教我的时候只说一句话，先靠岸，再说话。
"""

ENGLISH = """---
title: The ferry
date: 2026-04-02
---

**Host**: You both work on the ferry. What does a ferry fear most?

**Ruth Calder**: A ferry does not fear big waves, it fears fog. You can see a wave. I came aboard in 1996, when a ticket was fifty pence.

**Owen Pryce**: I fear an empty boat. One empty crossing burns forty litres of diesel. Since the bridge opened we lost seven passengers in ten.

**Host**: Did you ever think of giving it up?

**Ruth Calder**: I did. My husband told me to sell the boat. I could not do it, the boat knows my footsteps.

**Owen Pryce**: Never. The bridge is for cars, the boat is for people.
"""

HEAD = """# 渡口上的两个人
# 桥修好以后

---

嘉宾：贺岚，船长；鲁平，轮机师傅

主持：周牧

---

"""
ENGLISH_HEAD = """# Two people on a ferry
# After the bridge

---

Guests: Ruth Calder, captain; Owen Pryce, engineer

Host: Mara Quill

---

"""


def read(body: str, english: bool = False) -> Grounding:
    """What grounding says of an article with this body."""
    head, talk = (ENGLISH_HEAD, ENGLISH) if english else (HEAD, TALK)
    article = read_post(head + body + "\n", "article.md", Reading())
    return ground(pairing.join(article, read_post(talk, "talk.md", Reading())))
