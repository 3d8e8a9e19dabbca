"""Does every arrow of docs/house.md have its contract, and does every room stand under one?"""

import tomllib
from typing import Any

import pytest

from tests.architecture.tree import ROOT, SOURCE

# A room, and the contract that must be there as soon as the room is.
PROMISED = {
    "office/desks": "desks-do-not-know-each-other",
    "office/outside": "desks-reach-outside-through-acts",
    "office/acts": "an-act-never-calls-another",
    "office/records/models.py": "nobody-imports-the-models",
    "office/records/ledger.py": "only-the-runner-holds-the-ledger",
}


def contracts() -> dict[str, dict[str, Any]]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["id"]: contract for contract in told["contracts"]}


@pytest.mark.parametrize(("room", "contract"), PROMISED.items())
def test_a_room_comes_with_its_contract(room: str, contract: str) -> None:
    assert contract in contracts() or not (SOURCE / room).exists()


def test_no_contract_has_exceptions() -> None:
    excused = {name for name, c in contracts().items() if any(key.startswith("ignore") for key in c)}
    assert excused == set()


def test_every_room_of_the_award_but_the_command_line_is_kept_from_the_world() -> None:
    rooms = {f"award.{path.parent.name}" for path in SOURCE.glob("award/*/__init__.py")}
    kept = set(contracts()["only-the-command-line-touches-the-world"]["source_modules"])
    assert rooms - {"award.cli"} == kept


@pytest.mark.parametrize("name", ["the-path-of-the-award", "the-floors-of-the-office"])
def test_the_layers_leave_no_room_out(name: str) -> None:
    assert contracts()[name]["exhaustive"] is True


def test_no_ring_is_allowed_at_any_depth() -> None:
    deepest = max(len(path.relative_to(SOURCE).parts) for path in SOURCE.rglob("*.py"))
    contract = contracts()["no-ring"]
    assert contract["ancestors"] == ["award", "office"]
    assert contract["depth"] >= deepest
