"""`new` beside a site generator: recognised, fitted, nothing overwritten; a post has the address the generator gives it."""

from pathlib import Path

import pytest

from repurpose.commands import build
from repurpose.commands.gather import PostLoader
from repurpose.commands.new import new, recognised
from repurpose.commands.project import load
from tests.commands.test_build import QUIET, TODAY, run

HUGO = 'baseURL = "https://tide.example/"\ntitle = "Tide"\nlanguageCode = "en-gb"\n'
JEKYLL = "title: Tide\nurl: https://tide.example\n"

# generator, its settings file and what that holds, a post's path, the path of its page (each generator's manual, 2026-11)
SITES = [
    ("Hugo", "hugo.toml", HUGO, "content/posts/Old Rope.md", "/posts/old-rope/"),
    ("Hugo", "hugo.toml", HUGO, "content/posts/rope/index.md", "/posts/rope/"),
    ("Hugo", "hugo.toml", HUGO, "content/post/2026-01-07-rope.md", "/post/2026-01-07-rope/"),
    (
        "Hugo",
        "config.yaml",
        "baseURL: https://tide.example\ntitle: Tide\npermalinks:\n  posts: /:year/:month/:title/\n",
        "content/posts/r.md",
        "/2026/01/the-rope-knot/",
    ),
    ("Zola", "config.toml", 'base_url = "https://tide.example"\ntitle = "Tide"\n', "content/blog/r.md", "/blog/r/"),
    ("Jekyll", "_config.yml", JEKYLL, "_posts/2026-01-07-rope.md", "/2026/01/07/rope.html"),
    ("Jekyll", "_config.yml", JEKYLL + "permalink: pretty\n", "_posts/2026-01-07-Rope.md", "/2026/01/07/Rope/"),
    ("Jekyll", "_config.yml", JEKYLL + "permalink: /n/:title\n", "_posts/2026-01-07-rope.md", "/n/rope"),
    ("Jekyll", "_config.yml", JEKYLL + "baseurl: /log\n", "_posts/2026-01-07-rope.md", "/log/2026/01/07/rope.html"),
    ("Hexo", "_config.yml", JEKYLL, "source/_posts/rope.md", "/2026/01/07/rope/"),
    ("Eleventy", "eleventy.config.js", "export default () => {};\n", "src/posts/2026-01-07-rope.md", "/posts/rope/"),
    (
        "VitePress",
        ".vitepress/config.ts",
        "export default { title: 'Tide', sitemap: { hostname: 'https://tide.example' } }\n",
        "posts/rope.md",
        "/posts/rope.html",
    ),
    (
        "VitePress",
        "docs/.vitepress/config.mts",
        "export default { title: 'Tide', cleanUrls: true, sitemap: { hostname: 'https://tide.example' } }\n",
        "docs/posts/rope.md",
        "/posts/rope",
    ),
    (
        "Docusaurus",
        "docusaurus.config.js",
        "export default { title: 'Tide', url: 'https://tide.example', baseUrl: '/' };\n",
        "blog/2026-01-07-rope.md",
        "/blog/2026/01/07/rope",
    ),
    (
        "Astro",
        "astro.config.mjs",
        "export default defineConfig({ site: 'https://tide.example' });\n",
        "src/content/blog/rope.md",
        "/blog/rope/",
    ),
    (
        "Quarto",
        "_quarto.yml",
        "project:\n  type: website\nwebsite:\n  title: Tide\n  site-url: https://tide.example\n",
        "posts/rope.md",
        "/posts/rope.html",
    ),
    (
        "Quarto",
        "_quarto.yml",
        "website:\n  title: Tide\n  site-url: https://tide.example\n",
        "posts/rope/index.md",
        "/posts/rope/",
    ),
    (
        "Pelican",
        "pelicanconf.py",
        "SITENAME = 'Tide'\nSITEURL = 'https://tide.example'\nPATH = 'content'\n",
        "content/r.md",
        "/the-rope-knot.html",
    ),
    (
        "MkDocs",
        "mkdocs.yml",
        "site_name: Tide\nsite_url: https://tide.example/\nnav: !!python/name:os.x\n",
        "docs/posts/rope.md",
        "/posts/rope/",
    ),
]


def tree(root: Path, config: str, text: str, post: str) -> None:
    for name, content in ((config, text), (post, "---\ntitle: The rope & knot\ndate: 2026-01-07\n---\nIt was wet.\n")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("generator", "config", "text", "post", "page"), SITES)
def test_a_post_has_the_address_its_generator_gives_it(
    tmp_path: Path, generator: str, config: str, text: str, post: str, page: str
) -> None:
    tree(tmp_path, config, text, post)
    found = recognised(tmp_path)
    assert found is not None and found.generator == generator
    written, kept = new(tmp_path)
    assert kept == [] and not (tmp_path / "posts" / "lighthouse.md").exists() and len(written) == 2
    project = load(tmp_path)
    base = project.settings.site.url
    if not base:  # Eleventy's address stands in no plain file
        settings = (tmp_path / "repurpose.toml").read_text(encoding="utf-8")
        added = settings.replace("permalink", 'url = "https://tide.example"\npermalink', 1)
        (tmp_path / "repurpose.toml").write_text(added, encoding="utf-8")
        project = load(tmp_path)
    made = build.make(project, build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert made.issue is not None
    assert [one.url for one in made.issue.posts] == [f"https://tide.example{page}"]


def test_the_command_says_what_it_recognised_and_keeps_what_is_there(tmp_path: Path) -> None:
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/rope.md")
    (tmp_path / "repurpose.toml").write_text("# mine\n")
    result = run(tmp_path, "new")
    assert "recognised: Hugo, posts in content/posts" in result.stderr and "kept: " in result.stderr
    assert (tmp_path / "repurpose.toml").read_text() == "# mine\n"


def test_what_the_settings_say_of_the_site_is_taken_over(tmp_path: Path) -> None:
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/rope.md")
    found = recognised(tmp_path)
    assert found is not None
    assert (found.name, found.url, found.lang, found.slugify) == ("Tide", "https://tide.example", "en", "slug")


def test_a_vault_and_an_empty_folder(tmp_path: Path) -> None:
    assert recognised(tmp_path) is None
    tree(tmp_path, ".obsidian/app.json", "{}", "Note.md")
    found = recognised(tmp_path)
    assert found is not None and (found.generator, found.posts) == ("Obsidian", ".")


@pytest.mark.parametrize("broken", ["= 3\n", "a: [\n", "\x00"])
def test_settings_that_cannot_be_read_still_leave_a_project(tmp_path: Path, broken: str) -> None:
    tree(tmp_path, "hugo.toml", broken, "content/posts/rope.md")
    new(tmp_path)
    assert load(tmp_path).settings.posts == ["content/posts"]


def test_a_program_is_never_run_and_a_template_never_taken(tmp_path: Path) -> None:
    text = (
        "const title = `${x}`;\n// url: 'https://old.example'\nexport default { url: process.env.URL, title: 'T' };\n"
    )
    tree(tmp_path, "docusaurus.config.js", text, "blog/rope.md")
    found = recognised(tmp_path)
    assert found is not None and (found.url, found.name) == ("", "T")


def test_the_site_of_a_shelf_resolves_references(tmp_path: Path) -> None:
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/rope.md")
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/knot.md")
    new(tmp_path)
    site = PostLoader(load(tmp_path)).site
    assert site.address("knot.md", "content/posts/rope.md") == "https://tide.example/posts/knot/"
    assert site.address("posts/knot.md", "content/posts/rope.md") == "https://tide.example/posts/knot/"
    assert site.title("knot", "content/posts/rope.md") == "The rope & knot"


def test_a_post_that_refers_to_another_carries_its_address(tmp_path: Path) -> None:
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/rope.md")
    tree(tmp_path, "hugo.toml", HUGO, "content/posts/knot.md")
    text = '---\ntitle: Eel\ndate: 2026-01-07\n---\n\nSee [the knot]({{< ref "knot.md" >}}).\n'
    (tmp_path / "content/posts/eel.md").write_text(text, encoding="utf-8")
    new(tmp_path)
    post = PostLoader(load(tmp_path)).read(tmp_path / "content/posts/eel.md")[0]
    assert "https://tide.example/posts/knot/" in repr(post.references)
