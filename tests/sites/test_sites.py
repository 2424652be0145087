"""Posts as twelve generators write them: built with the right title, day and address, and no mark of theirs printed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.shared import some

from .corpus import SITES
from .judge import Built, Judgement, build, shown
from .tree import Page, Site
from .unpublished import POSTS, PUBLIC, WEEK, Held, write

PAGES = [pytest.param(site, page, id=f"{site.name}:{page.path}") for site in SITES for page in site.pages]
ALL = [page for site in SITES for page in site.pages]
ALONE = [
    *some((page for page in ALL if page.marks or page.code), 2),
    *some((page for page in ALL if not page.marks), 4),
]
"""Posts that are built by themselves too, and not only in their week's digest."""
HELD = [pytest.param(held, id=held.way) for held in POSTS]


class Judgements(dict[str, Judgement]):
    """Judgements by the site's name: its weeks are built once, when the first of its posts is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def of(self, site: Site) -> Judgement:
        return self.setdefault(site.name, Judgement(site, self._folder / site.name))


@pytest.fixture(scope="module")
def judgements(tmp_path_factory: pytest.TempPathFactory) -> Judgements:
    return Judgements(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="module")
def held_week(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("unpublished")
    write(folder)
    return build(folder, "--week", WEEK)


NOT_YET: dict[str, str] = {}
"""Posts that do not come out right yet, each with what is missing; one that does makes its test fail until it leaves."""


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_has_fifteen_posts_five_in_a_week_half_of_them_in_its_dialect(site: Site) -> None:
    assert Counter(page.week for page in site.pages) == {"2026-W02": 5, "2026-W03": 5, "2026-W04": 5}
    assert sum(bool(page.marks) for page in site.pages) >= 6
    assert sum(bool(page.code) for page in site.pages) >= 2


@pytest.mark.parametrize(("site", "page"), PAGES)
def test_a_post_of_a_site_is_right(site: Site, page: Page, judgements: Judgements) -> None:
    judgement = judgements.of(site)
    faults = judgement.faults(page) if page in ALONE else [*judgement.in_week(page)]
    reason = NOT_YET.get(f"{site.name}:{page.path}")
    if reason:
        assert faults, f"right by now ({reason}): take it off the list"
        return
    assert not faults, "\n".join([f"{site.name}, {page.path}:", *(f"  {fault.kind}: {fault.what}" for fault in faults)])


def test_the_published_post_is_in_the_week(held_week: Built) -> None:
    assert PUBLIC[0] in held_week.posts


@pytest.mark.parametrize("held", HELD)
def test_an_unpublished_post_is_held_back(held: Held, held_week: Built) -> None:
    assert held_week.posts, "no issue: nothing is shown by that"
    assert held.path not in held_week.posts
    assert held.remark not in shown(held_week)
    assert not held_week.broken(held.path), "kept out by an error, not held back"
