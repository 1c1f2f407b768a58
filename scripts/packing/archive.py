"""The archive itself: a zip of one folder, which every system opens without a tool of its own."""

import subprocess
import zipfile
from pathlib import Path

from scripts.setup_error import SetupError

#: Stored as they are: they are compressed already, and to try again takes a minute.
COMPRESSED = (".whl", ".png", ".gz")


def files_of_repository(root: Path) -> list[Path]:
    """Return the files of a checkout as they are now, relative to it: all but what git ignores.

    Raises SetupError where `root` is no checkout.
    """
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(listing, cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"git can't list the files of {root.name}. Pack from a clone of the repository, "
            "on a machine that has git."
        ) from error
    names = sorted({Path(name) for name in listed.stdout.decode().split("\0") if name})
    return [name for name in names if (root / name).is_file()]


def write_archive(archive: Path, folder: str, parts: dict[Path, Path]) -> None:
    """Write a zip that has, in one `folder`, each part: by its path in there, the file to read.

    It is whole or not there: a half-written one would be taken along unnoticed. Raises OSError.
    """
    begun = archive.with_name(archive.name + ".new")
    with zipfile.ZipFile(begun, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, file in sorted(parts.items()):
            how = zipfile.ZIP_STORED if file.suffix in COMPRESSED else zipfile.ZIP_DEFLATED
            packed.write(file, f"{folder}/{name.as_posix()}", compress_type=how)
    begun.replace(archive)


def files_below(folder: Path, at: Path) -> dict[Path, Path]:
    """Return the parts that are the files below `folder`, which the archive has `at` a path."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {at / file.relative_to(folder): file for file in files}
