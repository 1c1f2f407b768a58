"""Somebody's own Flask app under the engine: the check, the watch and the pytest plugin."""
