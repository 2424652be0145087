"""Our compile step against the original MJML, where node and an installed npm mjml are at hand (REPURPOSE_NPM_MJML)."""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.channels.email.test_words import random_post, rendered

_SCRIPT = """
const mjml = require(process.argv[2]); const fs = require('fs');
(async () => { const made = [];
for (const source of JSON.parse(fs.readFileSync(process.argv[3], 'utf8'))) {
  const { html, errors } = await (mjml.default || mjml)(source); made.push([html, (errors || []).map(e => e.message)]); }
fs.writeFileSync(process.argv[4], JSON.stringify(made)); })();
"""


_INLINE = r"</?(?:a|b|i|em|strong|code|span|small|sup|sub|del|s|u|img)\b(?:[^<>\"]|\"[^\"]*\")*>"


def words(html: str) -> str:
    """What is read in the body: inline tags join, all others part."""
    body = re.sub(r"<!--.*?-->", "", html[html.index("<body") :], flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", re.sub(_INLINE, "", body))).split())


def test_a_hundred_mails_say_what_npm_mjml_makes_of_them(tmp_path: Path) -> None:
    folder = os.environ.get("REPURPOSE_NPM_MJML", "")
    node = shutil.which("node")
    if not folder or node is None:
        pytest.skip("REPURPOSE_NPM_MJML names no installed npm mjml, or there is no node")
    mails = [rendered(random_post(seed)) for seed in range(100)]
    source, script, result = tmp_path / "mails.json", tmp_path / "mails.cjs", tmp_path / "made.json"
    source.write_text(json.dumps([mail.part("email.mjml").text for mail in mails]), encoding="utf-8")
    script.write_text(_SCRIPT, encoding="utf-8")
    subprocess.run([node, str(script), str(Path(folder).resolve()), str(source), str(result)], check=True, timeout=120)
    for mail, (html, errors) in zip(mails, json.loads(result.read_text(encoding="utf-8")), strict=True):
        assert errors == []
        assert words(mail.part("email.html").text) == words(html)
