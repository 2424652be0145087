"""Labels that are no name, printed in anything built of the sample talks: `python -m tests.benchmarks.bench_speakers`.

Every post of the samples with a labelled speaker is built for all channels, and every part read as a reader sees it.
A part (`主持人`, `Speaker 0`, `Interviewer`), a bracket or a time code that stands as a name does, before a colon or behind
a dash, is told with its place. The words are listed here apart from the reader's own on purpose.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from repurpose import digest
from repurpose.channels import CHANNELS
from repurpose.channels.base import Request
from repurpose.commands import gather
from repurpose.config import Project, Settings, SiteOptions
from repurpose.model import Post
from repurpose.sources import files
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.templating import Templates
from tests.factories import channels
from tests.shared import SHARED

FOLDERS = ("pair", "odd", "week/notes", "newsletters", "site/posts", "site/notes", "site/clippings")
_PART = (
    "(?:主持人?|嘉宾|旁白|观众|听众|发言人|采访者|受访者|记者|提问者?|回答|录音|广告|众人|全体|三人|对话者|亲历者|互动者|讲者|"
    "主讲人|AI ?助手|host|guest|speaker|interviewer|audience|narrator|unknown|woman|man)"
    r"[ #_-]{0,2}[\dA-Z一二三四]{0,3}"
)
_WRONG = re.compile(
    rf"(?:^|[\n*“「—–])[ ]*[\[【]?{_PART}[\]】]?(?: ?[（(][^)）\n]{{1,20}}[)）])?[ \n]*[:：]"
    rf"|(?:——|—|–)[ ]*[\[【]?{_PART}[\]】]?[ ]*(?:$|[，,（(\n])"
    r"|\b(?:speaker|spk)[ _]?\d|(?:^|\n)[ ]*[\[【][^\]】\n]{1,30}[\]】][ ]*[:：]|[\[(（]\d{1,2}:\d\d(?::\d\d)?[\])）]",
    re.I,
)
_TAG = re.compile(r"<style\b.*?</style>|<script\b.*?</script>|<[^>]+>", re.S)


def talks() -> Iterator[Post]:
    for folder in FOLDERS:
        for path in sorted((SHARED / "samples" / folder).glob("*.md")):
            if path.name != "README.md":
                post = read_post(files.read(path), str(path), Reading())
                if any(turn.speaker.label for _, turn in post.turns()):
                    yield post


def parts(post: Post, project: Project) -> Iterator[tuple[str, str]]:
    """What every channel makes of a post, as words."""
    issue = digest.several(gather.enriched([post]), project.settings)
    for channel in CHANNELS:
        for part in channel.render(Request(issue, project, Templates())).parts:
            if isinstance(part.content, str):
                words = _TAG.sub("\n", part.content) if part.name.endswith((".html", ".mjml")) else part.content
                yield f"{channel.name}/{part.name}", html.unescape(words).replace("\\n", "\n")


def main() -> None:
    project = Project(Settings(site=SiteOptions(url="https://example.org"), channels=channels()), Path("/nowhere"))
    count = built = wrong = 0
    for post in talks():
        count += 1
        for name, words in parts(post, project):
            built += 1
            for found in _WRONG.finditer(words):
                wrong += 1
                print(f"{Path(post.path).name} {name}: {words[max(0, found.start() - 20) : found.end() + 20]!r}")
    print(f"labels printed that are no names: {wrong} in {built} parts of {count} talks")


if __name__ == "__main__":
    main()
