"""Bundled layouts over many posts, languages and accent colours: nothing for any rule on HTML to find."""

import random

import msgspec
import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.email.html.colour import contrast, dark, inverted, light
from repurpose.channels.email.options import EmailOptions
from repurpose.config import Project, SiteOptions
from repurpose.model import Issue, Post
from repurpose.templating import Templates
from tests import factories
from tests.channels.email.test_words import random_body
from tests.factories import channels
from tests.shared import fewer

EXPECTED = {"EM47", "EM63", "EM66", "EM67"}
"""About the words of the random posts, not about the layout."""
LAYOUTS = ("column", "pictures")
TONGUES = {
    "zh-Hans": "灯塔不追船",
    "zh-Hant": "燈塔不追船，學習與書",
    "en": "What maps leave out",
    "ar": "المنارة لا تطارد السفن",
    "he": "המגדלור אינו רודף אחר אוניות",
}


def project(layout: str, accent: str = "#1a5f7a") -> Project:
    site = SiteOptions(
        name="港口来信",
        url="https://example.org",
        address="1 Harbour Road",
        colour=accent,
        logo="https://example.org/logo.png",
    )
    email = EmailOptions(
        layout=layout,
        sender="港口来信 <editor@example.org>",
        unsubscribe_url="https://example.org/leave/{token}",
        view_url="https://example.org/issues/{id}",
    )
    settings = msgspec.structs.replace(factories.project().settings, site=site, channels=channels(email=email))
    return Project(settings, factories.project().root)


def findings(issue: Issue, own: Project) -> list[tuple[str, str]]:
    rendered = EMAIL.render(Request(issue, own, Templates()))
    html = rendered.part("email.html").text
    found = []
    for rule in EMAIL.rules:
        if rule.reads in ("email.html", "rendered"):
            found += [
                (rule.code, problem.message) for problem in rule.check(html if rule.reads != "rendered" else rendered)
            ]
    return [entry for entry in found if entry[0] not in EXPECTED]


def random_post(rng: random.Random, lang: str) -> Post:
    maker = rng.choice((factories.article, factories.transcript, factories.plain))
    words = TONGUES[lang]
    return maker(
        slug=f"post-{rng.randrange(10**6)}",
        lang=lang,
        body=random_body(rng) + f"\n\n{words}\n\n![{words}](https://example.org/{rng.randrange(99)}.png)",
        meta={"image": "https://example.org/cover.jpg"} if rng.random() < 0.5 else {},
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lang", TONGUES)
def test_no_rule_finds_anything_in_a_single_post(layout: str, lang: str) -> None:
    rng = random.Random(f"{layout} {lang}")
    for _ in range(fewer(12, 3)):
        post = random_post(rng, lang)
        assert findings(factories.single(post), project(layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lang", TONGUES)
def test_no_rule_finds_anything_in_a_digest(layout: str, lang: str) -> None:
    rng = random.Random(f"digest {layout} {lang}")
    for _ in range(fewer(4, 2)):
        posts = tuple(random_post(rng, rng.choice(list(TONGUES))) for _ in range(7))
        issue = factories.digest(posts[:4], posts[4:], lang=lang, title=TONGUES[lang])
        assert findings(issue, project(layout)) == []


def test_every_accent_becomes_pairs_that_can_be_read() -> None:
    rng = random.Random(4)
    accents = ["#000000", "#ffffff", "#ffff00", "#808080", "#00ff00"] + [
        f"#{rng.randrange(1 << 24):06x}" for _ in range(300)
    ]
    for accent in accents:
        day, night = light(accent), dark(accent)
        for one in (day, night):
            pairs = [
                (one.ink, one.card),
                (one.ink, one.panel),
                (one.soft, one.card),
                (one.soft, one.panel),
                (one.soft, one.page),
            ]
            pairs += [
                (one.accent, one.card),
                (one.accent, one.page),
                (one.accent, one.panel),
                (one.on_accent, one.button),
            ]
            assert min(contrast(*pair) for pair in pairs) >= 4.5, accent
        mirrored = [(day.ink, day.card), (day.soft, day.panel), (day.accent, day.page), (day.on_accent, day.button)]
        assert min(contrast(inverted(one), inverted(other)) for one, other in mirrored) >= 4.5, accent


@pytest.mark.parametrize("accent", ["#ffe600", "#e2001a", "#00ff7f", "#ffffff", "#777777", "#9b5de5"])
def test_no_accent_makes_a_mail_hard_to_read(accent: str) -> None:
    assert findings(factories.digest(), project("column", accent)) == []
