"""Small mails for the examples of rules."""

from __future__ import annotations

import json
from typing import Any

from repurpose.model import Part, Rendered


def mail(*, envelope: dict[str, Any] | None = None, **parts: str) -> Rendered:
    """A rendered email of the parts named: subject, preheader, html, txt, eml."""
    names = {"html": "email.html", "txt": "email.txt", "eml": "email.eml", "mjml": "email.mjml"}
    made = [
        Part(names.get(name, name), "html" if name == "html" else "line", content) for name, content in parts.items()
    ]
    if envelope is not None:
        made.append(Part("envelope.json", "json", json.dumps(envelope)))
    return Rendered("email", "sample", tuple(made))
