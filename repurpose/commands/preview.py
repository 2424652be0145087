"""The preview: build into the outbox, show what lies there, and again at every save."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from repurpose.channels import CHANNELS
from repurpose.channels.base import Channel
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.commands.pages import write_page
from repurpose.config import Project
from repurpose.delivery import outbox
from repurpose.errors import RepurposeError, UsageError
from repurpose.preview import page
from repurpose.preview.server import Page, Server, watch
from repurpose.sources import files
from repurpose.templating import Templates, bundled_folder
from repurpose.text.language import language


class PreviewOptions(Struct, frozen=True):
    """What to show: a post, an issue's folder, a week; without any, the newest issue or the last full week."""

    path: Path | None
    source: Path | None
    week: str
    today: dt.date
    drafts: bool = False


def export(project: Project, asked: PreviewOptions, target: Path, console: Console) -> Path:
    """Write one self-contained file of the page."""
    stored = _stored(project, asked, console)
    html = page.render(stored, panes(stored), _templates(project), live=False)
    return write_page(target, html)


def panes(stored: outbox.Stored | None) -> list[dict[str, Any]]:
    """What the page shows of each channel."""
    return [_pane(channel, stored) for channel in CHANNELS] if stored else []


def _pane(channel: Channel, stored: outbox.Stored) -> dict[str, Any]:
    lang = language(stored.manifest.title)
    entry = stored.manifest.channels.get(channel.name)
    shown = channel.pane(stored.parts(channel.name), lang) if entry else {}
    return {"name": channel.name, "title": channel.title(lang), "entry": entry, **shown}


def _templates(project: Project) -> Templates:
    return Templates([project.resolve(project.settings.templates)])


def _stored(project: Project, asked: PreviewOptions, console: Console) -> outbox.Stored:
    """The issue to show, built first unless it was named as a folder of the outbox."""
    if asked.path is not None and asked.path.is_dir():
        return outbox.load(asked.path)
    paths = (asked.path,) if asked.path else ()
    wanted = build.BuildOptions(asked.today, paths, asked.source, asked.week, drafts=asked.drafts)
    if not paths and not asked.week:
        newest = list(outbox.issues(project.resolve(project.settings.outbox)))
        if newest:
            wanted = _again(outbox.load(newest[-1]), asked, project)
    made = build.build(project, wanted, console)
    if made.folder is None:
        for error in made.broken:
            console.warn(f"skipped: {error}")
        left = f" ({made.selection.drafts} drafts left out)" if made.selection and made.selection.drafts else ""
        hint = "name a post, another --week, or pass --drafts"
        raise UsageError(f"nothing to show: no post falls into the week{left}", hint=hint)
    return outbox.load(made.folder)


def _again(stored: outbox.Stored, asked: PreviewOptions, project: Project) -> build.BuildOptions:
    """The newest issue, built anew from the same posts or the same week."""
    posts = stored.manifest.posts
    if build.is_week(stored.manifest.id):
        drafts = asked.drafts or any(post.draft for post in posts)
        return build.BuildOptions(asked.today, week=stored.manifest.id, drafts=drafts)
    paths = tuple(project.root / post.path for post in posts)
    source = project.root / posts[0].source if len(posts) == 1 and posts[0].source else None
    return build.BuildOptions(asked.today, paths, source, drafts=asked.drafts)


def serve(
    project: Project,
    asked: PreviewOptions,
    port: int,
    open_browser: bool,
    console: Console,
    reload: Callable[[], Project],
    stopped: threading.Event | None = None,
) -> None:
    """Serve the page until interrupted. A rebuild that fails shows its error over the last good page."""
    live = _Live(project, asked, console, reload)
    live.rebuild()
    try:
        server = Server(live.page, port)
    except (OSError, OverflowError) as error:
        raise UsageError(f"port {port} cannot be used: {error}", hint="pass --port 0 for any free one") from error
    stopped = stopped or threading.Event()
    threading.Thread(target=watch, args=(live.look, live.rebuild, stopped), daemon=True).start()
    console.say(f"preview: {server.address} (Ctrl-C ends it)")
    if open_browser:
        import webbrowser

        webbrowser.open(server.address)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        console.say("preview ended")
    finally:
        stopped.set()
        server.server_close()


class _Live:
    """The page that follows its sources."""

    def __init__(
        self, project: Project, asked: PreviewOptions, console: Console, reload: Callable[[], Project]
    ) -> None:
        self.project, self.asked, self.console, self.reload = project, asked, console, reload
        self.page = Page()
        self.stored: outbox.Stored | None = None

    def rebuild(self) -> None:
        """Build and put up the page; on a fault put up the fault."""
        problem = None
        quiet = Console(quiet=True)
        try:
            self.project = self.reload()
            self.stored = _stored(self.project, self.asked, quiet)
        except RepurposeError as error:
            problem = page.PageProblem(str(error))
            self.console.warn(f"error: {error}")
        except Exception as error:  # the page must go on following its sources, whatever one save did to it
            problem = page.PageProblem(f"a defect in repurpose: {type(error).__name__}: {error}")
            self.console.warn(problem.text)
        self.page.show(self._html(problem))

    def _html(self, problem: page.PageProblem | None) -> str:
        version = self.page.version + 1
        try:
            shown = panes(self.stored)
            return page.render(
                self.stored, shown, _templates(self.project), live=True, version=version, problem=problem
            )
        except RepurposeError as error:
            return page.render(None, [], Templates(), live=True, version=version, problem=page.PageProblem(str(error)))

    def look(self) -> dict[str, tuple[int, int]]:
        """Time and size of every file the page depends on."""
        return {str(path): stamp for path in self._watched() if (stamp := _stamp(path))}

    def _watched(self) -> Iterator[Path]:
        settings = self.project.settings
        if self.project.path:
            yield self.project.path
        for folder in (self.project.resolve(settings.templates), bundled_folder()):
            yield from (Path(parent) / name for parent, _, names in os.walk(folder) for name in names)
        if self.asked.path:
            yield self.asked.path
            if self.asked.path.is_dir():
                yield self.asked.path / outbox.MANIFEST
        if self.asked.source:
            yield self.asked.source
        try:
            leave_out = (self.project.resolve(settings.outbox),)
            yield from files.find(settings.posts, self.project.root, leave_out=leave_out).posts
        except RepurposeError:
            return


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size
