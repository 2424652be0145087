"""A Markdown body as a row of blocks: headings, text, originals in `<details>`, rules. Every word is in one block."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from repurpose.text.language import is_chinese, language

Kind = Literal["heading", "text", "original", "rule"]

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_OPEN = re.compile(r"<details\b[^>]*>", re.I)
_CLOSE = re.compile(r"</details\s*>", re.I)
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)(?:</summary\s*>|</p\s*>|\n|$)", re.I | re.S)
_LABEL = re.compile(r"original|source|transcript|english|chinese|原文|英文|原始|原稿", re.I)
_LABEL_ONLY = re.compile(
    r"(?:view|hide|show|see|click|to|expand|the|original|source|transcript|text|english|chinese|查看|隐藏|隱藏|显示|顯示|展开|"
    r"点击|英文|中文|原文|原始|原稿|[\s/()（）:：|·,，-])+",
    re.I,
)
_MARKUP = re.compile(r"</?(?:p|div|span|summary|details|blockquote)\b[^>]*>", re.I)
_BREAK = re.compile(r"<br\s*/?>\n?", re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


class Block(Struct, frozen=True):
    """A stretch of the body. `line` is that of its first line in the file; `level` is a heading's."""

    kind: Kind
    text: str
    line: int
    level: int = 0


def blocks(body: str, first_line: int = 1) -> list[Block]:
    """Cut a body (LF line ends) into blocks. Comments are no words and vanish; line numbers hold."""
    return _Scanner(_blank_comments(body), first_line, language(_OPEN.split(body)[0] or body)).run()


def _blank_comments(body: str) -> str:
    """Comments outside code, replaced by as many line breaks as they had."""
    if "<!--" not in body:
        return body
    pieces = re.split(r"(^ {0,3}(?:```|~~~).*?^ {0,3}(?:```|~~~)[^\n]*$)", body, flags=re.M | re.S)
    return "".join(
        piece if index % 2 else _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), piece)
        for index, piece in enumerate(pieces)
    )


class _Scanner:
    def __init__(self, body: str, first_line: int, lang: str) -> None:
        self.lines = body.split("\n")
        self.first_line = first_line
        self.lang = lang
        self.found: list[Block] = []
        self.held: list[str] = []
        self.held_line = 0

    def run(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            index = self.step(index)
        self.flush()
        return self.found

    def step(self, index: int) -> int:
        """Read the block or line at `index`; returns where to go on."""
        line = self.lines[index]
        if _FENCE.match(line):
            return self.fence(index)
        heading = _HEADING.match(line)
        if heading:
            self.add("heading", heading[2], index, len(heading[1]))
        elif self.held and len(self.held) == 1 and re.fullmatch(r" {0,3}(=+|-{2,})[ \t]*", line):
            self.found.append(Block("heading", self.held[0].strip(), self.held_line, 1 if "=" in line else 2))
            self.held = []
        elif _RULE.match(line):
            self.add("rule", "", index)
        elif _OPEN.search(line):
            return self.details(index)
        elif not line.strip():
            self.flush()
        else:
            self.hold(_CLOSE.sub("", line), index)
        return index + 1

    def hold(self, line: str, index: int) -> None:
        if not line.strip():
            return
        if not self.held:
            self.held_line = self.first_line + index
        self.held.append(line)

    def flush(self) -> None:
        if self.held:
            self.found.append(Block("text", "\n".join(self.held), self.held_line))
            self.held = []

    def add(self, kind: Kind, text: str, index: int, level: int = 0) -> None:
        self.flush()
        self.found.append(Block(kind, text, self.first_line + index, level))

    def fence(self, index: int) -> int:
        """A code block is one block, blank lines and all."""
        opened = _FENCE.match(self.lines[index])
        mark = opened[1] if opened else "```"
        close = re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        end = next((at for at in range(index + 1, len(self.lines)) if close.match(self.lines[at])), len(self.lines) - 1)
        self.flush()
        self.found.append(Block("text", "\n".join(self.lines[index : end + 1]), self.first_line + index))
        return end + 1

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
            if _HEADING.match(line) or _OPEN.search(line):
                return at
            starts = not self.lines[at - 1].strip() and bool(line.strip())
            if (
                starts
                and seen
                and is_chinese(self.lang)
                and is_chinese(language(line))
                and not is_chinese(language(seen))
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
        foreign = is_chinese(language(text)) != is_chinese(self.lang)
        if (label and _LABEL.search(label)) or (not label and foreign):
            extra = "" if _LABEL_ONLY.fullmatch(label) else label
            line = self.first_line + index + content[: len(content) - len(words.lstrip())].count("\n")
            self.found.append(Block("original", f"{extra}\n\n{text}".strip() if extra else text, line))
        else:
            joined = "\n\n".join(piece for piece in (label, words.strip("\n")) if piece)
            for inner in blocks(joined, self.first_line + index):
                self.found.append(inner)
