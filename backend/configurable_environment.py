"""flask-cors' configuration keys, read strictly from the environment.

An environment variable is text, and flask-cors takes text at its word: 'False' is true because it
is not empty, and 'https://a.example,https://b.example' is one origin that no page has. So lists,
switches and numbers are read here, before flask-cors sees them.
"""

from collections.abc import Mapping

LISTS = (
    "CORS_ORIGINS",
    "CORS_METHODS",
    "CORS_ALLOW_HEADERS",
    "CORS_EXPOSE_HEADERS",
    "CORS_RESOURCES",
)
SWITCHES = (
    "CORS_SUPPORTS_CREDENTIALS",
    "CORS_SEND_WILDCARD",
    "CORS_VARY_HEADER",
    "CORS_ALWAYS_SEND",
    "CORS_AUTOMATIC_OPTIONS",
    "CORS_INTERCEPT_EXCEPTIONS",
    "CORS_ALLOW_PRIVATE_NETWORK",
)
NUMBERS = ("CORS_MAX_AGE",)
WORDS = {"true": True, "1": True, "yes": True, "on": True} | {
    "false": False, "0": False, "no": False, "off": False
}  # fmt: skip


class WrongValues(ValueError):
    """One or more variables of the environment that can't be read; `faults` has a line for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_cors_environment(environ: Mapping[str, str]) -> dict[str, object]:
    """Return the CORS_* keys that `environ` sets, as flask-cors wants them.

    Lists are separated by commas; switches are true or false, in any of `WORDS`; an unset or empty
    variable is left to flask-cors. Raises WrongValues that names every variable it can't read.
    """
    values: dict[str, object] = {}
    faults: list[str] = []
    for name, text in sorted(environ.items()):
        text = text.strip()
        if not name.startswith("CORS_") or not text:
            continue
        if name in LISTS:
            values[name] = [part.strip() for part in text.split(",") if part.strip()]
        elif name in SWITCHES and text.lower() in WORDS:
            values[name] = WORDS[text.lower()]
        elif name in SWITCHES:
            faults.append(f"{name}: {text!r} is neither true nor false. Write true or false.")
        elif name in NUMBERS and text.isascii() and text.isdecimal():
            # Kept as text: flask-cors leaves out a max_age of 0, but sends one of '0'.
            values[name] = text
        elif name in NUMBERS:
            faults.append(f"{name}: {text!r} is not a number of seconds. Write one, such as 600.")
        else:
            known = ", ".join((*LISTS, *SWITCHES, *NUMBERS))
            faults.append(f"{name}: flask-cors has no such key. It has {known}.")
    if faults:
        raise WrongValues(faults)
    return values
