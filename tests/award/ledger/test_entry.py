"""Do equal entries have equal bytes, and do bytes that are not canonical not pass?"""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.entry import LARGEST, Actor, Entry, decode, encode
from award.vocabulary.fault import Faulty
from tests.award.ledger.logs import START, entry

names = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
entries = st.builds(
    Entry,
    act=st.from_regex(r"[a-z][a-z0-9_]{0,9}(\.[a-z][a-z0-9_]{0,9}){1,2}", fullmatch=True),
    actor=st.builds(Actor, names, st.none() | st.from_regex(r"[0-9a-f]{32}", fullmatch=True)),
    record=st.from_regex(r"[a-z][a-z0-9_]{0,9}/[A-Z][A-Za-z0-9._-]{0,9}", fullmatch=True),
    at=st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=zones),  # noqa: DTZ001 - the zone is drawn
    outcome=names,
    clauses=st.lists(st.from_regex(r"[A-Z][0-9]{0,2}-[0-9]", fullmatch=True), max_size=5).map(tuple),
    digest=st.none() | st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    detail=st.dictionaries(names, st.from_regex(r"[A-Z][A-Za-z0-9._:/+=-]{0,9}", fullmatch=True), max_size=5),
)


@given(entries)
def test_an_entry_comes_back_from_its_bytes(said: Entry) -> None:
    assert decode(encode(said)) == said
    assert encode(decode(encode(said))) == encode(said)


@given(entries)
def test_the_bytes_are_json_in_order_without_a_space(said: Entry) -> None:
    content = json.loads(encode(said))
    assert json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == encode(said)


@given(entries, zones, st.randoms(use_true_random=False))
def test_equal_entries_have_equal_bytes_however_they_were_made(said: Entry, zone: timezone, dice: Any) -> None:
    shuffled = list(said.detail.items())
    dice.shuffle(shuffled)
    parts = {name: getattr(said, name) for name in ("act", "actor", "record", "outcome", "clauses", "digest")}
    same = Entry(at=said.at.astimezone(zone), detail=dict(shuffled), **parts)
    assert same == said
    assert encode(same) == encode(said)


@given(entries, entries, st.sampled_from([part.name for part in fields(Entry)]))
def test_different_entries_have_different_bytes(one: Entry, other: Entry, part: str) -> None:
    mixed = replace(one, **{part: getattr(other, part)})
    assert (one == mixed) == (encode(one) == encode(mixed))


def test_the_bytes_are_those_that_the_documentation_shows() -> None:
    lines = (Path(__file__).parents[3] / "docs/ledger.md").read_text("utf-8").splitlines()
    actor = Actor(role="owner", pseudonym="00000000000000000000000000000001")
    shown = encode(replace(entry(1), actor=actor, record="filing/1")).decode()
    assert shown in "".join(line.strip() for line in lines)


BYTES = encode(entry(1)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 8000,
        "\ufeff" + BYTES,
        BYTES + "\n",
        BYTES.replace(":", ": ", 1),
        BYTES.replace('"form":1', '"form":1.0'),
        BYTES.replace('"form":1', '"form":2'),
        BYTES.replace('"form":1', '"form":1e0'),
        BYTES.replace('"form":1', '"form":true'),
        BYTES.replace('"form":1', '"form":1,"form":1'),
        BYTES.replace('"files":"3"', '"files":"3","files":"3"'),
        BYTES.replace('"files":"3"', '"files":3'),
        BYTES.replace('"files":"3"', '"files":NaN'),
        BYTES.replace('"files":"3"', '"files":"\\u0033"'),
        BYTES.replace('"files":"3"', '"files":"３"'),
        BYTES.replace('"outcome":"done",', ""),
        BYTES.replace('"outcome":"done"', '"outcome":"done","more":"x"'),
        BYTES.replace('"done"', "null"),
        BYTES.replace('["S1-1"]', '"S1-1"'),
        BYTES.replace("01.000000Z", "01Z"),
        BYTES.replace("01.000000Z", "01.000000+00:00"),
        BYTES.replace("01.000000Z", "01.000000"),
        BYTES.replace('"2025-06-16T08:30:01.000000Z"', "1"),
        BYTES.replace('{"pseudonym":"00000000000000000000000000000001","role":"applicant"}', '"applicant"'),
        json.dumps(json.loads(BYTES), indent=1),
        json.dumps(dict(reversed(json.loads(BYTES).items())), separators=(",", ":")),
    ],
)
def test_another_spelling_of_an_entry_is_refused(text: str) -> None:
    with pytest.raises(Faulty) as refused:
        decode(text.encode(), "tile/entries/000")
    assert {fault.file for fault in refused.value.faults} == {"tile/entries/000"}


@given(st.binary(max_size=200))
def test_no_bytes_are_read_as_an_entry_by_chance_or_break_the_reader(content: bytes) -> None:
    with pytest.raises(Faulty):
        decode(content)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"act": "提交申报"}, "act"),
        ({"act": "submit"}, "act"),
        ({"actor": Actor("applicant", "示例")}, "actor.pseudonym"),
        ({"actor": Actor("applicant", "zhang.san@example.com")}, "actor.pseudonym"),
        ({"actor": Actor("虚构人员")}, "actor.role"),
        ({"record": "application/示例公司"}, "record"),
        ({"record": "application/13800138000"}, "record"),
        ({"detail": {"say": "with a space"}}, "detail.say"),
        ({"detail": {"mail": "a@b.example"}}, "detail.mail"),
        ({"detail": {"phone": "8613800138000"}}, "detail.phone"),
        ({"detail": {"card": "11010119900101001X"}}, "detail.card"),
        ({"detail": {"号码": "1"}}, "detail"),
        ({"clauses": ("第一条",)}, "clauses[1]"),
        ({"digest": "00"}, "digest"),
        ({"outcome": "已提交"}, "outcome"),
        ({"at": START.replace(tzinfo=None)}, "at"),
        ({"clauses": ("S1-1",) * 25}, "clauses"),
    ],
)
def test_there_is_no_place_for_a_name_an_address_or_a_sentence(changed: dict[str, Any], key: str) -> None:
    parts = {"act": "application.submit", "actor": Actor("clock"), "record": "notice/1", "at": START, "outcome": "done"}
    with pytest.raises(Faulty) as refused:
        Entry(**{**parts, **changed})
    assert [fault.key for fault in refused.value.faults] == [key]


def test_every_fault_of_an_entry_is_told_at_once() -> None:
    with pytest.raises(Faulty) as refused:
        Entry(act="x", actor=Actor("X"), record="x", at=datetime(2025, 1, 1, tzinfo=UTC), outcome="X")
    assert [fault.key for fault in refused.value.faults] == ["act", "actor.role", "record", "outcome"]


def test_the_longest_entry_there_can_be_is_short_enough_to_be_kept() -> None:
    word = "x" * 64
    longest = Entry(
        act=".".join([word] * 4),
        actor=Actor(word, "0" * 32),
        record=f"{word}/{word}",
        at=START,
        outcome=word,
        clauses=(word,) * 24,
        digest="0" * 64,
        detail={f"x{number:_>63}": "X" * 128 for number in range(24)},
    )
    assert len(encode(longest)) <= LARGEST
    assert decode(encode(longest)) == longest


def test_what_is_longer_than_an_entry_is_not_even_read() -> None:
    with pytest.raises(Faulty, match="entry_too_long"):
        decode(b"1" * (LARGEST + 1))


def test_what_was_handed_in_can_no_longer_change_the_entry() -> None:
    detail = {"files": "3"}
    said = Entry(act="a.b", actor=Actor("clock"), record="a/b", at=START, outcome="done", detail=detail)
    detail["files"] = "4"
    assert said.detail["files"] == "3"
