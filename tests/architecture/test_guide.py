"""Is the guide whole, the same in both languages, and does it speak in the words of the pages?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.architecture.tree import ROOT, place

GUIDE = ROOT / "docs/guide"
PICTURES = ROOT / "docs/pictures"
READMES = {"zh": ROOT / "README.zh.md", "en": ROOT / "README.md"}
NAMES = sorted({page.name for page in GUIDE.glob("*/*.md")})
PAGES = tuple(GUIDE / language / name for language in READMES for name in NAMES)
QUOTED = {"zh": re.compile(r"\*\*「([^」]+)」\*\*"), "en": re.compile(r"\*\*“([^”]+)”\*\*")}
BLANK = re.compile(r"%\(\w+\)s")
LINK = re.compile(r"\]\(([^)#:]+)\)")
LINES = 80
LARGEST = 150_000
LARGEST_TOGETHER = 5_000_000


def catalogue() -> dict[str, str]:
    """Every sentence of the pages with its translation; a blank is filled with a number."""
    with (ROOT / "src/office/locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return {
            BLANK.sub("1", message.id): BLANK.sub("1", str(message.string))
            for message in read_po(file)
            if isinstance(message.id, str) and message.id
        }


CATALOGUE = catalogue()


def linked(page: Path) -> Iterator[Path]:
    """What the links and pictures of a page lead to."""
    for address in LINK.findall(page.read_text()):
        yield (page.parent / address).resolve()


def quoted(language: str, name: str) -> list[str]:
    words = (GUIDE / language / name).read_text().replace("\n", " ")
    return QUOTED[language].findall(words)


def shape(page: Path) -> list[str]:
    """The headings' depths, the steps, rows and pictures, in their order."""
    return re.findall(r"^(#+ |\d\. |\||!\[)", page.read_text(), flags=re.MULTILINE)


def shown(page: Path) -> list[str]:
    return [path.name.split(".")[0] for path in linked(page) if path.suffix == ".png"]


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_a_page_of_the_guide_leads_nowhere_in_vain(page: Path) -> None:
    assert [str(path) for path in linked(page) if not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_a_page_of_the_guide_is_read_in_a_few_minutes(page: Path) -> None:
    assert len(page.read_text().splitlines()) <= LINES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_guide_is_the_same_in_both_languages(name: str) -> None:
    chinese, english = (GUIDE / language / name for language in READMES)
    assert shape(chinese) == shape(english)
    assert shown(chinese) == shown(english)


@pytest.mark.parametrize("name", NAMES)
def test_words_quoted_in_the_guide_stand_on_the_pages(name: str) -> None:
    chinese, english = quoted("zh", name), quoted("en", name)
    assert [words for words in chinese if words not in CATALOGUE] == []
    assert sorted(CATALOGUE[words] for words in chinese) == sorted(english)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "README.md"])
def test_the_index_of_the_guide_leads_to_every_page(name: str) -> None:
    for language in READMES:
        assert GUIDE / language / name in set(linked(GUIDE / language / "README.md"))


@pytest.mark.parametrize("language", READMES)
def test_every_picture_is_shown_in_its_language(language: str) -> None:
    pages = [*(GUIDE / language).glob("*.md"), READMES[language]]
    wanted = {path for page in pages for path in linked(page) if path.suffix == ".png"}
    assert wanted == set(PICTURES.rglob(f"*.{language}.png"))


def test_the_pictures_are_small() -> None:
    sizes = {place(path): path.stat().st_size for path in PICTURES.rglob("*.png")}
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) <= LARGEST_TOGETHER
