"""`python -m repurpose`."""

from repurpose.cli import main

main()
