"""What Internet Explorer 10 and 11, and Edge until version 18, printed.

Quoted by questions, and by Microsoft's pages on CORS. They are recognised, never printed.
sentence.py says what the marks in a sentence mean; the keys are reasons.
"""

from .sentence import wordings

EDGEHTML_SENTENCES = {
    "OriginNotAllowed": "«Origin {page_origin} not found in Access-Control-Allow-Origin header».",
    "OriginNotAllowed.cors": "«The origin '{page_origin}' did not find '{wanted}' in the Access-Control-Allow-Origin response header»‹ for cross-origin … at '{url}'›",
    "OriginNotAllowed.failed": "«The origin '{page_origin}' failed to allow a cross-origin»‹ … resource at '{url}'›",
    "MultipleAllowOriginValues": "«Multiple Access-Control-Allow-Origin headers are not allowed for CORS» response.",
    "InvalidAllowCredentials": '«Credentials flag was set to true, but Access-Control-Allow-Credentials was not» "true".',
    "MethodDisallowedByPreflightResponse": "«Request method {method} was not present in the Access-Control-Allow-Methods» list.",
    "HeaderDisallowedByPreflightResponse": "«Request header {header} was not present in the Access-Control-Allow-Headers» list.",
    "PreflightDisallowedRedirect": "«Redirect was blocked for CORS request».",
    "ReasonElsewhere": "‹XMLHttpRequest for {url} ›«required Cross Origin Resource Sharing (CORS)».",
    "ReasonElsewhere.preflight": "«required CORS preflight».",
    "NoReasonGiven": "«XMLHttpRequest: {said=Network Error}» 0x80070005, Access is denied.",
}

_MAY_ALSO_BE = dict.fromkeys(
    ("OriginNotAllowed", "OriginNotAllowed.cors", "OriginNotAllowed.failed"),
    ("MissingAllowOriginHeader", "AllowOriginMismatch", "InvalidAllowOriginValue"),
)

EDGEHTML_WORDINGS = wordings("edgehtml", EDGEHTML_SENTENCES, _MAY_ALSO_BE, is_current=False)
