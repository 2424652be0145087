"""A post's place: its address on the web and its name in the outbox, from its path, its keys and the settings alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urljoin

from msgspec import Struct
from msgspec.structs import replace

from repurpose.sources import templated
from repurpose.text.file_names import key, nfc

_DAY_IN_PATH = re.compile(r"(?:^|/)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:$|[-_/.])")
"""`2026-01-22.md`, `2026-01-22-lamp.md`, and the folders of `2026/01/22/lamp.md`."""
DATED_NAME = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})[-_](.+)$")
INDEX_NAMES = frozenset({"index", "_index", "readme"})
"""Files that stand for their folder (Hugo "page bundles", Eleventy "index", VitePress and Docusaurus "README")."""
ROOTS = frozenset({"content", "_posts", "source", "src", "pages"})
"""Folders whose own name no generator puts into an address: they are where its site begins."""
LONGEST = 80
"""Characters of a name in the outbox: no file system takes more than 255 bytes, and 80 letters may need 240."""
WRITTEN_KEYS = ("url", "permalink", "path", "canonicalurl", "canonical-url", "canonical")
"""Keys that give a page's address: Hugo and Pelican, Jekyll and Eleventy, Gatsby and Zola, and SEO plugins."""
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|\{#")
"""Liquid, Nunjucks, Hugo, JavaScript and ERB: an address that a program of the site's would still fill."""
_WEB = re.compile(r"(?:https?:)?//", re.I)
# Front matter's names for parts of an address: Jekyll "Permalinks", Hugo "Permalinks", Hexo "Permalinks"; 2026-11.
_COLON = re.compile(r":([a-z_]+)(?:\[[\d:]*\])?")


class Scheme(Struct, frozen=True):
    """What the settings say of addresses; `folders` and `root` as the file system has them."""

    url: str = ""
    permalink: str = "/{dir}/{slug}/"
    slugify: str = "none"
    root: Path = Path()
    folders: tuple[Path, ...] = ()
    namesakes: bool = False
    """Whether a file named like its folder stands for it, as in Eleventy ("Permalinks", read 2026-11)."""


class AddressedPage(Struct, frozen=True):
    """What an address is made of. Keys of `meta` are in lower case, without underscores."""

    path: str
    meta: Mapping[str, Any]
    title: str = ""
    date: dt.date | None = None


def stem(path: str, root: Path) -> str:
    """A file's own name; of one that stands for its folder, the folder's."""
    name = nfc(PurePosixPath(path).stem)
    if not is_index(path):
        return name
    return nfc((root / path).resolve().parent.name) or name


def is_index(path: str) -> bool:
    """Whether a file stands for its folder."""
    return nfc(PurePosixPath(path).stem).lower() in INDEX_NAMES


def _is_folders_own(full: Path, site: Scheme) -> bool:
    """Whether the site gives a file its folder's address."""
    return is_index(full.name) or (site.namesakes and nfc(full.stem) == nfc(full.parent.name))


def undated(name: str) -> str:
    """A name without the day in front of it (Jekyll)."""
    return DATED_NAME.sub(r"\4", name)


def id_of(path: str, site: Scheme) -> str:
    """The post's name in the outbox: its path from the posts folder on, the day in its name included.

    Which other posts there are never counts, so no post is renamed by a neighbour.
    """
    parts = [part for part in _inside(path, site).with_suffix("").parts if part not in ("..", "/")]
    if len(parts) > 1 and parts[-1].lower() in INDEX_NAMES:
        parts.pop()
    elif len(parts) == 1 and parts[0].lower() in INDEX_NAMES:
        parts = [stem(path, site.root)]
    return safe_name("-".join(parts))


def _inside(path: str, site: Scheme) -> PurePosixPath:
    """The path from the one posts folder on; from the project on where there are several, or for a file outside."""
    if len(site.folders) == 1:
        full, folder = (site.root / path).resolve(), _base(site.folders[0]).resolve()
        if full.is_relative_to(folder) and full != folder:
            return PurePosixPath(full.relative_to(folder).as_posix())
    shown = PurePosixPath(path)
    return PurePosixPath(shown.name) if shown.is_absolute() or ".." in shown.parts else shown


def _base(folder: Path) -> Path:
    """The folder that a glob of the settings starts from."""
    parts = folder.parts
    first = next((number for number, part in enumerate(parts) if re.search(r"[*?\[]", part)), len(parts))
    return Path(*parts[:first])


def safe_name(text: str) -> str:
    """A name safe for a folder: letters of any script, digits, - and _; never empty, never led by a dash or dot."""
    text = nfc(text)
    name = text if re.fullmatch(r"[\w-]+", text) else re.sub(r"[^\w-]+", "-", text).strip("-")
    if len(name) > LONGEST:
        name = f"{name[: LONGEST - 9]}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return re.sub(r"^-", "_", name) or "post"


def unique(post_id: str, taken: set[str]) -> str:
    """The id, with a number where another post of the same issue has it already."""
    found, number = post_id, 2
    while key(found) in taken:
        found, number = f"{post_id}-{number}", number + 1
    return found


def slugified(text: str) -> str:
    """Words as sites put them into addresses: small letters of any script and digits, joined by single dashes."""
    return re.sub(r"[\W_]+", "-", nfc(text).lower()).strip("-")


def address_of(page: AddressedPage, site: Scheme) -> str:
    """The page's address; empty where it has none, where it cannot be known, or where a template would fill it."""
    written = _written(page.meta)
    if written is False:
        return ""
    if isinstance(written, str):
        return _from_written(nfc(_templated(written, page, site)), page, site)
    folder = folder_of(page.path, site)
    if not site.url or folder is None:
        return ""
    pattern = _colons_as_braces(nfc(site.permalink))
    if _is_folders_own((site.root / page.path).resolve(), site):
        # What stands for its folder has the folder's address, whatever ending other files get.
        pattern = re.sub(r"\{name\}(?:\.html?)?$", "{name}/", pattern)
    path = _filled(pattern, _values(page, site, folder))
    return "" if path is None else _joined(site.url, path)


def unfilled(page: AddressedPage, site: Scheme) -> str:
    """The key whose address only a program of the site's can fill; "" where there is none."""
    written = _written(page.meta)
    if not isinstance(written, str) or not _TEMPLATE.search(_templated(written, page, site)):
        return ""
    return next(name for name in WRITTEN_KEYS if page.meta.get(name))


def _written(meta: Mapping[str, Any]) -> str | bool | None:
    """The address in the front matter; False for "no page" (Eleventy), None for none written."""
    for name in WRITTEN_KEYS:
        value = meta.get(name)
        if value is False or (isinstance(value, str) and value.strip().lower() == "false"):
            return False
        if isinstance(value, str) and value.strip() and value.strip() != "~":
            return _closed(value.strip()) if name == "path" else value.strip()
    return None


def _closed(path: str) -> str:
    """Zola's `path`, which is written without the slashes that its pages have; Gatsby's, which begins with one, is
    taken as it stands."""
    if path.startswith("/") or _WEB.match(path) or re.search(r"://|[?#]|\.html?$", path):
        return path
    return path.rstrip("/") + "/"


def _templated(written: str, page: AddressedPage, site: Scheme) -> str:
    """An address with the site's template language filled in, as far as the page itself says what is there."""
    if "{{" not in written:
        return written
    name = undated(stem(page.path, site.root))
    known: dict[str, str | dt.date] = {
        key: value if isinstance(value, (str, dt.date)) else str(value)
        for key, value in page.meta.items()
        if isinstance(value, (str, int, dt.date)) and not isinstance(value, bool)
    }
    known.update({"title": page.title, "fileslug": name, "filepathstem": _stem_path(page, site)})
    if page.date:
        known["date"] = page.date
    found = templated.filled(written, {key: value for key, value in known.items() if value != ""})
    # A value that begins with a slash, behind one: a path of two slashes would name another host.
    return found if written.startswith("//") else re.sub(r"^//+", "/", found)


def _stem_path(page: AddressedPage, site: Scheme) -> str:
    """Eleventy's `page.filePathStem`: the file's path in the site, without its ending and its day."""
    folder = folder_of(page.path, replace(site, permalink="/{dir}/"))
    name = undated(nfc(PurePosixPath(page.path).stem))
    return "" if folder is None else f"/{folder}/{name}".replace("//", "/")


def _from_written(written: str, page: AddressedPage, site: Scheme) -> str:
    if _TEMPLATE.search(written) or re.search(r"\s", written):
        return ""
    if _WEB.match(written):
        return _encoded(written if ":" in written.split("/")[0] else f"https:{written}")
    if not site.url or re.match(r"[a-z][\w+.-]*:(?!\w*[/:])", written, re.I):
        return ""
    path = _filled(_colons_as_braces(written), _values(page, site, folder_of(page.path, site) or ""))
    return "" if path is None else _joined(site.url, path)


def _values(page: AddressedPage, site: Scheme, folder: str) -> Mapping[str, str]:
    name = stem(page.path, site.root)
    shown = slugified if site.slugify == "slug" else str
    own = page.meta.get("slug")
    written = nfc(str(own).strip()) if isinstance(own, (str, int)) and own and own is not True else ""
    categories = page.meta.get("categories") or page.meta.get("category") or ()
    listed = categories.split() if isinstance(categories, str) else categories if isinstance(categories, list) else ()
    day = page.date
    return {
        "dir": "/".join(map(shown, folder.split("/"))),
        "slug": undated(written or shown(undated(name))),
        "year": f"{day.year:04d}" if day else "",
        "month": f"{day.month:02d}" if day else "",
        "day": f"{day.day:02d}" if day else "",
        "title": written or slugified(page.title) or shown(name),
        "name": written or shown(name),
        "section": shown(folder.split("/")[0]),
        "categories": "/".join(slugified(str(one)) for one in listed),
    }


_MEANING = {
    **dict.fromkeys(("title", "slug", "post_title"), "slug"),
    **dict.fromkeys(("filename", "name", "contentbasename", "basename", "slugorfilename"), "name"),
    **dict.fromkeys(("sections", "path"), "dir"),
    **dict.fromkeys(("categories", "category"), "categories"),
    **{name: name for name in ("year", "month", "day", "section")},
}
"""Other tools' names for our fields. `:title` is the file's name or its slug, as in Jekyll and Hexo."""


def _colons_as_braces(pattern: str) -> str:
    """`:year/:title` as `{year}/{slug}`; a name we do not know becomes a field that nothing fills."""
    if pattern.startswith(("http:", "https:")):
        return pattern
    pattern = pattern.replace(":output_ext", ".html")
    return _COLON.sub(lambda match: f"{{{_MEANING.get(match[1], '?')}}}", pattern)


def _filled(pattern: str, values: Mapping[str, str]) -> str | None:
    """The pattern with its fields filled; None when one cannot be."""
    names = re.findall(r"\{([^{}]*)\}", pattern)
    if any(name not in values for name in names) or any(not values[name] for name in ("year",) if name in names):
        return None
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], pattern)


def _joined(base: str, path: str) -> str:
    head, mark, rest = path.partition("?")
    clean = re.sub(r"/(?:\./)*/*", "/", "/" + head.lstrip("/").removeprefix("./"))
    return base.rstrip("/") + _encoded(clean + mark + rest)


def _encoded(address: str) -> str:
    """Percent-encoded as RFC 3986 asks; what is encoded already, and what separates, stays."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe="/-_.~%!$&'()*+,;=:@?#[]"))


def folder_of(path: str, site: Scheme) -> str | None:
    """The post's folder as its site sees it: counted from the parent of the posts folder it lies in.

    A page bundle's own folder is its slug and no part of this. None outside of every posts folder: whether and where
    the site shows such a file cannot be known.
    """
    full = (site.root / path).resolve()
    parent = full.parent
    for entry in site.folders:
        folder = _base(entry).resolve()
        if not parent.is_relative_to(folder):
            continue
        parts = parent.relative_to(folder.parent).parts
        if _is_folders_own(full, site) and _names_page(site.permalink):
            parts = parts[:-1]
        return nfc("/".join(parts[1:] if parts and parts[0] in ROOTS else parts))
    return None


def _names_page(permalink: str) -> bool:
    return bool(re.search(r"\{(?:slug|title|name)\}|:(?:title|slug|filename|name|contentbasename)", permalink))


def day_in_path(path: str) -> tuple[int, int, int] | None:
    """Year, month and day that a file's name or its folders say, as Jekyll, Docusaurus and daily notes have them."""
    found = _DAY_IN_PATH.findall(path)
    return (int(found[-1][0]), int(found[-1][1]), int(found[-1][2])) if found else None


def full(ref: str, base: str) -> str:
    """A reference as a browser on `base` reads it; empty for none, and for one that a template would still fill."""
    if _TEMPLATE.search(unquote(ref)):
        return ""
    try:
        return urljoin(base, ref)
    except ValueError:
        return ""


def relative_to(ref: str, path: str) -> str | None:
    """A reference seen from a file, as a path of the project; None where it leads out. `/x` starts at the project."""
    parts: list[str] = [] if ref.startswith("/") else list(PurePosixPath(path).parent.parts)
    for part in ref.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return nfc("/".join(parts))


def beside(ref: str, path: str, site: Scheme, exists: Callable[[str], bool]) -> str | None:
    """The address of a file that lies beside a post: with its bundle, else in the folder that the site shows.

    None where no such file is there: the reference is then one that the browser reads from the page's own address.
    """
    target = relative_to(ref, path)
    if target is None or not site.url or not exists(target):
        return None
    full = (site.root / target).resolve()
    for entry in site.folders:
        folder = _base(entry).resolve()
        if full.is_relative_to(folder):
            parts = full.relative_to(folder.parent).parts
            return _joined(site.url, "/".join(parts[1:] if parts[0] in ROOTS else parts))
    return None
