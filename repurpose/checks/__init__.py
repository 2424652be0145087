"""Finding faults: what a rule is, running rules, and showing what they found."""
