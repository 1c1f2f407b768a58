"""Playing the course in a real browser: for the answer key, and as the rehearsal of a workshop."""
