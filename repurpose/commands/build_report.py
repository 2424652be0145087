"""What a person is told of a build: what stayed out, why a post is featured, what was made and what is wrong in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from repurpose import digest
from repurpose.checks import engine
from repurpose.checks.report import summary
from repurpose.commands.build import BuildResult
from repurpose.commands.console import Console
from repurpose.errors import SourceError
from repurpose.model import Post
from repurpose.text.bilingual import both, in_language

HELD_NAMED = 5
"""Posts named when some are left out; the rest are counted, so that a large site's report stays readable."""


def describe(made: BuildResult, console: Console, fail_on: str, strict: bool = False, lang: str = "en") -> int:
    """Tell a person what came of a build, and return the exit code.

    A post that cannot be read does not spoil the issue that the others make, unless `strict`.
    """
    for error in made.broken:
        console.warn(f"skipped: {error}")
    _describe_passed_over(made.undated, made.others, console)
    if made.selection:
        _describe_left_out(made.selection, made.window, console)
        _describe_choice(made.selection, console, lang)
    elif made.issue:
        for post in made.issue.posts:
            if post.held:
                console.warn(f"{post.path} is not for readers ({post.held}): it is built and will not be sent")
    if made.issue is None:
        console.say("nothing to send: no issue was made")
        _describe_newest(made.newest, console, lang)
    elif made.folder:
        _describe_issue(made, console)
    if made.broken and (strict or made.issue is None):
        return SourceError.exit_code
    return 1 if engine.fails(made.findings, fail_on) else 0


def _describe_passed_over(undated: Sequence[str], others: Sequence[str], console: Console) -> None:
    """Files of the posts folders that are in no week: nothing is passed over in silence."""
    for paths, one, many, hint in (
        (undated, "1 file has no day", "{} files have no day", "write date: in front, or name it in digest.date-keys"),
        (others, "1 file is no post", "{} files are no posts", "posts are Markdown"),
    ):
        if paths:
            shown = ", ".join(paths[:HELD_NAMED]) + (" …" if len(paths) > HELD_NAMED else "")
            console.say(f"{one if len(paths) == 1 else many.format(len(paths))} ({hint}): {shown}")


def _describe_left_out(selection: digest.Selection, window: digest.Window | None, console: Console) -> None:
    if window:
        console.say(f"{window.id}: {window.start} to {window.end}")
    if selection.drafts:
        noun = "post" if selection.drafts == 1 else "posts"
        console.say(f"{selection.drafts} {noun} not for readers left out: set digest.drafts or pass --drafts")
    for path, why in selection.held[:HELD_NAMED]:
        console.say(f"  {path}: {why}")
    if len(selection.held) > HELD_NAMED:
        console.say(f"  … and {len(selection.held) - HELD_NAMED} more")
    if selection.excluded:
        console.say(f"{selection.excluded} left out by exclude: true")
    if selection.filtered:
        console.say(f"{selection.filtered} left out by digest.include or digest.exclude")


def _describe_choice(selection: digest.Selection, console: Console, lang: str) -> None:
    """Why each featured post is, and what is known of earlier digests."""
    if selection.issue is None or selection.earlier is None:
        return
    for post in selection.issue.posts:
        console.say(in_language(_choice(post), lang))
    if not selection.earlier:
        none = both(
            "no earlier digest in the outbox: nothing is known of what was featured before",
            "outbox 里没有更早的周刊：不知道以前推荐过什么",
        )
        console.say(in_language(none, lang))
    elif selection.repeated:
        told = both(
            f"{selection.repeated} featured in the last {selection.earlier} digests: only listed",
            f"{selection.repeated} 篇在最近 {selection.earlier} 期周刊里推荐过：只列出",
        )
        console.say(in_language(told, lang))
    if selection.joined:
        told = both(
            f"{selection.joined} joined to another as the same piece (“also: …”)",
            f"{selection.joined} 篇与别篇是同一内容，并在一起（“另有：……”）",
        )
        console.say(in_language(told, lang))


def _choice(post: Post) -> str:
    """A featured post with its points and the reasons for them."""
    value, reasons = (post.score.value, post.score.reasons) if post.score else (0.0, ())
    en, zh = "; ".join(reasons), "；".join(in_language(reason, "zh") for reason in reasons)
    return both(f"  {value:5.2f}  {post.headline}: {en}", f"  {value:5.2f}  {post.headline}：{zh}")


def _describe_newest(newest: dt.date | None, console: Console, lang: str) -> None:
    """The newest week that has posts, where the one asked for has none."""
    if newest is None:
        return
    year, week, _ = newest.isocalendar()
    name = f"{year:04d}-W{week:02d}"
    told = both(
        f"the newest post is of {newest}: repurpose build --week {name}",
        f"最新的文章是 {newest} 的：repurpose build --week {name}",
    )
    console.say(in_language(told, lang))


def _describe_issue(made: BuildResult, console: Console) -> None:
    assert made.issue is not None
    listed = sum(len(group.posts) for group in made.issue.more)
    unlisted = f", {made.issue.unlisted} without room" if made.issue.unlisted else ""
    console.say(
        f"issue {made.issue.id}: {len(made.issue.posts)} featured, {listed} listed{unlisted}"
        if made.issue.is_digest
        else f"issue {made.issue.id}"
    )
    for one in made.rendered:
        sizes = ", ".join(
            f"{part.name} {len(part.text.encode('utf-8', 'replace')):,} B" for part in one.parts if part.is_file
        )
        console.say(f"  {one.channel}: {sizes}")
        if one.headline:
            console.say(f"    headline {one.headline.rank}: {one.headline.text} ({one.headline.why})")
        for cut in one.cut:
            console.say(f"    shortened: {cut}")
        for note in one.notes:
            console.say(f"    {note}")
    console.say(f"  {summary(made.findings)}" + (f": repurpose check {made.folder}" if made.findings else ""))
