"""What a thread will be billed, as one line of a report."""

from __future__ import annotations

import json

from repurpose.model import Rendered


def cost_lines(rendered: Rendered) -> list[str]:
    """A line for each network that bills: how many posts, how many with a link, US dollars."""
    from repurpose.text.counting import has_url

    lines = []
    for part in rendered.parts:
        if part.kind == "json" and (data := json.loads(part.text))["cost_usd"]:
            linked = sum(has_url(post["text"]) for post in data["posts"])
            count, price = len(data["posts"]), data["cost_usd"]
            lines.append(f"{data['network']}: {count} posts, {linked} with a link, ${price:.3f}")
    return lines
