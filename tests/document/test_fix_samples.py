"""`check --fix` on every sample, judged by markdown-it-py: prose alone is changed, and a second run changes nothing.

What the other reader calls code, an address, a tag, and the whole frame of blocks and inlines, must be the same before
and after; of the front matter, all but the values of title and summary. Letters and figures stay everywhere.

Two things are judged as authors mean them. A line that only closes `<details>` ends the raw HTML, where CommonMark waits
for a blank line. `**30%**的` is bold, where CommonMark misses a space and pairs the marks behind it wrongly: a block of
which the other reader saw all bold words as they are meant stays so, one that it misread may be read otherwise.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from repurpose.commands import fix
from repurpose.config import Project, Settings
from tests.shared import SOAK, shared

SAMPLE = 15
"""How many posts a quick run takes, evenly spread."""
SHOWN = {"title", "summary", "description", "excerpt", "dek", "subtitle"}
ONLY_CLOSED = re.compile(r"(?m)^[ \t]*(?:</(?:details|summary|div|section|center|figure|table|blockquote)>[ \t]*)+$")
EMPHASIS = {"strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"}
RAW = {"script", "style", "pre", "code"}


def samples() -> list[Path]:
    paths = sorted(path for path in shared("samples").rglob("*.md") if path.name != "README.md")
    return paths if SOAK else paths[:: max(len(paths) // SAMPLE, 1)]


class Tags(HTMLParser):
    """The tags, comments and raw content of some HTML, as they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(self.get_starttag_text() or tag)
        self.inside += [tag] if tag in RAW else []

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")
        self.inside = self.inside[:-1] if tag in RAW else self.inside

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_data(self, data: str) -> None:
        self.found += [data] if self.inside else []

    def handle_entityref(self, name: str) -> None:
        self.found.append(name)

    handle_charref = handle_entityref


def reader() -> MarkdownIt:
    """CommonMark with tables and struck words; addresses as they are written."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.normalizeLink = made.normalizeLinkText = lambda url: url  # type: ignore[method-assign]
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


def tags(markup: str) -> list[str]:
    parser = Tags()
    parser.feed(markup)
    parser.close()
    return parser.found


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def tokens(body: str) -> Iterator[Token]:
    yield from flat(reader().parse(ONLY_CLOSED.sub(lambda match: f"{match[0]}\n", body)))


def bold(body: str) -> list[tuple[list[str], list[str]]]:
    """The bold words of each block as they are meant, between a `**` and the next, and as the other reader sees them."""
    blocks = [token for token in tokens(body) if token.type == "inline"]
    meant = [[letters(words) for words in re.findall(r"\*\*(.+?)\*\*", block.content, re.S)] for block in blocks]
    return [(words, list(read_as_bold(block.children or []))) for words, block in zip(meant, blocks, strict=True)]


def lost(before: str, after: str) -> list[str]:
    """What is bold no longer in a block whose bold words were all seen as they are meant."""
    pairs = zip(bold(before), bold(after), strict=True)
    return [words for (meant, seen), (_, now) in pairs if meant == seen != now for words in meant]


def read_as_bold(pieces: list[Token]) -> Iterator[str]:
    open_ones: list[str] = []
    for piece in pieces:
        if piece.type == "strong_open":
            open_ones.append("")
        elif piece.type == "strong_close":
            yield letters(open_ones.pop())
        else:
            open_ones = [words + piece.content for words in open_ones]


def frame(body: str) -> list[object]:
    """All of a body that is no prose, in its order."""
    found: list[object] = []
    for token in tokens(body):
        if token.type in EMPHASIS:
            continue
        if token.type in ("text", "inline"):
            found += re.findall(r"https?://[!-~]*[A-Za-z0-9/]", token.content) if token.type == "text" else []
        elif token.type == "html_block":
            found += tags(token.content)
        else:
            shown = token.content if token.type in ("fence", "code_block", "code_inline", "html_inline") else ""
            addresses = tuple(sorted((k, v) for k, v in token.attrs.items() if k in ("href", "src")))
            found.append((token.type, token.tag, token.markup, token.info, shown, addresses))
    return found


def halves(text: str) -> tuple[str, str]:
    """The front matter, as the samples write it, and the body."""
    match = re.match(r"(-{3,})[ \t]*\n.*?\n-{3,}[ \t]*(?:\n|\Z)", text, re.S)
    return (match[0], text[match.end() :]) if match else ("", text)


def other_keys(front: str) -> tuple[str, dict[str, object]]:
    """The front matter without the values that are prose, as it is written and as it reads."""
    lines = front.split("\n")
    node = yaml.compose("\n".join(lines[1:-2]), Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return front, {}
    block = "\n".join(lines[1:-2])
    loose = [value for key, value in node.value if str(key.value).lower() in SHOWN and value.id == "scalar"]
    for value in sorted(loose, key=lambda one: -one.start_mark.index):
        block = block[: value.start_mark.index] + block[value.end_mark.index :]
    read = yaml.load("\n".join(lines[1:-2]), Loader=yaml.BaseLoader)
    return block, {key: value for key, value in read.items() if str(key).lower() not in SHOWN}


def letters(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in normal if character.isalnum())


def first_difference(before: list[object], after: list[object]) -> str:
    at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return f"{len(before)} pieces became {len(after)}"
    return f"{str(before[at])[:200]!r} became {str(after[at])[:200]!r}"


def faults(before: bytes, after: bytes) -> Iterator[str]:
    """What a mend did to a file that it may not do."""
    old, new = before.decode(), after.decode()
    if [line[len(line.rstrip("\r\n")) :] for line in old.splitlines(keepends=True)] != [
        line[len(line.rstrip("\r\n")) :] for line in new.splitlines(keepends=True)
    ]:
        yield "line ends changed"
    old, new = (text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n") for text in (old, new))
    (old_front, old_body), (new_front, new_body) = halves(old), halves(new)
    if letters(old) != letters(new):
        yield "a letter or a figure changed"
    if old_front != new_front and other_keys(old_front) != other_keys(new_front):
        yield "front matter changed beside title and summary"
    if re.findall(r"[*_~]", old) != re.findall(r"[*_~]", new):
        yield "a mark of emphasis changed"
    if frame(old_body) != frame(new_body):
        yield first_difference(frame(old_body), frame(new_body))
    elif words := lost(old_body, new_body):
        yield f"no longer bold: {words[:5]}"


def mend(folder: Path) -> None:
    """As `check FOLDER --fix` does, without the check after it."""
    for one in fix.mend(Project(Settings(), folder), [folder]):
        fix.write(one)


def test_a_mend_of_a_folder_changes_prose_alone_and_only_once(tmp_path: Path) -> None:
    originals = {tmp_path / path.relative_to(shared("samples")): path for path in samples()}
    for copy, original in originals.items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copy)
    mend(tmp_path)
    once = {copy: copy.read_bytes() for copy in originals}
    told = [
        f"{original}: {fault}"
        for copy, original in originals.items()
        for fault in faults(original.read_bytes(), once[copy])
    ]
    assert sum(once[copy] != original.read_bytes() for copy, original in originals.items()) > len(originals) // 4
    mend(tmp_path)
    told += [
        f"{original}: a second run changed it"
        for copy, original in originals.items()
        if copy.read_bytes() != once[copy]
    ]
    assert not told, f"{len(told)} faults in {len(originals)} posts\n" + "\n".join(told)
