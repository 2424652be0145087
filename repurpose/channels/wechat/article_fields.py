"""The fields of a draft beside its body: title, digest, author, source address."""

from __future__ import annotations

from repurpose.channels.wechat.limits import DIGEST_BACKEND_CHARACTERS, TITLE_CHARACTERS, TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.config import Project
from repurpose.document.to_html import paragraph
from repurpose.extract.headline_choice import choose
from repurpose.model import Choice, Issue, Post
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


def choose_title(post: Post) -> Choice:
    """The candidate that fits WeChat best."""
    return choose(post.headlines, lambda headline: judge(paragraph(headline)))


def fit_title(title: str) -> str:
    """A title cut at the length no draft may exceed."""
    return clip(title, TITLE_CHARACTERS, len, "…")


def digest_of(issue: Issue) -> str:
    """What a reader sees before opening: the post's summary, or a digest's intro or headlines, cut to the limit."""
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
