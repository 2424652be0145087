"""UTM parameters: on the site's own links and no others, the same in both parts."""

import re

import pytest

from repurpose.channels.base import Request
from repurpose.channels.email.render.utm import tracking
from repurpose.templating import Templates
from tests import factories
from tests.channels.email.test_formatter import project, render

UTM = {"source": "newsletter", "campaign": "week {id}"}
VIEW = "https://example.org/issues/{id}"
ADDED = "utm_source=newsletter&utm_campaign=week%20maps"

ADDRESSES = [
    ("https://example.org/maps/", f"https://example.org/maps/?{ADDED}"),
    ("https://www.example.org", f"https://www.example.org?{ADDED}"),
    ("https://example.org/a?page=2", f"https://example.org/a?page=2&{ADDED}"),
    ("https://example.org/a?", f"https://example.org/a?{ADDED}"),
    ("https://example.org/a#lamp?b", f"https://example.org/a?{ADDED}#lamp?b"),
    ("https://example.org/?utm_source=own", "https://example.org/?utm_source=own&utm_campaign=week%20maps"),
    ("https://example.org/?utm_source=", "https://example.org/?utm_source=&utm_campaign=week%20maps"),
    (f"https://example.org/?{ADDED}", f"https://example.org/?{ADDED}"),
    ("https://example.org/灯塔?问=答", f"https://example.org/灯塔?问=答&{ADDED}"),
    ("https://example.org/issues/maps", "https://example.org/issues/maps"),
    ("https://other.example.org/", "https://other.example.org/"),
    ("https://example.com/", "https://example.com/"),
    ("mailto:editor@example.org", "mailto:editor@example.org"),
    ("https://[broken/", "https://[broken/"),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_only_addresses_of_the_site_gain_parameters(address: str, expected: str) -> None:
    request = Request(factories.single(factories.plain()), project(utm=UTM, view_url=VIEW), Templates())
    assert tracking(request, "https://example.org/issues/maps")(address) == expected


def test_both_parts_carry_the_same_addresses() -> None:
    body = "See [the log](https://example.org/log?a=1&b=2#p3) and [a map](https://maps.example/x)."
    rendered = render(factories.single(factories.plain(body=body)), project(utm=UTM, view_url=VIEW))
    html, text = rendered.part("email.html").text, rendered.part("email.txt").text
    assert f'href="https://example.org/log?a=1&amp;b=2&amp;{ADDED.replace("&", "&amp;")}#p3"' in html
    assert f"https://example.org/log?a=1&b=2&{ADDED}#p3" in text
    for untouched in ('href="https://maps.example/x"', 'href="https://example.org/issues/maps"', "%%unsubscribe_url%%"):
        assert untouched in html
    assert re.search(r"^\[\d+\] https://example\.org/issues/maps$", text, re.M)


def test_the_page_on_the_site_itself_does_not_count_its_own_links() -> None:
    rendered = render(factories.single(), project(utm=UTM, view_url=VIEW))
    assert "utm_" in rendered.part("email.html").text
    assert "utm_" not in rendered.part("archive.html").text


def test_without_the_setting_nothing_is_added() -> None:
    rendered = render(factories.single())
    assert not any("utm_" in part.text for part in rendered.parts)
