"""What lines leave open, and what tells it all the same: some lines have the status, some not."""

from .told import Told


def known_in(told: Told) -> set[str]:
    """Return the keys of texts in words/pasted that ask for what is known."""
    known = set()
    if told.status:
        known |= {"status", "preflight_status"}
    if told.browser == "chromium" or told.judgement.at is not None:
        known.add("which_request")
    if told.browser != "firefox":
        known.add("redirect_kind")
    if told.parameters.get("method") in ("GET", "HEAD"):
        known.add("ran")
    if told.is_preflights:
        known |= {"ran", "which_request"}
    if told.headers is not None:
        known |= {"missing_or_other", "allowed", "layer"}
    if told.headers is not None or told.parameters.get("value") != told.fact("page_origin"):
        known.add("null_origin")
    return {f"cannot_tell.{key}" for key in known}
