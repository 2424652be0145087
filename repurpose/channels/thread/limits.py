"""What the networks charge and allow beside length: dated data. Lengths stand in `text.counting.limits`."""

from __future__ import annotations

X_PRICE_POST = 0.015
"""US dollars for one post without a URL. Source: X's pay-per-use price list, in force since 2026-04-20 (docs.x.com,
x-api/getting-started/pricing). Checked 2026-11."""
X_PRICE_POST_WITH_URL = 0.200
"""US dollars for one post with a URL in it, a bare domain included. Same source and day."""
X_CASHTAGS_PER_POST = 1
"""Cashtags in a post by a self-serve key. Source: X API changelog, 2026-02-23. Checked 2026-11."""
