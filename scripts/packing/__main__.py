"""The part of pack.py that runs in the project's environment."""

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from scripts.command import run_command
from scripts.packages import FOR
from scripts.packing.archive import files_below, files_of_repository, write_archive
from scripts.packing.images import save_images
from scripts.packing.start_here import start_here
from scripts.packing.targets import PLATFORMS, PYTHONS, Target
from scripts.packing.wheels import download_wheels
from scripts.setup_error import SetupError

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = "requirements.lock"
KIT = Path("frontend/workshop")


def main() -> int:
    """Write the archive, say what is in it, and return the exit code."""
    arguments = options().parse_args()
    targets = [
        Target(python, platform) for platform in arguments.platform for python in arguments.python
    ]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    folder = f"cors-lab-{version}"
    archive = arguments.out or Path(f"{folder}-offline.zip")
    try:
        # Before all is downloaded for it.
        archive.parent.stat()
        with tempfile.TemporaryDirectory() as scratch:
            parts = collected(Path(scratch), targets, arguments.pdfs, arguments.images)
            write_archive(archive, folder, parts)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{archive} can't be written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"{archive}: {archive.stat().st_size / 1e6:.0f} MB. It starts without internet with")
    for platform in arguments.platform:
        print(f"  Python {', '.join(arguments.python)} on {platform}")
    return 0


def options() -> argparse.ArgumentParser:
    """Return what the command line may hold."""
    parser = argparse.ArgumentParser(
        prog="pack.py", description="Pack the lab for a room without internet.", allow_abbrev=False
    )
    for name, known in (("--python", PYTHONS), ("--platform", tuple(PLATFORMS))):
        only = f"for these only, of {', '.join(known)}"
        parser.add_argument(name, nargs="+", metavar="X", choices=known, default=known, help=only)
    parser.add_argument("--images", action="store_true", help="with the container images, too")
    without = "without the kit's PDFs, which take a browser"
    parser.add_argument("--no-pdfs", dest="pdfs", action="store_false", help=without)
    parser.add_argument("--out", type=Path, metavar="FILE", help="the archive, if not in here")
    return parser


def collected(made: Path, targets: list[Target], pdfs: bool, images: bool) -> dict[Path, Path]:
    """Return the parts of an archive; what isn't in the repository is made in the folder `made`.

    Raises SetupError.
    """
    parts = {path: ROOT / path for path in files_of_repository(ROOT)}
    wheels = made / "wheels"
    wheels.mkdir()
    download_wheels(ROOT / LOCK, targets, wheels)
    (wheels / FOR).write_text("".join(f"{target}\n" for target in targets), "utf-8")
    parts |= files_below(wheels, Path("wheels"))
    start = made / "START.txt"
    # With a mark by which Notepad knows the encoding.
    start.write_text(start_here(targets), encoding="utf-8-sig", newline="\r\n")
    parts[Path(start.name)] = start
    if pdfs:
        print_kit(made / "kit")
        parts |= files_below(made / "kit", KIT)
    if images:
        save_images(ROOT, made / "images.tar")
        parts[Path("images.tar")] = made / "images.tar"
    return parts


def print_kit(folder: Path) -> None:
    """Write the workshop's kit, as pages and as PDFs, into `folder`. Raises SetupError."""
    done = subprocess.run([sys.executable, "scripts/workshop.py", str(folder)], cwd=ROOT)
    if done.returncode != 0:
        raise SetupError("The kit could not be printed. --no-pdfs packs without it.")


if __name__ == "__main__":
    run_command(main)
