"""What files does the house hold, and what do they say?"""

import ast
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def _walk() -> Iterator[Path]:
    """Every file that is not ignored, whether git is there or not."""
    ignored = GitIgnoreSpec.from_lines([".git/", *(ROOT / ".gitignore").read_text().splitlines()])
    for folder, folders, files in os.walk(ROOT):
        here = Path(folder).relative_to(ROOT)
        folders[:] = sorted(name for name in folders if not ignored.match_file(f"{(here / name).as_posix()}/"))
        yield from (ROOT / here / name for name in sorted(files) if not ignored.match_file((here / name).as_posix()))


@cache
def files(suffix: str = "", under: str = "") -> tuple[Path, ...]:
    """The project's own files with this ending below this folder."""
    folder = ROOT / under
    return tuple(path for path in _kept() if path.name.endswith(suffix) and path.is_relative_to(folder))


@cache
def _kept() -> tuple[Path, ...]:
    return tuple(_walk())


def place(path: Path) -> str:
    """The path as it is spoken of: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def of_each(paths: Iterable[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """Make of a test of one file one test of all of these: it names every file that fails, and what was found there."""

    def of_all(test: Callable[[Path], None]) -> Callable[[], None]:
        def looked_at() -> None:
            faults = [f"{place(path)}: {said}" for path in paths if (said := _found(test, path))]
            if faults:
                pytest.fail("\n".join(faults), pytrace=False)

        looked_at.__name__, looked_at.__doc__ = test.__name__, test.__doc__
        return looked_at

    return of_all


def _found(test: Callable[[Path], None], path: Path) -> str:
    try:
        test(path)
    except AssertionError as fault:
        return str(fault) or "not so"
    return ""


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax of a Python file."""
    return ast.parse(path.read_text(), filename=place(path))


def docstrings(tree: ast.Module) -> frozenset[int]:
    """The identities of the constants that are docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body)
    return frozenset(id(first.value) for first in firsts if isinstance(first, ast.Expr))


def literals(path: Path) -> Iterator[ast.Constant]:
    """The constants of a Python file that are not docstrings."""
    tree = parsed(path)
    spared = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in spared:
            yield node


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a Python file, methods and inner ones included."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def award(*, with_the_command_line: bool = True) -> tuple[Path, ...]:
    """The Python files of the pure package."""
    every = files(".py", "src/award")
    return every if with_the_command_line else tuple(p for p in every if "src/award/cli" not in place(p))
