"""The proof sheet as a browser shows it: on a phone and a desktop, light and dark, without its script, and on paper."""

import datetime as dt
import re
from pathlib import Path

import pytest

from repurpose.commands import trace
from repurpose.commands.project import load
from repurpose.commands.proof_sheet import sheet
from repurpose.text.wcag import CONTRAST_MIN
from tests.browser.chromium import Browser, Page
from tests.grounding.pairs import METRO

PHONE, DESKTOP = 390, 1280
HOSTILE = "<script>hacked=1</script><img src=http://pictures.example/a.png onerror=hacked=1>\"'></style>" + "wide" * 90


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pair with all verdicts, an acceptance, and words that would do harm, as a sheet; and the same without script."""
    site = tmp_path_factory.mktemp("proof")
    quotes = (*(text for text, _ in METRO.real), *METRO.invented)
    body = METRO.article(quotes, tuple(sentence for sentence, _, _ in METRO.figures))
    head = f"---\ngrounding:\n  - accept: {METRO.invented[0]}\n    reason: heard it\n---\n"
    (site / "a.md").write_text(f'{head}{body}\n他问："{HOSTILE} 真的吗？"\n', encoding="utf-8")
    (site / "talk.md").write_text(f"{METRO.transcript}\n**Guest**: {HOSTILE}\n", encoding="utf-8")
    project = load(site)
    found = trace.traced(project, site / "a.md", site / "talk.md")
    for lang in ("zh", "en"):
        html = sheet(project, found, lang, dt.date(2026, 3, 4), Path("a.md"), Path("talk.md"))
        (site / f"{lang}.html").write_text(html, encoding="utf-8")
    (site / "bare.html").write_text(re.sub(r"(?s)<script>.*?</script>", "", html), encoding="utf-8")
    return site


CONTRAST = """(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).map((one) => one / 255)
            .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (one) => {
        for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor, [, , , alpha = 1] = parts(colour);
            if (alpha === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const found = new Map();
    for (const one of document.querySelectorAll("body *")) {
        if (!own(one) || one.closest("script, style")) continue;
        const [low, high] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        const name = `${one.tagName} ${one.className} in ${one.parentElement.className}`;
        found.set(name, Math.min(ratio, found.get(name) ?? 99));
    }
    return [...found].map(([name, ratio]) => [name, Math.round(ratio * 100) / 100]);
})()"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_loads_by_itself_fits_the_screen_and_can_be_read(
    browser: Browser, site: Path, lang: str, width: int, dark: bool
) -> None:
    with browser.open(site / f"{lang}.html", width=width, dark=dark) as page:
        assert page.evaluate("innerWidth") == width
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert page.evaluate("typeof hacked") == "undefined"
        page.evaluate("location.hash = document.querySelector('.back').id")
        shown = page.evaluate(CONTRAST)
        assert len(shown) > 30
        assert [one for one in shown if one[1] < CONTRAST_MIN] == []
        assert page.errors == page.remote == []


def boxes(page: Page, number: int) -> tuple[dict[str, float], dict[str, float]]:
    """Where a paragraph and its notes are."""
    row = f"document.querySelectorAll('.row:has(.note)')[{number}]"
    found = page.evaluate(
        f"['.words', '.notes'].map((one) => {row}.querySelector(one).getBoundingClientRect().toJSON())"
    )
    return found[0], found[1]


def test_what_the_source_says_is_beside_the_article_or_under_it(browser: Browser, site: Path) -> None:
    with browser.open(site / "en.html", width=DESKTOP) as page:
        words, notes = boxes(page, 1)
        assert words["right"] < notes["left"] and words["top"] == notes["top"]
    with browser.open(site / "en.html", width=PHONE) as page:
        words, notes = boxes(page, 1)
        assert words["bottom"] <= notes["top"] and words["left"] == notes["left"]


TOP = "Math.round(document.querySelector(location.hash).getBoundingClientRect().top)"


@pytest.mark.parametrize("name", ["en", "bare"])
def test_a_mark_leads_to_its_passage_and_back_with_or_without_the_script(
    browser: Browser, site: Path, name: str
) -> None:
    with browser.open(site / f"{name}.html", width=DESKTOP) as page:
        page.click(".words a.sign[data-mark=q1]")
        assert page.evaluate("location.hash") == "#e-q1-1"
        assert 0 <= page.evaluate(TOP) < 800
        page.click("#e-q1-1")
        assert page.evaluate("location.hash") == "#q1"
        assert 0 <= page.evaluate(TOP) < 800
        lit = page.evaluate("[...document.querySelectorAll('.on')].map((one) => one.tagName)")
        assert ("MARK" in lit and "DIV" in lit) is (name == "en")


def test_it_is_read_by_keyboard(browser: Browser, site: Path) -> None:
    with browser.open(site / "en.html", width=DESKTOP) as page:
        page.evaluate("document.querySelector('.words a.sign').focus()")
        assert page.evaluate("document.activeElement.matches('a[href][aria-label]')")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        bare = "[...document.querySelectorAll('a, button')].filter((one) => !(one.ariaLabel || one.innerText.trim()))"
        assert page.evaluate(f"{bare}.length") == 0


def test_what_to_type_is_copied_by_its_button(browser: Browser, site: Path) -> None:
    browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    with browser.open(site / "en.html", width=DESKTOP) as page:
        page.click(".allow button")
        page.wait("document.querySelector('.allow button').textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.evaluate("document.querySelector('.allow code').textContent")
        assert copied.startswith("repurpose trace a.md --source talk.md --accept ")


def test_on_paper_it_is_black_on_white_with_room_to_sign(browser: Browser, site: Path) -> None:
    with browser.open(site / "zh.html", width=DESKTOP, dark=True) as page:
        page.call("Emulation.setEmulatedMedia", media="print")
        style = "((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])(document.body)"
        assert page.evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert not page.evaluate("document.querySelector('nav').checkVisibility()")
        assert page.evaluate("document.querySelectorAll('#signing dd').length") == 3
        assert len(page.call("Page.printToPDF", preferCSSPageSize=True)["data"]) > 10_000
