"""The calls at an app under watch, and how they are told."""
