"""Time zones by name. UTC needs no zone data, which some small systems do not have."""

from __future__ import annotations

import datetime as dt


def zone(name: str) -> dt.tzinfo:
    """The zone of an IANA name. Raises ValueError where there is none of that name."""
    if name == "UTC":
        return dt.UTC
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no such zone: {name}") from error


def is_zone(name: str) -> bool:
    """Whether there is a zone of that name."""
    try:
        zone(name)
    except ValueError:
        return False
    return True
