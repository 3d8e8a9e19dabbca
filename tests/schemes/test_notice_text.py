"""Is the text of the notice kept to the letter, whole, and in both languages?"""

import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from award.notice.checking import read_toml
from award.notice.scheme import NoticeFile
from award.notice.text import segments, statements

SCHEMES = Path(__file__).parents[2] / "schemes"
SHANGHAI = read_toml((SCHEMES / "shanghai-2025/notice.toml").read_text("utf-8"), NoticeFile, file="notice.toml")
PAIRS = {"(": ")", "（": "）", "“": "”"}
JOINING = tuple("，、；：,;:")


def numbered(section: int, last: int) -> list[str]:
    return [f"S{section}-{number}" for number in range(1, last + 1)]


def the_marks() -> list[str]:
    """The marks as the notice was numbered: S2-12 in five parts, S2-36 as one statement of five classes."""
    conditions = numbered(2, 39)
    conditions[11:12] = [f"S2-12{part}" for part in "abcde"]
    conditions[conditions.index("S2-36")] = "S2-36a-e"
    return [
        *numbered(0, 5),
        *numbered(1, 10),
        *conditions,
        *numbered(3, 6),
        *numbered(4, 2),
        *numbered(5, 3),
        *numbered(6, 5),
        *numbered(7, 3),
    ]


def quoted(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for paragraph in SHANGHAI.paragraphs:
        for mark, words in statements(getattr(paragraph, language)).items():
            found.setdefault(mark, words)
    return found


def full_text(language: str = "zh") -> str:
    return "\n".join(
        "".join(words for words, _ in segments(getattr(paragraph, language))) for paragraph in SHANGHAI.paragraphs
    )


def test_the_chinese_text_is_the_notice_to_the_letter() -> None:
    assert (
        sha256(full_text().encode()).hexdigest() == "5c6df3cc5f81049ef39c435e98e2c751837a4e664c788309e7d1cb8bde88c951"
    )


def test_the_notice_has_seventy_seven_statements() -> None:
    assert sorted(quoted("zh")) == sorted(the_marks())
    assert len(the_marks()) == 77


def test_every_statement_is_described_once_in_the_order_of_its_number() -> None:
    assert [nature.mark for nature in SHANGHAI.natures] == the_marks()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_statement_stands_in_the_text_with_its_own_words(language: str) -> None:
    text = full_text(language)
    assert [mark for mark, words in quoted(language).items() if not words or words not in text] == []


@pytest.mark.parametrize("paragraph", SHANGHAI.paragraphs, ids=lambda paragraph: paragraph.zh[:12])
def test_the_english_paragraph_bears_the_marks_of_the_chinese_one_in_the_same_order(paragraph) -> None:
    chinese = [mark for _, mark in segments(paragraph.zh)]
    english = [mark for _, mark in segments(paragraph.en)]
    assert [mark for mark in english if mark] == [mark for mark in chinese if mark]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_statement_is_quoted_without_the_punctuation_that_joins_it(language: str) -> None:
    joined = {mark: words for mark, words in quoted(language).items() if words.startswith((*JOINING, "。", "."))}
    joined |= {mark: words for mark, words in quoted(language).items() if words.endswith(JOINING)}
    assert joined == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_quoted_statement_opens_and_closes_its_brackets(language: str) -> None:
    unbalanced = {
        mark: words
        for mark, words in quoted(language).items()
        for opening, closing in PAIRS.items()
        if words.count(opening) != words.count(closing)
    }
    assert unbalanced == {}


def test_some_statements_read_as_a_lawyer_would_quote_them() -> None:
    words = quoted("zh")
    assert words["S0-2"] == "各相关单位"
    assert words["S1-1"] == "上海市政府质量奖包括“上海市市长质量奖”和“上海市质量金奖”"
    assert words["S1-10"] == "主要表彰"
    assert words["S2-30"] == "（三）信用情况良好"
    assert words["S2-35"] == "政策性亏损除外"
    assert words["S2-36a-e"] == "无重大质量、安全、环境污染、公共卫生、食品药品安全等事故"
    assert words["S5-1"] == "申报截止日期为2025年7月31日"


def test_the_contacts_are_those_of_the_notice_to_the_letter() -> None:
    text = full_text()
    printed = [contact for contact in SHANGHAI.contacts if contact.clauses[0].startswith("S6-")]
    assert len(printed) == 5
    assert [contact.id for contact in printed if f"{contact.label.zh}：{contact.value.zh}" not in text] == []


def test_the_dates_are_those_of_the_notice() -> None:
    text = full_text()
    printed = [day.on for day in SHANGHAI.days if day.source == "notice"]
    assert len(printed) == 3
    assert [day for day in printed if f"{day.year}年{day.month}月{day.day}日" not in text] == []


@pytest.mark.parametrize("file", sorted(SCHEMES.glob("*/*.toml")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_chinese_words_are_punctuated_in_chinese(file: Path) -> None:
    slips = [words for words in chinese(tomllib.loads(file.read_text("utf-8"))) if mixed(words)]
    assert slips == []


def chinese(value: object) -> list[str]:
    """All the Chinese words in a file's content."""
    if isinstance(value, dict):
        own = [value["zh"]] if isinstance(value.get("zh"), str) else []
        return own + [words for inner in value.values() for words in chinese(inner)]
    return [words for inner in value for words in chinese(inner)] if isinstance(value, list) else []


def mixed(words: str) -> bool:
    """Does a half-width mark of punctuation touch a Chinese character?"""
    return re.search(r"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]", words) is not None
