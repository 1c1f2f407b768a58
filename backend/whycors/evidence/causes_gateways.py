"""What stands before an app, or in its place, answered by itself, and not because of CORS."""

from ..remedies.answerer import Sender
from .cause import Found
from .told import Told

_TOO_LARGE, _TOO_MANY = 413, 429
_BOT_CHECK = "cf-mitigated: challenge"
_STORE = "server: amazons3"
#: From here on a gateway tells of the app behind it.
_SERVER_ERRORS = 500


def answered_by_itself(told: Told, by: Sender) -> Found | None:
    """Return the cause where a limit, a gateway or a store gave the answer that was seen."""
    if told.status == _TOO_LARGE:
        return Found("too-large", degree="follows")
    if told.status == _TOO_MANY:
        return Found("too-many-requests", degree="follows")
    return _of_gateway(told, by) or _of_store(told, by)


def _of_gateway(told: Told, by: Sender) -> Found | None:
    if by.answerer != "proxy" or told.status >= _SERVER_ERRORS:
        return None
    is_check = by.sign.lower() == _BOT_CHECK
    return Found("bot-check" if is_check else "gateway-refused", {"sign": by.sign}, "follows")


def _of_store(told: Told, by: Sender) -> Found | None:
    """Amazon S3 has no app behind it; an error of its own comes before CORS."""
    is_store = f"server: {told.header('server') or ''}".lower() == _STORE
    if not is_store or by.answerer == "cache" or told.base != "MissingAllowOriginHeader":
        return None
    cause = "store-refused" if told.status >= 400 else "store-without-rule"
    return Found(cause, {"sign": "Server: AmazonS3"}, "follows")
