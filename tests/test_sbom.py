"""The bill of materials names what a release is installed with, and nothing that only its tests need."""

from __future__ import annotations

import tomllib

from docs.sbom import bill_of_materials
from tests.conftest import ROOT


def test_it_has_every_dependency_once_and_none_of_the_tests() -> None:
    bill = bill_of_materials()
    names = [component["name"].lower() for component in bill["components"]]
    assert len(names) == len(set(names))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [line.split(">=")[0].split("[")[0] for line in project["dependencies"]]
    assert {name.lower() for name in declared} <= set(names)
    assert {"markdown-it-py", "pypdfium2", "python-calamine", "httpx"} <= set(names)
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & set(names)


def test_it_is_cyclonedx_whose_references_all_lead_somewhere() -> None:
    bill = bill_of_materials()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    parts = [bill["metadata"]["component"], *bill["components"]]
    references = {part["bom-ref"] for part in parts}
    assert all(part["purl"] == f"pkg:pypi/{part['purl'].split('/')[1]}" and part["version"] for part in parts)
    assert {entry["ref"] for entry in bill["dependencies"]} == references
    assert {link for entry in bill["dependencies"] for link in entry["dependsOn"]} <= references
