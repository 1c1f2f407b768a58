"""What the start says in a codespace: where the lab can be used, and where it can't."""

from collections.abc import Mapping

from backend.settings import Settings


def said_in_a_codespace(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return some lines for the announcement, "" where this is no codespace.

    https://docs.github.com/en/codespaces/developing-in-a-codespace/default-environment-variables-for-your-codespace
    """
    if environ.get("CODESPACES") != "true":
        return ""
    ports = (settings.frontend_port, settings.api_port, settings.attacker_port)
    forwarded = " ".join(f"{port}:{port}" for port in ports)
    name = environ.get("CODESPACE_NAME", "")
    of_this = f" --codespace {name}" if name else ""
    return (
        "  This is a codespace. In VS Code on your own machine these addresses work. In the\n"
        "  browser the lessons would be wrong: below app.github.dev GitHub's sign-in answers\n"
        "  preflights in Flask's place, an Origin header is rewritten, and all origins are of\n"
        "  one site. If that is where you are, run this on your own machine, then open the\n"
        "  page's address above:\n\n"
        f"    gh codespace ports forward {forwarded}{of_this}\n\n"
    )
