"""Is every file and every function small enough to be read at one sitting?"""

from pathlib import Path

from tests.architecture.tree import files, functions, of_each

LINES_IN_A_FILE = 300
LINES_IN_A_FUNCTION = 40

SOURCES = files(".py", "src")


@of_each(SOURCES)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES_IN_A_FILE


@of_each(SOURCES)
def test_every_function_is_short(path: Path) -> None:
    lengths = {f"{f.name}, line {f.lineno}": (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions(path)}
    assert {name: length for name, length in lengths.items() if length > LINES_IN_A_FUNCTION} == {}
