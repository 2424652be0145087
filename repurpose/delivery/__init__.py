"""What lies in the outbox, and its way to readers: once, and never other than it was previewed."""
