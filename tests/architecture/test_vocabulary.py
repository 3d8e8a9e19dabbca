"""Does each act have all its parts under its one name: policy, life, procedure, wording and letter?"""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from award.access.lifecycles import LIFECYCLES, STILL
from award.access.notable import Concern
from award.access.policy import ACTS
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.procedure import Procedure
from tests.architecture.test_catalogues import flattened
from tests.architecture.tree import ROOT, SOURCE, files, place

NAMED = set(map(str, Act))
LETTERS = ROOT / "src/office/templates/letters"
# What of the acts is no step: the runner and what it leans on.
FLOOR = {
    *("performing", "procedure", "sealing", "delivering", "pen", "moment", "printing", "__init__"),
    *("receiving", "clearing", "sweeping", "destroying", "tabulating", "recounting"),
    *("receiving", "clearing", "sweeping", "closing", "deciding", "binding", "progressing"),
    *("holding", "importing"),
    *("lapsing", "correcting", "enlisting"),
}

# Acts that write to nobody.
SILENT = {
    Act.NOTICE_ISSUE,
    Act.NOTICE_DECLARE_OUTAGE,
    Act.NOTICE_INSPECT,
    Act.NOTICE_EXPORT,
    Act.NOTICE_REVOKE_TOKEN,
    Act.APPLICATION_REGISTER,
    Act.APPLICATION_JOIN,
    Act.APPLICATION_REMOVE,
    Act.APPLICATION_OPEN,
    Act.APPLICATION_WRITE,
    Act.APPLICATION_ATTACH,
    Act.APPLICATION_RECEIVE_FILE,
    Act.APPLICATION_CLEAR_FILE,
    Act.APPLICATION_DETACH,
    Act.APPLICATION_ENCLOSE,
    Act.APPLICATION_WITHDRAW,
    Act.APPLICATION_READ,
    Act.APPLICATION_TAKE_UP_REQUEST,
    Act.APPLICATION_DESTROY_FILE,
    Act.APPLICATION_DESTROY_NUMBER,
    Act.INTAKE_CHECK,
    Act.INTAKE_JUDGE,
    Act.INTAKE_IMPORT_REGISTER,
    Act.INTAKE_LINK_SUCCESSOR,
    Act.INTAKE_UNLINK_SUCCESSOR,
    Act.INTAKE_MATCH,
    Act.INTAKE_ENQUIRE,
    Act.INTAKE_RECORD_ANSWERS,
    Act.INTAKE_AMEND,
    Act.INTAKE_EXPORT,
    Act.INTAKE_KEEP_SEARCH,
    Act.INTAKE_DROP_SEARCH,
}


def steps() -> set[str]:
    return {path.stem for path in (SOURCE / "office/acts").iterdir() if path.stem not in FLOOR | {"__pycache__"}}


def procedures() -> dict[str, Procedure]:
    """Everything in the acts' own modules that is a procedure, by the name under which it is found."""
    modules = {step: import_module(f"office.acts.{step}") for step in steps()}
    return {
        f"{step}.{verb}": found
        for step, module in modules.items()
        for verb, found in vars(module).items()
        if isinstance(found, Procedure)
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_act_is_said_in_words_and_no_other(language: str) -> None:
    words = flattened(tomllib.loads((SOURCE / f"award/vocabulary/words/{language}.toml").read_text()))
    assert {key.removeprefix("act.") for key in words if key.startswith("act.")} == NAMED
    assert {key.removeprefix("role.") for key in words if key.startswith("role.")} == set(Role)
    assert {key.removeprefix("step.") for key in words if key.startswith("step.")} == {act.step for act in Act}
    assert {key.removeprefix("concern.") for key in words if key.startswith("concern.")} == set(Concern)


def test_every_act_is_a_row_of_the_policy_and_no_other() -> None:
    assert set(ACTS) == NAMED


def test_every_act_is_a_move_or_said_to_be_none() -> None:
    moves = {move.act for machine in LIFECYCLES for move in machine.moves}
    assert moves | STILL == NAMED
    assert moves & STILL == set()


def test_every_act_is_performed_by_the_function_of_its_name() -> None:
    found = procedures()
    assert set(found) == NAMED
    assert {name for name, procedure in found.items() if procedure.act != name} == set()


@pytest.mark.parametrize("folder", sorted(path for path in LETTERS.iterdir()), ids=lambda path: path.name)
def test_every_act_writes_its_letter_or_is_silent(folder: Path) -> None:
    written = {path.stem for path in folder.glob("*.txt")}
    assert written | SILENT == NAMED
    assert written & SILENT == set()


def test_the_acts_stand_in_the_order_of_the_path() -> None:
    path = ["notice", "eligibility", "application", "intake", "assessment", "decision", "publication"]
    order = [path.index(act.step) for act in Act]
    assert order == sorted(order)


def test_only_the_runner_and_the_delivery_of_letters_take_the_pen() -> None:
    takers = {place(path) for path in files(".py", "src") if "pen.held()" in path.read_text()}
    assert takers == {"src/office/acts/performing.py", "src/office/acts/delivering.py"}
