"""From paths and settings to posts: those named, or those of a window, each joined to its transcript."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose.commands.talk import Talk
from repurpose.config import Project
from repurpose.digest import Window
from repurpose.document.frontmatter import parse_date
from repurpose.errors import SourceError
from repurpose.model import Post
from repurpose.sources import files, pairing
from repurpose.sources.address import Scheme, unique
from repurpose.sources.post import Reading, folder_name, read_post
from repurpose.sources.site import Entry, Site, entry
from repurpose.sources.titles import trailing_name
from repurpose.text.names import key

HEAD_BYTES = 8_192
"""Enough of a file to see its date; a post whose front matter is longer is read whole."""
MAX_PATH = 1_000
"""Characters of a path that a file system may hold."""
SIBLINGS = 8
"""Neighbours looked at to tell a site's name that trails every title of a folder."""
_DATE = re.compile(
    rb"^[\"']?(?:date|publishdate)[\"']?[ \t]*[:=][ \t]*[\"']?(\d{4}[-/]\d{1,2}[-/]\d{1,2})", re.I | re.M
)
_TITLE = re.compile(rb"^[\"']?title[\"']?[ \t]*[:=][ \t]*(.+)$", re.I | re.M)
_NAME_DATE = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2})[-_]")
_POST_TOP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+|\{)|^#[ \t].+\n\s*^#[ \t]"
    rb"|^[\"']?(?:date|publishdate|transcript|headlines|brief)[\"']?[ \t]*[:=]",
    re.I | re.M,
)
"""Front matter, candidate headlines, or a key that only a post has."""


class Gathered(Struct):
    """Posts read, and the ones that could not be."""

    posts: list[Post] = field(default_factory=list)
    broken: list[SourceError] = field(default_factory=list)


class Shelf:
    """Reads posts of a project, and remembers what it learnt of their folders."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._names: dict[Path, str] = {}

    def shown(self, path: Path) -> str:
        """A path as manifests and findings name it: relative to the settings' folder, with forward slashes."""
        return Path(os.path.relpath(os.path.abspath(path), self.project.root)).as_posix()

    def read(self, path: Path) -> Post:
        """One post. Raises SourceError."""
        try:
            return read_post(files.read(path), self.shown(path), self._reading(path))
        except SourceError as error:
            error.path = str(path).encode("utf-8", "replace").decode("utf-8")
            raise
        except RecursionError as error:
            raise SourceError("nested too deeply", path=str(path), mend="flatten its lists and quotes") from error

    @cached_property
    def site(self) -> Site:
        """The project's posts, to look up what one says of another; their heads are read when somebody first asks."""
        scheme = self._reading_of("").scheme
        return Site(scheme, lambda: self._entries(scheme), lambda path: (self.project.root / path).is_file())

    def _entries(self, scheme: Scheme) -> Iterator[Entry]:
        settings = self.project.settings
        for path in files.find(settings.posts, self.project.root, leave_out=(self.project.resolve(settings.outbox),)):
            try:
                yield entry(files.read(path), self.shown(path), scheme, settings.digest.timezone)
            except SourceError:
                continue  # Its fault is told when it is built; for a link it is not there.

    def _reading(self, path: Path) -> Reading:
        return self._reading_of(self._shared_name(path))

    def _reading_of(self, shared_name: str) -> Reading:
        settings = self.project.settings
        return Reading(
            site_url=settings.site.url,
            site_name=settings.site.name,
            permalink=settings.site.permalink,
            slugify=settings.site.slugify,
            zone=settings.digest.timezone,
            root=self.project.root,
            folders=tuple(self.project.resolve(entry) for entry in settings.posts),
            shared_name=shared_name,
        )

    def _shared_name(self, path: Path) -> str:
        """The site's name that trails every title beside this one; looked up only for a title that ends like one."""
        own = _head_title(path)
        if not own or not trailing_name(own):
            return ""
        folder = path.resolve().parent
        if folder not in self._names:
            beside = sorted(file for file in folder.iterdir() if file.suffix in files.SUFFIXES)[:SIBLINGS]
            titles = [title for title in map(_head_title, beside) if title]
            self._names[folder] = folder_name(titles)
        return self._names[folder]


def named(shelf: Shelf, paths: Sequence[Path], source: Path | None) -> list[Post]:
    """The posts named, each joined to its transcript: the one given, the one it names, or one among them."""
    posts = [shelf.read(path) for path in paths]
    if source is not None:
        given = shelf.read(source)
        if len(posts) != 1:
            raise SourceError("--source goes with one post", path=str(source), mend="name one article")
        return [pairing.join(posts[0], given)]
    posts = [_with_named_source(shelf, post) for post in posts]
    return joined(posts)


def joined(posts: Sequence[Post]) -> list[Post]:
    """Posts with each article joined to the transcript it came from, which then no longer stands by itself."""
    taken = {post.source for post in posts if post.source}
    transcripts = [post for post in posts if post.form == "transcript" and post.path not in taken]
    found: list[Post] = []
    for post in posts:
        source = pairing.find_source(post, transcripts) if post.form == "article" and not post.source else None
        if source:
            taken.add(source.path)
            post = pairing.join(post, source)
        found.append(post)
    return [post for post in found if post.path not in taken]


def _with_named_source(shelf: Shelf, post: Post) -> Post:
    """Follow `transcript:` in front matter, from the post's own folder or from the project's."""
    if not post.source:
        return post
    own = shelf.project.root / post.path
    place = post.places.get("transcript")
    line = place.line if place else None
    for base in (own.parent, shelf.project.root):
        if len(post.source) < MAX_PATH and (base / post.source).is_file():
            transcript = shelf.read(base / post.source)
            if transcript.source:
                cause = "the transcript names a transcript itself"
                raise SourceError(cause, path=str(own), line=line, mend="take transcript: out of one of the two")
            return pairing.join(post, transcript)
    mend = "write its path from the post's folder"
    raise SourceError(f"transcript {post.source} is not there", path=str(own), line=line, mend=mend)


def in_window(shelf: Shelf, window: Window, talk: Talk) -> Gathered:
    """Posts of a window from the settings' folders, articles without a date among them if their transcript is in it."""
    project = shelf.project
    outbox, templates = project.resolve(project.settings.outbox), project.resolve(project.settings.templates)
    paths = list(files.find(project.settings.posts, project.root, leave_out=(outbox, templates)))
    gathered = Gathered()
    for path in talk.progress(paths, "reading posts"):
        if not _may_belong(path, window):
            continue
        try:
            gathered.posts.append(_with_named_source(shelf, shelf.read(path)))
        except SourceError as error:
            gathered.broken.append(error)
    posts = joined([post for post in gathered.posts if post.date in window or post.form == "article"])
    gathered.posts = [post for post in posts if post.date in window]
    return gathered


def _may_belong(path: Path, window: Window) -> bool:
    """Whether a look at the head leaves it possible that a post falls into the window.

    Front matter without a day that can be seen here is read whole: its fault is named then, not passed over.
    """
    head = _head(path)
    if head is None:
        return True
    match = _DATE.search(head)
    text = match[1].decode("ascii") if match else (_NAME_DATE.match(path.name) or ["", ""])[1]
    if text:
        try:
            day = parse_date(text)
        except ValueError:
            return True
        # A time with an offset may fall on the neighbouring day in the digest's zone.
        return day is not None and (day - window.start).days >= -1 and (day - window.end).days <= 1
    return len(head) == HEAD_BYTES or not head.strip() or bool(_POST_TOP.search(head)) or not _is_text(head)


def _head(path: Path) -> bytes | None:
    """The first bytes of an ordinary file; None of anything else, which reading might wait on for ever."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return None


def _is_text(head: bytes) -> bool:
    try:
        head[:-4].decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _head_title(path: Path) -> str:
    match = _TITLE.search(_head(path) or b"")
    return match[1].decode("utf-8", "replace").strip().strip("\"'") if match else ""


def enriched(posts: Iterable[Post]) -> list[Post]:
    """Posts with headlines, summary and quotes, and with ids that differ within the issue."""
    from repurpose.extract import enrich
    from repurpose.grounding import grounded

    found: list[Post] = []
    slugs: set[str] = set()
    for post in posts:
        post = replace(post, slug=unique(post.slug, slugs))
        slugs.add(key(post.slug))
        found.append(grounded(enrich(post)))
    return found
