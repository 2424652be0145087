"""Words that hold a statement back."""

from __future__ import annotations

HEDGES = r"也许|或许|大概|似乎|好像|恐怕|\b(?:perhaps|maybe|possibly|probably|might)\b"
"""Alternatives of a pattern: what is a reservation wherever it occurs. Who counts them and who compares two sentences
by them each know more. Our own list (2026-11)."""
