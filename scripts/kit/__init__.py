"""The workshop's kit: its printed documents, made from the course's data."""
