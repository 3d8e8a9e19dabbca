"""Is the award free of the world: no clock, no hidden import, no library but those it was granted?"""

import ast
import sys
from functools import cache
from pathlib import Path

import grimp

from tests.architecture.tree import award, files, of_each, parsed

# Which module of the award may hold which library. A library that is not named here is not known to the award.
GRANTED = {
    "pydantic": ("award",),
    "pydantic_core": ("award",),
    "chinese_calendar": ("award.notice.calendar",),
    "stdnum": ("award.application.membership", "award.application.numbering", "award.eligibility.facts"),
    "cryptography": ("award.ledger",),
    "narwhals": ("award.eligibility.screening", "award.eligibility.columns"),
    "polars": ("award.eligibility.columns", "award.eligibility.sifting", "award.cli"),
    "pyarrow": ("award.cli",),
    "openpyxl": ("award.cli",),
    "click": ("award.cli",),
    "rich": ("award.cli",),
}
CLOCKS = {"today", "now", "utcnow", "fromtimestamp", "monotonic", "perf_counter", "localtime"}
WORLD = {"open", "input", "print", "breakpoint", "eval", "exec", "__import__"}


@cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("award", include_external_packages=True, cache_dir=None)


def libraries() -> set[str]:
    outside = {module for module in imports().modules if module.split(".")[0] != "award"}
    return {module for module in outside if module.split(".")[0] not in sys.stdlib_module_names}


def lies_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def test_every_library_stands_only_where_it_was_granted() -> None:
    strays = {
        (importer, library)
        for library in libraries()
        for importer in imports().find_modules_that_directly_import(library)
        if not any(lies_in(importer, room) for room in GRANTED.get(library.split(".")[0], ()))
    }
    assert strays == set()


def calls(path: Path) -> set[tuple[int, str]]:
    """Line and name of everything that is called."""
    named = {ast.Name: "id", ast.Attribute: "attr"}
    nodes = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    return {(n.lineno, getattr(n.func, named[type(n.func)])) for n in nodes if type(n.func) in named}


def bare_calls(path: Path) -> set[tuple[int, str]]:
    nodes = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    return {(node.lineno, node.func.id) for node in nodes if isinstance(node.func, ast.Name)}


@of_each(award(with_the_command_line=False))
def test_no_clock_is_read(path: Path) -> None:
    assert {(line, name) for line, name in calls(path) if name in CLOCKS} == set()


@of_each(award(with_the_command_line=False))
def test_the_world_is_not_touched(path: Path) -> None:
    assert {(line, name) for line, name in bare_calls(path) if name in WORLD} == set()


@of_each(files(".py", "src"))
def test_imports_stand_at_the_top(path: Path) -> None:
    tree = parsed(path)
    every = {n.lineno for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)}
    guarded = [n for n in tree.body if isinstance(n, ast.If)]  # `if TYPE_CHECKING:`
    top = {n.lineno for body in [tree.body, *(g.body for g in guarded)] for n in body if n.lineno in every}
    assert every - top == set()
