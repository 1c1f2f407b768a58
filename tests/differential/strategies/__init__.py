"""Cases for the differential tests, shaped so that near-misses are common."""

from tests.differential.strategies.cases import cases
from tests.differential.strategies.requests import METHODS
from tests.differential.strategies.sites import Sites

__all__ = ["METHODS", "Sites", "cases"]
