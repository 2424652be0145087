"""Names of months and days as standards write them: English, three letters, whatever the locale of the machine."""

from __future__ import annotations

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""From Monday, as `datetime.weekday` counts (RFC 5322, 3.3)."""
_YEAR = "January February March April May June July August September October November December"
MONTH_NAMES = tuple(_YEAR.split())
"""In full, from January."""
MONTHS = tuple(name[:3] for name in MONTH_NAMES)
"""In three letters (RFC 5322, 3.3)."""
