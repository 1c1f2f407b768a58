"""A Flask app is imported: found by its name, inside of whatever wraps it."""
