"""Request lines, header fields and the framing of bodies, right and wrong."""

from hypothesis import strategies as st

from tests.fuzz.sent import Header
from tests.fuzz.strategies.choices import ODD_BYTES, one_in, pick

METHODS = [
    *[b"GET"] * 4,
    *[b"HEAD", b"OPTIONS", b"POST", b"PUT", b"PATCH", b"DELETE", b"TRACE", b"CONNECT", b"get"],
    *[b"PROPFIND", b"M-SEARCH", b"QUERY", b"X", b"G\xe9T", b"", b"A" * 300, b"PRI", b"GET\tX"],
]
LANGUAGES = [b"zh-CN,zh;q=0.9", b"en", b"*", b"zh;q=x", b",,;;", b"\xe9", b"en;q=" + b"9" * 5000]
FIELDS: list[Header] = [
    *[(b"Accept-Language", value) for value in LANGUAGES],
    *[(b"Accept-Encoding", value) for value in (b"gzip", b"br;q=1.0, *;q=0", b"identity;q=0", b"")],
    *[(b"Range", value) for value in (b"bytes=0-1", b"bytes=-1", b"bytes=5-1", b"bytes=0-,1-,2-")],
    *[(b"Range", b"bytes=" + b"9" * 5000 + b"-"), (b"Range", b"\xe9"), (b"If-Range", b'"x"')],
    *[(b"If-None-Match", value) for value in (b"*", b'"x"', b'W/"', b"\xe9", b'"a",' * 500)],
    *[(b"If-Modified-Since", value) for value in (b"Thu, 01 Jan 1970 00:00:00 GMT", b"x", b"0")],
    (b"If-Modified-Since", b"Fri, 31 Dec 99999 23:59:60 GMT"),
    *[(b"Cookie", value) for value in (b"session=x", b"session=eyJ9.x.y", b"=;=", b"a" * 4000)],
    *[(b"Cookie", b"session=\xe9\xff"), (b"Cookie", b'a="\\777"'), (b"Cookie", b";" * 3000)],
    *[(b"Authorization", value) for value in (b"Basic x", b"Basic \xe9", b"Bearer", b"Digest a=")],
    *[(b"X-Forwarded-Host", b"evil.example"), (b"X-Forwarded-For", b"::1"), (b"Forwarded", b"x")],
    *[(b"X-Forwarded-Prefix", b"/x"), (b"X-HTTP-Method-Override", b"PUT"), (b"X-\xe9", b"1")],
    *[(b"Connection", b"close, X-A"), (b"Connection", b"\xe9")],
    *[(b"Upgrade", b"h2c"), (b"TE", b"x")],
    *[(b"Expect", b"100-continue"), (b"Expect", b"200-ok"), (b"Max-Forwards", b"0")],
    *[(b"Content-Encoding", b"gzip"), (b"Content-Type", b"text/plain"), (b"Content-MD5", b"=")],
    *[(b"X-Empty", b""), (b"X-Long", b"v" * 20_000), (b"X-Tab", b"a\tb"), (b"Proxy", b"http://a")],
    *[(b"Sec-Fetch-Site", b"cross-site"), (b"Sec-Fetch-Mode", b"no-cors"), (b"X_Under", b"1")],
    *[(b"Sec-Fetch-Dest", b"image"), (b"Sec-Fetch-Dest", b"\xe9"), (b"Date", b"x")],
]
BAD_FIELDS: list[Header] = [
    *[(b"X Space", b"1"), (b"", b"x"), (b"X", b"a\nb"), (b"X", b"a\0b"), (b"\xe4\xb8\xad", b"1")],
    *[(b"X" * 20_000, b"1"), (b"X", b"v" * 500_000), (b" folded", b"1"), (b"X", b"\r")],
]
ORIGINS = [
    *[b"null", b"http://evil.example", b"HTTP://LOCALHOST:8000", b"http://localhost", b"*", b""],
    *[b"http://\xe9", b"http://[", b"http://a.example, http://b.example"],
    *[b"file://", b"a" * 20_000],
    *[b"http://localhost:8000.evil.example", b"(.*", b"https://localhost:99999", b"\t"],
]
NAMES = [
    *[b"content-type", b"x-a,x-b", b"*", b"", b",", b"\xe9", b"content-type, authorization"],
    *[b"x-" + b"a" * 300, b",".join(b"x-%d" % number for number in range(300)), b"(a+)+$"],
    b",".join(b"x-%d" % number for number in range(2500)),
]
#: Ways to say how long a body is. In the first three what is said is true.
FRAMINGS = [*["length"] * 24, *["chunked"] * 3, "extended"]
LIES = [
    "short",
    "long",
    "negative",
    "word",
    "huge",
    "twice",
    "both",
    "cut chunk",
    "bad chunk",
    "none",
]


def cors_headers(draw: st.DrawFn, ours: list[bytes]) -> list[Header]:
    """Return an Origin, and often the request headers of a CORS-preflight request."""
    found = [(b"Origin", pick(draw, ours * 4 + ORIGINS))]
    if one_in(draw, 2):
        found.append((b"Access-Control-Request-Method", pick(draw, METHODS)))
    if one_in(draw, 2):
        found.append((b"Access-Control-Request-Headers", pick(draw, NAMES)))
    if one_in(draw, 12):
        found.append((b"Access-Control-Request-Private-Network", b"true"))
    return found


def odd_fields(draw: st.DrawFn) -> tuple[list[Header], bool]:
    """Return some header fields, and whether every server has to take them."""
    found = [pick(draw, FIELDS) for _ in range(pick(draw, [0, 0, 1, 1, 2, 4]))]
    if one_in(draw, 15):
        found.append((b"X-Odd", draw(ODD_BYTES).replace(b"\r", b"").replace(b"\n", b"")))
        return found * pick(draw, [1, 1, 60]), False
    if one_in(draw, 40):
        return [*found, pick(draw, BAD_FIELDS)], False
    is_plain = all(name != b"Expect" and b"\xe9" not in name + value for name, value in found)
    return found, is_plain


def host(draw: st.DrawFn, right: bytes) -> tuple[list[Header], bool]:
    """Return the Host header, and whether it is the server's own."""
    if not one_in(draw, 20):
        return [(b"Host", right)], True
    port = right.rpartition(b":")[2]
    wrong = [b"evil.example", b"", b"a b", b"[::1", b"localhost:99999", b"\xe9", b"a" * 3000, b"@"]
    names = [[b"127.0.0.1:" + port], [pick(draw, wrong)], [right, b"evil.example"], []]
    return [(b"Host", name) for name in pick(draw, names)], False


def framed(draw: st.DrawFn, content: bytes) -> tuple[list[Header], bytes, bool]:
    """Return a body's framing headers, its bytes on the wire, and whether the two agree."""
    if one_in(draw, 30):
        return *_lie(pick(draw, LIES), content), False
    match pick(draw, FRAMINGS):
        case "chunked":
            return [(b"Transfer-Encoding", b"chunked")], _chunks(content), True
        case "extended":
            return [(b"Transfer-Encoding", b"chunked")], _chunks(content, b';a="b"'), True
        case _:
            return [(b"Content-Length", b"%d" % len(content))], content, True


def _lie(how: str, content: bytes) -> tuple[list[Header], bytes]:
    length = len(content)
    said = {
        **{"short": b"%d" % (length + 100), "long": b"%d" % (length // 2), "negative": b"-1"},
        **{"word": b"ten", "huge": b"9" * 30},
    }
    chunked = (b"Transfer-Encoding", b"chunked")
    match how:
        case "twice":
            lengths = (length, length + 1)
            return [(b"Content-Length", b"%d" % length) for length in lengths], content
        case "both":
            return [(b"Content-Length", b"%d" % length), chunked], _chunks(content)
        case "cut chunk":
            return [chunked], _chunks(content)[: length // 2 + 2]
        case "bad chunk":
            return [chunked], b"zz\r\n" + content + b"\r\n-1\r\n\r\n"
        case "none":
            return [], content
        case _:
            return [(b"Content-Length", said[how])], content


def _chunks(content: bytes, extension: bytes = b"") -> bytes:
    parts = [content[start : start + 4000] for start in range(0, len(content), 4000)]
    written = [b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts]
    return b"".join([*written, b"0\r\n\r\n"])
