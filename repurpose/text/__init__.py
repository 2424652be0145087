"""Pure functions on strings: no disk, no network, no clock."""
