"""The container images of an archive, by `docker save`: for this machine's kind of processor."""

import subprocess
from pathlib import Path

from scripts.setup_error import SetupError

#: As docker compose names the two of docker-compose.yml, and the one of scripts/Dockerfile.
IMAGES = ("cors-lab-api", "cors-lab-frontend", "cors-lab")


def save_images(root: Path, file: Path) -> None:
    """Build the images of the checkout `root` and write all to one `file`. Raises SetupError."""
    _run(["docker", "compose", "build", "--quiet"], root)
    _run(
        ["docker", "build", "--quiet", "--file", "scripts/Dockerfile", "--tag", "cors-lab", "."],
        root,
    )
    _run(["docker", "save", "--output", str(file), *IMAGES], root)


def _run(command: list[str], root: Path) -> None:
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise SetupError("--images needs Docker, and there is none on this machine.") from error
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise SetupError(f"{' '.join(command[:3])} failed. Docker says: {last}")
