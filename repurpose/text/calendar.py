"""Names of months and days as standards write them: English, three letters, whatever the locale of the machine."""

from __future__ import annotations

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""From Monday, as `datetime.weekday` counts (RFC 5322, 3.3)."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""From January (RFC 5322, 3.3)."""
