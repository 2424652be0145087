"""Turn a post into an email issue, a social thread and a WeChat article."""

__version__ = "0.1.0"
