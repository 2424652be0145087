"""Render, check, write: posts to an issue in the outbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose import digest, plugins
from repurpose.channels.base import Channel
from repurpose.checks import engine
from repurpose.checks.base import Rule
from repurpose.checks.baseline import Baseline
from repurpose.checks.baseline import parse as parse_baseline
from repurpose.checks.report import spoken
from repurpose.checks.rules import RULES
from repurpose.commands import gather
from repurpose.commands.console import Console
from repurpose.commands.lines import LineReader
from repurpose.config import ChannelOptions, Project
from repurpose.delivery import outbox
from repurpose.document.to_html import document_of
from repurpose.errors import RepurposeError, SettingsError, SourceError, UsageError
from repurpose.model import Finding, Issue, Post, Rendered, is_window
from repurpose.sources import local_pictures

WEEK = dt.timedelta(days=6)
"""What --until alone reaches back."""


class BuildOptions(Struct, frozen=True):
    """What to build: posts by path, or a window of days; without either the last full week before `today`.

    `select` and `ignore` narrow the settings' choice of rules.
    """

    today: dt.date
    paths: tuple[Path, ...] = ()
    source: Path | None = None
    week: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    channels: tuple[str, ...] = ()
    drafts: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class BuildResult(Struct):
    """What came of it. `issue` is None when there was nothing to make an issue of; `newest` is then the newest post's
    day, where there is none in the window."""

    issue: Issue | None
    rendered: list[Rendered] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken: list[SourceError] = field(default_factory=list)
    selection: digest.Selection | None = None
    window: digest.Window | None = None
    folder: Path | None = None
    undated: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    newest: dt.date | None = None

    def record(self, lang: str = "") -> dict[str, Any]:
        """The result as `--json` prints it, its findings in a language."""
        return {
            "schema": 1,
            "issue": self.issue.id if self.issue else None,
            "folder": str(self.folder) if self.folder else None,
            "parts": [f"{one.channel}/{part.name}" for one in self.rendered for part in one.parts if part.is_file],
            "findings": [outbox.finding_record(spoken(finding, lang)) for finding in self.findings],
            "broken": [str(error) for error in self.broken],
            "undated": self.undated,
            "no_posts": self.others,
            "left_out": {
                "drafts": self.selection.drafts if self.selection else 0,
                "held": [{"path": path, "why": why} for path, why in self.selection.held] if self.selection else [],
                "excluded": self.selection.excluded if self.selection else 0,
                "filtered": self.selection.filtered if self.selection else 0,
            },
        }


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is: the shared ones, each channel's, and those of the project's plugins."""
    from repurpose.channels import CHANNELS

    of_channels = (rule for channel in CHANNELS for rule in channel.rules)
    return (*RULES, *of_channels, *plugins.offered("RULES", Rule))


def build(project: Project, wanted: BuildOptions, console: Console, outbox_folder: Path | None = None) -> BuildResult:
    """Make the issue and write it. Nothing is written when anything fails to render."""
    folder = outbox_folder or project.resolve(project.settings.outbox)
    made = make(project, wanted, console, folder)
    if made.issue is not None:
        written = [spoken(finding, project.settings.lang) for finding in made.findings]
        made.folder = outbox.write(folder, made.issue, made.rendered, written)
        _after_build(project, folder, console)
    return made


def _after_build(project: Project, folder: Path, console: Console) -> None:
    """What each channel writes for the outbox as a whole; what another issue lacks stops no build."""
    from repurpose.channels import CHANNELS

    for channel in CHANNELS:
        try:
            channel.after_build(project, folder)
        except RepurposeError as error:
            console.warn(str(error))


def make(project: Project, wanted: BuildOptions, console: Console, outbox_folder: Path | None = None) -> BuildResult:
    """Make the issue without writing it. One that lies in the outbox already keeps the id it has there."""
    loader = gather.PostLoader(project)
    if wanted.paths:
        posts = gather.enriched(gather.named(loader, wanted.paths, wanted.source))
        issue = digest.several(posts, project.settings)
        folder = outbox_folder or project.resolve(project.settings.outbox)
        made = BuildResult(replace(issue, id=outbox.id_in_use(folder, issue)))
    else:
        made = _digest(loader, wanted, console, outbox_folder)
    if made.issue is not None:
        made.rendered = render(project, made.issue, wanted.channels)
        made.findings = check(project, made.issue.posts, made.rendered, wanted.select, wanted.ignore)
    return made


def _digest(
    loader: gather.PostLoader, wanted: BuildOptions, console: Console, outbox_folder: Path | None
) -> BuildResult:
    window, settings = window_of(wanted), loader.project.settings
    gathered = gather.in_window(loader, window, console)
    earlier = gather.earlier(loader, window, outbox_folder or loader.project.resolve(settings.outbox))
    selection = digest.select(gathered.posts, window, settings, drafts=wanted.drafts, earlier=earlier)
    issue = _enriched(selection.issue) if selection.issue else None
    return BuildResult(
        issue,
        broken=gathered.broken,
        selection=selection,
        window=window,
        undated=gathered.undated,
        others=gathered.others,
        newest=None if gathered.posts else gather.newest_day(loader),
    )


def _enriched(issue: Issue) -> Issue:
    """The issue with the headlines, summary and quotes of what it features, and with ids that differ."""
    posts = gather.distinct(issue.all_posts())

    def taken(many: Sequence[Post]) -> tuple[Post, ...]:
        return tuple(replace(next(posts), also=tuple(islice(posts, len(post.also)))) for post in many)

    featured = tuple(gather.enriched(taken(issue.posts)))
    more = tuple(replace(group, posts=taken(group.posts)) for group in issue.more)
    return replace(issue, posts=featured, more=more)


def window_of(wanted: BuildOptions) -> digest.Window:
    """The days asked for; UsageError when the options contradict each other."""
    if wanted.week and (wanted.since or wanted.until):
        raise UsageError("--week and --since/--until exclude each other", hint="give one of the two")
    if wanted.week:
        return digest.iso_week(wanted.week)
    if wanted.since or wanted.until:
        until = wanted.until or wanted.today
        return digest.between(wanted.since or until - min(WEEK, until - dt.date.min), until)
    return digest.last_full_week(wanted.today)


def is_week(issue_id: str) -> bool:
    """Whether an issue's id names an ISO week."""
    return is_window(issue_id) and "W" in issue_id


def render(project: Project, issue: Issue, channels: Sequence[str] = ()) -> list[Rendered]:
    """The issue in each channel asked for, or in every one the settings enable."""
    from repurpose.channels.base import Request
    from repurpose.templating import Templates

    request = Request(issue, project, Templates([project.resolve(project.settings.templates)]))
    return [_with_all_it_says(channel.render(request), channel, issue) for channel in _wanted(project, channels)]


def _wanted(project: Project, channels: Sequence[str]) -> list[Channel]:
    from repurpose.channels import CHANNELS

    if channels:
        return [channel for channel in CHANNELS if channel.name in channels]
    wanted = [channel for channel in CHANNELS if project.options(channel.name, ChannelOptions).enabled]
    if not wanted:
        hint = f"set enabled = true in [channels.{CHANNELS[0].name}], or pass --channel"
        raise UsageError("no channel is enabled", hint=hint)
    return wanted


def _with_all_it_says(rendered: Rendered, channel: Channel, issue: Issue) -> Rendered:
    """The rendering with what the post says, where it is shown whole: each file is held against it."""
    from msgspec.structs import replace

    post = issue.posts[0]
    if issue.is_digest or post.form == "transcript" or post.borrowed or rendered.cut or not channel.shows_whole:
        return rendered
    document = document_of(post)
    return replace(rendered, whole=(document.says(), document.says(pictures=True)))


def check(
    project: Project,
    posts: Sequence[Post],
    rendered: Sequence[Rendered],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """Every rule that the settings and the command line leave on, over posts and parts."""
    found = engine.run(
        all_rules(), posts, rendered, selection(project, select, ignore), local_pictures.lookup(project.root)
    )
    known = read_baseline(project)
    return known.split(found, LineReader(project.root)) if known else found


def selection(project: Project, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> engine.RuleSelection:
    """Which rules run, by the settings and the command line. Raises an error for a code or option nobody knows."""
    wanted = project.settings.check
    chosen = engine.RuleSelection(
        select or wanted.select, (*wanted.ignore, *ignore), wanted.rules, wanted.per_file_ignores
    )
    try:
        engine.validate(chosen, all_rules())
    except RepurposeError as error:
        if error.path is None and project.path and not (select or ignore):
            error.path = project.path
        raise
    return chosen


def read_baseline(project: Project) -> Baseline | None:
    """The baseline that the settings name; None without one, or before it was first written."""
    name = project.settings.check.baseline
    path = project.resolve(name)
    if not name or not path.exists():
        return None
    try:
        return parse_baseline(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", path=path, hint="check check.baseline") from error
