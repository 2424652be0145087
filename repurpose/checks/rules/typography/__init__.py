"""Chinese typography (ZH)."""
