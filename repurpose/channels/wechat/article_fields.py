"""The fields of a draft beside its body: title, digest, author, source address."""

from __future__ import annotations

from collections.abc import Sequence

from repurpose.channels.wechat.limits import DIGEST_BACKEND_CHARACTERS, TITLE_CHARACTERS, TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.config import Project
from repurpose.document.to_html import paragraph
from repurpose.extract.headline_choice import choose
from repurpose.model import Choice, Issue, Post
from repurpose.text.language import is_chinese
from repurpose.text.messages import words
from repurpose.text.truncate import clip
from repurpose.text.word_count import han_units

TITLE_MIN_UNITS = 6
"""Fewer 字 say too little to be opened. Own choice."""


def judge(headline: str) -> tuple[float, str]:
    """How badly a headline fits WeChat (0: perfectly), and why."""
    units = han_units(headline)
    if len(headline) > TITLE_CHARACTERS:
        return 1000 + units, f"{len(headline)} characters, {TITLE_CHARACTERS} is the most WeChat takes"
    if units > TITLE_UNITS:
        return 100 + units, f"{units} 字, over the {TITLE_UNITS} that WeChat documents"
    if units < TITLE_MIN_UNITS:
        return 10 + TITLE_MIN_UNITS - units, f"{units} 字, too short to say what it is about"
    return 0, f"{units} 字, within the {TITLE_UNITS} that WeChat documents"


def choose_title(post: Post, total: int = 1) -> Choice:
    """The candidate that fits WeChat best, with what tells a part from the others."""
    return choose(post.headlines, lambda headline: judge(of_part(paragraph(headline), post.lang, 1, total)))


def fit_title(title: str, lang: str = "", number: int = 1, total: int = 1) -> str:
    """A title cut so that, with its part's number, it keeps the length no draft may exceed."""
    name = of_part("", lang, number, total)
    return of_part(clip(title, TITLE_CHARACTERS - len(name), len, "…"), lang, number, total)


def of_part(title: str, lang: str, number: int, total: int) -> str:
    """A title with its part: 上 and 下 of two, a numeral where there are more, "Part 1 of 3" in other languages."""
    if total == 1:
        return title
    chinese = "上下"[number - 1] if total == len("上下") else _numeral(number)
    return words(lang)["part"].format(title=title, n=chinese if is_chinese(lang) else number, total=total).strip()


def _numeral(number: int) -> str:
    """A number below a hundred in Han characters: 三, 十一, 二十."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones else ''}"


def digest_of(issue: Issue, headings: Sequence[str] = ()) -> str:
    """What a reader sees before opening: the post's summary, a later part's headings, or a digest's intro or headlines,
    cut to the limit."""
    if headings:
        return _fit("；".join(headings) if is_chinese(issue.lang) else "; ".join(headings))
    if not issue.is_digest:
        return _fit(issue.posts[0].summary if issue.posts else "")
    return _fit(paragraph(issue.intro) or "；".join(paragraph(post.headline) for post in issue.posts))


def _fit(text: str) -> str:
    return clip(text, DIGEST_BACKEND_CHARACTERS, len, "…")


def author_of(project: Project) -> str:
    """The author line: the setting, else the site's name."""
    return wechat_options(project).author or project.settings.site.name


def source_url_of(issue: Issue, project: Project) -> str:
    """Where "read the original" leads: the post's page, else what it is about; a digest's is the site."""
    if issue.is_digest:
        return project.settings.site.url
    return next((post.url or post.video for post in issue.posts), "")
