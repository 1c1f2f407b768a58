"""Every command of scripts/ ends quietly when whoever reads its output has seen enough."""

import subprocess
import sys
from subprocess import PIPE

from scripts.command import READER_GONE
from scripts.running_lab import ROOT, clean_environment, free_ports

CASE = '{"id": "1", "page_origin": "http://a.test", "request": {"url": "http://b.test/"}}'
COMMANDS = {
    "run.py": ["--no-open"],
    "diagnose.py": ["https://api.test/"],
    "explain.py": ["-"],
    "explain.py --message": ["TypeError: Failed to fetch"],
    "bench.py": ["--help"],
    "screenshots.py": ["--help"],
    "test.py": ["--collect-only"],
}
SERVERS = ("server.py", "bare_app.py")
FILES = [path for path in (ROOT / "scripts").rglob("*.py") if path.name not in SERVERS]


def without_reader(name: str, arguments: list[str]) -> tuple[int, str]:
    """Run a command whose output nobody reads; return its exit code, and what else it said."""
    script, *options = name.split()
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    with subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / script), *options, *arguments],
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        text=True,
        env=clean_environment() | dict(zip(names, map(str, free_ports()), strict=True)),
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(CASE)
        process.stdin.close()
        said = process.stderr.read()
    return process.returncode, said


def test_command_without_a_reader_ends_quietly() -> None:
    ended = {name: without_reader(name, arguments) for name, arguments in COMMANDS.items()}

    quiet = ((READER_GONE, ""), (0, ""))  # argparse handles --help in its own way
    assert {name: end for name, end in ended.items() if end not in quiet} == {}
    assert ended["explain.py"] == (READER_GONE, "")


def test_every_command_ends_by_the_same_words() -> None:
    commands = {path.name: path.read_text(encoding="utf-8") for path in FILES}
    run = {name: text for name, text in commands.items() if '__name__ == "__main__"' in text}

    assert "explain.py" in run
    assert [name for name, text in run.items() if "    run_command(" not in text] == []
