"""From paths and settings to posts: those named, or those of a window, each joined to its transcript."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose.commands.console import Console
from repurpose.commands.generators import ELEVENTY
from repurpose.config import Project
from repurpose.delivery import outbox
from repurpose.digest import Earlier, Window, day_in
from repurpose.document.dialects.base import Context, Lookups
from repurpose.document.parse import read
from repurpose.document.to_html import plain
from repurpose.errors import SourceError
from repurpose.model import Post
from repurpose.sources import dates, files, heads, pairing
from repurpose.sources.address import Scheme, unique
from repurpose.sources.readers import by_name, reader_of, suffixes
from repurpose.sources.readers.base import Reading
from repurpose.sources.site import Site, SiteEntry, entry
from repurpose.sources.titles import clean, shared_name, trailing_name
from repurpose.text.file_names import key
from repurpose.text.language import is_chinese
from repurpose.text.similarity import letters

MAX_PATH = 1_000
"""Characters of a path that a file system may hold."""
MEMORY = 8
"""Digests in which nothing is featured twice: two months of weeks."""
SIBLINGS = 8
"""Neighbours looked at to tell a site's name that trails every title of a folder."""


_REFERS = re.compile(r"<<<|\{\{|\{%|\[\[|\]\(@/|\{filename\}|\|filename\||\]\([^)\s:]+\.(?:md|mdx|markdown|qmd)\b")
"""What may refer to another post by a name of the site's own; most posts have none, and no other post is looked at."""


class Gathered(Struct):
    """Posts read, and the ones that could not be; files without a day, and files of other kinds, by their paths."""

    posts: list[Post] = field(default_factory=list)
    broken: list[SourceError] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class PostLoader:
    """Reads posts of a project, and remembers what it learnt of their folders."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._names: dict[Path, str] = {}

    @property
    def date_keys(self) -> tuple[str, ...]:
        """The keys that say a post's day: the settings' own, then those in use."""
        own = (re.sub(r"[-_ ]", "", name).lower() for name in self.project.settings.digest.date_keys)
        return (*own, *dates.KEYS)

    def shown(self, path: Path) -> str:
        """A path as manifests and findings name it: relative to the settings' folder, with forward slashes."""
        return Path(os.path.relpath(os.path.abspath(path), self.project.root)).as_posix()

    def read(self, path: Path) -> tuple[Post, ...]:
        """The posts of a file, mostly one. Raises SourceError."""
        try:
            text, name = files.read(path), self.shown(path)
            posts = reader_of(text, name).read(text, name, self._reading(path))
            return tuple(self._with_references(post) for post in posts)
        except SourceError as error:
            error.path = str(path).encode("utf-8", "replace").decode("utf-8")
            raise
        except RecursionError as error:
            raise SourceError("nested too deeply", path=str(path), hint="flatten its lists and quotes") from error

    def _with_references(self, post: Post) -> Post:
        """The post with the addresses of what it refers to by a name of the site's own."""
        if not _REFERS.search(post.body):
            return post
        asked = Lookups(self.site)
        read(post.body, post.path, post.body_line, Context(asked, post.path, is_chinese(post.lang)))
        return replace(post, references=asked.found) if asked.found else post

    @cached_property
    def site(self) -> Site:
        """The project's posts, to look up what one says of another; their heads are read when somebody first asks."""
        scheme = self._reading_of("").scheme
        root = self.project.root
        return Site(scheme, lambda: self._entries(scheme), lambda path: (root / path).is_file(), self._text)

    def _text(self, path: str) -> str:
        """The text of a file of the project; "" where it is none."""
        try:
            return files.read(self.project.root / path)
        except SourceError:
            return ""

    def _entries(self, scheme: Scheme) -> Iterator[SiteEntry]:
        for path in self._post_files():
            try:
                yield entry(heads.enough(path) or files.read(path), self.shown(path), scheme)
            except SourceError:
                continue  # Its fault is told when it is built; for a link it is not there.

    def _post_files(self) -> list[Path]:
        """The files under the settings' folders; a post named by hand needs none of them to be there."""
        built, found = self.project.resolve(self.project.settings.outbox), dict[Path, None]()
        for folder in self.project.settings.posts:
            with contextlib.suppress(SourceError):
                found |= dict.fromkeys(files.find([folder], self.project.root, (built,)).posts)
        return list(found)

    def _reading(self, path: Path) -> Reading:
        return self._reading_of(self._shared_name(path))

    def _reading_of(self, shared_name: str) -> Reading:
        settings = self.project.settings
        return Reading(
            site_url=settings.site.url,
            site_name=settings.site.name,
            permalink=settings.site.permalink,
            slugify=settings.site.slugify,
            date_keys=self.date_keys,
            date_order=settings.digest.date_format,
            root=self.project.root,
            folders=tuple(self.project.resolve(entry) for entry in settings.posts),
            shared_name=shared_name,
            namesakes=self._is_eleventy,
        )

    @cached_property
    def _is_eleventy(self) -> bool:
        """Whether the project's folder is an Eleventy site, where a file may stand for the folder it is named like."""
        return any((self.project.root / name).is_file() for name in ELEVENTY)

    def _shared_name(self, path: Path) -> str:
        """The site's name that trails every title beside this one; looked up only for a title that ends like one."""
        own = heads.title_of(path)
        if not own or not trailing_name(own):
            return ""
        folder = path.resolve().parent
        if folder not in self._names:
            beside = sorted(file for file in folder.iterdir() if file.suffix in suffixes())[:SIBLINGS]
            titles = [title for title in map(heads.title_of, beside) if title]
            self._names[folder] = shared_name([clean(plain(title)) for title in titles])
        return self._names[folder]


def named(loader: PostLoader, paths: Sequence[Path], source: Path | None) -> list[Post]:
    """The posts named, each joined to its transcript: the one given, the one it names, or one among them."""
    posts = [post for path in paths for post in loader.read(path)]
    if source is not None:
        given = _transcript(loader, source)
        if len(posts) != 1:
            raise SourceError("--source goes with one post", path=str(source), hint="name one article")
        return [pairing.join(posts[0], given)]
    posts = [_with_named_source(loader, post) for post in posts]
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


def _with_named_source(loader: PostLoader, post: Post) -> Post:
    """Follow `transcript:` in front matter, from the post's own folder or from the project's."""
    if not post.source:
        return post
    own = loader.project.root / post.path
    place = post.places.get("transcript")
    line = place.line if place else None
    for base in (own.parent, loader.project.root):
        if len(post.source) < MAX_PATH and (base / post.source).is_file():
            transcript = _transcript(loader, base / post.source)
            if transcript.source:
                cause = "the transcript names a transcript itself"
                raise SourceError(cause, path=str(own), line=line, hint="take transcript: out of one of the two")
            return pairing.join(post, transcript)
    hint = "write its path from the post's folder"
    raise SourceError(f"transcript {post.source} is not there", path=str(own), line=line, hint=hint)


def _transcript(loader: PostLoader, path: Path) -> Post:
    posts = loader.read(path)
    if len(posts) != 1:
        raise SourceError("holds more than one post", path=str(path), hint="name a file with the transcript alone")
    return posts[0]


def _not_posts(project: Project) -> tuple[Path, ...]:
    """Folders in which nothing is a post, though they may lie among the posts."""
    return project.resolve(project.settings.outbox), project.resolve(project.settings.templates)


def in_window(loader: PostLoader, window: Window, console: Console) -> Gathered:
    """Posts of a window from the settings' folders, articles without a date among them if their transcript is in it."""
    project = loader.project
    found = files.find(project.settings.posts, project.root, _not_posts(project))
    gathered = Gathered(others=[loader.shown(path) for path in found.others])
    days = heads.Days(window.start, window.end, loader.date_keys, project.settings.digest.date_format)
    for path in console.progress(found.posts, "reading posts"):
        has_head = all(reader.has_front_matter for reader in by_name(path.name))
        verdict = heads.look(path, project.root, days) if has_head else "read"
        if verdict == "undated":
            gathered.undated.append(loader.shown(path))
        if verdict != "read":
            continue
        try:
            gathered.posts += [_with_named_source(loader, post) for post in loader.read(path)]
        except SourceError as error:
            gathered.broken.append(error)
    zone = project.settings.digest.timezone
    posts = joined([post for post in gathered.posts if day_in(post, zone) in window or post.form == "article"])
    gathered.undated += [post.path for post in posts if post.date is None]
    gathered.posts = [post for post in posts if day_in(post, zone) in window]
    return gathered


def newest_day(loader: PostLoader) -> dt.date | None:
    """The newest day that the head of a post says; None where none does."""
    found = files.find(loader.project.settings.posts, loader.project.root, _not_posts(loader.project))
    order = loader.project.settings.digest.date_format
    days = (heads.day_of(path, loader.project.root, loader.date_keys, order) for path in found.posts)
    return max((day for day in days if day), default=None)


def earlier(loader: PostLoader, window: Window, folder: Path) -> Earlier:
    """What the digests before a window featured, as the manifests in the outbox tell; titles are those of today."""
    known = outbox.digests_before(folder, window.start, MEMORY)
    paths = {post.path for manifest in known for post in manifest.posts if post.featured}
    titles = {letters(heads.title_of(loader.project.root / path)) for path in paths}
    return Earlier(len(known), frozenset(paths), frozenset(titles - {""}))


def enriched(posts: Iterable[Post]) -> list[Post]:
    """Posts with headlines, summary and quotes, and with ids that differ within the issue."""
    from repurpose.extract import enrich

    found = [enrich(post) for post in distinct(posts)]
    if not any(post.has_talk for post in found):
        return found  # a tenth of a second of patterns that nothing would ask
    from repurpose.grounding import grounded

    return [grounded(post) for post in found]


def distinct(posts: Iterable[Post]) -> Iterator[Post]:
    """Posts with ids that differ within the issue."""
    slugs: set[str] = set()
    for post in posts:
        slug = unique(post.slug, slugs)
        slugs.add(key(slug))
        yield replace(post, slug=slug) if slug != post.slug else post
