"""The local page that shows an issue as its readers will see it, and the server behind it."""
