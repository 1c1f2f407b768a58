"""What a piece of a paste begins with, by its form, and who reads it."""

import re

from .copied_fetch import CALL_LINE, read_fetch
from .copied_powershell import COPY_LINE, read_powershell
from .curl_transcript import COMMAND_LINE, ERROR_LINE, read_curl, read_output
from .given_json import JSON_LINE, read_json
from .header_block import read_headers
from .header_rows import TITLES
from .html_page import read_html
from .paste import Reader

READERS: dict[str, Reader] = {
    "command": read_curl,
    "output": read_output,
    "fetch": read_fetch,
    "powershell": read_powershell,
    "json": read_json,
    "html": read_html,
    "headers": read_headers,
}
#: Searches for the next line that a piece may begin with; its last group is one of READERS. Lines
#: without anything that is looked for first are passed over quickly.
BEGINNINGS = re.compile(
    r"^[ \t]{0,80}"
    r'(?=[^\n]{0,90}?(?:[-:/(<\t]|curl )|(?:\[\s{0,80})?\{\s{0,80}"'
    rf"|{'|'.join(TITLES)})(?:"
    rf"(?P<command>{COMMAND_LINE})"
    rf"|(?P<output>[<>]?[ ]?HTTP/[0-9.]{{1,3}}[ \t]|{ERROR_LINE}"
    r"|>?[ ]?[A-Z]{3,10} \S{1,8000} HTTP/[0-9.]{1,3}[ \t]{0,9}$)"
    rf"|(?P<fetch>{CALL_LINE})"
    rf"|(?P<powershell>{COPY_LINE})"
    rf"|(?P<json>{JSON_LINE})"
    r"|(?P<html><(?:!doctype|html|head|body)\b)"
    # Firefox begins a line of its console with that header's name.
    r"|(?!content.security.policy: the page)"
    r"(?P<headers>:?[\w-]{1,100}[ \t]?:(?!//)|:[a-z]{4,9}[ \t]|[\w-]{2,60}\t"
    r"|(?:[a-z]{1,20}-[\w-]{2,60})[ \t]{0,9}$"
    rf"|(?:request url|{'|'.join(TITLES)})\b)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
