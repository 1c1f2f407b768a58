"""Lines as browsers print them and as people quote them, each with its source."""

from tests.console_lines.chromium import MEASURED_IN_CHROMIUM
from tests.console_lines.firefox import FIREFOX
from tests.console_lines.former_chromium import FORMER_CHROMIUM
from tests.console_lines.no_reason import NO_REASON
from tests.console_lines.parts import PARTS
from tests.console_lines.safari import SAFARI

LINES = [*MEASURED_IN_CHROMIUM, *FORMER_CHROMIUM, *FIREFOX, *SAFARI, *PARTS, *NO_REASON]
