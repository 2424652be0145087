"""The names of boxes, in all the tools that have them, and what kind each is."""

from __future__ import annotations

KIND_OF = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "tldr", "todo", "example", "quote", "cite"), "note"),
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "question", "help", "faq"), "tip"),
    "important": "important",
    **dict.fromkeys(("warning", "attention", "failure", "fail", "missing", "bug"), "warning"),
    **dict.fromkeys(("caution", "danger", "error"), "caution"),
}
"""The kinds of box that VitePress, Docusaurus, MkDocs Material, Obsidian and Quarto name (their manuals, read 2026-11),
as the five that GitHub has. Any other is a note."""
