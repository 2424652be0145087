"""Features of mail clients: what is recognised, and what is said of it."""

import pytest

from repurpose.channels.email.html.caniemail import clients, features, used, without

SPECIAL = {
    "amp": "<html ⚡4email>",
    "css-accent-color": '<p style="accent-color:red">',
    "css-block-inline-size": '<p style="block-size:1px">',
    "css-border-inline-block": '<p style="border-inline:1px solid">',
    "css-border-inline-block-individual": '<p style="border-inline-start:1px solid">',
    "css-border-inline-block-longhand": '<p style="border-inline-start-width:1px">',
    "css-border-radius-logical": '<p style="border-start-start-radius:1px">',
    "css-column-layout-properties": '<p style="columns:2">',
    "css-comments": "<style>/* note */</style>",
    "css-conic-gradient": '<p style="background:conic-gradient(red,blue)">',
    "css-display-flex": '<p style="display:flex">',
    "css-display-grid": '<p style="display:grid">',
    "css-display-none": '<p style="display:none">',
    "css-function-clamp": '<p style="width:clamp(1px,2vw,3px)">',
    "css-function-light-dark": '<p style="color:light-dark(#000,#fff)">',
    "css-function-max": '<p style="width:max(1px,2px)">',
    "css-function-min": '<p style="width:min(1px,2px)">',
    "css-grid-template": '<p style="grid-template-columns:1fr">',
    "css-important": '<p style="color:red!important">',
    "css-inert-attribute": "<p inert>",
    "css-intrinsic-size": '<p style="width:max-content">',
    "css-left-right-top-bottom": '<p style="left:1px">',
    "css-linear-gradient": '<p style="background:linear-gradient(red,blue)">',
    "css-margin-block-start-end": '<p style="margin-block-start:1px">',
    "css-margin-inline-block": '<p style="margin-inline:1px">',
    "css-margin-inline-start-end": '<p style="margin-inline-start:1px">',
    "css-modern-color": '<p style="color:oklch(50% 0.1 20)">',
    "css-nesting": "<style>a{b{color:red}}</style>",
    "css-padding-block-start-end": '<p style="padding-block-start:1px">',
    "css-padding-inline-block": '<p style="padding-inline:1px">',
    "css-padding-inline-start-end": '<p style="padding-inline-start:1px">',
    "css-radial-gradient": '<p style="background:radial-gradient(red,blue)">',
    "css-rgb": '<p style="color:rgb(1,2,3)">',
    "css-rgba": '<p style="color:rgba(1,2,3,.5)">',
    "css-scroll-snap": '<p style="scroll-snap-type:x">',
    "css-selector-adjacent-sibling": "<style>a+b{color:red}</style>",
    "css-selector-attribute": "<style>a[href]{color:red}</style>",
    "css-selector-chaining": "<style>a.b{color:red}</style>",
    "css-selector-child": "<style>a>b{color:red}</style>",
    "css-selector-class": "<style>.a{color:red}</style>",
    "css-selector-descendant": "<style>a b{color:red}</style>",
    "css-selector-general-sibling": "<style>a~b{color:red}</style>",
    "css-selector-grouping": "<style>a,b{color:red}</style>",
    "css-selector-id": "<style>#a{color:red}</style>",
    "css-selector-type": "<style>a{color:red}</style>",
    "css-selector-universal": "<style>*{color:red}</style>",
    "css-sytem-ui": '<p style="font-family:system-ui">',
    "css-unit-calc": '<p style="width:calc(1px + 2px)">',
    "css-unit-initial": '<p style="color:initial">',
    "css-unit-percent": '<p style="width:50%">',
    "css-variables": '<p style="color:var(--a)">',
    "html-anchor-links": '<a href="#x">x</a>',
    "html-button-reset": '<button type="reset">',
    "html-button-submit": '<button type="submit">',
    "html-comments": "<!-- note -->",
    "html-doctype": "<!doctype html>",
    "html-h1-h6": "<h1>x</h1>",
    "html-image-maps": "<map></map>",
    "html-lists": "<ul></ul>",
    "html-loading-attribute": '<img loading="lazy">',
    "html-mailto-links": '<a href="mailto:a@example.org">x</a>',
    "html-meta-color-scheme": '<meta name="color-scheme" content="light dark">',
    "html-semantics": "<article></article>",
    "image-base64": '<img src="data:image/png;base64,AA">',
    "image-jpg": '<img src="a.jpeg">',
    "image-heif": '<img src="a.heic">',
}
ATTRIBUTES = [
    "align",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "background",
    "cellpadding",
    "cellspacing",
    "dir",
    "height",
    "hidden",
    "lang",
    "popover",
    "required",
    "role",
    "srcset",
    "target",
    "valign",
    "width",
]


def sample(slug: str) -> str:
    """The shortest mail that uses a feature."""
    kind, _, name = slug.partition("-")
    if slug in SPECIAL:
        return SPECIAL[slug]
    if slug.startswith("css-at-media-"):
        return f"<style>@media ({name.removeprefix('at-media-')}:x){{a{{color:red}}}}</style>"
    if slug.startswith("css-at-"):
        return f"<style>@{name.removeprefix('at-')} x{{a{{color:red}}}}</style>"
    if slug.startswith("css-pseudo-class-"):
        return f"<style>a:{name.removeprefix('pseudo-class-')}{{color:red}}</style>"
    if slug.startswith("css-pseudo-element-"):
        return f"<style>a::{name.removeprefix('pseudo-element-')}{{color:red}}</style>"
    if slug.startswith("css-unit-"):
        return f'<p style="width:1{name.removeprefix("unit-")}">'
    if slug.startswith("html-input-"):
        return f'<input type="{name.removeprefix("input-")}">'
    if kind == "css":
        return f'<p style="{name}:inherit">'
    if kind == "html":
        return f'<p {name}="x">' if name in ATTRIBUTES else f"<{name}></{name}>"
    return f'<img src="a.{name}">'


def test_at_least_95_percent_of_the_features_are_recognised() -> None:
    unseen = [slug for slug in features() if slug not in used(sample(slug))]
    assert len(unseen) <= len(features()) * 0.05, unseen


def test_the_data_is_that_of_its_day() -> None:
    assert len(features()) == 307
    assert {len(feature.verdicts) for feature in features().values()} == {len(clients())}


def test_a_client_or_a_family_can_be_asked_for() -> None:
    grid = features()["css-display-grid"]
    assert "outlook.windows" in without(grid, ["outlook"])
    assert without(grid, ["apple-mail"]) == []
    assert without(grid, ["outlook.windows"]) == ["outlook.windows"]


@pytest.mark.parametrize(
    "source", ["", "<", "<p style=", "<style>@media{", "<style>{}}{</style>", "<p " * 5_000, "\x00\ud800"]
)
def test_no_markup_is_too_broken_to_be_read(source: str) -> None:
    used(source)
