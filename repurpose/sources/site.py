"""The project's posts by every name that another post may call them: for links, references and embeds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from repurpose.document.frontmatter import split
from repurpose.errors import SourceError
from repurpose.sources import address, article_form, dates
from repurpose.sources.publication import normal_keys
from repurpose.text.file_names import key

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_SUFFIX = re.compile(r"\.(?:md|mdx|markdown|mdown|qmd|txt)$", re.I)


class SiteEntry(Struct, frozen=True):
    """A post as others refer to it: its path in the project, its address, its title."""

    path: str
    address: str
    title: str


class Site:
    """Look-ups among the project's posts. `entries` is asked once, and not before somebody refers to a post.

    `exists` says whether a path of the project is a file, `read` gives its text; `base` is the site's address.
    """

    def __init__(
        self,
        scheme: address.Scheme,
        entries: Callable[[], Iterable[SiteEntry]],
        exists: Callable[[str], bool] = frozenset().__contains__,
        read: Callable[[str], str] = str,
    ) -> None:
        self.base = scheme.url
        self._scheme, self._entries, self._exists, self._read = scheme, entries, exists, read

    def address(self, ref: str, from_path: str) -> str | None:
        """The address of the post that `ref` means, `#part` kept; None where none is meant, or it has no page."""
        name, mark, part = ref.strip().partition("#")
        found = self._find(name, from_path)
        return found.address + mark + part if found and found.address else None

    def title(self, ref: str, from_path: str) -> str | None:
        """The title of the post that `ref` means."""
        found = self._find(ref.strip().partition("#")[0], from_path)
        return found.title or None if found else None

    def code(self, ref: str, from_path: str) -> str | None:
        """The text of a file of the project: from the post's folder, or `@/`, from the site's, which may lie deeper."""
        if not ref.startswith("@"):
            target = address.relative_to(ref, from_path)
            return self._read(target) if target and self._exists(target) else None
        folders = ["", *(f"{folder}/" for folder in reversed(PurePosixPath(from_path).parents) if folder.name)]
        found = (address.relative_to(f"/{folder}{ref.lstrip('@/')}", from_path) for folder in folders)
        return next((self._read(target) for target in found if target and self._exists(target)), None)

    def link(self, href: str, from_path: str, page: str) -> str:
        """A link or picture, in full: a post's, a file's beside it, else as a browser on `page` reads it"""
        if not href or href.startswith("#") or _SCHEME.match(href):
            return href
        path = re.split(r"[?#]", href, maxsplit=1)[0]
        post = self._by_path(unquote(path).rstrip("/"), from_path)
        if post and post.address:
            return post.address + "".join(href[len(path) :].partition("#")[1:])
        there = None if path.startswith("/") else address.beside(unquote(path), from_path, self._scheme, self._exists)
        if there:
            return there + href[len(path) :]
        return address.full(href, page or self.base)

    def _find(self, ref: str, from_path: str) -> SiteEntry | None:
        """By path, else by name; `/name` is not sought beside the post first."""
        name = unquote(ref).split("?")[0].rstrip("/")
        if not name or _SCHEME.match(name):
            return None
        beside = "" if name.startswith("/") else from_path
        return self._by_path(name, from_path) or self._nearest(_bare(name.strip("/")), beside)

    def _by_path(self, name: str, from_path: str) -> SiteEntry | None:
        """By path from the post's folder, then from the project."""
        for start in (name, f"/{name.lstrip('/')}"):
            target = address.relative_to(start, from_path)
            if target and (found := self._paths.get(_bare(target))):
                return found
        return None

    def _nearest(self, name: str, from_path: str) -> SiteEntry | None:
        """Among posts of one name the one beside the post, else the one with the shortest path (Obsidian's rule)."""
        folder = PurePosixPath(from_path).parent
        alike = self._names.get(name, [])
        near = sorted(alike, key=lambda one: (PurePosixPath(one.path).parent != folder, len(one.path), one.path))
        return near[0] if near else None

    @cached_property
    def _all(self) -> tuple[SiteEntry, ...]:
        return tuple(self._entries())

    @cached_property
    def _paths(self) -> Mapping[str, SiteEntry]:
        return {_bare(entry.path): entry for entry in self._all}

    @cached_property
    def _names(self) -> Mapping[str, list[SiteEntry]]:
        """Every end of a path (`other`, `posts/other`), with and without the day in front of the name."""
        found: dict[str, list[SiteEntry]] = {}
        for entry in self._all:
            parts = _bare(entry.path).split("/")
            ends = {"/".join(parts[start:]) for start in range(len(parts))} | {address.undated(parts[-1])}
            for end in ends:
                found.setdefault(end, []).append(entry)
        return found


def _bare(path: str) -> str:
    """A path as references spell it: without suffix, and a bundle by its folder."""
    bare = _SUFFIX.sub("", key(path))
    folder, _, last = bare.rpartition("/")
    return folder if folder and last in address.INDEX_NAMES else bare


def entry(text: str, path: str, scheme: address.Scheme) -> SiteEntry:
    """A post by its head alone; one whose head cannot be read still has the address of its path."""
    try:
        front = split(text, path)
        written, body = normal_keys(front.meta), front.body
    except SourceError:
        written, body = {}, ""
    headlines = article_form.split_top(body, path).headlines
    name = address.undated(address.stem(path, scheme.root))
    title = str(written.get("title") or (headlines[0].text if headlines else name))
    named = address.day_in_path(path)
    try:
        moment = dates.parse(dates.find(written)[1])
        date = moment.day if moment else dt.date(*named) if named else None
    except (ValueError, OverflowError):
        date = None
    return SiteEntry(path, address.address_of(address.AddressedPage(path, written, title, date), scheme), title)
