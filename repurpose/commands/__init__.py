"""The work of each command, free of the command line and testable."""
