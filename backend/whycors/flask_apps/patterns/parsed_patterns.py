"""How Python itself parses a regular expression; the names are the same from 3.11 to 3.14."""

import importlib
from typing import Any

#: The kinds of items in a parsed pattern.
ops: Any = importlib.import_module("re._constants")
#: Its parse() returns the items, each a kind with what belongs to it.
parser: Any = importlib.import_module("re._parser")
