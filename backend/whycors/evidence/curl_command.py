"""What a curl command asks for: https://curl.se/docs/manpage.html"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .exchanges import is_a_browsers
from .model import HeaderPairs

#: The options that take a value and say nothing that is read here.
_WITH_VALUE = frozenset(
    "-a -C -c -D -E -K -m -o -P -Q -r -t -w -x -Y -y -z --cacert --cert --connect-timeout --config "
    "--cookie-jar --dump-header --interface --key --limit-rate --max-redirs --max-time --noproxy "
    "--output --proxy --range --resolve --retry --retry-delay --stderr --trace --trace-ascii "
    "--tls-max --unix-socket --write-out --proxy-user -U --proxy-header --connect-to --ciphers "
    "--cert-type --key-type --pass --aws-sigv4 --output-dir --speed-limit --speed-time".split()
)
_DATA = frozenset(
    "-d --data --data-raw --data-binary --data-ascii --data-urlencode -F --form --form-string "
    "--json -T --upload-file".split()
)
#: The options that stand for a header.
_AS_HEADER = {
    "-A": "User-Agent",
    "--user-agent": "User-Agent",
    "-e": "Referer",
    "--referer": "Referer",
    "-b": "Cookie",
    "--cookie": "Cookie",
}
_VALUE_OPTIONS = frozenset(
    {"-H", "--header", "-X", "--request", "--url", "-u", "--user", "--oauth2-bearer"}
    | set(_AS_HEADER) | _DATA | _WITH_VALUE
)  # fmt: skip
_FORM = "application/x-www-form-urlencoded"


@dataclass
class CurlCommand:
    """A curl command. `headers` are those that it names; curl adds Host, User-Agent and Accept."""

    url: str | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    has_body: bool = False
    asked_method: str | None = None
    is_head: bool = False
    is_get: bool = False
    content_type: str = ""

    @property
    def method(self) -> str:
        """The method, as curl takes it from its options."""
        if self.asked_method:
            return self.asked_method
        if self.is_head:
            return "HEAD"
        return "POST" if self.has_body and not self.is_get else "GET"

    @property
    def is_copied(self) -> bool:
        """Whether it was copied from a browser, rather than typed."""
        return is_a_browsers(self.headers)

    @property
    def sent(self) -> HeaderPairs:
        """The headers that it names or that its options stand for."""
        names = {name.lower() for name, _ in self.headers}
        own = self.content_type if "content-type" not in names else ""
        return (*self.headers, *([("Content-Type", own)] if own else []))


def read_command(words: Sequence[str]) -> CurlCommand:
    """Return what a command's words after "curl" ask for."""
    command = CurlCommand()
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if not word.startswith("-") or word == "-":
            command.url = command.url or _with_scheme(word)
            continue
        option, attached = _parted(word)
        if option not in _VALUE_OPTIONS:
            _take_flag(command, option)
            if attached is not None and not word.startswith("--"):
                waiting.append(f"-{attached}")  # -sSi are three
            continue
        value = attached if attached is not None else waiting.pop() if waiting else ""
        _take(command, option, value)
    return command


def _parted(word: str) -> tuple[str, str | None]:
    """Return the option that a word begins with, and what is attached to it."""
    if word.startswith("--"):
        option, equals, value = word.partition("=")
        return option, value if equals else None
    return word[:2], word[2:] or None


def _take_flag(command: CurlCommand, option: str) -> None:
    if option in ("-I", "--head"):
        command.is_head = True
    elif option in ("-G", "--get"):
        command.is_get = True


def _take(command: CurlCommand, option: str, value: str) -> None:
    if option in ("-X", "--request"):
        command.asked_method = value
    elif option == "--url":
        command.url = _with_scheme(value)
    elif option in ("-H", "--header"):
        _take_header(command, value)
    elif option in _AS_HEADER:
        command.headers.append((_AS_HEADER[option], value))
    elif option in ("-u", "--user"):
        command.headers.append(("Authorization", f"Basic {value}"))
    elif option == "--oauth2-bearer":
        command.headers.append(("Authorization", f"Bearer {value}"))
    elif option in _DATA:
        _take_body(command, option)


def _take_header(command: CurlCommand, line: str) -> None:
    """Take a header; "Name;" is one without a value, and "Name:" takes one of curl's own away."""
    name, colon, value = line.partition(":")
    if colon and value.strip():
        command.headers.append((name.strip(), value.strip()))
    elif not colon and line.endswith(";"):
        command.headers.append((line[:-1].strip(), ""))


def _take_body(command: CurlCommand, option: str) -> None:
    command.has_body = True
    if option in ("-T", "--upload-file"):
        command.asked_method = command.asked_method or "PUT"
    elif option == "--json":
        command.content_type = "application/json"
        command.headers.append(("Accept", "application/json"))
    elif option in ("-F", "--form", "--form-string"):
        command.content_type = "multipart/form-data"
    else:
        command.content_type = command.content_type or _FORM


def _with_scheme(word: str) -> str:
    """Return a URL as curl takes it, which needs no scheme."""
    return word if "://" in word else f"http://{word}"
