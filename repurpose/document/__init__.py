"""The ground floor: one reading of the author's file, which everything asks."""
