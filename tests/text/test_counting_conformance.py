"""twitter-text's own conformance cases, all 1,909 of validate.yml, extract.yml and tlds.yml."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from repurpose.text.counting import (
    Entity,
    extract_cashtags,
    extract_hashtags,
    extract_mentions,
    extract_mentions_or_lists,
    extract_reply,
    extract_urls,
    parse_post,
    strict_length,
)
from repurpose.text.counting.weighted import V1, V2, V3, Config, weigh
from tests.shared import shared


@cache
def groups(file: str) -> dict[str, list[dict[str, Any]]]:
    return yaml.safe_load(shared(f"facts/twitter-text/{file}.yml").read_text(encoding="utf-8"))["tests"]


def cases(file: str, group: str) -> list[dict[str, Any]]:
    return groups(file)[group]


def failures(cases: list[dict[str, Any]], answer: Callable[[str], Any]) -> list[Any]:
    return [
        (case["description"], got, case["expected"])
        for case in cases
        if (got := answer(case["text"])) != case["expected"]
    ]


def report(text: str, config: Config) -> dict[str, Any]:
    post = parse_post(text, config)
    return {
        "weightedLength": post.weighted_length,
        "valid": post.valid,
        "permillage": post.permillage,
        "displayRangeStart": post.display_range[0],
        "displayRangeEnd": post.display_range[1],
        "validRangeStart": post.valid_range[0],
        "validRangeEnd": post.valid_range[1],
    }


def values(extract: Callable[[str], list[Entity]]) -> Callable[[str], list[str]]:
    return lambda text: [entity.value for entity in extract(text)]


def with_indices(extract: Callable[[str], list[Entity]], key: str) -> Callable[[str], list[dict[str, Any]]]:
    return lambda text: [{key: entity.value, "indices": [entity.start, entity.end]} for entity in extract(text)]


def mentions_and_lists(text: str) -> list[dict[str, Any]]:
    found = [(entity, *entity.value.partition("/")) for entity in extract_mentions_or_lists(text)]
    return [
        {"screen_name": name, "list_slug": slash + slug, "indices": [entity.start, entity.end]}
        for entity, name, slash, slug in found
    ]


@pytest.mark.parametrize(
    ("group", "config", "count"),
    [
        ("WeightedTweetsCounterTest", V2, 20),
        ("WeightedTweetsWithDiscountedEmojiCounterTest", V3, 22),
        ("UnicodeDirectionalMarkerCounterTest", V3, 2),
    ],
)
def test_every_field_of_a_weighted_post(group: str, config: Config, count: int) -> None:
    found = cases("validate", group)
    assert len(found) == count
    assert failures(found, lambda text: report(text, config)) == []


@pytest.mark.parametrize(
    "group", ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"]
)
def test_the_quick_count_agrees_and_the_strict_one_is_not_below(group: str) -> None:
    for case in cases("validate", group):
        expected = case["expected"]["weightedLength"]
        assert weigh(case["text"])[0] == expected
        assert strict_length(case["text"]) >= expected


@pytest.mark.parametrize(
    ("group", "answer", "count"),
    [
        ("tweets", lambda text: parse_post(text, V1).valid, 8),
    ],
)
def test_valid_or_not(group: str, answer: Callable[[str], bool], count: int) -> None:
    found = cases("validate", group)
    assert len(found) == count
    assert failures(found, answer) == []


@pytest.mark.parametrize(
    ("group", "answer", "count"),
    [
        ("mentions", values(extract_mentions), 23),
        ("mentions_with_indices", with_indices(extract_mentions, "screen_name"), 3),
        ("mentions_or_lists_with_indices", mentions_and_lists, 5),
        ("replies", extract_reply, 13),
        ("urls", values(extract_urls), 91),
        ("urls_with_indices", with_indices(extract_urls, "url"), 10),
        ("urls_with_directional_markers", with_indices(extract_urls, "url"), 2),
        ("tco_urls_with_params", values(extract_urls), 5),
        ("hashtags", values(extract_hashtags), 65),
        ("hashtags_from_astral", values(extract_hashtags), 3),
        ("hashtags_with_indices", with_indices(extract_hashtags, "hashtag"), 8),
        ("cashtags", values(extract_cashtags), 8),
        ("cashtags_with_indices", with_indices(extract_cashtags, "cashtag"), 2),
    ],
)
def test_extraction(group: str, answer: Callable[[str], Any], count: int) -> None:
    found = cases("extract", group)
    assert len(found) == count
    assert failures(found, answer) == []


@pytest.mark.parametrize(("group", "count"), [("country", 315), ("generic", 1259)])
def test_top_level_domains(group: str, count: int) -> None:
    found = cases("tlds", group)
    assert len(found) == count
    assert failures(found, values(extract_urls)) == []
