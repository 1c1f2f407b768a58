"""Console lines of kinds that people bring, invented after the reports: each class as a whole.

The classes are those of what went wrong with the reports: an origin with a scheme of its own, a
Firefox in another language, what blocks beside CORS, what is missing though CORS let it through,
causes in the browser or the certificate, and lines that were changed on their way.
"""

from tests.lines_by_class.after_cors import AFTER_CORS
from tests.lines_by_class.beside_cors import BESIDE_CORS
from tests.lines_by_class.certificates import BROWSER_OR_CERTIFICATE
from tests.lines_by_class.changed_on_the_way import CHANGED_ON_THE_WAY
from tests.lines_by_class.origins import ORIGINS
from tests.lines_by_class.other_languages import OTHER_LANGUAGES
from tests.lines_by_class.panels import PANELS_AND_LIBRARIES

CLASSES = {
    "F1": ORIGINS,
    "F2": OTHER_LANGUAGES,
    "F3": BESIDE_CORS,
    "F4": AFTER_CORS,
    "F6": BROWSER_OR_CERTIFICATE,
    "F9": CHANGED_ON_THE_WAY,
    "panels": PANELS_AND_LIBRARIES,
}
