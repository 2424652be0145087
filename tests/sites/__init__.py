"""Small sites of twelve generators, written for the purpose, and what their readers must get."""
