"""Is every sentence there in both languages, with the same blanks to fill in?"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.tree import ROOT, files, place

CATALOGUES = files(".po", "src/office/locale")
WORDS = ROOT / "src/award/vocabulary/words"
BLANK = re.compile(r"%\(\w+\)[a-z]|\{[\w.]*(?:![rs])?(?::[^{}]*)?\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def forms(message: Message, part: str) -> tuple[str, ...]:
    told = getattr(message, part)
    return (told,) if isinstance(told, str) else tuple(told)


def translated(path: Path) -> list[Message]:
    return [message for message in read(path) if message.id]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """Every sentence that the templates and the views of the office say."""
    template = tmp_path_factory.mktemp("words") / "words.pot"
    subprocess.run([sys.executable, "tools/sentences.py", str(template)], cwd=ROOT, check=True)
    return {forms(message, "id") for message in read(template) if message.id}


def test_there_is_a_catalogue_when_there_are_sentences(sentences: set[tuple[str, ...]]) -> None:
    assert not sentences or CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES, ids=place)
def test_the_catalogue_holds_every_sentence_and_no_other(path: Path, sentences: set[tuple[str, ...]]) -> None:
    held = {forms(message, "id") for message in translated(path)}
    assert {"missing": sentences - held, "unused": held - sentences} == {"missing": set(), "unused": set()}


@pytest.mark.parametrize("path", CATALOGUES, ids=place)
def test_every_sentence_is_translated_and_none_is_a_guess(path: Path) -> None:
    left = [m.id for m in translated(path) if m.fuzzy or not all(forms(m, "string"))]
    assert left == []


@pytest.mark.parametrize("path", CATALOGUES, ids=place)
def test_a_translation_keeps_the_blanks_of_its_sentence(path: Path) -> None:
    def blanks(texts: tuple[str, ...]) -> set[str]:
        return {blank for text in texts for blank in BLANK.findall(text)}

    assert [m.id for m in translated(path) if blanks(forms(m, "id")) != blanks(forms(m, "string"))] == []


def flattened(told: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Nested tables as one, keyed by their path."""
    flat: dict[str, Any] = {}
    for key, value in told.items():
        flat |= flattened(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return flat


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, str]]:
    return {path.stem: flattened(tomllib.loads(path.read_text())) for path in sorted(WORDS.glob("*.toml"))}


def test_the_award_explains_itself_in_the_same_keys_in_every_language(words: dict[str, dict[str, str]]) -> None:
    assert set(words) == {"zh", "en"}
    assert set(words["zh"]) ^ set(words["en"]) == set()


def test_the_award_fills_in_the_same_blanks_in_every_language(words: dict[str, dict[str, str]]) -> None:
    def blanks(text: Any) -> set[str]:
        return {re.split("[:!}]", blank[1:])[0] for blank in BLANK.findall(str(text))}

    assert [key for key, text in words["zh"].items() if blanks(text) != blanks(words["en"][key])] == []


def test_no_chinese_is_left_in_the_english_words(words: dict[str, dict[str, str]]) -> None:
    assert [key for key, text in words["en"].items() if CHINESE.search(str(text))] == []
