"""The bill of materials of a release, as CycloneDX 1.5 JSON: councilui and all that it is installed with.

python -m docs.sbom > councilui.cdx.json

It reads the metadata of what is installed beside it, follows the requirements from councilui on, and asks no network.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any, Final

from packaging.requirements import Requirement

_ROOT: Final = "councilui"
_EXTRAS: Final = ("live", "spreadsheets", "serve", "documents", "scale", "fast")
"""The additions of a release that a user may install; "dev" and "bench" are not part of it."""


def bill_of_materials() -> dict[str, Any]:
    """The document: each distribution once, with its license, and what depends on what."""
    parts: dict[str, Distribution] = {}
    links: dict[str, list[str]] = {}
    waiting = [(_ROOT, _EXTRAS)]
    while waiting:
        name, extras = waiting.pop()
        key = _normal(name)
        if key in parts:
            continue
        try:
            parts[key] = distribution(name)
        except PackageNotFoundError:  # an addition that isn't installed
            continue
        needed = [Requirement(text) for text in parts[key].requires or ()]
        needed = [part for part in needed if _is_needed(part, extras)]
        links[key] = sorted({_normal(part.name) for part in needed})
        waiting += [(part.name, tuple(part.extras)) for part in needed]
    root, *others = [_component(parts[key]) for key in (_ROOT, *sorted(parts.keys() - {_ROOT}))]
    references = {key: _address(part) for key, part in parts.items()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**root, "type": "application"}},
        "components": others,
        "dependencies": [
            {"ref": references[key], "dependsOn": [references[link] for link in links[key] if link in references]}
            for key in sorted(parts)
        ],
    }


def _is_needed(part: Requirement, extras: tuple[str, ...]) -> bool:
    return part.marker is None or any(part.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def _component(part: Distribution) -> dict[str, Any]:
    metadata = part.metadata
    text = metadata.get("License-Expression") or metadata.get("License") or ""
    classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if "License ::" in line]
    name = " ".join(text.split())[:80] if text and "\n" not in text else ", ".join(classifiers)
    component = {
        "type": "library", "bom-ref": _address(part), "name": metadata["Name"], "version": part.version,
        "purl": _address(part),
    }  # fmt: skip
    return component | ({"licenses": [{"license": {"name": name}}]} if name else {})


def _address(part: Distribution) -> str:
    return f"pkg:pypi/{_normal(part.metadata['Name'])}@{part.version}"


def _normal(name: str) -> str:
    """The name as registries compare it: https://packaging.python.org/en/latest/specifications/name-normalization/."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    json.dump(bill_of_materials(), sys.stdout, indent=2)
    sys.stdout.write("\n")
