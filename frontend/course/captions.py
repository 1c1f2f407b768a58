"""What each scenario is, in a sentence: `frontend/lessons/scenarios.toml`.

[core]                              # the folder of the scenarios below backend/scenarios
no_cors = { en = "…", zh = "…" }
"""

from collections.abc import Mapping

from frontend.course.course_files import read_when_changed
from frontend.course.toml_tables import Table

#: A sentence in every language, by the scenario's folder and then by its name.
Captions = Mapping[str, Mapping[str, Mapping[str, str]]]


def _read_captions(file: Table) -> Captions:
    folders = {}
    for folder in file.keys():
        table = Table(f"{file.where}, {folder}", file.take(folder, dict))
        folders[folder] = {name: table.take_texts(name) for name in table.keys()}
    return folders


#: Returns all captions. Raises LessonError for a wrong file.
find_captions = read_when_changed("scenarios.toml", _read_captions)
