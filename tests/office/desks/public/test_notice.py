"""Is the whole notice on its page, statement by statement, with what rests on each?"""

import re

import pytest
from django.utils.translation import override

from award.notice.text import segments
from office.desks.public.notice import Note, Notice, notice_of
from office.records.notices import announced
from tests.office.conftest import Ask

TONGUES = ("zh-hans", "en")
PLACES = {"zh-hans": "/notice/", "en": "/en/notice/"}


def shown(tongue: str) -> Notice:
    with override(tongue):
        return notice_of(announced())


def notes(tongue: str = "zh-hans") -> dict[str, Note]:
    chapters = shown(tongue).chapters
    said = (piece.note for chapter in chapters for passage in chapter.passages for piece in passage.segments)
    return {note.mark: note for note in said if note}


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_statement_can_be_linked(ask: Ask, tongue: str) -> None:
    page = ask(PLACES[tongue]).content.decode()
    assert re.findall(r'class="statement" id="([^"]+)"', page) == list(announced().statements)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_notice_is_shown_to_the_letter(tongue: str) -> None:
    paragraphs = announced().notice.paragraphs
    kept = [p.zh if tongue == "zh-hans" else p.en for p in paragraphs]
    laid_out = [
        "".join(piece.words + piece.joint for piece in passage.segments)
        for chapter in shown(tongue).chapters
        for passage in chapter.passages
    ]
    assert laid_out == ["".join(words for words, _ in segments(text)) for text in kept]


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_statement_says_who_decides_it_and_what_rests_on_it(tongue: str) -> None:
    told = notes(tongue)
    assert list(told) == list(announced().statements)
    assert [note.mark for note in told.values() if not (note.decided_by and note.binds and note.proof)] == []
    assert [note.mark for note in told.values() if not note.kinds] == []


def test_what_people_judge_is_never_said_to_be_computed() -> None:
    natures = {nature.mark: nature.nature for nature in announced().notice.natures}
    judged = {mark for mark, nature in natures.items() if "judgement" in nature}
    assert {note.decided for mark, note in notes().items() if mark in judged} <= {"people", "both"}
    assert {note.decided for mark, note in notes().items() if mark not in judged} <= {"computed", "nobody"}


def test_the_tally_counts_every_statement_once() -> None:
    notice = shown("zh-hans")
    assert sum(tally.count for tally in notice.tallies) == notice.count == len(announced().statements)


def test_a_statement_said_twice_is_linked_where_it_is_said_first() -> None:
    pieces = [piece for chapter in shown("zh-hans").chapters for p in chapter.passages for piece in p.segments]
    marked = [piece.mark for piece in pieces if piece.mark]
    assert len(marked) > len(set(marked))
    assert [piece.mark for piece in pieces if piece.first] == list(announced().statements)


def test_a_translated_statement_shows_its_original(ask: Ask) -> None:
    page = ask("/en/notice/").content.decode()
    for statement in announced().statements.values():
        assert f'lang="zh-Hans">{statement.words.zh}</p>' in page


def test_the_rules_and_readings_of_a_statement_lead_to_them(ask: Ask) -> None:
    rule, reading = announced().eligibility.rules[0], announced().eligibility.readings[0]
    told = notes("en")
    led = [rest.address for kind in told[rule.clauses[0]].kinds for rest in kind.rests]
    assert f"/en/rules/#{rule.id}" in led
    assert f"/en/readings/#{reading.id}" in [asked.address for asked in told[reading.clauses[0]].questions]


@pytest.mark.parametrize("tongue", TONGUES)
def test_what_rests_on_a_statement_leads_somewhere(ask: Ask, tongue: str) -> None:
    addresses = {rest.address for note in notes(tongue).values() for kind in note.kinds for rest in kind.rests}
    addresses |= {asked.address for note in notes(tongue).values() for asked in note.questions}
    for page in {address.partition("#")[0] for address in addresses if address}:
        ids = set(re.findall(r'\sid="([^"]+)"', ask(page).content.decode()))
        wanted = {address.partition("#")[2] for address in addresses if address.startswith(f"{page}#")}
        assert wanted - ids == set()
