"""A Markdown body as a row of blocks: headings, text, originals in `<details>`, rules. Every word is in one block."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from repurpose.document.nodes import Block as Node
from repurpose.document.parse import read, standing_alone
from repurpose.document.prose_language import language_of_markdown
from repurpose.text.language import is_chinese

Kind = Literal["heading", "text", "code", "original", "rule"]

_OPEN = re.compile(r"<details\b[^>]*>", re.I)
_CLOSE = re.compile(r"</details\s*>|^[ ]{0,3}</(?:d[etails]{0,6}|s[umary]{0,6})$", re.I)
"""The end of a block. One cut off where its line ends, `</detai` or `</s`, ends it too: no original follows."""
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)(?:</summary\s*>|</p\s*>|\n|$)", re.I | re.S)
_LABEL = re.compile(r"original|source|transcript|english|chinese|原文|英文|原始|原稿", re.I)
_LABEL_ONLY = re.compile(
    r"(?:view|hide|show|see|click|to|expand|the|original|source|transcript|text|english|chinese|查看|隐藏|隱藏|显示|顯示|展开|"
    r"点击|英文|中文|原文|原始|原稿|[\s/()（）:：|·,，-])+",
    re.I,
)
_MARKUP = re.compile(r"</?(?:p|div|span|summary|details|blockquote)\b[^>]*>", re.I)
_BREAK = re.compile(r"<br\s*/?>\n?", re.I)


class Row(Struct, frozen=True):
    """A stretch of the body. `line` is that of its first line in the file; `level` is a heading's."""

    kind: Kind
    text: str
    line: int
    level: int = 0


def blocks(body: str, first_line: int = 1, path: str = "") -> list[Row]:
    """Cut a body (LF line ends) into blocks. Comments are no words and vanish; line numbers hold."""
    lang = language_of_markdown(_OPEN.split(body)[0] or body)
    return _Scanner(standing_alone(read(body, path)), first_line, lang, path).run()


class _Scanner:
    def __init__(self, body: str, first_line: int, lang: str, path: str = "") -> None:
        self.lines = body.split("\n")
        self.whole = {
            block.line - 1: block for block in read(body, path).blocks if block.kind in ("heading", "rule", "code")
        }
        self.first_line = first_line
        self.lang = lang
        self.found: list[Row] = []
        self.held: list[str] = []
        self.held_line = 0

    def run(self) -> list[Row]:
        index = 0
        while index < len(self.lines):
            index = self.step(index)
        self.flush()
        return self.found

    def step(self, index: int) -> int:
        """Read the block or line at `index`; returns where to go on."""
        line, block = self.lines[index], self.whole.get(index)
        if block is not None:
            return self.block(block, index)
        if _OPEN.search(line):
            return self.details(index)
        if not line.strip():
            self.flush()
        else:
            self.hold(_CLOSE.sub("", line), index)
        return index + 1

    def block(self, block: Node, index: int) -> int:
        """A heading, a rule, or a piece of code with its blank lines."""
        end = index + 1 + self.text_between(block.start, block.end).count("\n")
        if block.kind == "code":
            self.flush()
            self.found.append(Row("code", "\n".join(self.lines[index:end]), self.first_line + index))
        else:
            self.add(block.kind, block.text.replace("\n", " "), index, block.level)  # type: ignore[arg-type]
        return end

    def text_between(self, start: int, end: int) -> str:
        return "\n".join(self.lines)[start:end]

    def hold(self, line: str, index: int) -> None:
        if not line.strip():
            return
        if not self.held:
            self.held_line = self.first_line + index
        self.held.append(line)

    def flush(self) -> None:
        if self.held:
            self.found.append(Row("text", "\n".join(self.held), self.held_line))
            self.held = []

    def add(self, kind: Kind, text: str, index: int, level: int = 0) -> None:
        self.flush()
        self.found.append(Row(kind, text, self.first_line + index, level))

    def details(self, index: int) -> int:
        """A `<details>`: an original if its summary says so or its language is another, else ordinary text."""
        before, after = _OPEN.split(self.lines[index], maxsplit=1)
        self.hold(before, index)
        self.flush()
        end, rest = self.end_of_details(index, after)
        content = "\n".join([after, *self.lines[index + 1 : end]]) if end > index else after
        if end < len(self.lines) and end > index and _CLOSE.search(self.lines[end]):
            head, rest = _CLOSE.split(self.lines[end], maxsplit=1)
            content += "\n" + head
            end += 1
        elif end == index:
            content, rest = _CLOSE.split(after, maxsplit=1)
            end += 1
        self.keep_details(content, index)
        if rest.strip():
            self.hold(_CLOSE.sub("", rest), end - 1)
        return max(end, index + 1)

    def end_of_details(self, index: int, after: str) -> tuple[int, str]:
        """The line that closes the block; where none does, the line where other words begin."""
        if _CLOSE.search(after):
            return index, ""
        for at in range(index + 1, len(self.lines)):
            if _CLOSE.search(self.lines[at]):
                return at, ""
            if _OPEN.search(self.lines[at]):
                break
        return self.end_of_open_details(index), ""

    def end_of_open_details(self, index: int) -> int:
        """A block left open ends at a heading, at the next block, or where the body's own language is back."""
        seen = ""
        for at in range(index + 1, len(self.lines)):
            line = self.lines[at]
            if (at in self.whole and self.whole[at].kind == "heading") or _OPEN.search(line):
                return at
            starts = not self.lines[at - 1].strip() and bool(line.strip())
            if (
                starts
                and seen
                and is_chinese(self.lang)
                and is_chinese(language_of_markdown(line))
                and not is_chinese(language_of_markdown(seen))
            ):
                return at
            if not _SUMMARY.search(line):
                seen += line + "\n"
        return len(self.lines)

    def keep_details(self, content: str, index: int) -> None:
        summary = _SUMMARY.search(content)
        label = summary[1].strip() if summary else ""
        words = content[: summary.start()] + content[summary.end() :] if summary else content
        text = _BREAK.sub("\n", words)
        text = _MARKUP.sub("", text).strip("\n ")
        foreign = is_chinese(language_of_markdown(text)) != is_chinese(self.lang)
        if (label and _LABEL.search(label)) or (not label and foreign):
            extra = "" if _LABEL_ONLY.fullmatch(label) else label
            line = self.first_line + index + content[: len(content) - len(words.lstrip())].count("\n")
            self.found.append(Row("original", f"{extra}\n\n{text}".strip() if extra else text, line))
        else:
            joined = "\n\n".join(piece for piece in (label, words.strip("\n")) if piece)
            for inner in blocks(joined, self.first_line + index):
                self.found.append(inner)
