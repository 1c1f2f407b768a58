"""What a watched app's callers ask, call by call: the last ones, each judged as it comes."""

import contextlib
import queue
import secrets
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from .watching_calls import WatchedCall
from .watching_pairs import call_continued_by
from .watching_turns import WatchedTurn

#: How many calls are kept; the oldest give way.
MAX_CALLS = 100
#: How many exchanges may wait to be judged; in a flood of them the newest aren't looked at.
MAX_WAITING = 1000
#: After so long without the request, a browser has refused the preflight, or been closed.
GIVEN_UP_SECONDS = 2.0


class Watch:
    """The calls of pages, judged in a thread of its own: nobody who is answered waits for it.

    `tell` is called in that thread with each call that something has become of.
    """

    def __init__(self, tell: Callable[[WatchedCall], None]) -> None:
        self.id = secrets.token_hex(4)  # tells it from the watch of another start of the app
        self.changed = threading.Condition()
        self.version = 0  # how often something has changed
        self._is_overrun = False
        self._tell = tell
        self._count = 0
        self._calls: deque[WatchedCall] = deque(maxlen=MAX_CALLS)
        self._under_way: list[WatchedCall] = []
        self._noted: queue.Queue[WatchedTurn] = queue.Queue(MAX_WAITING)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    @property
    def calls(self) -> list[WatchedCall]:
        """The last calls, in the order in which they began."""
        with self.changed:
            return list(self._calls)

    def note(self, turn: WatchedTurn) -> None:
        """Take an exchange whose head is settled; never waits."""
        if self._thread is None:
            self._start()
        try:
            self._noted.put_nowait(turn)
        except queue.Full:
            if not self._is_overrun:
                self._is_overrun = True
                print("whycors: too much is asked at once: some of it is not told", file=sys.stderr)

    def settle(self) -> None:
        """Wait until all that was noted is judged."""
        self._noted.join()

    def changed_since(self, version: int) -> tuple[int, list[WatchedCall]]:
        """Return the version that is now, and the calls that have changed since another one."""
        with self.changed:
            return self.version, [call for call in self._calls if call.version > version]

    def wait_for_change(self, version: int, timeout_seconds: float) -> None:
        """Return once the version is another than that, or time is over."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, timeout_seconds)

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._judge, name="whycors", daemon=True)
                self._thread.start()

    def _judge(self) -> None:
        while True:
            with contextlib.suppress(queue.Empty):
                turn = self._noted.get(timeout=GIVEN_UP_SECONDS if self._under_way else None)
                self._go_on_without_fault(self.take, turn)
                self._noted.task_done()
            self._go_on_without_fault(self.give_up_before, time.monotonic() - GIVEN_UP_SECONDS)

    def _go_on_without_fault(self, do: Callable[[Any], None], what: object) -> None:
        """Do it; a fault of ours is said in one line, and ends no watch."""
        try:
            do(what)
        except Exception as error:
            print(f"whycors: a call could not be told of: {error!r}", file=sys.stderr)

    def take(self, turn: WatchedTurn) -> None:
        """Judge the call that an exchange is of, and tell of it."""
        begun = call_continued_by(turn, self._under_way)
        if begun is None:
            self._count += 1
            call = WatchedCall(self._count, turn)
        else:
            call = begun
            self._under_way.remove(call)
            call.go_on(turn)
        if call.state == "waits" or call.is_redirected:
            self._under_way = [*self._under_way, call][-MAX_CALLS:]
        with self.changed:
            if begun is None:
                self._calls.append(call)
        self._has_changed(call)

    def give_up_before(self, noted: float) -> None:
        """Wait no longer for what follows answers that came before then, a time.monotonic()."""
        over = [call for call in self._under_way if call.noted < noted]
        self._under_way = [call for call in self._under_way if call not in over]
        for call in over:
            call.give_up()
            self._has_changed(call)

    def _has_changed(self, call: WatchedCall) -> None:
        with self.changed:
            self.version += 1
            call.version = self.version
            self.changed.notify_all()
        self._tell(call)
