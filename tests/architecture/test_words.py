"""Does the code keep to the house's words, and does it leave the notice's words to the data?"""

import ast
import re
from pathlib import Path

from tests.architecture.tree import ROOT, award, files, functions, literals, of_each, parsed

PYTHON = files(".py")
SOURCES = files(".py", "src")

NOT_A_ROOM = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "core",
    "manager",
    "managers",
    "services",
    "handlers",
}
# From the column "we never say" of docs/glossary.md: the words that mean nothing else in a program.
NEVER_SAID = {"reviewer", "evaluator", "rating", "grade", "jury", "submission", "campaign", "programme"}

CHINESE = re.compile(r"[\u3400-\u9fff]")
YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
SENTENCE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){4,}")
IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z-]+(, ?[a-z-]+)*\]\s+#\s*\w)")


# Words in the name of a scheme's folder that name no place and no award.
PLAIN = {"example", "district"}


def announced() -> set[str]:
    """The names of cities and awards, as the folders of their schemes spell them."""
    folders = (path.parent.name for path in (ROOT / "schemes").glob("*/notice.toml"))
    return {word for folder in folders for word in folder.split("-") if not word.isdigit()} - PLAIN


def explanations(path: Path) -> list[list[ast.Constant]]:
    """Like docstrings, the help of an option and the description of a field stand beside what they explain."""
    keywords = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.keyword))
    told = [node.value for node in keywords if node.arg in {"help", "description"}]
    return [[part for part in ast.walk(text) if isinstance(part, ast.Constant)] for text in told]


def words_of(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


@of_each(PYTHON)
def test_a_module_says_in_a_sentence_which_question_it_answers(path: Path) -> None:
    docstring = ast.get_docstring(parsed(path))
    assert docstring, "a module opens with one sentence: the question it answers"
    assert re.search(r"[.?:…。？]$", docstring.splitlines()[0])


@of_each(PYTHON)
def test_no_file_or_folder_is_a_drawer(path: Path) -> None:
    assert NOT_A_ROOM.isdisjoint(part.removesuffix(".py") for part in path.relative_to(ROOT).parts)


@of_each(SOURCES)
def test_the_glossary_is_kept(path: Path) -> None:
    named = {n.name for n in ast.walk(parsed(path)) if isinstance(n, ast.ClassDef)} | {f.name for f in functions(path)}
    assert {name for name in {path.stem, *named} if not NEVER_SAID.isdisjoint(words_of(name))} == set()


@of_each(award())
def test_no_human_sentence_stands_in_the_award(path: Path) -> None:
    spared = {id(part) for parts in explanations(path) for part in parts}
    texts = [(c.lineno, c.value) for c in literals(path) if isinstance(c.value, str) and id(c) not in spared]
    assert [(line, text) for line, text in texts if CHINESE.search(text) or SENTENCE.search(text)] == []


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator makes it a command or a group of commands."""
    called = [d.func if isinstance(d, ast.Call) else d for d in function.decorator_list]
    return any(isinstance(d, ast.Attribute) and d.attr in {"command", "group"} for d in called)


@of_each(files(".py", "src/award/cli"))
def test_the_help_of_the_command_line_is_in_both_languages(path: Path) -> None:
    helps = [ast.get_docstring(function) or "" for function in functions(path) if is_command(function)]
    helps += ["".join(str(part.value) for part in parts) for parts in explanations(path)]
    assert [text for text in helps if not (CHINESE.search(text) and re.search(r"[A-Za-z]{2}", text))] == []


@of_each(award())
def test_no_year_stands_in_the_award(path: Path) -> None:
    years = [(c.lineno, c.value) for c in literals(path) if YEAR.search(str(c.value))]
    assert years == []


@of_each(award())
def test_no_city_and_no_award_is_named_in_the_award(path: Path) -> None:
    said = set(re.findall(r"[a-z]+", path.read_text().lower()))
    assert said & announced() == set()


# The docstring of a command is the help its user reads, so the command line is left out.
@of_each(award(with_the_command_line=False))
def test_a_public_function_says_what_it_rests_on(path: Path) -> None:
    public = [n for n in parsed(path).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    assert [f.name for f in public if "Basis:" not in (ast.get_docstring(f) or "")] == []


@of_each(PYTHON)
def test_a_silenced_type_error_gives_its_reason(path: Path) -> None:
    lines = enumerate(path.read_text().splitlines(), start=1)
    assert [number for number, line in lines if IGNORE.search(line)] == []
