"""Firefox's lines in eleven languages, as it ships them, and the reasons that they give.

The texts are data, firefox_l10n.json; the table here says which reason each of them gives and what
its values are. English is read from there only where the engine never prints the line: firefox.py
has the sentences that it does.
"""

import functools
import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from .firefox import MAY_ALSO_BE
from .plain import EAST_ASIAN, plain_words
from .sentence import Wording

_TEXTS = Path(__file__).with_name("firefox_l10n.json")

# A reason in a line that begins with what was blocked, and the name of its second value.
IN_THE_LINE_OF_CORS = {
    "CORSDisabled": ("CORSDisabled", ""),
    "CORSDidNotSucceed2": ("CORSDidNotSucceed", "status"),
    "CORSOriginHeaderNotAdded": ("CORSOriginHeaderNotAdded", ""),
    "CORSExternalRedirectNotAllowed": ("PreflightDisallowedRedirect", ""),
    "CORSRequestNotHttp": ("CorsDisabledScheme", ""),
    "CORSMissingAllowOrigin2": ("MissingAllowOriginHeader", "status"),
    "CORSMultipleAllowOriginNotAllowed": ("MultipleAllowOriginValues", ""),
    "CORSAllowOriginNotMatchingOrigin": ("AllowOriginMismatch", "value"),
    "CORSNotSupportingCredentials": ("WildcardOriginNotAllowed", ""),
    "CORSMethodNotFound": ("MethodDisallowedByPreflightResponse", ""),
    "CORSMissingAllowCredentials": ("InvalidAllowCredentials", ""),
    "CORSPreflightDidNotSucceed3": ("PreflightInvalidStatus", "status"),
    "CORSInvalidAllowMethod": ("InvalidAllowMethodsPreflightResponse", "value"),
    "CORSInvalidAllowHeader": ("InvalidAllowHeadersPreflightResponse", "value"),
    "CORSMissingAllowHeaderFromPreflight2": ("HeaderDisallowedByPreflightResponse", "header"),
    "CORSAllowHeaderFromPreflightDeprecation": ("AuthorizationNotCoveredByWildcard", ""),
}
# Whole lines: the reason, and the names of the values. What stands after a last "-" is no part of
# what the line is recognised by: an address of Mozilla's to read on at.
WHOLE_LINES = {
    "CORPBlocked": ("BlockedByResourcePolicy", "url -"),
    "ResourceBlockedORB": ("BlockedByOrb", "url why"),
    "CheckSameOriginError": ("DisallowedByMode", "page url"),
    "BlockMixedActiveContent": ("MixedContent", "url"),
    "BlockMixedDisplayContent": ("MixedContent", "url"),
    "LocalNetworkAccessDetected": (
        "LocalNetworkAccessDetected",
        "page initiator url address port transport secure action",
    ),
    "LocalNetworkAccessPermissionRequired": (
        "LocalNetworkAccessPermissionDenied",
        "page initiator url address port transport secure",
    ),
    "CookieBlockedByPermission": ("CookieUserPreferences", "url"),
    "CookieBlockedAll": ("CookieUserPreferences", "url"),
    "CookieRejectedByPermissionManager": ("CookieUserPreferences", "cookie"),
    "CookieBlockedTrackerByETP": ("CookieThirdPartyBlocked", "url"),
    "CookieBlockedForeignByETP": ("CookieThirdPartyBlocked", "url"),
    "CookieRejectedThirdParty": ("CookieThirdPartyBlocked", "cookie"),
    "CookiePartitionedForeign2": ("CookiePartitioned", "url"),
    "CookieForeignNoPartitionedWarning": ("CookieNotPartitioned", "cookie"),
    "CookieForeignNoPartitionedError": ("CookieNotPartitioned", "cookie"),
    "CookieAllowedForOriginByStorageAccessAPI": ("CookieStorageAccessGranted", "page url"),
    "CookieAllowedForOriginByHeuristic": ("CookieStorageAccessGranted", "page url"),
    "CookieAllowedForDFPIByHeuristic": ("CookieStorageAccessGranted", "page url"),
    "CookieRejectedNonRequiresSecure2": ("CookieSameSiteNoneInsecure", "cookie"),
    "CookieRejectedNonRequiresSecureForBeta3": ("CookieSameSiteNoneInsecure", "cookie -"),
    "CookieLaxForced2": ("CookieSameSiteUnspecified", "cookie"),
    "CookieLaxForcedForBeta2": ("CookieSameSiteUnspecified", "cookie -"),
    "CookieSameSiteValueInvalid2": ("CookieSameSiteValueInvalid", "cookie"),
    "CookieInvalidMaxAgeAttribute": ("CookieAttributeIgnored", "cookie"),
    "CookieAttributeIgnored": ("CookieAttributeIgnored", "cookie attribute limit"),
    "CookieAttributeOverwritten": ("CookieAttributeIgnored", "cookie attribute"),
    "CookieOversize": ("CookieTooLarge", "cookie limit"),
    "CookieRejectedAttributePathOversize": ("CookieTooLarge", "cookie"),
    "CookieRejectedAttributeDomainOversize": ("CookieTooLarge", "cookie"),
    "CookieRejectedAttributeExpiryOversize": ("CookieInvalid", "cookie"),
    "CookieRejectedEmptyNameAndValue": ("CookieInvalid", ""),
    "CookieRejectedInvalidCharName": ("CookieInvalid", "cookie"),
    "CookieRejectedInvalidCharAttributes": ("CookieInvalid", "cookie"),
    "CookieRejectedInvalidCharValue": ("CookieInvalid", "cookie"),
    "CookieRejectedInvalidPath": ("CookieInvalid", "cookie"),
    "CookieRejectedInvalidDomain": ("CookieInvalidDomain", "cookie"),
    "CookieRejectedInvalidPrefix": ("CookieInvalidPrefix", "cookie"),
    "CookieRejectedHttpOnlyButFromScript": ("CookieHttpOnly", "cookie"),
    "CookieRejectedSecureButNonHttps": ("CookieSecureOnly", "cookie"),
    "CookieRejectedNonsecureOverSecure": ("CookieOverwriteSecure", "cookie"),
    "CookieRejectedForNonSameSiteness": ("CookieSameSite", "cookie"),
    "CookieBlockedCrossSiteRedirect": ("CookieSameSite", "cookie"),
    "CookieRejectedPartitionedRequiresSecure": ("CookiePartitionedInsecure", "cookie"),
}

_ANY_OF_CORS = "CORSDidNotSucceed2"
_COLON = re.compile("[:：]")
_PLACEHOLDER = re.compile(r"%(?:(\d)\$)?S")
_FIRST_VALUE = re.compile(r"[\"']?%")
_END_OF_LINE = " .。)）"
_END_OF_SENTENCE = re.compile(r"\. |。")
# In writing without blanks a URL is told from what stands right before it.
_TO_REASON = re.compile(
    rf".*?(?P<lead>[{EAST_ASIAN}]{{0,4}}['\"]?\{{url\}}.*?[:：] ?)(?P<reason>.*)"
)
_TO_STATUS = re.compile(r"(?P<reason>.*?)(?P<status>[)）]?[.。][^{]*\{status\})")


def firefox_wordings_in_any_language() -> Iterator[Wording]:
    """Yield by what each of Firefox's lines is recognised, in all languages."""
    for key, language, text in _plain_texts():
        if key in WHOLE_LINES:
            reason, names = WHOLE_LINES[key]
            sentence = _whole_line(text, names.split())
        else:
            reason, name = IN_THE_LINE_OF_CORS[key]
            sentence = _reason_in_its_line(text, name)
        yield Wording(
            reason,
            "firefox",
            sentence,
            may_also_be=MAY_ALSO_BE.get(reason, ()),
            language=language.removesuffix("-US"),
        )


def firefox_lines_without_reasons() -> Iterator[Wording]:
    """Yield by what a line of CORS is recognised whose reason isn't: one of another version's.

    English has its own in anywhere.py.
    """
    for key, language, text in _plain_texts():
        if key == _ANY_OF_CORS:
            begins = _COLON.split(text)[0].rstrip()
            yield Wording("ReasonElsewhere", "firefox", f"«{begins}»", language=language)


def beginnings_of_firefox_lines() -> frozenset[str]:
    """Return what lines begin with, up to the first value, in all languages."""
    return frozenset(_FIRST_VALUE.split(text)[0].rstrip() for _, _, text in _plain_texts())


@functools.cache
def _plain_texts() -> tuple[tuple[str, str, str], ...]:
    """Return key, language and text of each line that is read from the data."""
    texts = json.loads(_TEXTS.read_text(encoding="utf-8"))["texts"]
    return tuple(
        (key, language, plain_words(text))
        for key, of_key in texts.items()
        for language, text in of_key.items()
        if language != "en-US" or key in WHOLE_LINES
    )


def _whole_line(text: str, names: list[str]) -> str:
    """Return the sentence of a whole line, with the names of its values."""
    sentence = _with_names(text, names)
    if "-" not in names:
        stop = "." if sentence.endswith("}.") else ""
        return sentence.rstrip(_END_OF_LINE) + stop
    sentence = sentence.partition("{-}")[0]
    told = sentence.rfind("}")
    return sentence[: told + 1] + _END_OF_SENTENCE.split(sentence[told + 1 :])[0]


def _reason_in_its_line(text: str, name: str) -> str:
    """Return the sentence of a reason, with the URL before it and the status after it, if any.

    What the line begins with differs a little from version to version.
    """
    found = _TO_REASON.match(_with_names(text, ["url", name]))
    assert found, text
    lead, reason = found["lead"], found["reason"]
    if status := _TO_STATUS.match(reason):
        return f"‹{lead}›«{status['reason']}»‹{status['status']}›"
    first_sentence = _END_OF_SENTENCE.split(reason.rstrip(_END_OF_LINE))[0]
    return f"‹{lead}›«{first_sentence}»"


def _with_names(text: str, names: list[str]) -> str:
    """Return a text with its values named; those without a number count in their order."""
    numbers = count()
    return _PLACEHOLDER.sub(
        lambda found: f"{{{names[int(found[1]) - 1 if found[1] else next(numbers)]}}}", text
    )
