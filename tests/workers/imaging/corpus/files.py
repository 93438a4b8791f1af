"""Every file of other people's that the room is shown: those of two wheels, and the images of two source distributions."""

import pathlib
from collections.abc import Iterator
from importlib import resources

from infra import bootstrap

NOT_PICTURES = (".py", ".pyc", ".json", ".typed")
"""What lies beside them and belongs to the packages' own code."""

MISSING = "The test images are not here yet. `python3 infra/test` fetches them once; so does `python3 infra/test unit`."


def every() -> dict[str, pathlib.Path]:
    """Each file by the name of its package and its path in there, sorted. Raises FileNotFoundError where they were not fetched."""
    return dict(sorted((f"{package}/{path.relative_to(root).as_posix()}", path) for package, root in roots() for path in files(root)))


def roots() -> Iterator[tuple[str, pathlib.Path]]:
    for package, folder in (("pydicom", "pydicom.data"), ("pydicom-data", "data_store")):
        with resources.as_file(resources.files(folder)) as root:
            yield package, root
    for package in bootstrap.SPECIMEN_FOLDERS:
        if not (root := bootstrap.SPECIMENS / package).is_dir():
            raise FileNotFoundError(MISSING)
        yield package, root


def files(root: pathlib.Path) -> Iterator[pathlib.Path]:
    return (path for path in root.rglob("*") if path.is_file() and path.suffix not in NOT_PICTURES)
