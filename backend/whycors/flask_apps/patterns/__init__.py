"""Patterns of origins and paths: what they admit, and the shortest name that they shouldn't."""
