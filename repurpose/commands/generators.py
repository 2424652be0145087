"""The site generators that `new` knows: how each is recognised, and the settings that give its posts their addresses.

Nothing of the site is executed: TOML and YAML are read, programs are only searched for plain strings.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from repurpose.document.frontmatter import read_yaml
from repurpose.errors import SourceError


class Tree(Struct, frozen=True):
    """A site's folder: the paths in it, folders too, and a way to read one."""

    names: frozenset[str]
    read: Callable[[str], str]

    def first(self, *names: str) -> str:
        """The first of the names that is there."""
        return next((name for name in names if name in self.names), "")

    def text(self, *names: str) -> str:
        """The text of the first of the names that is there."""
        name = self.first(*names)
        return self.read(name) if name else ""


class FoundSite(Struct, frozen=True):
    """Settings that fit a site."""

    generator: str
    posts: str
    permalink: str = "/{dir}/{slug}/"
    slugify: str = "none"
    name: str = ""
    url: str = ""
    lang: str = ""

    def toml(self) -> str:
        """The settings as repurpose.toml."""
        lines = [
            f"# For this {self.generator} site. Every setting is described in the README under “Settings”.",
            f"posts = {_quoted([self.posts])}",
            *([f"lang = {_quoted(self.lang)}"] if self.lang else []),
            "",
            "[site]",
            f"name = {_quoted(self.name)}",
            f"url = {_quoted(self.url)}"
            if self.url
            else '# url = "https://example.org"   # without it posts carry no link',
            f"permalink = {_quoted(self.permalink)}",
            f"slugify = {_quoted(self.slugify)}",
            "",
        ]
        return "\n".join(lines)


def recognise(tree: Tree) -> FoundSite | None:
    """The settings for the first generator that the folder looks like."""
    return next((found for generator in GENERATORS if (found := generator(tree))), None)


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml")
# "Permalinks" in Hugo's manual; what is missing here stands under the same name in front matter.
_HUGO_TOKENS = {
    **{f":{name}": f"{{{name}}}" for name in ("year", "month", "day", "section", "title")},
    **{":slugorfilename": "{name}", ":filename": "{name}", ":slugorcontentbasename": "{name}"},
    **{":contentbasename": "{name}", ":sections": "{dir}", ":slug": "{title}"},
}


def _hugo(tree: Tree) -> FoundSite | None:
    data = _data(tree, *_HUGO)
    url = _key(data, "baseurl")
    if not tree.first("content") or not (url or tree.first(*_HUGO[:3], _HUGO[-1])):
        return None
    posts = tree.first("content/posts", "content/post", "content/blog") or "content"
    patterns = _table(data, "permalinks")
    pattern = {**patterns, **_table(patterns, "page")}.get(posts.rpartition("/")[2])
    permalink = "/{dir}/{name}.html" if _key(data, "uglyurls") == "True" else "/{dir}/{name}/"
    if isinstance(pattern, str):
        permalink = re.sub(r":[a-z]+", lambda match: _HUGO_TOKENS.get(match[0], match[0]), pattern)
        permalink = permalink if permalink.endswith(("/", ".html")) else f"{permalink}/"
    return FoundSite(
        "Hugo", posts, permalink, "slug", _key(data, "title"), _web(url), _lang(_key(data, "languagecode"))
    )


def _zola(tree: Tree) -> FoundSite | None:
    data = _data(tree, "zola.toml", "config.toml")
    if "base_url" not in data or not tree.first("content"):
        return None
    posts = tree.first("content/posts", "content/blog") or "content"
    lang = _lang(_key(data, "default_language"))
    return FoundSite("Zola", posts, "/{dir}/{slug}/", "slug", _key(data, "title"), _web(_key(data, "base_url")), lang)


# Jekyll's built-in styles ("Permalinks", 2026-11).
_JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}


def _jekyll(tree: Tree) -> FoundSite | None:
    if not (tree.first("_config.yml", "_config.yaml") and tree.first("_posts")):
        return None
    data = _data(tree, "_config.yml", "_config.yaml")
    style = _key(data, "permalink") or "date"
    url = _web(_key(data, "url"))
    full = url + "/" + _key(data, "baseurl").strip("/") if url and _key(data, "baseurl").strip("/") else url
    permalink = _JEKYLL.get(style, style)
    return FoundSite("Jekyll", "_posts", permalink, name=_key(data, "title"), url=full, lang=_lang(_key(data, "lang")))


def _hexo(tree: Tree) -> FoundSite | None:
    if not (tree.first("_config.yml") and tree.first("source/_posts")):
        return None
    data = _data(tree, "_config.yml")
    permalink = _key(data, "permalink") or ":year/:month/:day/:title/"
    lang = _lang(_key(data, "language"))
    return FoundSite(
        "Hexo", "source/_posts", permalink, name=_key(data, "title"), url=_web(_key(data, "url")), lang=lang
    )


ELEVENTY = (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts")


def _eleventy(tree: Tree) -> FoundSite | None:
    if not tree.first(*ELEVENTY):
        return None
    posts = tree.first("content/blog", "content/posts", "src/posts", "src/blog", "posts", "blog") or "."
    text = tree.text("_data/metadata.json", "_data/metadata.js", "_data/site.json", "src/_data/site.json")
    return _from_program("Eleventy", posts, "/{dir}/{slug}/", text)


def _vitepress(tree: Tree) -> FoundSite | None:
    for root in ("", "docs/"):
        if tree.first(f"{root}.vitepress"):
            names = (f"{root}.vitepress/config.{suffix}" for suffix in ("ts", "mts", "js", "mjs"))
            text = tree.text(*names)
            posts = tree.first(f"{root}posts", f"{root}blog") or root.rstrip("/") or "."
            clean = re.search(r"\bcleanUrls\s*:\s*true", text)
            return _from_program("VitePress", posts, "/{dir}/{name}" if clean else "/{dir}/{name}.html", text)
    return None


def _docusaurus(tree: Tree) -> FoundSite | None:
    name = tree.first(*(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs")))
    if not name or not tree.first("blog"):
        return None
    return _from_program("Docusaurus", "blog", "/blog/{year}/{month}/{day}/{slug}", tree.read(name))


def _astro(tree: Tree) -> FoundSite | None:
    name = tree.first(*(f"astro.config.{suffix}" for suffix in ("mjs", "js", "ts", "mts")))
    folders = ("src/content/blog", "src/content/posts", "src/pages/posts", "src/pages/blog", "src/content", "src/pages")
    posts = tree.first(*folders)
    return _from_program("Astro", posts, "/{dir}/{name}/", tree.read(name)) if name and posts else None


def _quarto(tree: Tree) -> FoundSite | None:
    if not tree.first("_quarto.yml"):
        return None
    data = _data(tree, "_quarto.yml")
    site = _table(data, "website")
    posts, lang = tree.first("posts", "blog") or ".", _lang(_key(data, "lang"))
    return FoundSite(
        "Quarto", posts, "/{dir}/{name}.html", "none", _key(site, "title"), _web(_key(site, "site-url")), lang
    )


def _pelican(tree: Tree) -> FoundSite | None:
    text = tree.text("pelicanconf.py")
    if not text:
        return None
    pattern = _string(text, "ARTICLE_URL") or "{slug}.html"
    for letter, field in (("Y", "year"), ("m", "month"), ("d", "day")):
        pattern = pattern.replace(f"{{date:%{letter}}}", f"{{{field}}}")
    permalink = "/" + pattern.replace("{slug}", "{title}").replace("{category}", "{section}").lstrip("/")
    url = _string(tree.text("publishconf.py"), "SITEURL") or _string(text, "SITEURL")
    lang = _lang(_string(text, "DEFAULT_LANG"))
    posts = _string(text, "PATH") or "content"
    return FoundSite("Pelican", posts, permalink, "slug", _string(text, "SITENAME"), _web(url), lang)


def _mkdocs(tree: Tree) -> FoundSite | None:
    text = tree.text("mkdocs.yml", "mkdocs.yaml")
    if not text:
        return None
    # The file may hold !!python tags, which nobody but MkDocs should read.
    values = {key: _yaml_line(text, key) for key in ("site_name", "site_url", "docs_dir")}
    root = values["docs_dir"] or "docs"
    posts = tree.first(f"{root}/blog/posts", f"{root}/posts", f"{root}/blog") or root
    permalink = "/{name}/" if posts == root else "/{dir}/{name}/"
    return FoundSite("MkDocs", posts, permalink, name=values["site_name"], url=_web(values["site_url"]))


def _obsidian(tree: Tree) -> FoundSite | None:
    return FoundSite("Obsidian", tree.first("posts", "Posts", "blog") or ".") if tree.first(".obsidian") else None


GENERATORS = (
    _zola, _hugo, _jekyll, _hexo, _eleventy, _vitepress, _docusaurus, _astro, _quarto, _pelican, _mkdocs, _obsidian,
)  # fmt: skip
"""In the order in which they are asked: what is surer first, a vault last, for a vault may hold any other site."""


def _data(tree: Tree, *names: str) -> Mapping[str, Any]:
    """A settings file of the site's; empty when it is not there or cannot be read."""
    name = tree.first(*names)
    try:
        if name.endswith(".toml"):
            return tomllib.loads(tree.read(name))
        return read_yaml(tree.read(name), name) if name else {}
    except (ValueError, SourceError):
        return {}


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _key(data: Mapping[str, Any], name: str) -> str:
    """A plain value, whatever the case of its key."""
    value = next((value for key, value in data.items() if key.lower() == name), None)
    return str(value) if isinstance(value, (str, int, float)) else ""


def _from_program(generator: str, posts: str, permalink: str, text: str) -> FoundSite:
    """Name and address from plain strings of a program or of JSON."""
    url = _string(text, "site") or _string(text, "url") or _string(text, "hostname")
    base = _string(text, "baseUrl") or _string(text, "base")
    web = _web(url)
    full = f"{web}/{base.strip('/')}" if web and base.strip("/") else web
    return FoundSite(
        generator, posts, permalink, name=_string(text, "title"), url=full, lang=_lang(_string(text, "lang"))
    )


def _string(text: str, name: str) -> str:
    """`name: "…"` or `NAME = '…'`: a string without a template in it."""
    match = re.search(rf"""(?m)^[^/#\n]*?\b{name}["']?\s*[:=]\s*(["'])((?:(?!\1)[^\\\n])*)\1""", text)
    return match[2].strip() if match else ""


def _yaml_line(text: str, name: str) -> str:
    match = re.search(rf"(?m)^{name}:[ \t]*(.+?)[ \t]*(?:[ \t]#.*)?$", text)
    return match[1].strip("\"'") if match else ""


def _web(url: str) -> str:
    """A site's address, if it is one that readers can open."""
    return url.rstrip("/") if re.match(r"https?://[\w.-]+(?::\d+)?(?:/[\w./~-]*)?$", url) else ""


def _lang(tag: str) -> str:
    """A language we have fixed words in; else none, and each issue's is told from its posts."""
    low = tag.lower().replace("_", "-")
    if re.match(r"zh-(?:hant|tw|hk|mo)", low):
        return "zh-Hant"
    return "zh-Hans" if low.startswith("zh") else "en" if low.startswith("en") else ""
