"""Labels of a talk behind which nobody can tell who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repurpose.checks.base import Problem, rule
from repurpose.model import Location, Post, Section
from repurpose.text.bilingual import both

_SOURCE = "what diarising tools write, e.g. m-bain/whisperX#195; a quotation needs its speaker (checked 2026-11)"
SHOWN = 6
"""Labels that a finding spells out; a panel can have more."""


def _unnamed(sections: Sequence[Section]) -> dict[str, int]:
    """The labels that name nobody, each with the line of its first turn. A host's or narrator's is never shown."""
    found: dict[str, int] = {}
    for section in sections:
        for turn in section.turns:
            speaker = turn.speaker
            if speaker.label and not speaker.name and speaker.role in ("", "guest", "clip"):
                found.setdefault(speaker.label, turn.line)
    return found


@rule(
    "TX05",
    "speaker-without-name",
    reads="post",
    severity="warning",
    source=_SOURCE,
    bad=(
        "---\ntitle: 泊位\n---\n**[Speaker 1]**: 你必须给我一个理由。\n\n**[Speaker 2]**: 唯一的办法是排队。\n",
        "---\ntitle: 渡口\n---\n**主持人**: 船来了吗？\n\n**嘉宾**: 船不等人。\n",
        "---\ntitle: The lamp\n---\nSpeaker 0: Who keeps the lamp?\n\nSpeaker 1: Nobody keeps it.\n\nSpeaker 0: Why?\n",
    ),
    good=(
        '---\ntitle: 泊位\nspeakers: {"Speaker 1": 何山, "Speaker 2": {name: 林一, role: host}}\n---\n'
        "**[Speaker 1]**: 你必须给我一个理由。\n\n**[Speaker 2]**: 为什么要排队？\n",
        "---\ntitle: 渡口\nguest: 陆桨\n---\n**主持人**: 船来了吗？\n\n**嘉宾**: 船不等人。\n",
        "---\ntitle: The lamp\n---\n**Host**: Who keeps the lamp?\n\n**Lin Mo**: Nobody keeps it.\n",
    ),
    zh="""访谈里有说话人标签，却看不出是谁。

    标签不会印给读者看，这些话就没有署名；也可能不知道谁是主持人，谁是嘉宾。
    能认出来的不报：头信息、创作说明、标题里写了，或者说话人自我介绍过。

    在头信息的 speakers 里写明标签是谁，例如 Speaker 1 是何山；也可以用 role 写明身份，例如 host。
    """,
)
def speaker_without_name(post: Post) -> Iterator[Problem]:
    """A talk labels a speaker by something that is no name.

    The label is printed nowhere, so the words stay unsigned; nor may it be plain who is host and who is guest. What
    the front matter, the brief, the title or an introduction tells is not reported.

    Add a line to the front matter: speakers: {"Speaker 1": Lin Mo}. A role can be told too: {name: Lin Mo, role: host}.
    """
    found = _unnamed(post.talk or post.sections)
    if not found:
        return
    shown = list(found)[:SHOWN]
    more = len(found) - len(shown)
    names = ", ".join(shown) + (f" and {more} more" if more else "")
    names_zh = "、".join(shown) + (f" 等 {len(found)} 个" if more else "")
    bare = [label.strip("[]【】") for label in shown]
    line = ", ".join(f'"{label}": …' for label in bare)
    place = Location((post.source if post.talk else post.path) or post.path, min(found.values()))
    message = both(f"nobody can tell who speaks as {names}", f"看不出这些标签是谁：{names_zh}")
    hint = both(f"add to the front matter: speakers: {{{line}}}", f"在头信息里加一行：speakers: {{{line}}}")
    yield Problem(message, suggestion=hint, place=place)
