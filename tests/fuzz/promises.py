"""What must hold of every answer, and of the log afterwards."""

import re
from dataclasses import dataclass

from tests.fuzz.endpoints import bound_of
from tests.fuzz.meant import means_it, raised_on_purpose
from tests.fuzz.sent import Answer, Sent

TRACEBACK = re.compile(r"Traceback \(most recent call last\):\n(?:[ \t]+.*\n|\n)*(?=(\S.*))")
#: What Granian and scripts/run.py say when a process has gone.
ENDED = re.compile(r"^.*(?:panicked at|Unexpected exit from worker|ended \(exit code).*$", re.M)
#: Occurs in what is sent to a run, and nowhere else.
MARK = re.compile(rb"<of ([A-Za-z0-9_-]{16,64})>")


@dataclass(frozen=True)
class Fault:
    """A promise that was not kept: of which `kind`, and what was seen."""

    kind: str
    seen: str


def faults_of(sent: Sent, answer: Answer) -> list[Fault]:
    """Return what is wrong with an answer."""
    found = []
    if answer.status >= 500 and not means_it(sent):
        found.append(Fault(f"{answer.status} {sent.of}", repr(answer.body[:300])))
    bound = bound_of(sent)
    if answer.size > bound or answer.is_cut:
        found.append(Fault(f"size {sent.of}", f"{answer.size} bytes, at most {bound} are allowed"))
    if b"Traceback (most recent" in answer.body and b"Traceback" not in sent.raw:
        found.append(Fault(f"traceback {sent.of}", repr(answer.body[:300])))
    for run_id in set(MARK.findall(answer.body)):
        if run_id not in sent.raw.replace(b"\0", b""):  # it may be UTF-16
            found.append(Fault(f"leak {sent.of}", f"text of run {run_id.decode()}"))
    return found


def faults_in_log(log: str) -> list[Fault]:
    """Return the tracebacks that no scenario means, each kind once, and the ended processes."""
    found: dict[str, Fault] = {}
    for traceback in TRACEBACK.finditer(log):
        if not raised_on_purpose().search(traceback[0]):
            last = re.findall(r'File ".*?([^/"]+/[^/"]+)", line (\d+)', traceback[0])[-1:]
            where = ":".join(*last) if last else "?"
            kind = f"log {traceback[1].split(':')[0]} at {where}"
            found.setdefault(kind, Fault(kind, traceback[0][-1500:] + traceback[1][:300]))
    ended = [Fault("process ended", line[0]) for line in ENDED.finditer(log)]
    return [*found.values(), *ended]
