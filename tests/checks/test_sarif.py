"""SARIF: what version 2.1.0 of the standard requires of a log, held against what is written.

The required properties are those of the OASIS schema sarif-schema-2.1.0.json (errata 01, read 2026-11).
"""

import json
import re

import pytest

from repurpose.checks import engine, report
from repurpose.commands.build import all_rules
from repurpose.model import Finding
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

TEXT = '# 灯塔,礁石。\n\n他说:"灯在,船在。" 用LED灯......\n\n众所周知，灯在在亮。\n'
FINDINGS = engine.run(all_rules(), [read_post(TEXT, "posts/灯 塔.md", Reading())])


@pytest.fixture(scope="module")
def log() -> dict:
    part = Finding("EM01", "x", "error", "email", "subject", "m")
    return json.loads(report.as_sarif([*FINDINGS, part], all_rules(), "1.0"))


def test_the_log_names_its_version_and_schema(log: dict) -> None:
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    assert len(log["runs"]) == 1


def test_a_run_has_a_tool_with_a_named_driver(log: dict) -> None:
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"]
    assert driver["version"] == "1.0"


def test_every_rule_has_a_unique_id_and_its_texts(log: dict) -> None:
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")


def test_every_result_has_a_message_a_known_rule_and_a_level(log: dict) -> None:
    run = log["runs"][0]
    assert len(run["results"]) == len(FINDINGS) + 1
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_location_is_an_address_with_a_region_that_counts_from_one(log: dict) -> None:
    assert log["runs"][0]["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for result in log["runs"][0]["results"]:
        for location in result["locations"]:
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", physical["artifactLocation"]["uri"])
            region = physical.get("region", {"startLine": 1, "startColumn": 1})
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            assert region.get("endLine", region["startLine"]) >= region["startLine"]
