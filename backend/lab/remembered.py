"""A bounded memory of what takes a long time to make."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Values by key, at most `size` of them, least recently used out first.

    A value is made once, by the first thread that asks for it: others that want it meanwhile wait,
    and those that want another value don't.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: OrderedDict[Hashable, _Entry[Value]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, make: Callable[[], Value], version: Hashable = None) -> Value:
        """Return the value of `key`, made now if it is missing or of another version.

        What `make` raises is not remembered.
        """
        entry = self._entry(key)
        with entry.lock:
            if not entry.values or entry.version != version:
                entry.values, entry.version = [make()], version
            return entry.values[0]

    def clear(self) -> None:
        """Forget all values. One that is being made now is still given to those who wait for it."""
        with self._lock:
            self._entries.clear()

    def _entry(self, key: Hashable) -> "_Entry[Value]":
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                entry = self._entries[key] = _Entry()
                if len(self._entries) > self._size:
                    self._entries.popitem(last=False)
            self._entries.move_to_end(key)
            return entry


class _Entry(Generic[Value]):
    """A value, once it is made: `values` holds it alone. None may be a value, too."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.values: list[Value] = []
        self.version: Hashable = None
