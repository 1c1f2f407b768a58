"""Strategies for requests: mostly what a client might send, with something wrong in it."""

from tests.fuzz.strategies.plain import Lab
from tests.fuzz.strategies.rounds import Round, rounds

__all__ = ["Lab", "Round", "rounds"]
