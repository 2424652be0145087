"""How long a text is: 字数 by each definition, reading time, and its length on each network."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from repurpose.channels.thread.networks import all_networks
from repurpose.document.parse import read_file
from repurpose.text.word_count import length


def count(text: str) -> dict[str, Any]:
    """The counts of a Markdown text's words. Networks count the text as it would be posted: without marks."""
    words = read_file(text).document.plain
    networks = {}
    for network in all_networks():
        measured = network.measure(words)
        networks[network.name] = {"length": measured.length, "limit": measured.limit, "valid": measured.valid}
    return {"schema": 1, **asdict(length(words)), "networks": networks}


def as_text(counts: dict[str, Any]) -> str:
    """The counts as a table for people."""
    lines = [
        f"Han characters         {counts['han']:>8,}",
        f"Latin words, figures   {counts['words']:>8,}",
        f"characters, no spaces  {counts['characters']:>8,}",
        f"字数 (word processor)   {counts['word_processor']:>8,}",
        f"reading time           {counts['reading_minutes']:>8,} min",
    ]
    for name, one in counts["networks"].items():
        fits = "fits" if one["valid"] else "does not fit"
        lines.append(f"{name:<22} {one['length']:>8,} of {one['limit']:,}: {fits}")
    return "\n".join(lines)
