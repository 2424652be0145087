"""The pages as a browser shows them: nothing fetched, nothing broken, nothing wider than the screen."""

import datetime as dt
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from repurpose.commands import build, preview
from repurpose.commands.console import Console
from repurpose.commands.project import load
from tests.browser.chromium import Browser, Page
from tests.shared import ROOT

TODAY = dt.date(2026, 1, 15)
QUIET = Console(quiet=True)
PHONE, DESKTOP = 375, 640
TABS = ("email", "thread", "wechat", "findings")
ISSUES = ("2026-W02", "lighthouse", "lighthouse-talk", "2026-01-08-maps", "wide")
WIDE = """---
title: {path}
date: 2026-01-07
---
See https://example.org/{path} and `{path}`.

## 没有可以断开的地方{path}

```python
value = call({arguments})
```

| {head} |
| {rule} |
| {row} |

> {path}
""".format(
    path="neverending" * 12,
    arguments=", ".join(["argument"] * 30),
    head=" | ".join(["column"] * 9),
    rule=" | ".join(["---"] * 9),
    row=" | ".join(["1000000000"] * 9),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter, built: its digest, its posts by themselves, and one post of things that are too wide."""
    site = tmp_path_factory.mktemp("browser") / "site"
    shutil.copytree(ROOT / "templates" / "starter", site)
    (site / "wide.md").write_text(WIDE, encoding="utf-8")
    project = load(site)
    build.build(project, build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    for path in ("posts/lighthouse.md", "posts/lighthouse-talk.md", "posts/2026-01-08-maps.md", "wide.md"):
        build.build(project, build.BuildOptions(TODAY, (site / path,)), QUIET)
    for issue in ISSUES:
        asked = preview.PreviewOptions(site / "outbox" / issue, None, "", TODAY)
        preview.export(project, asked, site / f"{issue}.html", QUIET)
    return site


def too_wide(page: Page, width: int, document: str = "document") -> list[str]:
    """What makes a page scroll sideways: its own width if too great, and each element past the right edge."""
    found: list[str] = page.evaluate(f"""(() => {{
        const root = {document}.documentElement, all = [...{document}.body.querySelectorAll("*")];
        const past = all.filter((one) => one.getBoundingClientRect().right > {width} + 1);
        const page = root.scrollWidth > root.clientWidth ? [`page: ${{root.scrollWidth}}`] : [];
        return [...page, ...past.map((one) => one.outerHTML.slice(0, 120))];
    }})()""")
    return found


def ids(page: Page, selector: str, wanted: str) -> list[str]:
    """The ids of the elements of which a JavaScript expression about `one` holds."""
    found: list[str] = page.evaluate(
        f"[...document.querySelectorAll('{selector}')].filter((one) => {wanted}).map((one) => one.id)"
    )
    return found


def assert_shown(page: Page, tab: str) -> None:
    """One panel can be seen, and its tab, alone, says that it is chosen."""
    assert ids(page, "[role=tabpanel]", "one.checkVisibility()") == [tab]
    assert ids(page, "[role=tab]", "one.ariaSelected === 'true'") == [f"tab-{tab}"]


class Styles(HTMLParser):
    """Every element of a piece of HTML with its inline style, in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("html", "head", "body"):  # what the clipboard wraps around a fragment
            self.elements.append((tag, dict(attributes).get("style")))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_these_tests_would_see_a_fault(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(
        "<meta http-equiv='Content-Security-Policy' content=\"script-src 'unsafe-inline'; style-src 'none'\">"
        "<p style='color: red'>a</p><div><pre>" + "wide" * 300 + "</pre></div>"
        "<img src='http://pictures.example/a.png'><script>console.error('said'); missing()</script>",
        encoding="utf-8",
    )
    with browser.open(page, width=PHONE) as faulty:
        errors = "\n".join(faulty.errors)
        for fault in ("style-src", "said", "missing is not defined", "ERR_NAME_NOT_RESOLVED"):
            assert fault in errors
        assert faulty.remote == ["http://pictures.example/a.png"]
        assert any(one.startswith("page: ") for one in too_wide(faulty, PHONE))


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("issue", ISSUES)
def test_the_preview_loads_by_itself_without_a_word_of_complaint(
    browser: Browser, site: Path, issue: str, width: int
) -> None:
    with browser.open(site / f"{issue}.html", width=width) as page:
        for tab in TABS:
            page.click(f"#tab-{tab}")
        assert page.errors == []
        assert page.remote == []


def test_the_preview_shows_the_channel_whose_tab_is_clicked(browser: Browser, site: Path) -> None:
    with browser.open(site / "2026-W02.html") as page:
        assert_shown(page, "email")
        for tab in (*TABS[1:], TABS[0]):
            page.click(f"#tab-{tab}")
            assert_shown(page, tab)
            assert page.evaluate(f"document.getElementById('{tab}').innerText.trim().length") > 20


def test_the_preview_goes_from_tab_to_tab_by_keyboard(browser: Browser, site: Path) -> None:
    with browser.open(site / "2026-W02.html") as page:
        page.click("#tab-email")
        for key, tab in (("ArrowRight", "thread"), ("ArrowLeft", "email"), ("ArrowLeft", "findings"), ("3", "wechat")):
            page.press(key)
            assert_shown(page, tab)


@pytest.mark.parametrize("issue", ISSUES)
def test_the_preview_does_not_scroll_sideways_on_a_phone(browser: Browser, site: Path, issue: str) -> None:
    with browser.open(site / f"{issue}.html", width=PHONE) as page:
        for tab in TABS:
            page.click(f"#tab-{tab}")
            sides = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert sides == [PHONE, PHONE], tab


def test_the_preview_shows_the_email_narrow_dark_and_as_text(browser: Browser, site: Path) -> None:
    mail = "document.getElementById('mail')"
    with browser.open(site / "2026-W02.html") as page:
        page.click("[data-value=phone]")
        assert page.evaluate(f"{mail}.getBoundingClientRect().width") == PHONE
        assert too_wide(page, PHONE, f"{mail}.contentDocument") == []
        for scheme, dark in (("dark", "true"), ("light", "false")):
            page.click(f"[data-value={scheme}]")
            page.wait(f"{mail}.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches === {dark}")
        page.click("[data-value=text]")
        stored = (site / "outbox" / "2026-W02" / "email" / "email.txt").read_text(encoding="utf-8")
        assert page.evaluate("document.getElementById('mail-text').innerText").strip() == stored.strip()
        assert not page.evaluate(f"{mail}.checkVisibility()")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("issue", ISSUES)
def test_the_email_is_never_wider_than_the_screen(
    browser: Browser, site: Path, issue: str, width: int, dark: bool
) -> None:
    with browser.open(site / "outbox" / issue / "email" / "email.html", width=width, dark=dark) as page:
        assert page.evaluate("innerWidth") == width
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is dark
        assert too_wide(page, width) == []
        assert page.errors == page.remote == []


def copied(page: Page) -> Styles:
    """What an editor is given as rich text when the clipboard is pasted into it after a click on the button."""
    page.click("[data-copy]")
    page.wait("(({ textContent, dataset }) => textContent === dataset.done)(document.querySelector('[data-copy]'))")
    page.evaluate("""(() => {
        const editor = document.createElement("div");
        editor.contentEditable = true;
        editor.addEventListener("paste", (event) => { window.pasted = event.clipboardData.getData("text/html"); });
        document.body.append(editor);
        editor.focus();
    })()""")
    page.press("v", "paste")
    return Styles(page.evaluate("window.pasted"))


@pytest.fixture
def clipboard(browser: Browser) -> None:
    browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("issue", ISSUES)
def test_what_is_copied_for_wechat_is_the_article_style_by_style(
    browser: Browser, site: Path, issue: str, dark: bool
) -> None:
    folder = site / "outbox" / issue / "wechat"
    article = Styles((folder / "article.html").read_text(encoding="utf-8"))
    with browser.open(folder / "preview.html") as page:
        if dark:
            page.click("#dark")
        taken = copied(page)
        assert taken.elements == article.elements
        assert taken.text == article.text
        assert page.errors == page.remote == []


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize("issue", ISSUES)
def test_the_preview_copies_the_same_article(browser: Browser, site: Path, issue: str) -> None:
    article = Styles((site / "outbox" / issue / "wechat" / "article.html").read_text(encoding="utf-8"))
    with browser.open(site / f"{issue}.html") as page:
        page.click("#tab-wechat")
        taken = copied(page)
        assert taken.elements == article.elements
        assert taken.text == article.text


REFUSED = "navigator.clipboard.write = () => Promise.reject(new Error('denied'))"


@pytest.mark.usefixtures("clipboard")
def test_where_the_clipboard_is_refused_the_same_article_is_copied(browser: Browser, site: Path) -> None:
    article = Styles((site / "outbox" / "lighthouse" / "wechat" / "article.html").read_text(encoding="utf-8"))
    with browser.open(site / "outbox" / "lighthouse" / "wechat" / "preview.html") as page:
        page.evaluate(REFUSED)
        assert copied(page).elements == article.elements
    with browser.open(site / "lighthouse.html") as page:
        page.evaluate(REFUSED)
        page.click("#tab-wechat")
        assert copied(page).elements == article.elements


@pytest.mark.parametrize("issue", ISSUES)
def test_the_wechat_page_does_not_scroll_sideways_on_a_phone(browser: Browser, site: Path, issue: str) -> None:
    with browser.open(site / "outbox" / issue / "wechat" / "preview.html", width=PHONE) as page:
        assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [PHONE, PHONE]
        assert page.errors == page.remote == []
