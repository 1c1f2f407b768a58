"""What a test claims of an app, and the proof of it."""

from .claims import Cors

__all__ = ["Cors"]
